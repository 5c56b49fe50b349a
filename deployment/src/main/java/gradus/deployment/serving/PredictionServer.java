package gradus.deployment.serving;

import gradus.deployment.contracts.ProblemPages;
import gradus.deployment.contracts.RequestBody;
import gradus.deployment.contracts.SecurityHeaders;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * The weight model behind Javalin: the page, a REST endpoint, the Open Inference Protocol, and what an operator needs (health,
 * readiness, logs, metrics, a stop that loses no request). What it answers is the {@link PredictionService}'s.
 */
public final class PredictionServer implements ModelServer {
    /** From this length on Javalin compresses for clients that ask for it. */
    private static final int WORTH_COMPRESSING = 1500;

    private static final List<HttpField> SAME_FOR_ALL = SecurityHeaders.ALL.entrySet().stream()
            .<HttpField>map(header -> new PreEncodedHttpField(header.getKey(), header.getValue()))
            .toList();

    private final Settings settings;
    private final PredictionService service;
    private final Javalin app;
    private ServerConnector connector;

    /**
     * Listens at once; answers questions as soon as the model is loaded.
     *
     * @param loader runs once, on a thread of its own
     */
    public PredictionServer(Settings settings, Supplier<WeightModel> loader) {
        this.settings = settings;
        this.service = new PredictionService(settings);
        service.load(loader);
        this.app = Javalin.create(this::configure).start();
        service.listening(url());
    }

    @Override
    public PredictionServer awaitReady() {
        service.awaitReady();
        return this;
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
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
        config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(PredictionServer::sameForAll));
        config.jetty.addConnector(this::connect);
        service.paths()
                .forEach((path, methods) -> methods.forEach(
                        method -> config.routes.addHttpHandler(HandlerType.findOrCreate(method), path, this::handle)));
        config.routes.exception(HttpResponseException.class, (e, ctx) -> handle(ctx)); // no route: the service says so
    }

    private ServerConnector connect(Server server, HttpConfiguration http) {
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        connector.setAcceptQueueSize(1024);
        return connector;
    }

    /** Gives every answer the headers that browsers want; their bytes are made once. */
    private static Request sameForAll(Request request, HttpFields.Mutable response) {
        SAME_FOR_ALL.forEach(response::put);
        return request;
    }

    private void handle(Context ctx) {
        long begin = System.nanoTime();
        Call call = new Call(ctx);
        HttpReply reply = service.reply(call);
        try {
            send(ctx, reply);
        } finally {
            service.sent(call, reply, System.nanoTime() - begin);
        }
    }

    private static void send(Context ctx, HttpReply reply) {
        ctx.header("X-Request-Id", reply.id());
        reply.headers().forEach(ctx::header);
        if (reply.last()) {
            ctx.header("Connection", "close");
        }
        ctx.status(reply.status()).contentType(reply.type());
        try {
            out(ctx, reply.bytes().length).write(reply.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the client is gone", e);
        }
    }

    /** Where a body goes: Javalin's stream compresses; Jetty's own, which needs no fresh array of 32 KB, is told the length. */
    private static OutputStream out(Context ctx, int length) throws IOException {
        if (length >= WORTH_COMPRESSING) {
            return ctx.outputStream();
        }
        ctx.res().setContentLength(length);
        return ctx.res().getOutputStream();
    }

    private final class Call implements HttpCall {
        private final Context ctx;
        private final String method;
        private final String path;
        private final String peer;

        Call(Context ctx) {
            this.ctx = ctx;
            this.method = ctx.method().name();
            this.path = ctx.path();
            this.peer = ctx.ip();
        }

        @Override
        public String method() {
            return method;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public String header(String name) {
            return ctx.header(name);
        }

        @Override
        public String peer() {
            return peer;
        }

        @Override
        public int connections() {
            return connector.getConnectedEndPoints().size();
        }

        @Override
        public byte[] body() {
            return RequestBody.read(ctx, settings.mostBodyBytes(), settings.bodyTimeout());
        }
    }

    @Override
    public void close() {
        service.stop(app::stop); // closes the door, then waits for the requests in flight
    }
}
