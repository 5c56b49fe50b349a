package gradus.workbook.deployment.serving;

import static gradus.engine.expect.Expect.expect;

import gradus.workbook.deployment.serving.BatchReader.Field;
import gradus.workbook.deployment.serving.BatchReader.Refused;
import gradus.workbook.deployment.serving.BatchReader.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** What becomes of a batch, and what must be said where something is wrong with it; with what people get wrong. */
final class BatchClaims {
    static final List<Field> FIELDS = List.of(new Field("height_cm", 147, 199), new Field("waist_cm", 57, 114));

    private BatchClaims() {}

    /** So many patients of one kind. */
    static String batch(int patients, int waist) {
        return Stream.generate(() -> "{\"height_cm\":174,\"waist_cm\":" + waist + "}")
                .limit(patients)
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Checks where a batch is wrong; without pointers, that nothing is. */
    static void expectPointers(String body, String cause, String... pointers) {
        List<String> expected = List.of(pointers);
        List<String> actual;
        try {
            read(body, FIELDS);
            actual = List.of();
        } catch (Refused refused) {
            expect("the status of " + body, refused.status())
                    .usually("This is JSON, but cannot be used: 422.")
                    .toEqual(422);
            actual = pointers(refused);
        } catch (NullPointerException missing) {
            actual = List.of("NullPointerException: " + missing.getMessage());
        }
        expect("where " + body + " is wrong", actual)
                .when(
                        a -> a.toString().contains("NullPointerException"),
                        "get returns null for a member that is not there; there is another method that returns a missing node.")
                .when(
                        a -> sorted(a).equals(sorted(expected)),
                        "These are the right places in another order. Go patient by patient, first the fields in their order,"
                                + " then unknown members in the order in which they came; a TreeSet sorts.")
                .when(
                        a -> a.equals(changed(expected, p -> p.substring(1))),
                        "A pointer begins with #, which is the whole batch.")
                .when(a -> a.equals(changed(expected, BatchClaims::next)), "Patients are counted from 0.")
                .when(
                        a -> a.stream().anyMatch(p -> p.matches("#/\\D.*")),
                        "A pointer leads to a member through its patient: \"#/0/age\".")
                .when(
                        a -> !a.isEmpty()
                                && expected.size() > 2
                                && a.size() < expected.size()
                                && expected.subList(0, a.size()).equals(a),
                        "What comes after that was not looked at. Read every patient and every field, and refuse at the end.")
                .when(
                        a -> expected.stream()
                                .anyMatch(e -> e.matches("#/\\d+")
                                        && (!a.contains(e) || a.toString().contains(e + "/"))),
                        "What is no object has no fields to look for or to miss: one violation, at the patient.")
                .when(
                        a -> expected.size() > 2 && a.equals(firstOfEachPatient(expected)),
                        "Only the first fault of each patient is named. Name all: go on to the next field.")
                .usually(cause)
                .toEqual(expected);
    }

    private static List<String> sorted(List<String> pointers) {
        return pointers.stream().sorted().toList();
    }

    private static List<String> changed(List<String> pointers, UnaryOperator<String> change) {
        return pointers.stream().map(change).toList();
    }

    /** The same place in the next patient. */
    private static String next(String pointer) {
        String[] parts = pointer.split("/", 3);
        parts[1] = Integer.toString(Integer.parseInt(parts[1]) + 1);
        return String.join("/", parts);
    }

    private static List<String> firstOfEachPatient(List<String> pointers) {
        Set<String> patients = new HashSet<>();
        return pointers.stream().filter(p -> patients.add(p.split("/")[1])).toList();
    }

    static void expectNotJson(String subject, byte[] body, String cause) {
        expect("where " + subject + " is wrong", pointers(expectStatus(subject, body, 400, cause)))
                .usually("What is not JSON is wrong as a whole: one violation, at \"#\".")
                .toEqual(List.of("#"));
    }

    static Refused expectStatus(String subject, byte[] body, int status, String cause) {
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
            if (other instanceof TestAbortedException) {
                throw other;
            }
            outcome = other.getClass().getSimpleName();
        }
        expect("what comes of " + subject, outcome).usually(cause).toEqual((Object) status);
        throw new AssertionError("unreachable: the line above has failed");
    }

    /** What becomes of a batch: the status of its refusal and the places, or 200 and its rows. */
    record Outcome(int status, List<String> pointers, double[][] rows) {
        @Override
        public String toString() {
            return status == 200 ? "rows " + Arrays.deepToString(rows) : "refused with " + status + " at " + pointers;
        }
    }

    static Outcome outcome(byte[] body, List<Field> fields) {
        try {
            return new Outcome(200, List.of(), BatchReader.read(body, fields));
        } catch (Refused refused) {
            return new Outcome(refused.status(), pointers(refused), new double[0][]);
        }
    }

    static Outcome outcome(List<String> patients) {
        return outcome(utf8(patients.toString()), FIELDS);
    }

    static List<String> pointers(Refused refused) {
        return refused.violations().stream().map(Violation::pointer).toList();
    }

    static double[][] read(String body, List<Field> fields) {
        return BatchReader.read(utf8(body), fields);
    }

    static byte[] utf8(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
