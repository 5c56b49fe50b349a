package gradus.deployment.serving;

import static gradus.deployment.contracts.JsonBody.ordered;

import gradus.deployment.contracts.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The description of the service that machines read, OpenAPI 3.1, built from the fields that validation uses. */
final class OpenApi {
    private static final String MODEL = "/v2/models/" + WeightModel.NAME;

    private OpenApi() {}

    /** The document. */
    static Map<String, ?> document(List<Field> fields) {
        return ordered(
                "openapi", "3.1.0",
                "info",
                        ordered(
                                "title",
                                "Weight from body measurements",
                                "version",
                                WeightModel.VERSION,
                                "summary",
                                "A linear model of 507 physically active adults, with a 95 % prediction interval.",
                                "license",
                                ordered("name", "Apache-2.0", "identifier", "Apache-2.0")),
                "servers", List.of(ordered("url", "/")),
                "security", List.of(),
                "paths", paths(),
                "components", ordered("schemas", schemas(fields)));
    }

    private static Map<String, ?> paths() {
        Map<String, Object> paths = new LinkedHashMap<>();
        paths.put(
                "/predict",
                ordered("post", operation("predict", "The weight of one person", "Measurements", "Weight")));
        paths.put("/v2", ordered("get", operation("server", "What this server is", null, "Server")));
        paths.put("/v2/health/live", ordered("get", operation("live", "Whether the process answers", null, "Live")));
        paths.put("/v2/health/ready", ordered("get", operation("ready", "Whether to send requests", null, "Ready")));
        for (String path : List.of(MODEL, MODEL + "/versions/" + WeightModel.VERSION)) {
            String suffix = path.equals(MODEL) ? "" : "OfVersion";
            paths.put(
                    path, ordered("get", operation("model" + suffix, "What the model takes and gives", null, "Model")));
            paths.put(
                    path + "/ready",
                    ordered("get", operation("modelReady" + suffix, "Whether the model is loaded", null, "Ready")));
            paths.put(
                    path + "/infer",
                    ordered(
                            "post",
                            operation(
                                    "infer" + suffix,
                                    "The weights of up to " + OpenInference.MOST_ROWS + " people",
                                    "Inference",
                                    "Inferred")));
        }
        return paths;
    }

    private static Map<String, ?> operation(String id, String summary, String request, String response) {
        Map<String, Object> operation = ordered("operationId", id, "summary", summary);
        Map<String, Object> responses =
                ordered("200", ordered("description", "The answer", "content", content("application/json", response)));
        if (request != null) {
            operation.put("requestBody", ordered("required", true, "content", content("application/json", request)));
            problem(responses, 400, "The body is not JSON, or was cut short");
            problem(responses, 408, "The body came too slowly");
            problem(responses, 413, "The body is too long");
            problem(responses, 415, "The body is not application/json");
            problem(responses, 422, "A value cannot be used; errors names each");
            problem(responses, 429, "Too many bad requests from this client lately");
        }
        problem(responses, 503, "The model is not loaded yet, or the server is stopping");
        operation.put("responses", responses);
        return operation;
    }

    private static void problem(Map<String, Object> responses, int status, String description) {
        responses.put(
                Integer.toString(status),
                ordered("description", description, "content", content("application/problem+json", "Problem")));
    }

    private static Map<String, ?> content(String mediaType, String schema) {
        return ordered(mediaType, ordered("schema", reference(schema)));
    }

    private static Map<String, ?> schemas(List<Field> fields) {
        Map<String, Object> measurements = new LinkedHashMap<>();
        for (Field field : fields) {
            measurements.put(
                    field.name(),
                    ordered(
                            "type",
                            "number",
                            "minimum",
                            field.min(),
                            "maximum",
                            field.max(),
                            "description",
                            field.label() + " in centimetres. " + field.hint()));
        }
        return ordered(
                "Measurements", closed(object(measurements, List.copyOf(measurements.keySet()))),
                "Weight",
                        object(ordered(
                                "weight_kg", number(),
                                "interval",
                                        object(ordered(
                                                "confidence", number(), "lower_kg", number(), "upper_kg", number())),
                                "model", object(ordered("name", text(), "version", text())))),
                "Tensor",
                        object(ordered(
                                "name", text(),
                                "shape", array(ordered("type", "integer")),
                                "datatype", ordered("const", "FP64"),
                                "data", ordered("type", "array"))),
                "Inference",
                        closed(object(
                                ordered(
                                        "id", text(),
                                        "parameters", ordered("type", "object"),
                                        "inputs", array(reference("Tensor")),
                                        "outputs",
                                                array(object(ordered("name", ordered("enum", OpenInference.OUTPUTS))))),
                                List.of("inputs"))),
                "Inferred",
                        object(
                                ordered(
                                        "model_name", text(),
                                        "model_version", text(),
                                        "id", text(),
                                        "outputs", array(reference("Tensor"))),
                                List.of("model_name", "model_version", "outputs")),
                "Server", object(ordered("name", text(), "version", text(), "extensions", array(text()))),
                "Model",
                        object(ordered(
                                "name", text(),
                                "versions", array(text()),
                                "platform", text(),
                                "inputs", array(ordered("type", "object")),
                                "outputs", array(ordered("type", "object")))),
                "Live", object(ordered("live", ordered("type", "boolean"))),
                "Ready", object(ordered("name", text(), "ready", ordered("type", "boolean"))),
                "Problem",
                        object(
                                ordered(
                                        "title", text(),
                                        "status", ordered("type", "integer"),
                                        "detail", text(),
                                        "error", text(),
                                        "request_id", text(),
                                        "errors", array(object(ordered("pointer", text(), "detail", text())))),
                                List.of("title", "status", "detail", "error")));
    }

    private static Map<String, Object> object(Map<String, ?> properties) {
        return object(properties, List.copyOf(properties.keySet()));
    }

    private static Map<String, Object> object(Map<String, ?> properties, List<String> required) {
        return ordered("type", "object", "properties", properties, "required", required);
    }

    private static Map<String, Object> closed(Map<String, Object> object) {
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> array(Map<String, ?> items) {
        return ordered("type", "array", "items", items);
    }

    private static Map<String, Object> reference(String schema) {
        return ordered("$ref", "#/components/schemas/" + schema);
    }

    private static Map<String, Object> number() {
        return ordered("type", "number");
    }

    private static Map<String, Object> text() {
        return ordered("type", "string");
    }
}
