package gradus.workbook.deployment.serving;

import static gradus.engine.expect.Expect.expect;
import static gradus.workbook.deployment.serving.BatchClaims.FIELDS;
import static gradus.workbook.deployment.serving.BatchClaims.batch;
import static gradus.workbook.deployment.serving.BatchClaims.expectNotJson;
import static gradus.workbook.deployment.serving.BatchClaims.expectPointers;
import static gradus.workbook.deployment.serving.BatchClaims.expectStatus;
import static gradus.workbook.deployment.serving.BatchClaims.outcome;
import static gradus.workbook.deployment.serving.BatchClaims.pointers;
import static gradus.workbook.deployment.serving.BatchClaims.read;
import static gradus.workbook.deployment.serving.BatchClaims.utf8;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.deployment.serving.BatchClaims.Outcome;
import gradus.workbook.deployment.serving.BatchReader.Field;
import gradus.workbook.deployment.serving.BatchReader.Refused;
import gradus.workbook.deployment.serving.BatchReader.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
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
@ExplainedIn("serving#one-field-stated-once")
class BatchReaderTest {
    @Test
    void a_good_batch_becomes_rows_in_the_order_of_the_fields() {
        List<Field> girths = List.of(new Field("chest_cm", 60, 130), new Field("waist_cm", 57, 114));
        String body = "[{\"waist_cm\": 77.4, \"chest_cm\": 93}, {\"chest_cm\": 8.1e1, \"waist_cm\": 70}]";
        expect("the rows of two good patients, the first with its members the other way round", read(body, girths))
                .ifCloseTo(
                        new double[][] {{81, 70}, {81, 70}},
                        "Every row is the last patient's: one array was made for all. Make a row for each patient.")
                .ifCloseTo(
                        new double[][] {{77.4, 93}, {81, 70}},
                        "The members were taken in the order in which they came, not by name.")
                .ifCloseTo(
                        new double[][] {{93, 77}, {81, 70}},
                        "The decimals are lost: a JSON number is read with doubleValue().")
                .ifCloseTo(
                        new double[][] {{93, (float) 77.4}, {81, 70}},
                        "A float holds about 7 digits: read the numbers as doubles.")
                .toBeCloseTo(new double[][] {{93, 77.4}, {81, 70}}, 1e-12);
        List<Field> platelets = List.of(new Field("platelets_per_litre", 0, 1e12));
        Outcome large = outcome(utf8("[{\"platelets_per_litre\": 250000000000}]"), platelets);
        expect("what becomes of a patient with 250000000000 platelets a litre", large.toString())
                .ifEqual(
                        "refused with 422 at [#/0/platelets_per_litre]",
                        "250000000000 is a JSON number, though too large for an int: ask isNumber, which takes them all.")
                .usually("A JSON number may be too large for an int. Take it as a double.")
                .toEqual("rows [[2.5E11]]");
    }

