package gradus.kit.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Clients of a server on this machine that post JSON to one path. Closing them abandons what has not been answered. */
public final class Clients implements AutoCloseable {
    /** The threads of all clients: whoever looks for threads of a server need not look at these. */
    static final ThreadGroup THREADS = new ThreadGroup("clients");

    /** For the whole process: where many clients are needed for each of many answers, to start their threads takes longer than what they do. */
    private static final ExecutorService POOL = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(THREADS, task, "client");
        thread.setDaemon(true);
        thread.setContextClassLoader(Clients.class.getClassLoader()); // not that of the answer which is graded just now
        return thread;
    });

    private static final int LONGEST_SECONDS = 8;

    private final String path;
    private final Collection<Future<?>> running = new ConcurrentLinkedQueue<>();
    private final Executor threads = task -> running.add(POOL.submit(task));
    private HttpClient regular; // made when it is first needed: it costs a thread and a look at every certificate

    /** Clients of a path, such as {@code /predict}. */
    public Clients(String path) {
        this.path = path;
    }

    private URI address(int port) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Posts a body on a connection of its own, which is closed after it; waits 8 s for the answer. */
    public CompletableFuture<Answer> post(int port, String body) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return exchanged(port, body);
                    } catch (IOException e) {
                        return Answer.none(String.valueOf(e.getMessage()));
                    }
                },
                threads);
    }

    /** The same, given up after some seconds. */
    public Answer post(int port, String body, int seconds) {
        return post(port, body)
                .completeOnTimeout(Answer.none("no answer within " + seconds + " s"), seconds, TimeUnit.SECONDS)
                .join();
    }

    private Answer exchanged(int port, String body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address(port).toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setReadTimeout(LONGEST_SECONDS * 1000);
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String type = Objects.requireNonNullElse(connection.getContentType(), "");
            return new Answer(status, type, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Posts over a connection that stays open, and is used again by the next such post. */
    public CompletableFuture<Answer> postOnOpenConnection(int port, String body) {
        HttpRequest request = HttpRequest.newBuilder(address(port))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(LONGEST_SECONDS))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return regular()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> new Answer(
                        response.statusCode(),
                        response.headers().firstValue("Content-Type").orElse(""),
                        response.body()))
                .exceptionally(thrown -> Answer.none(String.valueOf(thrown.getMessage())));
    }

    private synchronized HttpClient regular() {
        if (regular == null) {
            regular = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(threads)
                    .build();
        }
        return regular;
    }

    /**
     * Asks a server that is stopping until one request is not served, for at most 3 s.
     *
     * @param stopped done when the server's close has returned
     * @return the last request: done if it was answered or refused, still open if it was let in
     */
    public CompletableFuture<Answer> knock(int port, String body, CompletableFuture<?> stopped) {
        CompletableFuture<Answer> last = post(port, body);
        long begin = System.nanoTime();
        while (!stopped.isDone() && !last.isDone() && System.nanoTime() - begin < 3_000_000_000L) {
            CompletableFuture.anyOf(stopped, last)
                    .completeOnTimeout(null, 50, TimeUnit.MILLISECONDS)
                    .exceptionally(thrown -> null)
                    .join();
            if (!last.isDone()) {
                last = post(port, body);
            }
        }
        return last;
    }

    /** Runs something beside the clients, such as a server's close. */
    public CompletableFuture<Void> aside(Runnable task) {
        return CompletableFuture.runAsync(task, threads);
    }

    @Override
    public void close() {
        running.forEach(task -> task.cancel(true));
    }
}
