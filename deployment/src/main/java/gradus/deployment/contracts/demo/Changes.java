package gradus.deployment.contracts.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.deployment.contracts.Break;
import gradus.deployment.contracts.Compatibility;
import gradus.deployment.contracts.KnownChange;
import gradus.deployment.contracts.OpenApiDiff;
import gradus.deployment.contracts.SchemaReader;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;

/** Changes of a schema and whom they break. */
final class Changes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final List<String> SHOWN = List.of(
            "optional member added, others refused",
            "optional member added, others ignored",
            "required member added",
            "required member removed, others ignored",
            "optional member removed, others ignored",
            "required member made optional",
            "member under both names, both required",
            "member under both names, neither required",
            "minimum lowered",
            "minimum raised",
            "whole numbers to any numbers",
            "null allowed as well",
            "value added to an enum",
            "same range in other words",
            "description changed");

    private final URI server;

    Changes(URI server) {
        this.server = server;
    }

    private static List<KnownChange> shown() {
        List<KnownChange> all = KnownChange.all();
        return SHOWN.stream()
                .map(name -> all.stream()
                        .filter(row -> row.change().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    void table(Lines lines) {
        lines.print("%-43s %-10s %s", "", "request", "response");
        for (KnownChange row : shown()) {
            var before = SchemaReader.read(row.before());
            var after = SchemaReader.read(row.after());
            lines.print(
                    "%-43s %-10s %s",
                    row.change(),
                    word(Compatibility.backward(before, after)),
                    word(Compatibility.forward(before, after)));
        }
    }

    private static String word(List<Break> breaks) {
        return breaks.isEmpty() ? "-" : "breaks";
    }

    /** The proof of a break is a document. */
    void proof(Lines lines) throws IOException {
        JsonNode before = JSON.readTree("{\"properties\": {\"waist_cm\": {\"type\": \"number\", \"minimum\": 57}}}");
        JsonNode after = JSON.readTree(
                "{\"properties\": {\"waist_cm\": {\"type\": \"integer\", \"minimum\": 50}}, \"required\": [\"waist_cm\"]}");
        for (Break found : Compatibility.backward(SchemaReader.read(before), SchemaReader.read(after))) {
            lines.print("%-10s %-52s %s", found.pointer(), found.reason(), found.document());
        }
    }

    /** The matrix of the changes against who breaks. */
    XyPlot matrix() {
        List<KnownChange> rows = shown();
        int n = rows.size();
        XyPlot plot = Plot.xy(860, 560, "The same change, in a request and in a response", "", "");
        plot.words("request", 1.6, n + 1).words("response", 2.6, n + 1);
        for (int i = 0; i < n; i++) {
            plot.words(rows.get(i).change(), 0.4, n - i);
        }
        for (boolean breaks : new boolean[] {false, true}) {
            double[] x = new double[2 * n];
            double[] y = new double[2 * n];
            int count = 0;
            for (int i = 0; i < n; i++) {
                for (int column = 0; column < 2; column++) {
                    boolean broken = column == 0
                            ? rows.get(i).breaksRequests()
                            : rows.get(i).breaksResponses();
                    if (broken == breaks) {
                        x[count] = 1.6 + column;
                        y[count++] = n - i;
                    }
                }
            }
            int[] used = IntStream.range(0, count).toArray();
            plot.points(
                    breaks ? "breaks old clients" : "breaks nobody",
                    IntStream.of(used).mapToDouble(i -> x[i]).toArray(),
                    IntStream.of(used).mapToDouble(i -> y[i]).toArray());
        }
        return plot.markerSize(11).x(-0.5, 3.1).y(0.3, n + 1.6).noXTicks().noYTicks();
    }

    /** The real server's own document against three edits of it. */
    void diff(Lines lines) throws Exception {
        HttpRequest ask =
                HttpRequest.newBuilder(server.resolve("/openapi.json")).build();
        JsonNode today = JSON.readTree(CLIENT.send(ask, BodyHandlers.ofString()).body());
        JsonNode tomorrow = today.deepCopy();
        ObjectNode schemas = (ObjectNode) tomorrow.at("/components/schemas");
        ((ObjectNode) schemas.at("/Measurements/properties")).putObject("age").put("type", "integer");
        ((ObjectNode) schemas.at("/Measurements/properties/waist_cm")).put("maximum", 110);
        ((ArrayNode) schemas.at("/Weight/required")).remove(1);
        ((ObjectNode) schemas.at("/Weight/properties")).putObject("bmi").put("type", "number");
        ((ObjectNode) tomorrow.path("paths")).remove("/v2/health/live");
        lines.print(
                "today's against itself: %d changes",
                OpenApiDiff.between(today, today).size());
        for (OpenApiDiff.Change change : OpenApiDiff.between(today, tomorrow)) {
            lines.print("%-8s %s%n           %s", change.breaks() ? "breaks" : "-", change.where(), change.what());
        }
    }
}
