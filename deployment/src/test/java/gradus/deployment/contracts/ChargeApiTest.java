package gradus.deployment.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

@Tag("proof")
class ChargeApiTest {
    private static final Instant END = Instant.parse("2026-07-01T00:00:00Z");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(END.minusSeconds(1));
    private ChargeApi api;

    @BeforeEach
    void start() throws Exception {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + folder.resolve("charges.db"));
        Retirement first = new Retirement(END.minusSeconds(1000), END, URI.create("/v2/charges"));
        api = new ChargeApi(database, new Cursors(new byte[16]), first, now::get);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private HttpRequest post(String client, String key, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.url().resolve("/v2/charges"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (client != null) {
            request.header("Client", client);
        }
        return (key == null ? request : request.header("Idempotency-Key", key)).build();
    }

    private String sent(HttpRequest request) throws Exception {
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    private HttpResponse<String> get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api.url().resolve(address))
                .header("Client", "ward")
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    @Test
    void a_charge_is_made_once_whoever_asks_again_and_however_often_at_once() throws Exception {
        assertThat(sent(post("ward", "a", "{\"cents\": 5}"))).isEqualTo("201 {\"id\":1,\"cents\":5}");
        assertThat(sent(post("ward", "a", "{\"cents\": 5}"))).isEqualTo("201 {\"id\":1,\"cents\":5}");
        assertThat(sent(post("ward", "a", "{\"cents\": 6}"))).startsWith("422 ").contains("take a new one");
        assertThat(sent(post("lab", "a", "{\"cents\": 5}"))).isEqualTo("201 {\"id\":2,\"cents\":5}");
        List<CompletableFuture<HttpResponse<String>>> together = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            together.add(CLIENT.sendAsync(post("ward", "b", "{\"cents\": 7}"), BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> one : together) {
            assertThat(one.join().body()).isEqualTo("{\"id\":3,\"cents\":7}");
        }
    }

    @Test
    void a_request_that_cannot_be_used_is_the_clients_fault() throws Exception {
        assertThat(sent(post("ward", null, "{\"cents\": 5}")))
                .startsWith("400 ")
                .contains("Idempotency-Key");
        assertThat(sent(post(null, "a", "{\"cents\": 5}"))).startsWith("400 ").contains("Client must name");
        assertThat(sent(post("ward", "a", "{"))).startsWith("400 ");
        for (String cents : List.of("0", "1000001", "5.5", "\"5\"", "null", "1e30")) {
            assertThat(sent(post("ward", "a", "{\"cents\": " + cents + "}")))
                    .as(cents)
                    .startsWith("422 ")
                    .contains("#/cents");
        }
        assertThat(get("/v2/charges?limit=0").statusCode()).isEqualTo(400);
        assertThat(get("/v2/charges?limit=ten").statusCode()).isEqualTo(400);
        assertThat(get("/v2/charges?after=made-up").statusCode()).isEqualTo(400);
    }

    @Test
    void pages_follow_one_another_to_the_end() throws Exception {
        for (int i = 0; i < 5; i++) {
            sent(post("ward", "key " + i, "{\"cents\": 5}"));
        }
        List<Integer> ids = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            JsonNode body =
                    new JsonMapper().readTree(get("/v2/charges?limit=2" + after).body());
            body.get("charges").forEach(charge -> ids.add(charge.get("id").intValue()));
            assertThat(body.has("next")).isEqualTo(page < 2);
            after = "&after=" + body.path("next").asText();
        }
        assertThat(ids).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void version_1_says_when_it_ends_and_then_ends() throws Exception {
        HttpResponse<String> before = get("/v1/charges");
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(Retirement.sunset(name -> before.headers().firstValue(name))).contains(END);
        now.set(END);
        HttpResponse<String> after = get("/v1/charges");
        assertThat(after.statusCode()).isEqualTo(410);
        assertThat(Retirement.successor(name -> after.headers().firstValue(name)))
                .contains(URI.create("/v2/charges"));
    }
}
