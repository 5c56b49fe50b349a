package gradus.deployment.registry;

import static gradus.deployment.contracts.JsonBody.ordered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gradus.deployment.contracts.Measurements;
import gradus.deployment.contracts.Problem;
import gradus.deployment.contracts.Problems;
import gradus.deployment.contracts.RequestBody;
import gradus.fundamentals.Require;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Predictions over HTTP by whichever model answers now: {@code POST /predict}, whose answer says which version made it, and
 * {@code GET /model}. On this machine only; limits, logs and pages are those of the lesson <em>serving</em>.
 */
public final class ModelServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HotSwap<LiveModel> swap;
    private final Javalin app;

    /** Starts on a free port. The swap stays the caller's. */
    public ModelServer(HotSwap<LiveModel> swap) {
        this.swap = Require.given("swap", swap);
        this.app = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    config.routes.post("/predict", this::predict);
                    config.routes.get("/model", this::model);
                    config.routes.exception(Problem.class, ModelServer::refuse);
                })
                .start("127.0.0.1", 0);
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + app.port());
    }

    /** One lease for the whole request: its fields, its prediction and its name are of one version. */
    private void predict(Context ctx) throws JsonProcessingException {
        byte[] body = RequestBody.read(ctx, 1 << 16, Duration.ofSeconds(10));
        try (HotSwap.Lease<LiveModel> lease = swap.lease()) {
            LiveModel model = lease.model();
            double[] row = Measurements.read(Measurements.parse(body), model.fields());
            json(ctx, ordered("weight_kg", model.predict(row), "model", named(model.version())));
        }
    }

    private void model(Context ctx) throws JsonProcessingException {
        try (HotSwap.Lease<LiveModel> lease = swap.lease()) {
            json(ctx, named(lease.model().version()));
        }
    }

    private static Map<String, Object> named(Version version) {
        return ordered("name", version.model(), "version", version.number(), "sha256", version.artefact());
    }

    private static void json(Context ctx, Object value) throws JsonProcessingException {
        ctx.contentType("application/json").result(JSON.writeValueAsBytes(value));
    }

    private static void refuse(Problem problem, Context ctx) {
        ctx.status(problem.status());
        ctx.contentType("application/problem+json");
        ctx.result(Problems.json(problem, UUID.randomUUID().toString()));
    }

    @Override
    public void close() {
        app.stop();
    }
}
