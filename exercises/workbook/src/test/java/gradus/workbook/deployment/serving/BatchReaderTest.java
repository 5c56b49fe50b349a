package gradus.workbook.deployment.serving;

import static gradus.engine.exercise.Expect.expect;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Expect;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Mistake;
import gradus.workbook.deployment.serving.BatchReader.Field;
import gradus.workbook.deployment.serving.BatchReader.Refused;
import gradus.workbook.deployment.serving.BatchReader.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "serving",
        number = 1,
        title = "A batch, or all that is wrong with it",
        kind = Kind.BUILD,
        points = 8,
        minutes = 15)
@Hint("Nothing may be thrown before the last patient is read, except what makes reading patients impossible.")
@Hint(
        "JsonNode has a method that answers whether it is a number, and another that never returns null for a missing member.")
@Hint(
        "Write the condition for a number that is good, then negate it: a comparison with NaN is false, whichever way it is.")
@Mistake(
        replace = "value.isNumber() ? value.doubleValue() : Double.NaN",
        with = "value.asDouble(Double.NaN)",
        says = "asDouble turns text into a number")
@Mistake(
        replace = "!(row[j] >= field.min() && row[j] <= field.max())",
        with = "row[j] < field.min() || row[j] > field.max()",
        says = "every comparison with NaN is false")
@Mistake(
        replace = "row[j] >= field.min() && row[j] <= field.max()",
        with = "row[j] > field.min() && row[j] < field.max()",
        says = "The ends of a range belong to it")
@Mistake(
        replace = "readPatient(batch.get(i), \"#/\" + i, fields, rows[i], violations);",
        with = "readPatient(batch.get(i), \"#/\" + i, fields, rows[i], violations);\n"
                + "if (!violations.isEmpty()) { break; }",
        says = "every patient")
@Mistake(
        replace = "catch (IOException e)",
        with = "catch (com.fasterxml.jackson.core.JsonProcessingException e) {\n"
                + "throw new Refused(400, List.of(new Violation(\"#\", \"must be JSON\")));\n} catch (IOException e) {\n"
                + "throw new java.io.UncheckedIOException(e);\n} catch (IllegalStateException e)",
        says = "not only JsonProcessingException")
@Mistake(replace = "unknown.add(names.next());", with = "names.next();", says = "silently ignored")
@Mistake(replace = "json.isMissingNode()", with = "json.isNull()", says = "no bytes at all are not JSON")
@Mistake(replace = "json.isMissingNode()", with = "body.length == 0", says = "Blanks alone are not JSON")
@Mistake(
        replace = "List<String> unknown = new ArrayList<>();",
        with = "java.util.Set<String> unknown = new java.util.TreeSet<>();",
        says = "a TreeSet sorts")
class BatchReaderTest {
    private static final List<Field> FIELDS = List.of(new Field("height_cm", 147, 199), new Field("waist_cm", 57, 114));

    @Test
    void a_good_batch_becomes_rows_in_the_order_of_the_fields() {
        double[][] rows = read("[{\"waist_cm\": 77.5, \"height_cm\": 174}, {\"height_cm\": 1.6e2, \"waist_cm\": 70}]");
        expect("the rows of two good patients, the first with its members the other way round", rows)
                .ifCloseTo(
                        new double[][] {{77.5, 174}, {160, 70}},
                        "The members were taken in the order in which they came, not by name.")
                .toBeCloseTo(new double[][] {{174, 77.5}, {160, 70}}, 1e-12);
    }

    @Test
    void the_ends_of_a_range_are_good_and_a_hair_beyond_is_not() {
        String ends = "[{\"height_cm\": 147, \"waist_cm\": 114}, {\"height_cm\": 199, \"waist_cm\": 57}]";
        expectPointers(ends, "The ends of a range belong to it: compare with >= and <=.");
        expectPointers(
                "[{\"height_cm\": 146.999, \"waist_cm\": 114.001}, {\"height_cm\": 199.001, \"waist_cm\": 56.999}]",
                "A value beyond either end cannot be used.",
                "#/0/height_cm",
                "#/0/waist_cm",
                "#/1/height_cm",
                "#/1/waist_cm");
    }

    @Test
    void only_a_json_number_is_a_number() {
        expectPointers(
                "[{\"height_cm\": \"174\", \"waist_cm\": 77}]",
                "The string \"174\" is no number, but asDouble turns text into a number (and \"wide\" into 0). Ask isNumber first.",
                "#/0/height_cm");
        for (String value : List.of("null", "true", "\"wide\"", "[174]", "{}", "1e999", "-1e999")) {
            expectPointers(
                    "[{\"height_cm\": " + value + ", \"waist_cm\": 77}]",
                    "Where there is no number, NaN is a natural stand-in; but every comparison with NaN is false, so a test for"
                            + " \"too small or too large\" lets it through. Test for good, and negate.",
                    "#/0/height_cm");
        }
    }

    @Test
    void a_missing_field_and_an_unknown_member_are_both_named() {
        expectPointers(
                "[{\"height_cm\": 174}]",
                "A missing member is no number: every comparison with NaN is false, and get returns null. Name the field all the same.",
                "#/0/waist_cm");
        expectPointers(
                "[{\"height_cm\": 174, \"waist_cm\": 77, \"wiast_cm\": 77, \"age\": 30}]",
                "An unknown member was silently ignored. It is a typing error, or news about the patient that you throw away.",
                "#/0/wiast_cm",
                "#/0/age");
    }

