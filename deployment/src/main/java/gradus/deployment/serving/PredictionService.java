package gradus.deployment.serving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.classicalml.linearregression.PredictionInterval;
import gradus.deployment.contracts.JsonBody;
import gradus.deployment.contracts.Measurements;
import gradus.deployment.contracts.Problem;
import gradus.deployment.monitoring.JsonLines;
import gradus.deployment.monitoring.Pseudonyms;
import gradus.deployment.security.BadInputLimit;
import gradus.deployment.security.ClientAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * From a request to its answer, with all that the weight model's clients and operators are promised: routes, validation, problems, limits,
 * ids, logs, metrics, readiness, the order of a stop. It knows no server: what carries the bytes asks it.
 */
public final class PredictionService {
    private static final Logger LOG = Logger.getLogger(PredictionService.class.getName());
    private static final JsonFactory PLAIN = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    /** What maps objects takes as long to load as the rest of the server, and no prediction needs it. */
    private static final class Mapper {
        private static final ObjectMapper JSON = new ObjectMapper(PLAIN);
    }

    /** What a route does with a call. */
    private interface Action {
        HttpContent content(HttpCall call) throws IOException;
    }

    private final Settings settings;
    private final CompletableFuture<WeightModel> model = new CompletableFuture<>();
    private final BadInputLimit badInput;
    private final Pseudonyms pseudonyms = new Pseudonyms();
    private final RequestIds ids = new RequestIds();
    private final CompletableFuture<ServingMetrics> metrics = CompletableFuture.supplyAsync(ServingMetrics::new);
    private final Routes<Action> routes = new Routes<>();
    private final AtomicBoolean draining = new AtomicBoolean();

    /** A service without a model; {@link #load} brings it. */
    public PredictionService(Settings settings) {
        this.settings = settings;
        this.badInput =
                new BadInputLimit(settings.badInputBurst(), settings.badInputPerSecond(), 10_000, System::nanoTime);
        addRoutes();
    }

    private void addRoutes() {
        String v2 = "/v2/models/" + WeightModel.NAME;
        routes.post("/predict", limited(this::predict));
        for (String path : List.of(v2, v2 + "/versions/" + WeightModel.VERSION)) {
            routes.get(path, call -> json(OpenInference.metadata(loaded())));
            routes.get(path + "/ready", this::ready);
            routes.post(
                    path + "/infer",
                    limited(call -> json(OpenInference.infer(Measurements.parse(call.body()), loaded()))));
        }
        routes.get("/v2", call -> json(OpenInference.server()));
        routes.get("/v2/health/live", call -> json(Map.of("live", true)));
        routes.get("/v2/health/ready", this::ready);
        routes.get("/metrics", call -> text(ServingMetrics.TYPE, metrics.join().text()));
        routes.get("/openapi.json", call -> json(OpenApi.document(loaded().fields())));
        routes.get("/", call -> text("text/html; charset=utf-8", Page.html(loaded().fields())));
        resource("page.css", "text/css");
        resource("page.js", "text/javascript");
        resource("icon.svg", "image/svg+xml");
    }

    private void resource(String name, String type) {
        HttpContent content = text(type + "; charset=utf-8", Page.resource(name));
        routes.get("/" + name, call -> content);
    }

    /** Every path with its methods, for servers that have routes of their own. */
    public Map<String, List<String>> paths() {
        return routes.paths();
    }

    /**
     * Loads the model on a thread of its own.
     *
     * @param loader what loads it
     */
    public void load(Supplier<WeightModel> loader) {
        Thread loading = new Thread(() -> model.complete(loader.get()), "model-loader");
        loading.setUncaughtExceptionHandler((thread, e) -> {
            LOG.log(Level.SEVERE, "the model cannot be loaded", e);
            model.completeExceptionally(e);
        });
        loading.setDaemon(true);
        loading.start();
    }

    /** The server listens: logs where, as soon as the model is loaded, too. */
    public void listening(String url) {
        model.thenRun(
                () -> JsonLines.log(LOG, Level.INFO, "ready", JsonBody.ordered("model", WeightModel.NAME, "url", url)));
    }

    /** Waits until the model is loaded; a failure to load comes out here. */
    public void awaitReady() {
        model.join();
    }

    /** Whether it has been told to stop. */
    public boolean draining() {
        return draining.get();
    }

