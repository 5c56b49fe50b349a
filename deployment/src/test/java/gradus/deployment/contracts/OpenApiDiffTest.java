package gradus.deployment.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiDiffTest {
    private static final String REQUEST =
            "{'type': 'object', 'properties': {'a': {'type': 'number'}}, 'required': ['a'],"
                    + " 'additionalProperties': false}";
    private static final String RESPONSE =
            "{'type': 'object', 'properties': {'w': {'type': 'number'}}, 'required': ['w']}";
    private static final String PARAMETER =
            "{'in': 'query', 'name': 'limit', 'schema': {'type': 'integer', 'maximum': 100}}";
    private static final String OLD = document("'parameters': [" + PARAMETER + "],", REQUEST, RESPONSE, "");

    private static String document(String before, String request, String response, String after) {
        return ("{'paths': {'/p': {'post': {" + before + "'requestBody': {'content': {'application/json': {'schema': "
                        + request + "}}}, 'responses': {'200': {'content': {'application/json': {'schema': "
                        + "{'$ref': '#/components/schemas/R'}}}}, '422': {}}}}" + after
                        + "}, 'components': {'schemas': {'R': " + response + "}}}")
                .replace('\'', '"');
    }

    private static List<String> changes(String after) throws Exception {
        return OpenApiDiff.between(tree(OLD), tree(after)).stream()
                .map(c -> (c.breaks() ? "breaks " : "") + c.where() + ": " + c.what())
                .toList();
    }

    private static JsonNode tree(String json) throws Exception {
        return new JsonMapper().readTree(json);
    }

    @Test
    void a_document_equals_itself_in_other_words() throws Exception {
        assertThat(changes(OLD)).isEmpty();
        assertThat(changes(OLD.replace("\"type\": \"number\"", "\"description\": \"kg\", \"type\": \"number\"")))
                .isEmpty();
    }

    @Test
    void requests_and_responses_are_held_to_opposite_rules() throws Exception {
        String wider = "{'type': ['number', 'null']}";
        assertThat(changes(OLD.replace(
                        "\"a\": {\"type\": \"number\"}", "'a': ".replace('\'', '"') + wider.replace('\'', '"'))))
                .containsExactly("post /p, request: the schema has changed, and no old client notices");
        assertThat(changes(OLD.replace("\"w\": {\"type\": \"number\"}", "\"w\": " + wider.replace('\'', '"'))))
                .containsExactly("breaks post /p, response 200#/w: may be null, but the reader takes number");
        assertThat(changes(OLD.replace("[\"a\"]", "[]")))
                .containsExactly("post /p, request: the schema has changed, and no old client notices");
        assertThat(changes(OLD.replace("[\"w\"]", "[]")))
                .containsExactly("breaks post /p, response 200#/w: may be missing, but the reader requires it");
    }

    @Test
    void operations_come_and_go() throws Exception {
        assertThat(changes(document("'parameters': [" + PARAMETER + "],", REQUEST, RESPONSE, ", '/q': {'get': {}}")))
                .containsExactly("get /q: the operation is new");
        assertThat(changes("{}")).containsExactly("breaks post /p: the operation is gone");
        assertThat(changes(OLD.replace("{\"post\": {", "{\"post\": {\"deprecated\": true, ")))
                .containsExactly("post /p: is deprecated: look for its sunset");
    }

    @Test
    void parameters_are_part_of_the_request() throws Exception {
        assertThat(changes(document("", REQUEST, RESPONSE, "")))
                .containsExactly("breaks post /p, query limit: the parameter is gone, and old clients may send it");
        assertThat(changes(OLD.replace("100", "50")))
                .containsExactly("breaks post /p, query limit#: may be 51, which the reader does not take");
        assertThat(changes(OLD.replace("\"in\":", "\"required\": true, \"in\":")))
                .containsExactly("breaks post /p, query limit: may be missing, but is required now");
        String two = PARAMETER + ", {'in': 'header', 'name': 'Client', 'required': true}";
        assertThat(changes(document("'parameters': [" + two + "],", REQUEST, RESPONSE, "")))
                .containsExactly("breaks post /p, header Client: a new parameter is required");
        assertThat(changes(document("'parameters': [" + two.replace("true", "false") + "],", REQUEST, RESPONSE, "")))
                .containsExactly("post /p, header Client: a new parameter may be sent");
    }

    @Test
    void statuses_bodies_and_media_types_count() throws Exception {
        assertThat(changes(OLD.replace("\"200\"", "\"201\"")))
                .containsExactly(
                        "breaks post /p, response 200: the status is no longer given",
                        "breaks post /p, response 201: the status is new");
        assertThat(changes(OLD.replace("\"422\"", "\"409\"")))
                .containsExactly(
                        "post /p, response 409: the status is new",
                        "post /p, response 422: the status is no longer given");
        assertThat(changes(OLD.replace("\"requestBody\": {", "\"requestBody\": {\"required\": true, ")))
                .containsExactly("breaks post /p, request: old clients may send no body, but one is required now");
        assertThat(changes(OLD.replace("application/json", "text/csv")))
                .containsExactly(
                        "breaks post /p, request: a body of type application/json is no longer taken",
                        "breaks post /p, response 200: is no longer of type application/json");
    }
}
