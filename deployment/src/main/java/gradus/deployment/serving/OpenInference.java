package gradus.deployment.serving;

import static gradus.deployment.contracts.JsonBody.ordered;

import com.fasterxml.jackson.databind.JsonNode;
import gradus.classicalml.linearregression.PredictionInterval;
import gradus.deployment.contracts.Field;
import gradus.deployment.contracts.Measurements;
import gradus.deployment.contracts.Problem;
import gradus.deployment.contracts.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The model in the words of the Open Inference Protocol, version 2: named tensors with a shape, a datatype and their data
 * in row-major order. One input, {@code measurements}, n × d; three outputs of n numbers, in kilograms.
 */
public final class OpenInference {
    /** The input tensor: one row a person, one column a field. */
    public static final String INPUT = "measurements";

    /** The output tensors. */
    public static final List<String> OUTPUTS = List.of("weight_kg", "lower_kg", "upper_kg");

    /** The most people in one request. */
    public static final int MOST_ROWS = 1000;

    private static final Set<String> REQUEST_KEYS = Set.of("id", "parameters", "inputs", "outputs");
    private static final Set<String> INPUT_KEYS = Set.of("name", "shape", "datatype", "parameters", "data");
    private static final Set<String> OUTPUT_KEYS = Set.of("name", "parameters");

    private OpenInference() {}

    /** What the server is: the answer to {@code GET /v2}. */
    public static Map<String, ?> server() {
        return ordered("name", "gradus", "version", WeightModel.VERSION, "extensions", List.of());
    }

    /** What the model takes and gives: the answer to {@code GET /v2/models/weight}; −1 is any number of rows. */
    public static Map<String, ?> metadata(WeightModel model) {
        int columns = model.fields().size();
        List<Map<String, ?>> outputs = OUTPUTS.stream()
                .<Map<String, ?>>map(name -> ordered("name", name, "datatype", "FP64", "shape", List.of(-1)))
                .toList();
        return ordered(
                "name",
                WeightModel.NAME,
                "versions",
                List.of(WeightModel.VERSION),
                "platform",
                "gradus_linear",
                "inputs",
                List.of(ordered("name", INPUT, "datatype", "FP64", "shape", List.of(-1, columns))),
                "outputs",
                outputs);
    }

    /**
     * Answers an inference request: all rows or none.
     *
     * @param request the parsed body
     * @throws Problem of status 422 that names every unusable part
     */
    public static Map<String, ?> infer(JsonNode request, WeightModel model) {
        List<Violation> violations = new ArrayList<>();
        requireKeys(request, "#", REQUEST_KEYS, violations);
        requireType(request, "#", "id", JsonNode::isTextual, "a string", violations);
        requireType(request, "#", "parameters", JsonNode::isObject, "an object", violations);
        Measurements.refuseIfAny(violations);
        List<String> wanted = outputs(request.get("outputs"));
        List<PredictionInterval> answers = new ArrayList<>();
        for (double[] row : rows(request.get("inputs"), model.fields())) {
            answers.add(model.predict(row));
        }
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("model_name", WeightModel.NAME);
        response.put("model_version", WeightModel.VERSION);
        if (request.hasNonNull("id")) {
            response.put("id", request.get("id"));
        }
        response.put(
                "outputs", wanted.stream().map(name -> tensor(name, answers)).toList());
        return response;
    }

    private static Map<String, ?> tensor(String name, List<PredictionInterval> answers) {
        List<Double> data = answers.stream()
                .map(a -> switch (OUTPUTS.indexOf(name)) {
                    case 0 -> a.prediction();
                    case 1 -> a.low();
                    default -> a.high();
                })
                .toList();
        return ordered("name", name, "datatype", "FP64", "shape", List.of(data.size()), "data", data);
    }

    /** The names of the outputs asked for; all of them if none is named. */
    private static List<String> outputs(JsonNode outputs) {
        if (outputs == null) {
            return OUTPUTS;
        }
        List<String> names = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (JsonNode output : outputs) {
            String pointer = "#/outputs/" + names.size();
            String name = output.path("name").asText();
            if (names.contains(name)) { // each costs a column of the answer, and there are only three
                throw refusal(pointer, "must be named once, but " + name + " was named before");
            }
            names.add(name);
            if (output.isObject()) {
                requireKeys(output, pointer, OUTPUT_KEYS, violations);
                requireType(output, pointer, "parameters", JsonNode::isObject, "an object", violations);
            }
        }
        if (!outputs.isArray() || names.isEmpty() || !OUTPUTS.containsAll(names)) {
            throw refusal("#/outputs", "must be an array of objects with a name from " + OUTPUTS + ", or be left out");
        }
        Measurements.refuseIfAny(violations);
        return names;
    }

