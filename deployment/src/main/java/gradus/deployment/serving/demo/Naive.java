package gradus.deployment.serving.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.deployment.serving.WeightModel;
import gradus.fundamentals.demo.Lines;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** The endpoint that everybody writes first, and what it answers. */
final class Naive {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Naive() {}

    static Javalin create(WeightModel model) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            endpoint(config, model);
        });
    }

    private static void endpoint(JavalinConfig config, WeightModel model) {
        config.routes.post("/predict", ctx -> {
            JsonNode body = JSON.readTree(ctx.body());
            double[] features = model.fields().stream()
                    .mapToDouble(field -> body.get(field.name()).asDouble())
                    .toArray();
            ctx.result("{\"weight_kg\": " + model.linear().predict(features) + "}");
        });
    }

    static void naive(Lines lines, int port) throws Exception {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("as asked", Asking.GOOD);
        bodies.put("height in metres", Asking.GOOD.replace("174", "1.74"));
        bodies.put("waist null", Asking.GOOD.replace("77", "null"));
        bodies.put("waist \"wide\"", Asking.GOOD.replace("77", "\"wide\""));
        bodies.put("half a body", Asking.GOOD.substring(0, 30));
        for (Map.Entry<String, String> body : bodies.entrySet()) {
            HttpResponse<String> response = Asking.post(port, "/predict", body.getValue());
            String answer = response.statusCode() == 200
                    ? Lines.text(
                            "%.1f kg",
                            Asking.json(response.body()).get("weight_kg").doubleValue())
                    : response.body();
            lines.print("%-18s %d  %s", body.getKey(), response.statusCode(), answer);
        }
    }
}
