package gradus.deployment.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.deployment.contracts.Field;
import gradus.deployment.contracts.Problem;
import gradus.deployment.contracts.Problems;
import gradus.deployment.contracts.Violation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The description is held against the server that it describes. */
class OpenApiTest {
    private static final Map<String, String> EXAMPLES = Map.of(
            "Measurements", "{\"height_cm\":174,\"chest_cm\":93,\"waist_cm\":77,\"thigh_cm\":57,\"calf_cm\":36}",
            "Inference",
                    "{\"id\":\"1\",\"inputs\":[{\"name\":\"measurements\",\"datatype\":\"FP64\",\"shape\":[1,5],\"data\":[174,93,77,57,36]}]}");

    @Test
    @Tag("proof")
    void every_operation_answers_as_described() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        Settings settings = Settings.local(0).withDrain(Duration.ZERO);
        try (LogCapture quiet = new LogCapture();
                PredictionServer server = new PredictionServer(settings, WeightModel::fit).awaitReady()) {
            HttpRequest ask = HttpRequest.newBuilder(URI.create(server.url() + "/openapi.json"))
                    .build();
            JsonNode document = new ObjectMapper()
                    .readTree(client.send(ask, BodyHandlers.ofString()).body());
            int operations = 0;
            for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
                for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                    JsonNode operation = method.getValue();
                    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path.getKey()));
                    if (method.getKey().equals("post")) {
                        String schema = schemaOf(operation.at("/requestBody/content/application~1json"));
                        request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(EXAMPLES.get(schema)));
                        conforms(new ObjectMapper().readTree(EXAMPLES.get(schema)), schema, document);
                    }
                    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
                    assertThat(response.statusCode()).as(path.getKey()).isEqualTo(200);
                    conforms(
                            new ObjectMapper().readTree(response.body()),
                            schemaOf(operation.at("/responses/200/content/application~1json")),
                            document);
                    operations++;
                }
            }
            assertThat(operations).isEqualTo(10);
            assertThat(quiet.lines()).isNotEmpty();
        }
    }

    @Test
    void the_ranges_are_those_that_validation_uses() {
        WeightModel model = WeightModel.fit();
        JsonNode document = new ObjectMapper().valueToTree(OpenApi.document(model.fields()));
        JsonNode measurements = document.at("/components/schemas/Measurements");
        for (Field field : model.fields()) {
            JsonNode property = measurements.get("properties").get(field.name());
            assertThat(property.get("minimum").doubleValue()).isEqualTo(field.min());
            assertThat(property.get("maximum").doubleValue()).isEqualTo(field.max());
            assertThat(measurements.get("required").toString()).contains(field.name());
        }
        assertThat(measurements.get("additionalProperties").booleanValue()).isFalse();
    }

    @Test
    void a_problem_is_what_the_description_says() throws Exception {
        JsonNode document = new ObjectMapper()
                .valueToTree(OpenApi.document(WeightModel.fit().fields()));
        Problem problem = new Problem(422, "no", java.util.List.of(new Violation("#/a", "b")));
        JsonNode body = new ObjectMapper().readTree(Problems.json(problem, "17"));
        conforms(body, "Problem", document);
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(() ->
                        document.at("/components/schemas/Problem/properties").fieldNames());
    }

    private static String schemaOf(JsonNode content) {
        String reference = content.at("/schema/$ref").textValue();
        return reference.substring("#/components/schemas/".length());
    }

    private static void conforms(JsonNode value, String schema, JsonNode document) {
        conforms(value, document.at("/components/schemas/" + schema), document, schema);
    }

    /** The part of JSON Schema that the description uses. */
    private static void conforms(JsonNode value, JsonNode schema, JsonNode document, String where) {
        if (schema.has("$ref")) {
            conforms(value, schemaOf(new ObjectMapper().createObjectNode().set("schema", schema)), document);
            return;
        }
        if (schema.has("const")) {
            assertThat(value).as(where).isEqualTo(schema.get("const"));
            return;
        }
        switch (schema.get("type").textValue()) {
            case "object" -> {
                assertThat(value.isObject()).as(where).isTrue();
                schema.path("required")
                        .forEach(key -> assertThat(value.has(key.textValue()))
                                .as(where + "." + key)
                                .isTrue());
                schema.path("properties").properties().forEach(property -> {
                    if (value.has(property.getKey())) {
                        conforms(
                                value.get(property.getKey()),
                                property.getValue(),
                                document,
                                where + "." + property.getKey());
                    }
                });
            }
            case "array" -> {
                assertThat(value.isArray()).as(where).isTrue();
                value.forEach(item -> {
                    if (schema.has("items")) {
                        conforms(item, schema.get("items"), document, where + "[]");
                    }
                });
            }
            case "number" -> assertThat(value.isNumber()).as(where).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(where).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
            case "string" -> assertThat(value.isTextual()).as(where).isTrue();
            default -> throw new AssertionError(where + " has a type that this test does not know");
        }
    }
}
