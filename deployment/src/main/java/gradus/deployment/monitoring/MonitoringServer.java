package gradus.deployment.monitoring;

import gradus.deployment.contracts.SecurityHeaders;
import io.javalin.Javalin;
import java.net.URI;

/** The dashboard at {@code /} and Prometheus's text at {@code /metrics}, on this machine only. */
public final class MonitoringServer implements AutoCloseable {
    private final Javalin app;

    /**
     * Starts.
     *
     * @param port 0 for any that is free
     */
    public MonitoringServer(CreditWatch watch, int port) {
        app = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    config.routes.before(ctx -> SecurityHeaders.ALL.forEach(ctx::header));
                    config.routes.get("/", ctx -> {
                        ctx.header(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
                        ctx.contentType("text/html; charset=utf-8").result(watch.page());
                    });
                    config.routes.get(
                            "/metrics",
                            ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                                    .result(watch.metrics().scrape()));
                })
                .start("127.0.0.1", port);
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + app.port());
    }

    @Override
    public void close() {
        app.stop();
    }
}
