package gradus.workbook.deployment.serving;

import static gradus.engine.exercise.Todo.todo;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * A clinic sends its patients in batches: a JSON array of 1 to 100 objects, each with one number for each field and nothing
 * else. Turn the bytes into numbers, one row per patient, or refuse the whole batch and say everything that is wrong with it
 * at once: whoever typed 100 patients does not want to send them 100 times.
 *
 * <p>Bytes that are not JSON (an empty body is not, nor are blanks only, nor bytes that are not UTF-8) are refused with status
 * 400 and one violation at "#".
 * Everything else that is wrong is refused with status 422:
 *
 * <ul>
 *   <li>a body that is not an array, or has no patient or more than 100: one violation at "#", whatever is in it;
 *   <li>a patient that is not an object: one violation at that patient, such as "#/0" for the first;
 *   <li>a field that is missing, is not a JSON number (the string "77" is not, nor is null), or is outside its range, whose
 *       ends belong to it: a violation at that field, such as "#/0/waist_cm";
 *   <li>a member that is not a known field: a violation at that member.
 * </ul>
 *
 * <p>Violations come patient by patient, and within a patient first the fields in their order, then the unknown members in
 * the order in which they came. No name holds a ~ or a /, so nothing in a pointer needs an escape. The detail of a field's
 * violation holds the range's two ends, and what came.
 *
 * <p>You may want to import {@link java.io.IOException}, {@link java.util.ArrayList}, {@link java.util.Iterator}.
 *
 * @see <a href="../../../../../../../../../deployment/docs/serving.md">deployment/docs/serving.md</a>
 */
public final class BatchReader {
    /** One number that each patient must have, from min to max. */
    public record Field(String name, double min, double max) {}

    /** One thing wrong, and where. */
    public record Violation(String pointer, String detail) {}

    /** A batch that cannot be used. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final transient List<Violation> violations;

        public Refused(int status, List<Violation> violations) {
            super("status " + status + ": " + violations);
            this.status = status;
            this.violations = List.copyOf(violations);
        }

        public int status() {
            return status;
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /** Reads one JSON value with nothing after it and no key twice; throws an IOException of one kind or another if it cannot. */
    @SuppressWarnings("unused") // until your code uses it
    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private BatchReader() {}

    /**
     * Reads a batch.
     *
     * @return one row per patient, its numbers in the order of the fields
     * @throws Refused if anything is wrong, with all that is
     */
    public static double[][] read(byte[] body, List<Field> fields) {
        return todo("parse; check the batch; read every patient; refuse with all violations, or return the rows");
    }

    /** The JSON in the bytes, or a refusal of status 400. */
    @SuppressWarnings("unused") // until your code uses it
    private static JsonNode parse(byte[] body) {
        return todo("read the bytes with STRICT; whatever it throws is a refusal");
    }

    /** Writes a patient's numbers into the row, and what is wrong with them into the violations. */
    @SuppressWarnings("unused") // until your code uses it
    private static void readPatient(
            JsonNode patient, String pointer, List<Field> fields, double[] row, List<Violation> violations) {
        todo("check that it is an object, then its fields in order, then look for unknown members");
    }
}
