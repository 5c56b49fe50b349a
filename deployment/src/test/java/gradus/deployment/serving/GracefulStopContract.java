package gradus.deployment.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stop loses no request, whichever server stops. */
public abstract class GracefulStopContract {
    private static final String GOOD =
            "{\"height_cm\":174,\"chest_cm\":93,\"waist_cm\":77,\"thigh_cm\":57,\"calf_cm\":36}";
    private static final String HEAD =
            "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                    + GOOD.length() + "\r\n\r\n";

    private final LogCapture log = new LogCapture();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** A server that listens, and loads its model meanwhile. */
    protected abstract ModelServer start(Settings settings, Supplier<WeightModel> loader);

    /** The program that runs it. */
    protected abstract Class<?> program();

    @AfterEach
    void release() {
        threads.shutdownNow();
        log.close();
    }

    @Test
    void a_request_in_flight_when_the_server_stops_is_answered() throws Exception {
        ModelServer server = start(Duration.ZERO);
        try (RawClient slow = new RawClient(server.port())) {
            slow.send(HEAD).send(GOOD.substring(0, 10));
            awaitInFlight(server);
            Future<?> stopping = threads.submit(server::close);
            Thread.sleep(200);
            assertThat(stopping.isDone())
                    .as("the server waits for the request in flight")
                    .isFalse();
            slow.send(GOOD.substring(10));
            assertThat(slow.readResponse()).startsWith("HTTP/1.1 200").contains("weight_kg");
            stopping.get(5, TimeUnit.SECONDS);
        }
    }

    /** A silent connection is let go after 1 s of a stop; the client is told that, not that its 5 s for the body are over. */
    @Test
    void a_client_that_falls_silent_while_the_server_stops_is_told_the_truth() throws Exception {
        ModelServer server = start(Duration.ZERO);
        try (RawClient slow = new RawClient(server.port())) {
            slow.send(HEAD).send(GOOD.substring(0, 10));
            awaitInFlight(server);
            Future<?> stopping = threads.submit(server::close);
            assertThat(slow.readResponse())
                    .startsWith("HTTP/1.1 408")
                    .containsPattern("the rest of the body must follow, but nothing came for \\d+ ms");
            stopping.get(5, TimeUnit.SECONDS);
        }
    }

    /** The first answer on a connection shows that the server reads; then the body begins, and 50 ms are plenty. */
    private static void awaitInFlight(ModelServer server) throws Exception {
        try (RawClient other = new RawClient(server.port())) {
            assertThat(other.send(HEAD + GOOD).readResponse()).startsWith("HTTP/1.1 200");
        }
        Thread.sleep(50);
    }

    @Test
    void a_stopping_server_says_so_answers_on_and_sends_clients_elsewhere() throws Exception {
        ModelServer server = start(Duration.ofMillis(600));
        Future<?> stopping = threads.submit(server::close);
        try (RawClient client = new RawClient(server.port())) {
            String ready = "";
            for (int i = 0; i < 50 && !ready.startsWith("HTTP/1.1 503"); i++) {
                ready = get(server, "/v2/health/ready");
            }
            assertThat(ready).startsWith("HTTP/1.1 503").contains("the server is stopping");
            assertThat(get(server, "/v2/health/live")).startsWith("HTTP/1.1 200");
            assertThat(client.send(HEAD + GOOD).readResponse())
                    .startsWith("HTTP/1.1 200")
                    .contains("Connection: close");
        }
        stopping.get(5, TimeUnit.SECONDS);
    }

