package gradus.workbook.deployment.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The exception is caught where the body is read, and the features are standardised by a stream. */
public final class WeightEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS = List.of("height_cm", "waist_cm");

    public static final class Model {
        private final List<DoubleUnaryOperator> scales;
        private final ToDoubleFunction<double[]> regression;

        public Model(List<DoubleUnaryOperator> scales, ToDoubleFunction<double[]> regression) {
            this.scales = List.copyOf(scales);
            this.regression = regression;
        }

        public double predict(double[] features) {
            double[] standardised = IntStream.range(0, features.length)
                    .mapToDouble(j -> scales.get(j).applyAsDouble(features[j]))
                    .toArray();
            return regression.applyAsDouble(standardised);
        }
    }

    private WeightEndpoint() {}

    public static Javalin create(Model model) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.routes.post("/predict", ctx -> predict(ctx, model));
            config.routes.exception(Exception.class, (e, ctx) -> answerProblem(ctx, 500, "the server failed"));
        });
    }

    private static void predict(Context ctx, Model model) {
        JsonNode body;
        try {
            body = JSON.readTree(ctx.body());
        } catch (JsonProcessingException e) {
            answerProblem(ctx, 400, "the body must be JSON");
            return;
        }
        double[] features = new double[FIELDS.size()];
        for (int j = 0; j < features.length; j++) {
            JsonNode value = body.path(FIELDS.get(j));
            if (!value.isNumber()) {
                answerProblem(ctx, 422, FIELDS.get(j) + " must be a number");
                return;
            }
            features[j] = value.doubleValue();
        }
        double weight = model.predict(features);
        ctx.contentType("application/json");
        ctx.result(JSON.createObjectNode().put("weight_kg", weight).toString());
    }

    private static void answerProblem(Context ctx, int status, String detail) {
        ctx.status(status);
        ctx.contentType("application/problem+json");
        ctx.result(JSON.createObjectNode()
                .put("status", status)
                .put("detail", detail)
                .toString());
    }
}
