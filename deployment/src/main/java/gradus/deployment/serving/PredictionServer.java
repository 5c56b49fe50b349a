package gradus.deployment.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.classicalml.linearregression.PredictionInterval;
import gradus.deployment.contracts.JsonBody;
import gradus.deployment.contracts.Measurements;
import gradus.deployment.contracts.Problem;
import gradus.deployment.contracts.ProblemPages;
import gradus.deployment.contracts.Problems;
import gradus.deployment.contracts.RequestBody;
import gradus.deployment.contracts.SecurityHeaders;
import gradus.deployment.monitoring.JsonLines;
import gradus.deployment.monitoring.Pseudonyms;
import gradus.deployment.security.BadInputLimit;
import gradus.deployment.security.ClientAddress;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * The weight model behind HTTP: the page, a REST endpoint, the Open Inference Protocol, and what an operator needs (health,
 * readiness, logs, a stop that loses no request).
 */
public final class PredictionServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PredictionServer.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final CompletableFuture<WeightModel> model;
    private final BadInputLimit badInput;
    private final Pseudonyms pseudonyms = new Pseudonyms();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final Javalin app;
    private ServerConnector connector;

    /**
     * Listens at once; answers questions as soon as the model is loaded.
     *
     * @param loader runs once, on a thread of its own
     */
    public PredictionServer(Settings settings, Supplier<WeightModel> loader) {
        this.settings = settings;
        this.badInput =
                new BadInputLimit(settings.badInputBurst(), settings.badInputPerSecond(), 10_000, System::nanoTime);
        this.model = new CompletableFuture<>();
        this.app = Javalin.create(this::configure).start();
        Thread loading = new Thread(() -> load(loader), "model-loader");
        loading.setDaemon(true);
        loading.start();
    }

    private void load(Supplier<WeightModel> loader) {
        try {
            model.complete(loader.get());
            JsonLines.log(LOG, Level.INFO, "ready", JsonBody.ordered("model", WeightModel.NAME, "url", url()));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "the model cannot be loaded", e);
            model.completeExceptionally(e);
        }
    }

    /** Waits until the model is loaded; a failure to load comes out here. */
    public PredictionServer awaitReady() {
        model.join();
        return this;
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Where it listens, such as {@code http://127.0.0.1:8080}. */
    public String url() {
        return "http://" + settings.host() + ":" + port();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(settings.stopTimeout().toMillis());
            server.setErrorHandler(new ProblemPages());
            server.setHandler(new GracefulHandler()); // counts requests in flight: stopping waits for them
        });
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.addConnector(this::connect);
        config.requestLogger.http(this::logRequest);
        routes(config);
        errors(config);
    }

    private ServerConnector connect(Server server, HttpConfiguration http) {
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        connector.setAcceptQueueSize(1024);
        return connector;
    }

    private void routes(JavalinConfig config) {
        String v2 = "/v2/models/" + WeightModel.NAME;
        config.routes.before(this::prepare);
        config.routes.post("/predict", limited(this::predict));
        for (String path : List.of(v2, v2 + "/versions/" + WeightModel.VERSION)) {
            get(config, path, ctx -> json(ctx, OpenInference.metadata(loaded())));
            get(config, path + "/ready", this::ready);
            config.routes.post(path + "/infer", limited(ctx -> json(ctx, OpenInference.infer(body(ctx), loaded()))));
        }
        get(config, "/v2", ctx -> json(ctx, OpenInference.server()));
        get(config, "/v2/health/live", ctx -> json(ctx, Map.of("live", true)));
        get(config, "/v2/health/ready", this::ready);
        get(config, "/openapi.json", ctx -> json(ctx, OpenApi.document(loaded().fields())));
        get(config, "/", ctx -> ctx.contentType("text/html; charset=utf-8").result(Page.html(loaded().fields())));
        resource(config, "page.css", "text/css");
        resource(config, "page.js", "text/javascript");
        resource(config, "icon.svg", "image/svg+xml");
    }

    /** A route for GET and for HEAD, which has the same status and headers. */
    private static void get(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }

    private static void resource(JavalinConfig config, String name, String type) {
        String content = Page.resource(name);
        get(config, "/" + name, ctx -> ctx.contentType(type + "; charset=utf-8").result(content));
    }

    /** The REST endpoint: five numbers in, a weight and its interval out. */
    private void predict(Context ctx) throws IOException {
        WeightModel loaded = loaded();
        PredictionInterval answer = loaded.predict(Measurements.read(body(ctx), loaded.fields()));
        json(
                ctx,
                JsonBody.ordered(
                        "weight_kg", answer.prediction(),
                        "interval",
                                JsonBody.ordered(
                                        "confidence",
                                        answer.confidence(),
                                        "lower_kg",
                                        answer.low(),
                                        "upper_kg",
                                        answer.high()),
                        "model", JsonBody.ordered("name", WeightModel.NAME, "version", WeightModel.VERSION)));
    }

    private JsonNode body(Context ctx) {
        return Measurements.parse(RequestBody.read(ctx, settings.mostBodyBytes(), settings.bodyTimeout()));
    }

    private WeightModel loaded() {
        if (!model.isDone() || model.isCompletedExceptionally()) {
            throw new Problem(503, "the model is not loaded yet");
        }
        return model.join();
    }

    private void ready(Context ctx) throws IOException {
        loaded();
        if (draining.get()) {
            throw new Problem(503, "the server is stopping");
        }
        json(ctx, JsonBody.ordered("name", WeightModel.NAME, "ready", true));
    }

    private void prepare(Context ctx) {
        String given = ctx.header("X-Request-Id");
        String id = given != null && given.matches("[A-Za-z0-9._-]{1,64}")
                ? given
                : UUID.randomUUID().toString();
        ctx.attribute("id", id);
        ctx.header("X-Request-Id", id);
        SecurityHeaders.ALL.forEach(ctx::header);
        if (draining.get()) {
            ctx.header("Connection", "close"); // sends the client elsewhere with its next request
        }
        int open = connector.getConnectedEndPoints().size();
        if (open > settings.mostConnections()) {
            ctx.header("Connection", "close");
            ctx.header("Retry-After", "1");
            throw new Problem(503, "there are too many connections; try again in 1 s");
        }
    }

    /** Turns clients away that have lately sent too much bad input; counts what is wrong with the others' requests. */
    private Handler limited(Handler handler) {
        return ctx -> {
            String client = client(ctx);
            long seconds = badInput.secondsToWait(client);
            if (seconds > 0) {
                ctx.header("Retry-After", Long.toString(seconds));
                throw new Problem(429, "too many bad requests lately; try again in " + seconds + " s");
            }
            try {
                handler.handle(ctx);
            } catch (Problem problem) {
                if (problem.status() < 500 && problem.status() != 408) { // to be slow is no fault
                    badInput.fault(client);
                }
                throw problem;
            }
        };
    }

    private String client(Context ctx) {
        return ClientAddress.of(ctx.ip(), ctx.header("X-Forwarded-For"), settings.proxies());
    }

    private void errors(JavalinConfig config) {
        config.routes.exception(Problem.class, PredictionServer::write);
        config.routes.exception(HttpResponseException.class, (e, ctx) -> {
            String allow = e.getDetails().get("availableMethods");
            if (allow == null) {
                write(new Problem(e.getStatus(), "there is nothing for " + ctx.method() + " at " + ctx.path()), ctx);
            } else {
                ctx.header("Allow", allow);
                write(new Problem(405, ctx.path() + " takes " + allow + ", but the method was " + ctx.method()), ctx);
            }
        });
        config.routes.exception(Exception.class, (e, ctx) -> {
            LOG.log(Level.SEVERE, "request " + ctx.attribute("id") + " failed", e);
            write(new Problem(500, "the server failed; its log tells more under this request_id"), ctx);
        });
    }

    private static void write(Problem problem, Context ctx) {
        ctx.status(problem.status());
        ctx.contentType("application/problem+json");
        ctx.result(Problems.json(problem, ctx.attribute("id")));
    }

    private static void json(Context ctx, Object value) throws IOException {
        ctx.contentType("application/json").result(JSON.writeValueAsBytes(value));
    }

    private void logRequest(Context ctx, float milliseconds) {
        JsonLines.log(
                LOG,
                Level.INFO,
                "request",
                JsonBody.ordered(
                        "id", ctx.attribute("id"),
                        "method", ctx.method().name(),
                        "path", ctx.path(),
                        "status", ctx.statusCode(),
                        "ms", milliseconds,
                        "client", pseudonyms.of(client(ctx))));
    }

    /**
     * Stops and loses no request: says that it is not ready, goes on answering while load balancers notice, then closes the
     * door, waits for the requests in flight, and returns.
     */
    @Override
    public void close() {
        if (draining.compareAndSet(false, true)) { // from here on it says "not ready"
            long millis = settings.drain().toMillis();
            JsonLines.log(LOG, Level.INFO, "stopping", Map.of("drain_ms", millis));
            pause(millis);
            app.stop(); // closes the door, then waits for the requests in flight
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