    private static String get(ModelServer server, String path) throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            return client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .readResponse();
        }
    }

    /** Eight clients behave as behind a load balancer: they send until the server says that it is not ready. */
    @Test
    void a_stop_under_load_loses_no_request() throws Exception {
        ModelServer server = start(Duration.ofMillis(2500));
        AtomicInteger answered = new AtomicInteger();
        List<Future<Integer>> clients = new ArrayList<>();
        for (int c = 0; c < 8; c++) {
            clients.add(threads.submit(() -> sendUntilNotReady(server.url(), answered)));
        }
        while (answered.get() < 200) {
            Thread.sleep(5);
        }
        server.close();
        int sent = 0;
        for (Future<Integer> client : clients) {
            sent += client.get(5, TimeUnit.SECONDS); // fails if the client saw an error
        }
        assertThat(answered.get()).as("answers, of " + sent + " requests").isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --port 65536 | port must be between 0 and 65535, but was 65536
                    --port -1    | port must be between 0 and 65535, but was -1
                    --port web   | port must be between 0 and 65535, but was web
                    --port       | arguments must be [--port N], but were --port
                    -p 80        | arguments must be [--port N], but were -p 80
                    """)
    void arguments_that_mean_nothing_are_refused(String arguments, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(arguments.split(" ")))
                .withMessage(message);
    }

    @Test
    void a_process_that_cannot_start_says_why_in_one_line() throws Exception {
        try (ModelServer other = start(Duration.ZERO)) {
            String port = Integer.toString(other.port());
            for (String wrong : List.of(port, "web")) {
                Process process = serve("--port", wrong);
                List<String> lines = process.errorReader().lines().toList();
                assertThat(lines).hasSize(1);
                assertThat(lines.get(0)).contains("\"cannot start\"", wrong);
                assertThat(process.waitFor()).as("status").isEqualTo(wrong.equals(port) ? 1 : 2);
            }
        }
    }

    private Process serve(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) { // which otherwise warns of native code, as Netty's
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), program().getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    @Test
    void stopping_twice_is_stopping_once() {
        ModelServer server = start(Duration.ZERO);
        server.close();
        server.close();
        assertThat(log.lines()).filteredOn(line -> line.contains("\"stopped\"")).hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no SIGTERM
    void the_process_told_to_terminate_answers_what_it_has_accepted_and_logs_to_the_end() throws Exception {
        Process process = serve("--port", "0");
        try {
            List<String> lines = new ArrayList<>();
            var reader = process.errorReader();
            String line = reader.readLine();
            while (line != null && !line.contains("\"ready\"")) {
                line = reader.readLine();
            }
            assertThat(line).as("the line that says ready").isNotNull();
            String url = new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree(line)
                    .get("url")
                    .textValue();
            Future<?> reading = threads.submit(() -> reader.lines().forEach(lines::add));
            AtomicInteger answered = new AtomicInteger();
            Future<Integer> client = threads.submit(() -> sendUntilNotReady(url, answered));
            while (answered.get() < 20) {
                Thread.sleep(5);
            }
            process.toHandle().destroy(); // SIGTERM; unlike process.destroy(), leaves the streams open
            int sent = client.get(10, TimeUnit.SECONDS);
            assertThat(answered.get()).isEqualTo(sent);
            assertThat(process.waitFor(15, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
            assertThat(process.exitValue())
                    .as("128 + 15: ended by SIGTERM, after its hook")
                    .isEqualTo(143);
            reading.get(5, TimeUnit.SECONDS);
            assertThat(lines).last().asString().contains("\"event\":\"stopped\"");
            assertThat(lines)
                    .filteredOn(l -> l.contains("\"path\":\"/predict\""))
                    .hasSize(sent);
        } finally {
            process.destroyForcibly();
        }
    }

    private ModelServer start(Duration drain) {
        return start(Settings.local(0).withDrain(drain), WeightModel::fit).awaitReady();
    }

    /** Sends until the server says it is not ready; returns how many predictions were asked for. */
    private static int sendUntilNotReady(String url, AtomicInteger answered) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready =
                HttpRequest.newBuilder(URI.create(url + "/v2/health/ready")).build();
        HttpRequest predict = HttpRequest.newBuilder(URI.create(url + "/predict"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(GOOD))
                .build();
        int sent = 0;
        while (client.send(ready, BodyHandlers.ofString()).statusCode() == 200) {
            sent++;
            if (client.send(predict, BodyHandlers.ofString()).statusCode() == 200) {
                answered.incrementAndGet();
            }
        }
        return sent;
    }
}
