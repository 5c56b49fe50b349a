package gradus.deployment.serving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.deployment.monitoring.BatchedLines;
import gradus.deployment.monitoring.StuckStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the weight model's clients and operators are promised, whichever server carries it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModelServerContract {
    private static final String GOOD =
            "{\"height_cm\":174,\"chest_cm\":93,\"waist_cm\":77,\"thigh_cm\":57,\"calf_cm\":36}";
    private static final Settings SETTINGS = Settings.local(0)
            .withBadInput(10_000, 1)
            .withClientTimes(Duration.ofMillis(300), Duration.ofMillis(500))
            .withDrain(Duration.ZERO);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private LogCapture log;
    private ModelServer server;

    /** A server that listens, and loads its model meanwhile. */
    protected abstract ModelServer start(Settings settings, Supplier<WeightModel> loader);

    @BeforeAll
    void start() {
        log = new LogCapture();
        server = start(SETTINGS, WeightModel::fit).awaitReady();
    }

    @AfterAll
    void stop() {
        server.close();
        log.close();
    }

    /** Whatever a client did, the next one is served. */
    @AfterEach
    void still_answers() throws Exception {
        assertThat(post("/predict", GOOD).statusCode()).isEqualTo(200);
    }

    @Test
    void five_measurements_give_a_weight_with_its_interval() throws Exception {
        HttpResponse<String> response = post("/predict", GOOD);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        JsonNode answer = json(response);
        assertThat(answer.get("weight_kg").doubleValue()).isCloseTo(70.18056, within(1e-5));
        assertThat(answer.at("/interval/lower_kg").doubleValue()).isCloseTo(65.36978, within(1e-5));
        assertThat(answer.at("/interval/upper_kg").doubleValue()).isCloseTo(74.99134, within(1e-5));
        assertThat(answer.at("/interval/confidence").doubleValue()).isEqualTo(0.95);
        assertThat(answer.at("/model/name").textValue()).isEqualTo("weight");
    }

    @Test
    void the_protocol_gives_the_same_answer_as_the_rest_endpoint() throws Exception {
        String tensor =
                "{\"inputs\":[{\"name\":\"measurements\",\"datatype\":\"FP64\",\"shape\":[1,5],\"data\":[174,93,77,57,36]}]}";
        JsonNode rest = json(post("/predict", GOOD));
        for (String path : List.of("/v2/models/weight/infer", "/v2/models/weight/versions/1/infer")) {
            JsonNode outputs = json(post(path, tensor)).get("outputs");
            assertThat(outputs.at("/0/data/0")).isEqualTo(rest.get("weight_kg"));
            assertThat(outputs.at("/1/data/0")).isEqualTo(rest.at("/interval/lower_kg"));
            assertThat(outputs.at("/2/data/0")).isEqualTo(rest.at("/interval/upper_kg"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v2 | {\"name\":\"gradus\",\"version\":\"1\",\"extensions\":[]}",
                "/v2/health/live | {\"live\":true}",
                "/v2/health/ready | {\"name\":\"weight\",\"ready\":true}",
                "/v2/models/weight/ready | {\"name\":\"weight\",\"ready\":true}",
                "/v2/models/weight/versions/1/ready | {\"name\":\"weight\",\"ready\":true}"
            })
    void an_operator_can_ask(String path, String answer) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(answer);
    }

    @Test
    void the_metadata_name_the_tensors_and_their_shapes() throws Exception {
        JsonNode model = json(get("/v2/models/weight"));
        assertThat(model.at("/inputs/0").toString())
                .isEqualTo("{\"name\":\"measurements\",\"datatype\":\"FP64\",\"shape\":[-1,5]}");
        assertThat(model.get("outputs").findValuesAsText("name")).containsExactly("weight_kg", "lower_kg", "upper_kg");
        assertThat(json(get("/v2/models/weight/versions/1"))).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | # | {",
                "400 | # | ``",
                "400 | # | {\"height_cm\":NaN,\"chest_cm\":93,\"waist_cm\":77,\"thigh_cm\":57,\"calf_cm\":36}",
                "400 | # | {\"height_cm\":-Infinity,\"chest_cm\":93,\"waist_cm\":77,\"thigh_cm\":57,\"calf_cm\":36}",
                "400 | # | {\"height_cm\":174,\"height_cm\":174,\"chest_cm\":93,\"waist_cm\":77,\"thigh_cm\":57,\"calf_cm\":36}",
                "422 | #/calf_cm | {\"height_cm\":174,\"chest_cm\":93,\"waist_cm\":77,\"thigh_cm\":57}",
                "422 | #/age | {\"height_cm\":174,\"chest_cm\":93,\"waist_cm\":77,\"thigh_cm\":57,\"calf_cm\":36,\"age\":30}",
                "422 | #/waist_cm | {\"height_cm\":174,\"chest_cm\":93,\"waist_cm\":null,\"thigh_cm\":57,\"calf_cm\":36}",
                "422 | #/waist_cm | {\"height_cm\":174,\"chest_cm\":93,\"waist_cm\":\"77\",\"thigh_cm\":57,\"calf_cm\":36}",
                "422 | #/height_cm | {\"height_cm\":1e999,\"chest_cm\":93,\"waist_cm\":77,\"thigh_cm\":57,\"calf_cm\":36}",
                "422 | #/height_cm | {\"height_cm\":1.74,\"chest_cm\":93,\"waist_cm\":77,\"thigh_cm\":57,\"calf_cm\":36}",
                "422 | # | [174,93,77,57,36]"
            })
    void bad_input_is_the_clients_fault_and_says_where(int status, String pointer, String body) throws Exception {
        HttpResponse<String> response = post("/predict", body);
        assertProblem(response, status);
        assertThat(json(response).at("/errors/0/pointer").asText("#")).isIn(pointer, status == 400 ? "" : pointer);
    }

    @Test
    void a_body_of_ten_megabytes_is_refused_with_or_without_its_length_announced() throws Exception {
        byte[] big = new byte[10 << 20];
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big));
        Settings unhurried = Settings.local(0).withDrain(Duration.ZERO);
        try (ModelServer patient = start(unhurried, WeightModel::fit).awaitReady()) {
            for (BodyPublisher body : List.of(BodyPublishers.ofByteArray(big), chunked)) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(patient.url() + "/predict"))
                        .header("Content-Type", "application/json")
                        .POST(body)
                        .build();
                assertProblem(CLIENT.send(request, BodyHandlers.ofString()), 413);
            }
        }
    }

    @Test
    void the_longest_body_allowed_is_read_and_one_byte_more_is_not() throws Exception {
        String longest = GOOD + " ".repeat(SETTINGS.mostBodyBytes() - GOOD.length());
        assertThat(post("/predict", longest).statusCode()).isEqualTo(200);
        assertProblem(post("/predict", longest + " "), 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "application/jsonp"
            })
    void another_content_type_is_refused(String type) throws Exception {
        assertProblem(send("POST", "/predict", type, BodyPublishers.ofString(GOOD)), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=UTF-8",
                "Application/JSON; charset=\"utf-8\"",
                "application/json;charset=UTF8",
                "application/json; q=1"
            })
    void json_under_another_spelling_is_read(String type) throws Exception {
        assertThat(send("POST", "/predict", type, BodyPublishers.ofString(GOOD)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_charset_that_is_not_read_is_named() throws Exception {
        HttpResponse<String> response =
                send("POST", "/predict", "application/json; charset=utf-16", BodyPublishers.ofString(GOOD));
        assertThat(json(response).get("detail").textValue())
                .isEqualTo("the charset of Content-Type must be UTF-8, but it was application/json; charset=utf-16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/page.css", "/openapi.json", "/v2/health/live", "/v2/models/weight", "/nothing", "/predict"
            })
    void head_has_the_status_and_the_headers_of_get_and_no_body(String path) throws Exception {
        HttpResponse<String> get = get(path);
        HttpResponse<String> head = send("HEAD", path, "text/plain", BodyPublishers.noBody());
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        for (String name : List.of("Content-Type", "Content-Length", "Allow", "Content-Security-Policy")) {
            if (get.statusCode() == 200 || !name.equals("Content-Length")) { // a problem tells the method
                assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
            }
        }
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_client_behind_a_proxy_of_ours_is_not_charged_for_its_neighbours() throws Exception {
        Settings behindProxy = SETTINGS.withBadInput(2, 0.01).withProxies("127.0.0.1");
        try (ModelServer strict = start(behindProxy, WeightModel::fit).awaitReady()) {
            for (int status : new int[] {400, 400, 429}) {
                assertThat(forwarded(strict, "203.0.113.7", "{")).isEqualTo(status);
            }
            assertThat(forwarded(strict, "203.0.113.8", GOOD)).isEqualTo(200);
            assertThat(forwarded(strict, "198.51.100.1, 203.0.113.7", GOOD))
                    .as("what the client invents before the proxy's entry does not help")
                    .isEqualTo(429);
        }
    }

    private static int forwarded(ModelServer to, String client, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(to.url() + "/predict"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", client)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
    }

    @Test
    void slow_clients_do_not_lock_out_the_others_at_their_address() throws Exception {
        try (ModelServer strict =
                start(SETTINGS.withBadInput(1, 0.01), WeightModel::fit).awaitReady()) {
            for (int i = 0; i < 2; i++) {
                try (RawClient slow = new RawClient(strict.port())) {
                    assertThat(slow.send(head(GOOD.length())).readAll()).startsWith("HTTP/1.1 408");
                }
            }
            assertThat(post(strict, "/predict", GOOD).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void too_many_connections_are_told_so() throws Exception {
        try (ModelServer small =
                start(SETTINGS.withMostConnections(2), WeightModel::fit).awaitReady()) {
            try (RawClient first = new RawClient(small.port());
                    RawClient second = new RawClient(small.port());
                    RawClient third = new RawClient(small.port())) {
                first.send("GET / HTTP/1.1\r\n");
                second.send("GET / HTTP/1.1\r\n");
                assertThat(third.send(head(GOOD.length()) + GOOD).readAll())
                        .startsWith("HTTP/1.1 503")
                        .contains("Retry-After: 1", "there are too many connections");
            }
        }
    }

    @Test
    void a_compressed_body_is_refused() throws Exception {
        HttpRequest request = request("/predict")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(GOOD))
                .build();
        assertProblem(CLIENT.send(request, BodyHandlers.ofString()), 415);
    }

    @ParameterizedTest
    @CsvSource({"GET, /predict, POST", "DELETE, /predict, POST", "POST, /v2, GET HEAD", "PUT, /, GET HEAD"})
    void another_method_is_refused_and_the_right_one_named(String method, String path, String allowed)
            throws Exception {
        HttpResponse<String> response = send(method, path, "application/json", BodyPublishers.ofString(GOOD));
        assertProblem(response, 405);
        assertThat(header(response, "Allow").split(", ")).containsExactlyInAnyOrder(allowed.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/v2/models/height", "/v2/models/weight/versions/2", "/page.html", "/%70redict"})
    void an_unknown_path_is_not_found(String path) throws Exception {
        assertProblem(get(path), 404);
    }

    @Test
    void a_client_that_stops_sending_is_told_and_let_go() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.send(head(GOOD.length()))
                            .send(GOOD.substring(0, 9))
                            .readAll())
                    .startsWith("HTTP/1.1 408")
                    .contains("the body must arrive within 300 ms");
        }
    }

    @Test
    void a_client_that_sends_a_byte_now_and_then_cannot_hold_a_thread_for_ever() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(head(GOOD.length()));
            Thread dripping = new Thread(() -> drip(client));
            dripping.start();
            assertThat(client.readAll()).startsWith("HTTP/1.1 408");
            dripping.interrupt();
            dripping.join();
        }
    }

    private static void drip(RawClient client) {
        try {
            for (char c : GOOD.toCharArray()) {
                client.send(String.valueOf(c));
                Thread.sleep(30);
            }
        } catch (IOException | InterruptedException serverHungUp) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_connection_closed_by_halves_still_gets_its_answer() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.send(head(GOOD.length()) + GOOD).halfClose().readAll())
                    .startsWith("HTTP/1.1 200")
                    .contains("weight_kg");
        }
    }

    @Test
    void a_body_cut_short_is_refused() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.send(head(GOOD.length()) + GOOD.substring(0, 20))
                            .halfClose()
                            .readAll())
                    .startsWith("HTTP/1.1 400")
                    .contains("ended after 20 bytes");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | nonsense",
                "505 | GET / HTTP/9.9",
                "400 | GET / HTTP/1.1",
                "400 | GET /%2e%2e/x HTTP/1.1",
            })
    void what_is_not_http_gets_a_problem_too(int status, String line) throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.send(line + "\r\n\r\n").readAll())
                    .startsWith("HTTP/1.1 " + status)
                    .contains("Content-Type: application/problem+json")
                    .contains("X-Content-Type-Options: nosniff")
                    .contains("Content-Security-Policy: default-src 'self'")
                    .doesNotContain("Jetty");
        }
    }

    @Test
    void a_head_too_long_is_refused() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.send("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n")
                            .readAll())
                    .startsWith("HTTP/1.1 414")
                    .contains("the address must be shorter");
        }
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.send("GET / HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")
                            .readAll())
                    .startsWith("HTTP/1.1 431")
                    .contains("the headers must be shorter");
        }
    }

    @Test
    void a_request_is_logged_under_its_id_without_what_it_said() throws Exception {
        HttpRequest request = request("/predict")
                .header("Content-Type", "application/json")
                .header("X-Request-Id", "visit-17")
                .POST(BodyPublishers.ofString("{\"secret\":1}"))
                .build();
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(header(response, "X-Request-Id")).isEqualTo("visit-17");
        assertThat(json(response).get("request_id").textValue()).isEqualTo("visit-17");
        String line = awaitLine("visit-17");
        JsonNode logged = new ObjectMapper().readTree(line);
        assertThat(logged.get("status").intValue()).isEqualTo(422);
        assertThat(logged.get("method").textValue()).isEqualTo("POST");
        assertThat(logged.get("path").textValue()).isEqualTo("/predict");
        assertThat(logged.get("ms").doubleValue()).isPositive();
        assertThat(line).doesNotContain("secret", "127.0.0.1");
        assertThat(logged.get("client").textValue()).matches("[0-9a-f]{8}");
    }

    /** 700 lines of 4 KB; the log keeps 2 MB. */
    @Test
    @Timeout(30)
    void a_log_that_nobody_reads_holds_up_no_answer() throws Exception {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        StuckStream stuck = new StuckStream(read);
        BatchedLines lines = log.join(new BatchedLines(stuck));
        String request = "GET /" + "x".repeat(4000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (RawClient client = new RawClient(server.port())) {
            for (int i = 0; i < 700; i++) {
                assertThat(client.send(request).readResponse()).startsWith("HTTP/1.1 404");
            }
        } finally {
            stuck.release();
            log.leave(lines);
        }
        assertThat(read.toString(UTF_8)).contains("\"event\":\"lines dropped\"");
    }

    @Test
    void metrics_count_what_each_route_answered() throws Exception {
        assertThat(post("/predict", "{").statusCode()).isEqualTo(400);
        assertThat(get("/nothing/" + System.nanoTime()).statusCode()).isEqualTo(404);
        awaitMetric("http_server_requests_seconds_count{status=\"400\",uri=\"/predict\"}");
        awaitMetric("http_server_requests_seconds_count{status=\"404\",uri=\"other\"}");
        String text = get("/metrics").body();
        assertThat(text)
                .contains("http_server_requests_seconds_bucket{status=\"200\",uri=\"/predict\",le=\"0.005\"}")
                .doesNotContain("/nothing");
    }

    /** A request is counted when its answer is sent, so perhaps just after it is read. */
    private void awaitMetric(String name) throws Exception {
        String text = "";
        for (int i = 0; i < 200 && !text.contains(name); i++) {
            text = get("/metrics").body();
        }
        assertThat(text).contains(name);
    }

    @Test
    void ids_that_nobody_gave_differ() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            ids.add(header(get("/v2"), "X-Request-Id"));
        }
        assertThat(ids).hasSize(20);
    }

    @Test
    void requests_sent_without_waiting_are_answered_in_their_order() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            String request = head(GOOD.length()).replace("Connection: close\r\n", "") + GOOD;
            client.send(request + "GET /v2/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n" + request);
            assertThat(client.readResponse()).startsWith("HTTP/1.1 200").contains("weight_kg");
            assertThat(client.readResponse()).startsWith("HTTP/1.1 200").endsWith("{\"live\":true}");
            assertThat(client.readResponse()).startsWith("HTTP/1.1 200").contains("weight_kg");
        }
    }

    @Test
    void a_client_that_asks_first_is_told_to_go_on() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(head(GOOD.length()).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
            assertThat(client.readResponse()).startsWith("HTTP/1.1 100");
            assertThat(client.send(GOOD).readAll()).startsWith("HTTP/1.1 200").contains("weight_kg");
        }
    }

    @Test
    void a_client_that_asks_on_and_on_and_never_reads_is_let_go() throws Exception {
        String questions = "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(100);
        try (RawClient client = new RawClient(server.port())) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            client.send(questions);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void http_of_1996_is_spoken() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.send("GET /v2/health/live HTTP/1.0\r\n\r\n").readAll())
                    .startsWith("HTTP/1.1 200")
                    .endsWith("{\"live\":true}");
        }
    }

    @Test
    void a_body_in_chunks_is_read() throws Exception {
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(GOOD.getBytes(UTF_8)));
        assertThat(send("POST", "/predict", "application/json", chunked).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/predict/", "/predict?x=1"})
    void a_path_spelt_another_way_is_the_same(String path) throws Exception {
        assertThat(post(path, GOOD).statusCode()).isEqualTo(200);
    }

    @Test
    void an_id_that_could_forge_a_log_line_is_replaced() throws Exception {
        HttpRequest request = request("/v2").header("X-Request-Id", "a b").build();
        assertThat(header(CLIENT.send(request, BodyHandlers.ofString()), "X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void too_much_bad_input_is_turned_away_and_good_input_of_others_is_not_counted() throws Exception {
        try (ModelServer strict =
                start(SETTINGS.withBadInput(3, 0.01), WeightModel::fit).awaitReady()) {
            for (int i = 0; i < 20; i++) {
                assertThat(post(strict, "/predict", GOOD).statusCode()).isEqualTo(200);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(post(strict, "/predict", "{").statusCode()).isEqualTo(400);
            }
            HttpResponse<String> refused = post(strict, "/predict", GOOD);
            assertProblem(refused, 429);
            assertThat(header(refused, "Retry-After")).isEqualTo("100");
            HttpRequest health = HttpRequest.newBuilder(URI.create(strict.url() + "/v2/health/ready"))
                    .build();
            assertThat(CLIENT.send(health, BodyHandlers.ofString()).statusCode())
                    .as("an operator may still ask")
                    .isEqualTo(200);
        }
    }

    @Test
    void a_server_is_live_before_it_is_ready() throws Exception {
        CountDownLatch loaded = new CountDownLatch(1);
        try (ModelServer loading = start(SETTINGS, () -> slowly(loaded))) {
            assertThat(get(loading, "/v2/health/live").statusCode()).isEqualTo(200);
            assertProblem(get(loading, "/v2/health/ready"), 503);
            assertProblem(post(loading, "/predict", GOOD), 503);
            loaded.countDown();
            loading.awaitReady();
            assertThat(get(loading, "/v2/health/ready").statusCode()).isEqualTo(200);
            assertThat(post(loading, "/predict", GOOD).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_model_that_cannot_be_loaded_never_gets_ready_and_is_logged() throws Exception {
        try (ModelServer broken = start(SETTINGS, () -> {
            throw new IllegalStateException("no such file");
        })) {
            assertThat(awaitLine("no such file")).contains("the model cannot be loaded");
            assertProblem(get(broken, "/v2/health/ready"), 503);
            assertThat(get(broken, "/v2/health/live").statusCode()).isEqualTo(200);
        }
    }

    private static WeightModel slowly(CountDownLatch loaded) {
        try {
            loaded.await();
            return WeightModel.fit();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while loading", e);
        }
    }

    private String awaitLine(String word) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            for (String line : log.lines()) {
                if (line.contains(word)) {
                    return line;
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("no log line with \"" + word + "\" came within 2 s");
    }

    private static void assertProblem(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("title").textValue()).isNotEmpty();
        assertThat(problem.get("detail").textValue()).isNotEmpty();
        assertThat(problem.get("error")).as("what clients of the protocol read").isEqualTo(problem.get("detail"));
    }

    private static String head(int length) {
        return "POST /predict HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(server, path);
    }

    private static HttpResponse<String> get(ModelServer of, String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(of.url() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return post(server, path, body);
    }

    private static HttpResponse<String> post(ModelServer to, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(to.url() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String type, BodyPublisher body) throws Exception {
        HttpRequest request =
                request(path).header("Content-Type", type).method(method, body).build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("absent");
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }
}
