package gradus.workbook.deployment.serving;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** First what is wrong, as a stream of violations; then, if nothing is, the rows. */
public final class BatchReader {
    public record Field(String name, double min, double max) {}

    public record Violation(String pointer, String detail) {}

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

    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private BatchReader() {}

    public static double[][] read(byte[] body, List<Field> fields) {
        List<JsonNode> patients = patients(body);
        List<Violation> violations = IntStream.range(0, patients.size())
                .boxed()
                .flatMap(i -> wrong(patients.get(i), "#/" + i, fields))
                .toList();
        if (!violations.isEmpty()) {
            throw new Refused(422, violations);
        }
        return patients.stream()
                .map(patient -> fields.stream()
                        .mapToDouble(field -> patient.get(field.name()).asDouble())
                        .toArray())
                .toArray(double[][]::new);
    }

    private static List<JsonNode> patients(byte[] body) {
        JsonNode json;
        try {
            json = STRICT.readTree(body);
        } catch (IOException e) {
            throw refused(400, "no JSON: " + e.getMessage());
        }
        if (json.isMissingNode()) {
            throw refused(400, "no JSON: nothing came");
        }
        if (!json.isArray() || json.size() < 1 || json.size() > 100) {
            throw refused(422, "1 to 100 patients are expected in an array");
        }
        List<JsonNode> patients = new ArrayList<>();
        json.forEach(patients::add);
        return patients;
    }

    private static Refused refused(int status, String detail) {
        return new Refused(status, List.of(new Violation("#", detail)));
    }

    private static Stream<Violation> wrong(JsonNode patient, String pointer, List<Field> fields) {
        if (!patient.isObject()) {
            return Stream.of(new Violation(pointer, patient + " is no object"));
        }
        Set<String> known = fields.stream().map(Field::name).collect(Collectors.toSet());
        List<String> names = new ArrayList<>();
        patient.fieldNames().forEachRemaining(names::add);
        Stream<Violation> unusable = fields.stream()
                .filter(field -> !good(patient.get(field.name()), field))
                .map(field -> new Violation(
                        pointer + "/" + field.name(),
                        patient.get(field.name()) + " came, expected " + field.min() + ".." + field.max()));
        return Stream.concat(
                unusable,
                names.stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> new Violation(pointer + "/" + name, "unknown")));
    }

    private static boolean good(JsonNode value, Field field) {
        return value != null && value.isNumber() && value.asDouble() >= field.min() && value.asDouble() <= field.max();
    }
}
