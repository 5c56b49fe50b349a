package gradus.deployment.throughput.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server in a process of its own, at 127.0.0.1, with its log in a file that is thrown away. */
final class MeasuredServer implements AutoCloseable {
    /**
     * How to start one.
     *
     * @param words the program and its arguments; {@code %PORT%} stands for the port
     * @param folder where it runs
     * @param environment what it needs beyond ours
     */
    record Command(String name, List<String> words, Path folder, Map<String, String> environment) {}

    /** What every server is asked. */
    static final String BODY =
            "{\"height_cm\": 174, \"chest_cm\": 93, \"waist_cm\": 77, \"thigh_cm\": 57, \"calf_cm\": 36}";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private final Command command;
    private final int port;
    private final Path log;
    private final Process process;
    private double startSeconds;

    private MeasuredServer(Command command) throws IOException {
        this.command = command;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        log = Files.createTempFile("server", ".log");
        List<String> words = command.words().stream()
                .map(word -> word.replace("%PORT%", Integer.toString(port)))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(command.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(command.environment());
        process = builder.start();
    }

    /** Starts it, and waits for its first prediction. */
    static MeasuredServer start(Command command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        MeasuredServer server = new MeasuredServer(command);
        while (!server.answers()) {
            if (!server.process.isAlive() || System.nanoTime() - begin > 30e9) {
                String said = Files.readString(server.log);
                server.close();
                throw new IllegalStateException(command.name() + " must start within 30 s, but said: " + said);
            }
            Thread.sleep(5);
        }
        server.startSeconds = (System.nanoTime() - begin) / 1e9;
        return server;
    }

    /** Whether it predicts, and what our model predicts. */
    private boolean answers() throws InterruptedException {
        try (Socket door = new Socket(InetAddress.getLoopbackAddress(), port)) { // a cheaper question than the next
            if (!door.isConnected()) {
                return false;
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/predict"))
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(5))
                    .POST(HttpRequest.BodyPublishers.ofString(BODY))
                    .build();
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains("70.18056091433");
        } catch (IOException e) {
            return false; // not yet
        }
    }

    String name() {
        return command.name();
    }

    int port() {
        return port;
    }

    /** Seconds from the start of the process to its first prediction. */
    double startSeconds() {
        return startSeconds;
    }

    boolean isJava() {
        return command.environment().isEmpty();
    }

    /** What the process has in memory, as Linux counts it (RSS), at the highest until now; NaN elsewhere. */
    double residentMegabytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.onExit().get(15, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly(); // it was told, and had its time
        }
        Files.deleteIfExists(log);
    }
}
