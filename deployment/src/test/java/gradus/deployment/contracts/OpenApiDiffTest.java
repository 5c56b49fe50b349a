package gradus.deployment.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void a_path_s_own_parameters_belong_to_each_operation_which_may_override_them() throws Exception {
        String path = document("", REQUEST, RESPONSE, "")
                .replace("{\"post\"", "{\"parameters\": [" + json(PARAMETER) + "], \"post\"");
        assertThat(changes(path)).isEmpty();
        assertThat(changes(path.replace("100", "50")))
                .containsExactly("breaks post /p, query limit#: may be 51, which the reader does not take");
        assertThat(changes(OLD.replace(
                        "{\"post\"", "{\"parameters\": [" + json(PARAMETER).replace("100", "50") + "], \"post\"")))
                .isEmpty();
    }

    @Test
    void references_to_parameters_bodies_and_responses_are_followed() throws Exception {
        String component = json("'components': {'parameters': {'L': " + PARAMETER + "}, ");
        String referring = OLD.replace(json(PARAMETER), json("{'$ref': '#/components/parameters/L'}"))
                .replace(json("'components': {"), component);
        assertThat(changes(referring)).isEmpty();
        assertThat(changes(referring.replace("100", "50")))
                .containsExactly("breaks post /p, query limit#: may be 51, which the reader does not take");
        String body = referring.replace(
                json("'requestBody': {"), json("'requestBody': {'$ref': '#/components/parameters/L', "));
        assertThat(changes(body))
                .contains("breaks post /p, request: a body of type application/json is no longer taken");
        String response = OLD.replace(json("'422': {}"), json("'422': {'$ref': '#/nowhere'}"));
        assertThatThrownBy(() -> changes(response))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("$ref must refer to a part that is written out, but to #/nowhere");
    }

    private static String json(String single) {
        return single.replace('\'', '"');
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
