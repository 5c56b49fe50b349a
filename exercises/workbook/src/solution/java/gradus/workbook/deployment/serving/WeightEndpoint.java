package gradus.workbook.deployment.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * This endpoint runs, and two complaints have come in.
 *
 * <p>The operator: "Whenever a client sends half a document, our alarm rings at night, because the server answers 500. It is
 * not our fault!" (The request is complete; the document in it is not.) A body that is not JSON must be answered 400, as a
 * problem whose detail says so. What fails on our side must go on being answered 500: that is what the alarm is for.
 *
 * <p>The clinic: "On busy mornings, one patient in a thousand gets the weight of another." Whatever other requests are
 * served at the same moment, an answer must belong to its own question. Predictions may go on running at the same time: do
 * not make patients queue.
 *
 * <p>Find the two faults. Nothing else is wrong: what clients send and get otherwise must stay as it is. (An empty body, which
 * {@code readTree} accepts, stays 422; text after a complete document stays ignored.)
 *
 * @see <a href="../../../../../../../../../deployment/docs/serving.md">deployment/docs/serving.md</a>
 */
public final class WeightEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS = List.of("height_cm", "waist_cm");

    /** A regression on standardised features. */
    public static final class Model {
        private final List<DoubleUnaryOperator> scales;
        private final ToDoubleFunction<double[]> regression;

        /**
         * A model.
         *
         * @param scales one function for each feature, which standardises it, such as (height − 170) / 10
         * @param regression from standardised features to a weight in kilograms; it may be slow
         */
        public Model(List<DoubleUnaryOperator> scales, ToDoubleFunction<double[]> regression) {
            this.scales = List.copyOf(scales);
            this.regression = regression;
        }

        /** The weight in kilograms. */
        public double predict(double[] features) {
            return regression.applyAsDouble(standardise(features));
        }

        // begin solution: an array of its own for each call
        private double[] standardise(double[] features) {
            double[] standardised = new double[features.length];
            for (int j = 0; j < features.length; j++) {
                standardised[j] = scales.get(j).applyAsDouble(features[j]);
            }
            return standardised;
        }
        // instead of
        // private final double[] standardised = new double[2];
        //
        // private double[] standardise(double[] features) {
        //     for (int j = 0; j < features.length; j++) {
        //         standardised[j] = scales.get(j).applyAsDouble(features[j]);
        //     }
        //     return standardised;
        // }
        // end solution
    }

    private WeightEndpoint() {}

    /** The endpoint {@code POST /predict}, not yet started. */
    public static Javalin create(Model model) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.routes.post("/predict", ctx -> predict(ctx, model));
            // begin solution: what is not JSON is the client's fault
            config.routes.exception(
                    JsonProcessingException.class,
                    (e, ctx) -> answerProblem(ctx, 400, "the body is not JSON: " + e.getOriginalMessage()));
            // instead of
            // end solution
            config.routes.exception(Exception.class, (e, ctx) -> answerProblem(ctx, 500, "the server failed"));
        });
    }

    private static void predict(Context ctx, Model model) throws JsonProcessingException {
        JsonNode body = JSON.readTree(ctx.body());
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
