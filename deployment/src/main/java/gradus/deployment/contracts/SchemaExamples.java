package gradus.deployment.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Documents that a schema accepts: the first few, or all of them if there are no more. */
final class SchemaExamples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** From a upwards: more than any enum lists. */
    private static final int LETTERS = 20_000;

    private SchemaExamples() {}

    /** One document, if there is any. */
    static Optional<JsonNode> one(JsonSchema schema) {
        return some(schema, 1).stream().findFirst();
    }

    /** Up to {@code limit} different documents; all of them if there are fewer. */
    static List<JsonNode> some(JsonSchema schema, int limit) {
        if (schema.values().isPresent()) {
            return schema.values().get().stream().limit(limit).toList();
        }
        List<JsonNode> found = new ArrayList<>();
        for (JsonKind kind : schema.kinds()) {
            found.addAll(ofKind(schema, kind, limit - found.size()));
        }
        return found;
    }

    /** Up to {@code limit} different documents of one kind; all of them if there are fewer. */
    static List<JsonNode> ofKind(JsonSchema schema, JsonKind kind, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return switch (kind) {
            case NULL -> List.of(JSON.nullNode());
            case BOOLEAN ->
                List.<JsonNode>of(JSON.booleanNode(true), JSON.booleanNode(false))
                        .subList(0, Math.min(2, limit));
            case NUMBER ->
                schema.numbers().some(limit).stream()
                        .map(x -> (JsonNode) JSON.numberNode(x))
                        .toList();
            case STRING -> texts(schema.lengths(), limit);
            case ARRAY -> lists(schema, limit);
            case OBJECT -> objects(schema, limit);
        };
    }

    /** Texts that differ in their last letter; of length 0 there is one. */
    private static List<JsonNode> texts(Sizes lengths, int limit) {
        List<JsonNode> found = new ArrayList<>();
        for (int length = lengths.min(); found.size() < limit && lengths.contains(length); length++) {
            int letters = length == 0 ? 1 : Math.min(limit - found.size(), LETTERS);
            for (int i = 0; i < letters; i++) {
                found.add(JSON.textNode(length == 0 ? "" : "a".repeat(length - 1) + (char) ('a' + i)));
            }
        }
        return found;
    }

    private static List<JsonNode> lists(JsonSchema schema, int limit) {
        List<JsonNode> items = some(schema.item(), limit);
        List<JsonNode> found = new ArrayList<>();
        List<ArrayNode> ofThisSize = List.of(JSON.arrayNode());
        for (int size = 0; found.size() < limit && size <= schema.counts().max() && !ofThisSize.isEmpty(); size++) {
            if (size >= schema.counts().min()) {
                ofThisSize.stream().limit(limit - found.size()).forEach(found::add);
            }
            List<ArrayNode> longer = new ArrayList<>();
            for (ArrayNode list : ofThisSize) {
                for (JsonNode item : items.subList(0, Math.min(items.size(), limit - longer.size()))) {
                    longer.add(list.deepCopy().add(item));
                }
            }
            ofThisSize = longer;
        }
        return found;
    }

    private static List<JsonNode> objects(JsonSchema schema, int limit) {
        List<ObjectNode> found = List.of(JSON.objectNode());
        Set<String> names = new LinkedHashSet<>(schema.required());
        names.addAll(schema.members().keySet());
        for (String name : names) {
            found = extended(found, name, schema, limit);
        }
        for (int i = 0; i < limit && found.size() < limit; i++) {
            found = extended(found, freshName(schema, i), schema, limit);
        }
        return List.copyOf(found);
    }

    /** Each object without the member, unless it is required, and with each of its values. */
    private static List<ObjectNode> extended(List<ObjectNode> objects, String name, JsonSchema schema, int limit) {
        List<ObjectNode> found = new ArrayList<>(schema.required().contains(name) ? List.of() : objects);
        for (JsonNode value : some(schema.member(name), limit)) {
            for (ObjectNode object : objects) {
                if (found.size() < limit) {
                    ObjectNode with = object.deepCopy();
                    with.set(name, value);
                    found.add(with);
                }
            }
        }
        return found;
    }

    /** A name that the schema does not mention. */
    static String freshName(JsonSchema schema, int number) {
        String name = number == 0 ? "unknown" : "unknown_" + number;
        Map<String, JsonSchema> members = schema.members();
        return members.containsKey(name) || schema.required().contains(name) ? freshName(schema, number + 1000) : name;
    }
}