    @Test
    void everything_wrong_is_said_at_once_in_order() {
        expectPointers(
                "[{\"height_cm\": 1.74, \"age\": 30, \"waist_cm\": null}, 17, {\"waist_cm\": 77, \"height_cm\": 174}, {\"waist_cm\": 700}]",
                "Look at every patient and every field before you refuse; order by patient, then field, then unknown members.",
                "#/0/height_cm",
                "#/0/waist_cm",
                "#/0/age",
                "#/1",
                "#/3/height_cm",
                "#/3/waist_cm");
    }

    @Test
    void a_detail_says_what_was_required_and_what_came() {
        List<Violation> violations =
                refusal("[{\"height_cm\": 1.74, \"waist_cm\": \"wide\"}]").violations();
        String first = violations.isEmpty() ? "" : violations.get(0).detail();
        expect("the detail of height_cm 1.74 in the range 147 to 199", first)
                .usually("Whoever reads it has only the detail to find the mistake: give the range, and what came.")
                .to("hold 147, 199 and 1.74", d -> d.contains("147") && d.contains("199") && d.contains("1.74"));
        String second = violations.size() < 2 ? "" : violations.get(1).detail();
        expect("the detail of waist_cm \"wide\" in the range 57 to 114", second)
                .usually("Give the value as it came, not the NaN that stands in for it.")
                .to("hold 57, 114 and wide", d -> d.contains("57") && d.contains("114") && d.contains("wide"));
    }

    @Test
    void what_is_not_json_is_refused_with_400() {
        for (String body :
                List.of("[{\"height_cm\": 174,", "{", "[NaN]", "[] []", "[{\"a\": 1, \"a\": 2}]", "not json")) {
            expectStatus(body, body.getBytes(StandardCharsets.UTF_8), 400, "That is not JSON: status 400, not 422.");
        }
        byte[] noText = {0, 0, 0, 123, 0, 1};
        expectStatus(
                "the bytes 0, 0, 0, 123, 0, 1",
                noText,
                400,
                "Bytes that are no text at all end in another IOException, not only JsonProcessingException. Catch the general one.");
        expectStatus(
                "an empty body",
                new byte[0],
                400,
                "Jackson gives no error here but a missing node; no bytes at all are not JSON.");
        expectStatus(
                "a body of two blanks and a line feed",
                "  \n".getBytes(StandardCharsets.UTF_8),
                400,
                "Blanks alone are not JSON. Jackson gives a missing node here, as for an empty body: ask for that.");
    }

    @Test
    void a_batch_of_another_shape_is_refused_as_a_whole() {
        for (String body : List.of("{}", "null", "3", "\"[]\"", "[]", batch(101))) {
            Refused refused = expectStatus(
                    body.length() > 40 ? "a batch of 101 patients" : body,
                    body.getBytes(StandardCharsets.UTF_8),
                    422,
                    "It is JSON, but no array of 1 to 100 patients.");
            expect("where " + (body.length() > 40 ? "a batch of 101 patients" : body) + " is wrong", pointers(refused))
                    .usually("The batch as a whole is wrong: one violation, at \"#\".")
                    .toEqual(List.of("#"));
        }
        expect("rows of a batch of 100 patients", read(batch(100)).length)
                .usually("100 patients are allowed.")
                .toEqual(100);
    }

    private static String batch(int patients) {
        return IntStream.range(0, patients)
                .mapToObj(i -> "{\"height_cm\":174,\"waist_cm\":77}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Checks where a batch is wrong; without pointers, that nothing is. */
    private static void expectPointers(String body, String cause, String... pointers) {
        List<String> expected = List.of(pointers);
        List<String> actual;
        try {
            read(body);
            actual = List.of();
        } catch (Refused refused) {
            expect("the status of " + body, refused.status())
                    .usually("This is JSON, but cannot be used: 422.")
                    .toEqual(422);
            actual = pointers(refused);
        } catch (NullPointerException missing) {
            actual = List.of("NullPointerException: " + missing.getMessage());
        }
        Expect<List<String>> expectation = expect("where " + body + " is wrong", actual);
        expectation.when(
                a -> a.toString().contains("NullPointerException"),
                "get returns null for a member that is not there; there is another method that returns a missing node.");
        expectation.when(
                a -> !a.equals(expected)
                        && a.stream()
                                .sorted()
                                .toList()
                                .equals(expected.stream().sorted().toList()),
                "These are the right places in another order. Go patient by patient, first the fields in their order, then"
                        + " unknown members in the order in which they came; a TreeSet sorts.");
        if (expected.size() > 2) {
            expectation.when(
                    a -> !a.isEmpty()
                            && a.size() < expected.size()
                            && expected.subList(0, a.size()).equals(a),
                    "What comes after that was not looked at. Read every patient and every field, and refuse at the end.");
        }
        expectation.usually(cause).toEqual(expected);
    }

    private static Refused expectStatus(String subject, byte[] body, int status, String cause) {
        Object outcome;
        try {
            BatchReader.read(body, FIELDS);
            outcome = "an answer";
        } catch (Refused refused) {
            if (refused.status() == status) {
                return refused;
            }
            outcome = refused.status();
        } catch (RuntimeException other) {
            if (other instanceof org.opentest4j.TestAbortedException) {
                throw other;
            }
            outcome = other.getClass().getSimpleName();
        }
        expect("what comes of " + subject, outcome).usually(cause).toEqual((Object) status);
        throw new AssertionError("unreachable: the line above has failed");
    }

    private static Refused refusal(String body) {
        return expectStatus(body, body.getBytes(StandardCharsets.UTF_8), 422, "This batch cannot be used: 422.");
    }

    private static List<String> pointers(Refused refused) {
        return refused.violations().stream().map(Violation::pointer).toList();
    }

    private static double[][] read(String body) {
        return BatchReader.read(body.getBytes(StandardCharsets.UTF_8), FIELDS);
    }
}