    @Test
    void the_ends_of_a_range_are_good_and_a_hair_beyond_is_not() {
        String ends = "[{\"height_cm\": 147, \"waist_cm\": 114}, {\"height_cm\": 199, \"waist_cm\": 57}]";
        expectPointers(ends, "The ends of a range belong to it: compare with >= and <=.");
        expectPointers(
                "[{\"height_cm\": " + Math.nextDown(147.0) + ", \"waist_cm\": " + Math.nextUp(114.0)
                        + "}, {\"height_cm\": " + Math.nextUp(199.0) + ", \"waist_cm\": " + Math.nextDown(57.0) + "}]",
                "A value beyond either end cannot be used, even by the last digit: a float holds about 7 digits.",
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
                    value
                            + " cannot be used. Where there is no number, NaN is a natural stand-in; but every comparison with NaN is false, so a test for"
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
        expectPointers(
                "[{\"height_cm\": 174, \"waist_cm\": 77, \"Waist_cm\": 77}]",
                "JSON tells large letters from small ones: Waist_cm is a member that nobody knows.",
                "#/0/Waist_cm");
        expectPointers(
                "[{\"hieght_cm\": 174, \"waist_cm\": 77}]",
                "A typing error is two faults, a field that is missing and a member that nobody knows. Look for both, always.",
                "#/0/height_cm",
                "#/0/hieght_cm");
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
    void a_patient_that_is_no_object_is_one_violation() {
        for (String patient : List.of("17", "null", "\"174, 77\"", "[174, 77]")) {
            expectPointers(
                    "[{\"height_cm\": 174, \"waist_cm\": 77}, " + patient + "]",
                    patient + " is no object, and cannot be used.",
                    "#/1");
        }
    }

    @Test
    void a_detail_says_what_was_required_and_what_came() {
        List<Field> fields = List.of(new Field("height_cm", 147, 199), new Field("iron_share", 0.05, 0.45));
        List<Violation> violations = List.of();
        try {
            read("[{\"height_cm\": 1.74, \"iron_share\": \"as always\"}]", fields);
        } catch (Refused refused) {
            violations = refused.violations();
        }
        expect(
                        "the number of violations of a patient with height_cm 1.74 and iron_share \"as always\"",
                        violations.size())
                .usually("Both cannot be used.")
                .toEqual(2);
        expect(
                        "the detail of height_cm 1.74 in the range 147 to 199",
                        violations.get(0).detail())
                .usually("Whoever reads it has only the detail to find the mistake: give the range, and what came.")
                .to("hold 147, 199 and 1.74", d -> d.contains("147") && d.contains("199") && d.contains("1.74"));
        expect(
                        "the detail of iron_share \"as always\" in the range 0.05 to 0.45",
                        violations.get(1).detail())
                .when(d -> d.contains("NaN"), "Give the value as it came, not the NaN that stands in for it.")
                .usually("Give the ends of the range as they are, not rounded, and the value as it came.")
                .to(
                        "hold 0.05, 0.45 and as always",
                        d -> d.contains("0.05") && d.contains("0.45") && d.contains("as always"));
    }

    @Test
    void what_is_not_json_is_refused_with_400() {
        for (String body : List.of("[{\"height_cm\": 174,", "{", "[NaN]", "not json")) {
            expectNotJson(body, utf8(body), "That is not JSON: status 400, not 422.");
        }
        String strict = "A mapper of your own takes the first value, and the last of two equal keys. Read with STRICT.";
        expectNotJson("[] []", utf8("[] []"), strict);
        expectNotJson("[{\"a\": 1, \"a\": 2}]", utf8("[{\"a\": 1, \"a\": 2}]"), strict);
        byte[] noUtf8 = "[{\"height_cm\":174,\"waist_cm\":77,\"\u00ff\":1}]".getBytes(StandardCharsets.ISO_8859_1);
        expectNotJson(
                "a good patient with one more member, whose name is the byte 0xff,",
                noUtf8,
                "That byte is not UTF-8. new String(…) replaces it without a word: give STRICT the bytes.");
        byte[] noText = {0, 0, 0, 123, 0, 1};
        expectNotJson(
                "the bytes 0, 0, 0, 123, 0, 1",
                noText,
                "Bytes that are no text at all end in another IOException, not only JsonProcessingException. Catch the general one.");
        expectNotJson(
                "an empty body",
                new byte[0],
                "Jackson gives no error here but a missing node; no bytes at all are not JSON.");
        expectNotJson(
                "a body of two blanks and a line feed",
                utf8("  \n"),
                "Blanks alone are not JSON. Jackson gives a missing node here, as for an empty body: ask for that.");
    }

    @Test
    void a_batch_of_another_shape_is_refused_as_a_whole() {
        for (String body : List.of(
                "{}",
                "null",
                "3",
                "\"[]\"",
                "[]",
                "{\"height_cm\":174,\"waist_cm\":77}",
                batch(101, 77),
                batch(101, 7))) {
            String subject = body.length() < 40
                    ? body
                    : "a batch of 101 " + (body.contains("77") ? "good" : "faulty") + " patients";
            Refused refused = expectStatus(
                    subject, utf8(body), 422, "It is JSON, but no array of 1 to 100 patients: status 422.");
            List<String> pointers = pointers(refused);
            expect(
                            "where " + subject + " is wrong",
                            pointers.size() > 3 ? pointers.size() + " places" : pointers.toString())
                    .usually("The batch as a whole is wrong: one violation, at \"#\", whatever is in it.")
                    .toEqual("[#]");
        }
        Outcome full = outcome(utf8(batch(100, 77)), FIELDS);
        expect("the rows of a batch of 100 good patients", full.rows().length)
                .when(n -> full.pointers().equals(List.of("#")), "It was refused at #: 100 patients are allowed.")
                .toEqual(100);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<String> names = Inputs.choice("height_cm", "waist_cm", "Waist_cm", "age");
        Inputs<String> values =
                Inputs.choice("77", "174", "147", "114.0", "1.74", "2e2", "null", "\"77\"", "true", "[]", "1e999");
        Inputs<String> member = names.and(values, (name, value) -> "\"" + name + "\": " + value);
        Inputs<String> patient = Inputs.listOf(member, 4)
                .map(members -> members.stream().collect(Collectors.joining(", ", "{", "}")))
                .or(Inputs.choice("{\"height_cm\": 174, \"waist_cm\": 77}", "17", "null", "[]", "{"));
        Agreement.on(Inputs.listOf(patient, 3))
                .ask("what becomes of the batch {}", patients -> outcome(patients))
                .questions(200)
                .usually("Go back to the list in the task: which of its lines speaks of this batch?")
                .holds();
    }
}
