package gradus.deployment.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.classicalml.linearregression.PredictionInterval;
import gradus.deployment.contracts.Measurements;
import gradus.deployment.contracts.Problem;
import gradus.deployment.contracts.Refusals;
import gradus.deployment.contracts.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenInferenceTest {
    private static final WeightModel MODEL = WeightModel.fit();
    private static final String ONE = "174,93,77,57,36";
    private static final String TWO = "160,85,70,55,34";

    @Test
    void flat_and_nested_data_mean_the_same() {
        JsonNode flat = infer(request("[2,5]", "[" + ONE + "," + TWO + "]"));
        JsonNode nested = infer(request("[2,5]", "[[" + ONE + "],[" + TWO + "]]"));
        assertThat(flat).isEqualTo(nested);
        PredictionInterval first = MODEL.predict(new double[] {174, 93, 77, 57, 36});
        PredictionInterval second = MODEL.predict(new double[] {160, 85, 70, 55, 34});
        assertThat(flat.at("/outputs/0").toString())
                .isEqualTo("{\"name\":\"weight_kg\",\"datatype\":\"FP64\",\"shape\":[2],\"data\":[" + first.prediction()
                        + "," + second.prediction() + "]}");
        assertThat(flat.at("/outputs/1/data/1").doubleValue()).isEqualTo(second.low());
        assertThat(flat.at("/outputs/2/data/0").doubleValue()).isEqualTo(first.high());
    }

    @Test
    void the_answer_carries_the_model_and_the_id_of_the_request() {
        JsonNode answer = infer("{\"id\":\"q-7\",\"inputs\":[" + tensor("[1,5]", "[" + ONE + "]") + "]}");
        assertThat(answer.get("model_name").textValue()).isEqualTo("weight");
        assertThat(answer.get("model_version").textValue()).isEqualTo("1");
        assertThat(answer.get("id").textValue()).isEqualTo("q-7");
        assertThat(infer(request("[1,5]", "[" + ONE + "]")).has("id")).isFalse();
    }

    @Test
    void only_the_outputs_asked_for_come_in_the_order_asked_for() {
        JsonNode answer = infer("{\"outputs\":[{\"name\":\"upper_kg\"},{\"name\":\"weight_kg\"}],\"inputs\":["
                + tensor("[1,5]", "[" + ONE + "]") + "]}");
        assertThat(answer.get("outputs").findValuesAsText("name")).containsExactly("upper_kg", "weight_kg");
    }

    /** The largest answer: each row costs three numbers, and no output comes twice. */
    @Test
    void an_answer_does_not_outgrow_its_question() {
        int rows = OpenInference.MOST_ROWS;
        String data = String.join(",", Collections.nCopies(rows, ONE));
        JsonNode answer = infer(request("[" + rows + ",5]", "[" + data + "]"));
        assertThat(answer.toString().length()).isBetween(40_000, 70_000);
        String twice = String.join(",", Collections.nCopies(1000, "{\"name\":\"weight_kg\"}"));
        assertThat(refusal("{\"outputs\":[" + twice + "],\"inputs\":[]}"))
                .isEqualTo("#/outputs/1 must be named once, but weight_kg was named before");
    }

    @Test
    void a_null_means_that_nothing_was_said() {
        assertThat(infer("{\"id\":null,\"parameters\":null,\"inputs\":[" + tensor("[1,5]", "[" + ONE + "]") + "]}")
                        .has("id"))
                .isFalse();
    }

    @Test
    void a_value_out_of_range_is_named_by_its_place_in_the_tensor() {
        assertThat(refusal(request("[2,5]", "[" + ONE + ",160,85,70,55,340]")))
                .isEqualTo("#/inputs/0/data/9 must be a number from 28 to 48 (centimetres), but was 340");
        assertThat(refusal(request("[2,5]", "[[" + ONE + "],[160,85,70,null,34]]")))
                .isEqualTo("#/inputs/0/data/1/3 must be a number from 46 to 76 (centimetres), but was null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[5] | must be [n, 5] with n from 1 to 1000, but was [5]",
                "[0,5] | must be [n, 5] with n from 1 to 1000, but was [0,5]",
                "[1001,5] | must be [n, 5] with n from 1 to 1000, but was [1001,5]",
                "[1,4] | must be [n, 5] with n from 1 to 1000, but was [1,4]",
                "[1.0,5] | must be [n, 5] with n from 1 to 1000, but was [1.0,5]",
                "[1,5,1] | must be [n, 5] with n from 1 to 1000, but was [1,5,1]",
                "[4294967297,5] | must be [n, 5] with n from 1 to 1000, but was [4294967297,5]",
                "null | must be [n, 5] with n from 1 to 1000, but was null"
            })
    void a_shape_that_does_not_fit_is_named(String shape, String detail) {
        assertThat(refusal(request(shape, "[" + ONE + "]"))).isEqualTo("#/inputs/0/shape " + detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[1,2,3]", "[[174,93,77,57,36],[1]]", "[[174,93,77,57],[36]]", "{\"a\":1}", "null", "[]"})
    void data_that_does_not_fill_the_shape_is_refused(String data) {
        assertThat(refusal(request("[2,5]", data)))
                .isEqualTo("#/inputs/0/data must hold 10 numbers for the shape [2, 5], flat or as 2 rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | # must be an object, but was an array",
                "{} | #/inputs must be an array of one tensor named measurements",
                "{\"inputs\":[]} | #/inputs must be an array of one tensor named measurements",
                "{\"inputs\":[7]} | #/inputs/0 must be an object, but was 7",
                "{\"inputs\":[],\"input\":1} | #/input is not known; known are id, inputs, outputs, parameters",
                "{\"inputs\":[],\"outputs\":[{\"name\":\"x\"}]} | #/outputs must be an array of objects with a name from [weight_kg, lower_kg, upper_kg], or be left out",
                "{\"id\":{\"a\":[1]},\"parameters\":{},\"inputs\":[]} | #/id must be a string, but was an object",
                "{\"id\":42,\"inputs\":[]} | #/id must be a string, but was 42",
                "{\"id\":null,\"parameters\":7,\"inputs\":[]} | #/parameters must be an object, but was 7",
                "{\"inputs\":[{\"parameters\":[]}]} | #/inputs/0/parameters must be an object, but was an array",
                "{\"inputs\":[],\"outputs\":[{\"name\":\"weight_kg\",\"parameters\":7}]} | #/outputs/0/parameters must be an object, but was 7",
                "{\"inputs\":[],\"outputs\":[{\"name\":\"weight_kg\",\"dtype\":7}]} | #/outputs/0/dtype is not known; known are name, parameters",
                "{\"inputs\":[],\"outputs\":[{\"name\":\"lower_kg\"},{\"name\":\"lower_kg\"}]} | #/outputs/1 must be named once, but lower_kg was named before",
                "{\"inputs\":[],\"outputs\":[]} | #/outputs must be an array of objects with a name from [weight_kg, lower_kg, upper_kg], or be left out",
                "{\"inputs\":[],\"outputs\":{\"a\":{\"name\":\"weight_kg\"}}} | #/outputs must be an array of objects with a name from [weight_kg, lower_kg, upper_kg], or be left out"
            })
    void a_request_of_another_form_is_refused(String json, String first) {
        assertThat(refusal(json)).isEqualTo(first);
    }

    @Test
    void the_name_and_the_datatype_of_the_tensor_are_checked() {
        String json = "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"INT64\",\"shape\":[1,5],\"data\":[" + ONE
                + "],\"dtype\":1}]}";
        Problem problem = catchThrowableOfType(Problem.class, () -> infer(json));
        assertThat(problem.violations())
                .extracting(Violation::pointer)
                .containsExactly("#/inputs/0/dtype", "#/inputs/0/name", "#/inputs/0/datatype");
        assertThat(problem.violations().get(2).detail()).isEqualTo("must be \"FP64\", but was \"INT64\"");
    }

    private static String request(String shape, String data) {
        return "{\"inputs\":[" + tensor(shape, data) + "]}";
    }

    private static String tensor(String shape, String data) {
        return "{\"name\":\"measurements\",\"datatype\":\"FP64\",\"shape\":" + shape + ",\"data\":" + data + "}";
    }

    private static JsonNode infer(String json) {
        JsonNode request = Measurements.parse(json.getBytes(StandardCharsets.UTF_8));
        return new ObjectMapper().valueToTree(OpenInference.infer(request, MODEL));
    }

    private static String refusal(String json) {
        Violation first = Refusals.of(json, () -> infer(json)).violations().get(0);
        return first.pointer() + " " + first.detail();
    }
}
