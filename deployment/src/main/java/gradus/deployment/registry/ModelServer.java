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
    private static final String BEGUN = "begun";

    private final HotSwap<LiveModel> swap;
    private final String answer;
    private final Listener listener;
    private final Javalin app;

    /** Is told of each prediction that was asked for, before its answer leaves: the status, and how long the server took. */
    @FunctionalInterface
    public interface Listener {
        /** A request has its answer. */
        void answered(int status, Duration time);
    }

    /** A server of the weight model on a free port. The swap stays the caller's. */
    public ModelServer(HotSwap<LiveModel> swap) {
        this(swap, "weight_kg", (status, time) -> {});
    }

    /**
     * Starts on a free port. The swap stays the caller's.
     *
     * @param answer the name that a prediction has in the answer
     */
    public ModelServer(HotSwap<LiveModel> swap, String answer, Listener listener) {
        this.swap = Require.given("swap", swap);
        this.answer = Require.given("answer", answer);
        this.listener = Require.given("listener", listener);
        this.app = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    config.routes.before("/predict", ctx -> ctx.attribute(BEGUN, System.nanoTime()));
                    config.routes.after("/predict", this::tell);
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
            json(ctx, ordered(answer, model.predict(row), "model", named(model.version())));
        }
    }

    private void tell(Context ctx) {
        Long begun = ctx.attribute(BEGUN);
        listener.answered(ctx.statusCode(), Duration.ofNanos(System.nanoTime() - begun));
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