    /** Answers a call; what goes wrong is an answer, too. */
    public HttpReply reply(HttpCall call) {
        String id = ids.of(call.header("X-Request-Id"));
        boolean crowded = call.connections() > settings.mostConnections();
        boolean last = crowded || draining.get(); // sends the client elsewhere with its next request
        Routes.Route<Action> route = routes.at(call.path());
        String name = route == null ? "other" : route.path();
        try {
            if (crowded) {
                throw new Problem(503, "there are too many connections; try again in 1 s").with("Retry-After", "1");
            }
            return new HttpReply(id, name, action(call, route).content(call), last);
        } catch (Problem problem) {
            return new HttpReply(id, name, problem, last);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.SEVERE, "request " + id + " failed", e);
            Problem ours = new Problem(500, "the server failed; its log tells more under this request_id");
            return new HttpReply(id, name, ours, last);
        }
    }

    private static Action action(HttpCall call, Routes.Route<Action> route) {
        if (route == null) {
            throw new Problem(404, "there is nothing for " + call.method() + " at " + call.path());
        }
        Action action = route.of(call.method());
        if (action == null) {
            String allow = String.join(", ", route.methods());
            throw new Problem(405, call.path() + " takes " + allow + ", but the method was " + call.method())
                    .with("Allow", allow);
        }
        return action;
    }

    /** Turns clients away that have lately sent too much bad input; counts what is wrong with the others' requests. */
    private Action limited(Action action) {
        return call -> {
            String client = client(call);
            long seconds = badInput.secondsToWait(client);
            if (seconds > 0) {
                throw new Problem(429, "too many bad requests lately; try again in " + seconds + " s")
                        .with("Retry-After", Long.toString(seconds));
            }
            try {
                return action.content(call);
            } catch (Problem problem) {
                if (problem.status() < 500 && problem.status() != 408) { // to be slow is no fault
                    badInput.fault(client);
                }
                throw problem;
            }
        };
    }

    private String client(HttpCall call) {
        return settings.proxies().isEmpty()
                ? call.peer()
                : ClientAddress.of(call.peer(), call.header("X-Forwarded-For"), settings.proxies());
    }

    /** The REST endpoint: five numbers in, a weight and its interval out. */
    private HttpContent predict(HttpCall call) throws IOException {
        WeightModel loaded = loaded();
        PredictionInterval answer = loaded.predict(Measurements.read(call.body(), loaded.fields()));
        ByteArrayOutputStream out = new ByteArrayOutputStream(192);
        try (JsonGenerator json = PLAIN.createGenerator(out)) {
            write(answer, json);
        }
        return new HttpContent("application/json", out.toByteArray());
    }

    private static void write(PredictionInterval answer, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("weight_kg", answer.prediction());
        json.writeObjectFieldStart("interval");
        json.writeNumberField("confidence", answer.confidence());
        json.writeNumberField("lower_kg", answer.low());
        json.writeNumberField("upper_kg", answer.high());
        json.writeEndObject();
        json.writeObjectFieldStart("model");
        json.writeStringField("name", WeightModel.NAME);
        json.writeStringField("version", WeightModel.VERSION);
        json.writeEndObject();
        json.writeEndObject();
    }

    private WeightModel loaded() {
        if (!model.isDone() || model.isCompletedExceptionally()) {
            throw new Problem(503, "the model is not loaded yet");
        }
        return model.join();
    }

    private HttpContent ready(HttpCall call) throws IOException {
        loaded();
        if (draining.get()) {
            throw new Problem(503, "the server is stopping");
        }
        return json(JsonBody.ordered("name", WeightModel.NAME, "ready", true));
    }

    private static HttpContent json(Object value) throws IOException {
        return new HttpContent("application/json", Mapper.JSON.writeValueAsBytes(value));
    }

    private static HttpContent text(String type, String content) {
        return new HttpContent(type, content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Logs and counts an answer that has been sent.
     *
     * @param nanos how long it took
     */
    public void sent(HttpCall call, HttpReply reply, long nanos) {
        metrics.join().count(reply.route(), reply.status(), nanos);
        JsonLines.log(
                LOG,
                Level.INFO,
                "request",
                JsonBody.ordered(
                        "id", reply.id(),
                        "method", call.method(),
                        "path", call.path(),
                        "status", reply.status(),
                        "ms", Math.max(1, nanos / 1000) / 1e3,
                        "client", pseudonyms.of(client(call))));
    }

    /**
     * Stops and loses no request: says that it is not ready, goes on answering while load balancers notice, then closes the door.
     *
     * @param closeDoor lets nobody in any more, and returns when the requests in flight are answered
     */
    public void stop(Runnable closeDoor) {
        if (draining.compareAndSet(false, true)) { // from here on it says "not ready"
            long millis = settings.drain().toMillis();
            JsonLines.log(LOG, Level.INFO, "stopping", Map.of("drain_ms", millis));
            pause(millis);
            closeDoor.run();
            JsonLines.log(LOG, Level.INFO, "stopped", Map.of());
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stop now, and let the caller know
        }
    }
}
