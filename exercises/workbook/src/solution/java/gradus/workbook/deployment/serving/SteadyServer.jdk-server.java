package gradus.workbook.deployment.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The same with the JDK's own server: a semaphore guards the copies, and another counts the requests in flight. */
public final class SteadyServer {
    public interface Model {
        double predict(double[] features);
    }

    public interface Running extends AutoCloseable {
        int port();

        @Override
        void close();
    }

    private static final int MOST_AT_ONCE = 10_000;

    private SteadyServer() {}

    public static Running start(Supplier<Model> factory, int copies) {
        ArrayDeque<Model> idle = new ArrayDeque<>();
        for (int i = 0; i < copies; i++) {
            idle.add(factory.get());
        }
        Semaphore free = new Semaphore(copies);
        AtomicBoolean stopping = new AtomicBoolean();
        Semaphore inFlight = new Semaphore(MOST_AT_ONCE);
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/predict", exchange -> {
            boolean counted = inFlight.tryAcquire();
            try (exchange) {
                if (counted && !stopping.get()) {
                    answer(exchange, idle, free);
                } else {
                    send(exchange, 503, "the server is stopping");
                }
            } finally {
                inFlight.release(counted ? 1 : 0);
            }
        });
        server.start();
        return new Running() {
            @Override
            public int port() {
                return server.getAddress().getPort();
            }

            @Override
            public void close() {
                stopping.set(true);
                try {
                    inFlight.tryAcquire(MOST_AT_ONCE, 5, TimeUnit.SECONDS); // all of them: nobody is inside
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                server.stop(0);
                threads.shutdown();
            }
        };
    }

    private static void answer(HttpExchange exchange, ArrayDeque<Model> idle, Semaphore free) throws IOException {
        double[] features = features(exchange.getRequestBody().readAllBytes());
        if (features == null) {
            send(exchange, 400, "features must be an array of numbers");
            return;
        }
        free.acquireUninterruptibly();
        Model model;
        synchronized (idle) {
            model = idle.pop();
        }
        try {
            send(exchange, 200, "{\"prediction\":" + model.predict(features) + "}");
        } catch (RuntimeException | Error e) {
            send(exchange, 500, "the model failed");
        } finally {
            synchronized (idle) {
                idle.push(model);
            }
            free.release();
        }
    }

    /** The features, or null if the body holds none. */
    private static double[] features(byte[] body) throws IOException {
        JsonNode array;
        try {
            array = new ObjectMapper().readTree(body).path("features");
        } catch (JsonProcessingException e) {
            return null;
        }
        double[] features = new double[array.size()];
        for (int j = 0; j < features.length; j++) {
            if (array.get(j) == null || !array.get(j).isNumber()) {
                return null;
            }
            features[j] = array.get(j).doubleValue();
        }
        return array.isArray() ? features : null;
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
