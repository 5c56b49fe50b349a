package gradus.deployment.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementsTest {
    private static final List<Field> FIELDS =
            List.of(new Field("a_cm", "A", "", 10, 20), new Field("b_cm", "B", "", 100, 200));

    @Test
    void numbers_come_in_the_order_of_the_fields_whatever_the_order_of_the_members() {
        assertThat(read("{\"b_cm\": 150, \"a_cm\": 1.25e1}")).containsExactly(12.5, 150);
    }

    @Test
    void the_ends_of_a_range_belong_to_it() {
        assertThat(read("{\"a_cm\": 10, \"b_cm\": 200}")).containsExactly(10, 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "9.999999 | 9.999999",
                "20.000001 | 20.000001",
                "-12 | -12",
                "null | null",
                "\"12\" | \"12\"",
                "true | true",
                "[12] | an array",
                "{} | an object",
                "1e999 | too large a number",
                "-1e999 | too large a number",
                "1e-999 | 0.0"
            })
    void a_value_that_is_no_number_in_range_is_named_with_what_is_required(String value, String shown) {
        assertThat(refusal("{\"a_cm\": " + value + ", \"b_cm\": 150}").violations())
                .containsExactly(
                        new Violation("#/a_cm", "must be a number from 10 to 20 (centimetres), but was " + shown));
    }

    @Test
    void every_fault_is_named_at_once() {
        Problem problem = refusal("{\"a_cm\": \"x\", \"height\": 1}");
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem).hasMessage("3 values cannot be used; see errors");
        assertThat(problem.violations())
                .containsExactly(
                        new Violation("#/a_cm", "must be a number from 10 to 20 (centimetres), but was \"x\""),
                        new Violation("#/b_cm", "must be a number from 100 to 200 (centimetres), but is missing"),
                        new Violation("#/height", "is not known; known are a_cm, b_cm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "\"a_cm\"", "null", "true"})
    void json_that_is_no_object_is_refused(String json) {
        assertThat(refusal(json).violations()).containsExactly(new Violation("#", "must be an object"));
    }

    @Test
    void the_name_of_an_unknown_member_is_escaped_and_shortened() {
        assertThat(refusal("{\"a_cm\": 12, \"b_cm\": 150, \"x/y~ %\": 1}")
                        .violations()
                        .get(0)
                        .pointer())
                .isEqualTo("#/x~1y~0%20%25");
        assertThat(refusal("{\"" + "x".repeat(5000) + "\": 1}")
                        .violations()
                        .get(2)
                        .pointer())
                .hasSizeLessThan(60);
    }

    @Test
    void an_answer_does_not_outgrow_its_question() {
        String many =
                IntStream.range(0, 5000).mapToObj(i -> "\"k" + i + "\":0").collect(Collectors.joining(",", "{", "}"));
        Problem problem = refusal(many);
        assertThat(problem).hasMessage("5002 values cannot be used; the first 20 are in errors");
        assertThat(problem.violations()).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | the body must be JSON, but is not at line 1, column 2: Unexpected end-of-input",
                "`` | the body must be JSON, but was empty",
                "{\"a_cm\": NaN} | the body must be JSON, but is not at line 1, column 13: Non-standard token 'NaN'",
                "{\"a_cm\": Infinity} | the body must be JSON, but is not at line 1, column 18: Non-standard token 'Infinity'",
                "{\"a_cm\": 012} | the body must be JSON, but is not at line 1, column 11: Invalid numeric value",
                "{\"a_cm\": 1, \"a_cm\": 2} | the body must be JSON, but is not at line 1, column 19: Duplicate field 'a_cm'",
                "{} {} | the body must be JSON, but is not at line 1, column 4: Trailing token"
            })
    void what_is_not_json_is_refused_with_the_place(String body, String message) {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> Measurements.parse(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem).message().startsWith(message);
    }

    @Test
    void nesting_too_deep_is_refused() {
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> Measurements.parse("[".repeat(50_000).getBytes()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void random_bytes_are_refused_and_never_crash() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            try {
                Measurements.read(Measurements.parse(bytes), FIELDS);
                assertThat(bytes).as("accepted").isEmpty(); // no such bytes hold two fields
            } catch (Problem expected) {
                assertThat(expected.status()).isBetween(400, 422);
            }
        }
    }

    /** What a body says does not depend on which of the two ways it is read. */
    @Test
    void a_body_with_one_slip_of_the_keyboard_is_read_or_refused_the_same_way_in_one_pass() {
        Random random = new Random(15);
        String good = "{\"a_cm\": 12.5, \"b_cm\": 150}";
        String keys = "{}[]\",:.0123456789eE-+ \\nab_cm";
        int read = 0;
        for (int i = 0; i < 5000; i++) {
            StringBuilder body = new StringBuilder(good);
            int at = random.nextInt(good.length());
            switch (random.nextInt(3)) {
                case 0 -> body.deleteCharAt(at);
                case 1 -> body.insert(at, keys.charAt(random.nextInt(keys.length())));
                default -> body.setCharAt(at, keys.charAt(random.nextInt(keys.length())));
            }
            try {
                read += read(body.toString()).length;
            } catch (Problem refused) {
                assertThat(refused.status()).isIn(400, 422);
            }
        }
        assertThat(read / 2).as("bodies that were good even so").isBetween(200, 4000);
    }

    /** Both ways of reading, which must agree. */
    private static double[] read(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        double[] values;
        try {
            values = Measurements.read(Measurements.parse(body), FIELDS);
        } catch (Problem slow) {
            Problem fast = catchThrowableOfType(Problem.class, () -> Measurements.read(body, FIELDS));
            assertThat(fast).as(json).hasMessage(slow.getMessage());
            assertThat(fast.violations()).isEqualTo(slow.violations());
            throw slow;
        }
        assertThat(Measurements.read(body, FIELDS)).as(json).containsExactly(values);
        return values;
    }

    private static Problem refusal(String json) {
        return Refusals.of(json, () -> read(json));
    }
}
