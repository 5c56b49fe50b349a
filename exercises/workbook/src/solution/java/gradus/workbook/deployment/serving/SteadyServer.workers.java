package gradus.workbook.deployment.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** As many worker threads as copies, and a queue before them; a request that waits has no thread. */
public final class SteadyServer {
    public interface Model {
        double predict(double[] features);
    }

    public interface Running extends AutoCloseable {
        int port();

        @Override
        void close();
    }

    private SteadyServer() {}

    public static Running start(Supplier<Model> factory, int copies) {
        Queue<Model> idle = new ConcurrentLinkedQueue<>();
        ExecutorService workers = Executors.newFixedThreadPool(copies);
        for (int i = 0; i < copies; i++) {
            idle.add(factory.get());
        }
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.jetty.modifyServer(server -> {
                server.setStopTimeout(5000);
                server.setHandler(new GracefulHandler());
            });
            config.routes.post("/predict", ctx -> answer(ctx, idle, workers));
            config.routes.exception(
                    JsonProcessingException.class, (e, ctx) -> ctx.status(400).result("the body must be JSON"));
        });
        app.start("127.0.0.1", 0);
        return new Running() {
            @Override
            public int port() {
                return app.port();
            }

            @Override
            public void close() {
                app.stop();
                workers.shutdown();
            }
        };
    }

    private static void answer(Context ctx, Queue<Model> idle, ExecutorService workers) throws Exception {
        JsonNode array = new ObjectMapper().readTree(ctx.body()).path("features");
        boolean good = array.isArray();
        double[] features = new double[array.size()];
        for (int j = 0; j < features.length; j++) {
            good &= array.path(j).isNumber();
            features[j] = array.path(j).doubleValue();
        }
        if (!good) {
            ctx.status(400).result("features must be an array of numbers");
            return;
        }
        ctx.future(() -> CompletableFuture.supplyAsync(
                        () -> {
                            Model model = idle.remove();
                            try {
                                return model.predict(features);
                            } finally {
                                idle.add(model);
                            }
                        },
                        workers)
                .thenAccept(prediction ->
                        ctx.contentType("application/json").result("{\"prediction\": " + prediction + "}")));
    }
}
