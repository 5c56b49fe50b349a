package gradus.deployment.contracts.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.deployment.contracts.ConsumerContract;
import gradus.deployment.contracts.ContractCheck;
import gradus.deployment.contracts.OpenApiDiff;
import gradus.deployment.serving.PredictionServer;
import gradus.deployment.serving.Settings;
import gradus.deployment.serving.WeightModel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of the real server, of killed processes and of pages. */
@Tag("proof")
class ContractsClaimsTest {
    private static final Logger QUIET = Logger.getLogger("gradus.deployment");
    private static PredictionServer server;

    @BeforeAll
    static void start() {
        QUIET.setLevel(Level.OFF);
        server = new PredictionServer(Settings.local(0).withDrain(Duration.ZERO), WeightModel::fit).awaitReady();
    }

    @AfterAll
    static void stop() {
        server.close();
        QUIET.setLevel(null);
    }

    @Test
    void a_process_killed_before_or_after_each_statement_charges_nobody_twice() throws Exception {
        List<Killed.Attempt> attempts = Killed.attempts("once");
        assertThat(attempts)
                .extracting(Killed.Attempt::point)
                .containsExactly(
                        "before BEGIN",
                        "after BEGIN",
                        "before SELECT",
                        "after SELECT",
                        "before INSERT charges",
                        "after INSERT charges",
                        "before INSERT replies",
                        "after INSERT replies",
                        "before COMMIT",
                        "after COMMIT");
        assertThat(attempts).extracting(Killed.Attempt::charges).containsOnly(1L);
    }

    @Test
    void a_key_in_a_statement_of_its_own_charges_twice_after_some_kills() throws Exception {
        assertThat(Killed.attempts("naive"))
                .containsExactly(
                        new Killed.Attempt("before SELECT", 1),
                        new Killed.Attempt("after SELECT", 1),
                        new Killed.Attempt("before INSERT charges", 1),
                        new Killed.Attempt("after INSERT charges", 2),
                        new Killed.Attempt("before INSERT replies", 2),
                        new Killed.Attempt("after INSERT replies", 1));
    }

    @Test
    void a_cursor_gives_every_row_that_stays_once_and_an_offset_does_not() throws Exception {
        assertThat(Paging.all(false)).hasSizeGreaterThan(900).containsOnly(1);
        assertThat(Paging.count(Paging.all(true), times -> times == 0)).isGreaterThan(5);
        assertThat(Paging.count(Paging.all(true), times -> times > 1)).isGreaterThan(50);
    }

    @Test
    void the_contract_passes_harmless_changes_and_finds_the_others() throws Exception {
        Map<String, Consumer<ObjectNode>> changes = Readers.changes();
        List<String> held = new ArrayList<>();
        for (String name : changes.keySet()) {
            try (Front front = new Front(URI.create(server.url()), changes.get(name))) {
                if (new ContractCheck(front.url()).broken(Readers.ward()).isEmpty()) {
                    held.add(name);
                }
            }
        }
        assertThat(held).containsExactly("nothing changed", "member added");
    }

    @Test
    void jackson_s_defaults_fail_on_a_new_member_and_take_null_for_zero() throws Exception {
        JsonMapper mapper = new JsonMapper();
        assertThatThrownBy(() -> mapper.readValue("{\"weight_kg\": 70.2, \"bmi\": 23.2}", Readers.Bound.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
        assertThat(mapper.readValue("{\"weight_kg\": null}", Readers.Bound.class)
                        .weight_kg())
                .isZero();
        assertThat(mapper.readTree("{}").path("weight_kg").asDouble()).isZero();
        assertThat(Readers.weight(mapper.readTree("{\"weight_kg\": null}"))).isEmpty();
        assertThat(Readers.weight(mapper.readTree("{\"weight_kg\": 70.2, \"bmi\": 23.2}")))
                .hasValue(70.2);
    }

    @Test
    void a_contract_says_what_a_wrong_status_type_or_body_is() throws Exception {
        ContractCheck check = new ContractCheck(URI.create(server.url()));
        assertThat(check.broken(contract("GET", "/nowhere", 200, "application/json")))
                .containsExactly("test, it: the status should be 200, but was 404");
        assertThat(check.broken(contract("GET", "/page.css", 200, "application/json")))
                .containsExactly("test, it: the type should be application/json, but was text/css; charset=utf-8");
        assertThat(check.broken(contract("GET", "/page.css", 200, "text/css")))
                .singleElement()
                .asString()
                .startsWith("test, it: the body should be JSON, but is not");
        assertThat(check.broken(contract("GET", "/v2/health/live", 200, "application/json")))
                .containsExactly("test, it: #/gone must be there, but is missing");
    }

    private static ConsumerContract contract(String method, String path, int status, String type) throws Exception {
        return ConsumerContract.of(new JsonMapper()
                .readTree("{\"consumer\": \"test\", \"exchanges\": [{\"name\": \"it\", \"request\": {\"method\": \""
                        + method
                        + "\", \"path\": \"" + path + "\"}, \"response\": {\"status\": " + status + ", \"type\": \""
                        + type
                        + "\", \"reads\": {\"required\": [\"gone\"]}}}]}"));
    }

    @Test
    void the_real_document_equals_itself_and_each_break_of_it_is_found() throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(URI.create(server.url() + "/openapi.json"))
                .build();
        JsonNode today = new JsonMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(ask, BodyHandlers.ofString())
                        .body());
        assertThat(OpenApiDiff.between(today, today)).isEmpty();
        assertThat(breaks(
                        today,
                        doc -> ((ObjectNode) doc.at("/components/schemas/Measurements/properties")).putObject("age")))
                .isFalse();
        assertThat(breaks(today, doc -> ((ArrayNode) doc.at("/components/schemas/Measurements/required")).remove(0)))
                .isFalse();
        assertThat(breaks(
                        today, doc -> ((ObjectNode) doc.at("/components/schemas/Weight/properties")).putObject("bmi")))
                .isFalse();
        assertThat(breaks(today, doc -> ((ArrayNode) doc.at("/components/schemas/Weight/required")).remove(0)))
                .isTrue();
        assertThat(breaks(today, doc -> ((ArrayNode) doc.at("/components/schemas/Measurements/required")).add("age")))
                .isTrue();
        assertThat(breaks(today, doc -> ((ObjectNode) doc.at("/paths")).remove("/v2")))
                .isTrue();
        assertThat(breaks(
                        today,
                        doc -> ((ObjectNode) doc.at("/components/schemas/Measurements/properties/waist_cm"))
                                .put("maximum", 110)))
                .isTrue();
    }

    private static boolean breaks(JsonNode today, Consumer<JsonNode> edit) {
        JsonNode tomorrow = today.deepCopy();
        edit.accept(tomorrow);
        List<OpenApiDiff.Change> changes = OpenApiDiff.between(today, tomorrow);
        assertThat(changes).isNotEmpty();
        return changes.stream().anyMatch(OpenApiDiff.Change::breaks);
    }
}