    private static double[][] rows(JsonNode inputs, List<Field> fields) {
        if (inputs == null || !inputs.isArray() || inputs.size() != 1) {
            throw refusal("#/inputs", "must be an array of one tensor named " + INPUT);
        }
        JsonNode tensor = inputs.get(0);
        List<Violation> violations = new ArrayList<>();
        requireKeys(tensor, "#/inputs/0", INPUT_KEYS, violations);
        requireType(tensor, "#/inputs/0", "parameters", JsonNode::isObject, "an object", violations);
        requireText(tensor, "name", INPUT, violations);
        requireText(tensor, "datatype", "FP64", violations);
        JsonNode shape = tensor.path("shape");
        int columns = fields.size();
        boolean fits = shape.isArray()
                && shape.size() == 2
                && shape.get(0).isInt()
                && shape.get(1).isInt()
                && shape.get(0).intValue() >= 1
                && shape.get(0).intValue() <= MOST_ROWS
                && shape.get(1).intValue() == columns;
        if (!fits) {
            violations.add(new Violation(
                    "#/inputs/0/shape",
                    "must be [n, " + columns + "] with n from 1 to " + MOST_ROWS + ", but was " + shape(shape)));
        }
        Measurements.refuseIfAny(violations);
        return data(tensor.path("data"), shape.get(0).intValue(), fields);
    }

    /** The numbers, which may come flat or nested row by row. */
    private static double[][] data(JsonNode data, int n, List<Field> fields) {
        int d = fields.size();
        List<JsonNode> flat = new ArrayList<>();
        boolean nested = data.size() == n && data.path(0).isArray();
        for (JsonNode element : data) {
            if (nested && element.size() == d) {
                element.forEach(flat::add);
            } else if (!nested) {
                flat.add(element);
            }
        }
        if (!data.isArray() || flat.size() != n * d) {
            throw refusal(
                    "#/inputs/0/data",
                    "must hold " + n * d + " numbers for the shape [" + n + ", " + d + "], flat or as " + n + " rows");
        }
        List<Violation> violations = new ArrayList<>();
        double[][] rows = new double[n][d];
        for (int k = 0; k < flat.size(); k++) {
            String pointer = "#/inputs/0/data/" + (nested ? k / d + "/" + k % d : k);
            rows[k / d][k % d] = Measurements.number(flat.get(k), fields.get(k % d), pointer, violations);
        }
        Measurements.refuseIfAny(violations);
        return rows;
    }

    private static void requireKeys(JsonNode json, String pointer, Set<String> known, List<Violation> violations) {
        if (!json.isObject()) {
            violations.add(new Violation(pointer, "must be an object, but was " + Measurements.describe(json)));
            return;
        }
        for (String key : (Iterable<String>) json::fieldNames) {
            if (!known.contains(key)) {
                violations.add(Measurements.unknown(pointer, key, String.join(", ", new TreeSet<>(known))));
            }
        }
    }

    /** A member that may be left out, or null, which some clients send instead; otherwise it has a type. */
    private static void requireType(
            JsonNode json,
            String pointer,
            String key,
            Predicate<JsonNode> rule,
            String type,
            List<Violation> violations) {
        if (json.hasNonNull(key) && !rule.test(json.get(key))) {
            violations.add(new Violation(
                    pointer + "/" + key, "must be " + type + ", but was " + Measurements.describe(json.get(key))));
        }
    }

    private static void requireText(JsonNode tensor, String key, String value, List<Violation> violations) {
        if (!tensor.path(key).asText().equals(value)) {
            violations.add(new Violation(
                    "#/inputs/0/" + key,
                    "must be \"" + value + "\", but was " + Measurements.describe(tensor.path(key))));
        }
    }

    private static String shape(JsonNode shape) {
        return shape.isArray() && shape.size() <= 8 ? shape.toString() : Measurements.describe(shape);
    }

    private static Problem refusal(String pointer, String detail) {
        return new Problem(422, "the request cannot be used; see errors", List.of(new Violation(pointer, detail)));
    }
}
