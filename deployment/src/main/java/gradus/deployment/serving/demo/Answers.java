package gradus.deployment.serving.demo;

import com.fasterxml.jackson.databind.JsonNode;
import gradus.fundamentals.demo.Lines;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

/** What the lesson's server answers, and how its answers look. */
final class Answers {
    private final int port;

    Answers(int port) {
        this.port = port;
    }

    void answer(Lines lines) throws Exception {
        print(lines, Asking.GOOD);
    }

    void problem(Lines lines) throws Exception {
        print(lines, "{\"height_cm\": 1.74, \"chest_cm\": 93, \"waist_cm\": \"77\", \"thigh_cm\": 57}");
    }

    private void print(Lines lines, String body) throws Exception {
        HttpResponse<String> response = Asking.post(port, "/predict", body);
        String type = response.headers().firstValue("Content-Type").orElse("without a content type");
        lines.print("%s%n%n%d %s%n%s", body, response.statusCode(), type, broken(response.body()));
    }

    void inference(Lines lines) throws Exception {
        String body =
                "{\"id\": \"q-7\", \"inputs\": [{\"name\": \"measurements\", \"datatype\": \"FP64\", \"shape\": [2, 5],"
                        + "\n  \"data\": [[174, 93, 77, 57, 36], [160, 85, 70, 55, 34]]}], \"outputs\": [{\"name\": \"weight_kg\"}]}";
        String path = "/v2/models/weight/infer";
        lines.print(
                "POST %s%n%s%n%n%s",
                path, body, broken(Asking.post(port, path, body).body()));
    }

    /** JSON in lines of the page's width, broken between the object's members and between the objects of an array. */
    private static String broken(String json) throws IOException {
        StringBuilder text = new StringBuilder("{");
        int column = 1;
        for (Map.Entry<String, JsonNode> member : Asking.json(json).properties()) {
            String next = "\"" + member.getKey() + "\": " + member.getValue();
            String separator = text.length() == 1 ? "" : column + next.length() < 100 ? ", " : ",\n  ";
            column = separator.endsWith("  ") ? next.length() : column + next.length();
            text.append(separator).append(next.replace("{\"pointer", "\n    {\"pointer"));
        }
        return text.append("}").toString();
    }
}
