package gradus.deployment.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a new OpenAPI 3.1 document changes for clients of the old one. Requests are held to {@link Compatibility#backward}, responses
 * to {@link Compatibility#forward}: the server changes first, the clients when they find the time.
 */
public final class OpenApiDiff {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final List<String> PLACES = List.of("path", "query", "header", "cookie");

    /**
     * One change.
     *
     * @param where the operation and the place in it, such as {@code post /predict, request#/waist_cm}
     * @param breaks whether a client of the old document may fail
     * @param what what has changed
     */
    public record Change(String where, boolean breaks, String what) {}

    private final JsonNode before;
    private final JsonNode after;
    private final List<Change> changes = new ArrayList<>();

    private OpenApiDiff(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Compares two documents.
     *
     * @return the changes, operation by operation; empty if no client can tell the two apart
     * @throws IllegalArgumentException if a schema uses what {@link SchemaReader} cannot compare
     */
    public static List<Change> between(JsonNode before, JsonNode after) {
        OpenApiDiff diff = new OpenApiDiff(before, after);
        Map<String, JsonNode> old = operations(before);
        Map<String, JsonNode> now = operations(after);
        for (String name : union(old.keySet(), now.keySet())) {
            if (!now.containsKey(name)) {
                diff.add(name, true, "the operation is gone");
            } else if (!old.containsKey(name)) {
                diff.add(name, false, "the operation is new");
            } else {
                diff.operation(name, old.get(name), now.get(name));
            }
        }
        return List.copyOf(diff.changes);
    }

    /** Operations by method and path. */
    private static Map<String, JsonNode> operations(JsonNode document) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    found.put(
                            method.getKey() + " " + path.getKey(), whole(document, path.getValue(), method.getValue()));
                }
            }
        }
        return found;
    }

    /** An operation with its references followed, and with its path's parameters; where both name one, the operation's comes last. */
    private static JsonNode whole(JsonNode document, JsonNode path, JsonNode operation) {
        ObjectNode whole = operation.deepCopy();
        ArrayNode parameters = whole.putArray("parameters");
        for (JsonNode list : List.of(path.path("parameters"), operation.path("parameters"))) {
            list.forEach(parameter -> parameters.add(followed(document, parameter)));
        }
        if (whole.has("requestBody")) {
            whole.set("requestBody", followed(document, whole.get("requestBody")));
        }
        whole.path("responses").properties().forEach(entry -> entry.setValue(followed(document, entry.getValue())));
        return whole;
    }

    private static JsonNode followed(JsonNode document, JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        String reference = node.get("$ref").asText();
        Require.that(reference.startsWith("#/"), "$ref must refer into its own document, but to " + reference);
        JsonNode target = document.at(reference.substring(1));
        Require.that(
                target.isObject() && !target.has("$ref"),
                "$ref must refer to a part that is written out, but to " + reference);
        return target;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private void add(String where, boolean breaks, String what) {
        changes.add(new Change(where, breaks, what));
    }

    private void operation(String name, JsonNode old, JsonNode now) {
        parameters(name, old.path("parameters"), now.path("parameters"));
        request(name, old.path("requestBody"), now.path("requestBody"));
        responses(name, old.path("responses"), now.path("responses"));
        if (now.path("deprecated").asBoolean() && !old.path("deprecated").asBoolean()) {
            add(name, false, "is deprecated: look for its sunset");
        }
    }

    private void parameters(String name, JsonNode old, JsonNode now) {
        Map<String, JsonNode> were = byPlace(old);
        Map<String, JsonNode> are = byPlace(now);
        for (String place : union(were.keySet(), are.keySet())) {
            String where = name + ", " + place;
            JsonNode was = were.get(place);
            JsonNode is = are.get(place);
            boolean required = is != null && is.path("required").asBoolean();
            if (is == null) {
                add(where, true, "the parameter is gone, and old clients may send it");
            } else if (was == null) {
                add(where, required, required ? "a new parameter is required" : "a new parameter may be sent");
            } else {
                if (required && !was.path("required").asBoolean()) {
                    add(where, true, "may be missing, but is required now");
                }
                compare(where, was.path("schema"), is.path("schema"), true);
            }
        }
    }

    private static Map<String, JsonNode> byPlace(JsonNode parameters) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode parameter : parameters) {
            String in = parameter.path("in").asText();
            if (PLACES.contains(in)) {
                found.put(in + " " + parameter.path("name").asText(), parameter);
            }
        }
        return found;
    }

    private void request(String name, JsonNode old, JsonNode now) {
        String where = name + ", request";
        if (now.path("required").asBoolean() && !old.path("required").asBoolean()) {
            add(where, true, "old clients may send no body, but one is required now");
        }
        for (Map.Entry<String, JsonNode> type : old.path("content").properties()) {
            JsonNode same = now.path("content").path(type.getKey());
            if (same.isMissingNode()) {
                add(where, true, "a body of type " + type.getKey() + " is no longer taken");
            } else {
                compare(where, type.getValue().path("schema"), same.path("schema"), true);
            }
        }
    }

    private void responses(String name, JsonNode old, JsonNode now) {
        for (String status : union(names(old), names(now))) {
            String where = name + ", response " + status;
            JsonNode was = old.path(status);
            JsonNode is = now.path(status);
            if (is.isMissingNode()) {
                add(where, status.startsWith("2"), "the status is no longer given");
            } else if (was.isMissingNode()) {
                add(where, !status.startsWith("4") && !status.startsWith("5"), "the status is new");
            } else {
                contents(where, was.path("content"), is.path("content"));
            }
        }
    }

    private void contents(String where, JsonNode old, JsonNode now) {
        for (Map.Entry<String, JsonNode> type : old.properties()) {
            JsonNode same = now.path(type.getKey());
            if (same.isMissingNode()) {
                add(where, true, "is no longer of type " + type.getKey());
            } else {
                compare(where, type.getValue().path("schema"), same.path("schema"), false);
            }
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void compare(String where, JsonNode old, JsonNode now, boolean request) {
        JsonSchema was = old.isMissingNode() ? JsonSchema.ANYTHING : SchemaReader.read(old, before);
        JsonSchema is = now.isMissingNode() ? JsonSchema.ANYTHING : SchemaReader.read(now, after);
        List<Break> breaks = request ? Compatibility.backward(was, is) : Compatibility.forward(was, is);
        breaks.forEach(found -> add(where + "#" + found.pointer(), true, found.reason()));
        if (breaks.isEmpty() && !was.equals(is)) {
            add(where, false, "the schema has changed, and no old client notices");
        }
    }
}
