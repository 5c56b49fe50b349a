package gradus.deployment.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import gradus.fundamentals.Require;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads JSON Schema 2020-12, the part that {@link JsonSchema} can reason about. A keyword that restricts documents and is not in
 * that part is refused, never ignored: a check that overlooks {@code oneOf} would call a breaking change harmless.
 */
public final class SchemaReader {
    /** Words that say something to people and restrict nothing. */
    private static final Set<String> REMARKS = Set.of(
            "title",
            "description",
            "default",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "format",
            "$schema",
            "$id",
            "$comment",
            "$defs");

    private static final Set<String> KNOWN = Set.of(
            "type",
            "enum",
            "const",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "items",
            "properties",
            "required",
            "additionalProperties",
            "$ref");

    private static final JsonMapper LENIENT =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private static final int LARGEST_SIZE = 1_000_000;

    private final JsonNode document;
    private final Deque<String> open = new ArrayDeque<>();

    private SchemaReader(JsonNode document) {
        this.document = document;
    }

    /**
     * Reads a schema that refers to nothing outside itself.
     *
     * @throws IllegalArgumentException if it is not a schema, uses a keyword that is not supported, or contains itself
     */
    public static JsonSchema read(JsonNode schema) {
        return read(schema, schema);
    }

    /**
     * Reads a schema inside a document, such as OpenAPI's.
     *
     * @param schema the schema
     * @param document where its {@code $ref} lead
     */
    public static JsonSchema read(JsonNode schema, JsonNode document) {
        return new SchemaReader(document).schema(schema, "#");
    }

    /**
     * Reads a schema from text.
     *
     * @param json the schema, in double or single quotes
     */
    public static JsonSchema read(String json) {
        try {
            return read(LENIENT.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("json must be JSON, but is not: " + e.getOriginalMessage(), e);
        }
    }

    private JsonSchema schema(JsonNode node, String at) {
        if (node.isBoolean()) {
            return node.booleanValue() ? JsonSchema.ANYTHING : JsonSchema.NOTHING;
        }
        Require.that(node.isObject(), at + " must be a schema (an object or a boolean), but was " + node.getNodeType());
        for (Map.Entry<String, JsonNode> keyword : node.properties()) {
            String name = keyword.getKey();
            Require.that(
                    KNOWN.contains(name) || REMARKS.contains(name) || name.startsWith("x-"),
                    at + " must use only keywords that can be compared, but used " + name);
        }
        if (node.has("$ref")) {
            return referred(node, at);
        }
        return narrowed(node, plain(node, at));
    }

    private JsonSchema referred(JsonNode node, String at) {
        node.fieldNames()
                .forEachRemaining(name -> Require.that(
                        name.equals("$ref") || !KNOWN.contains(name),
                        at + " must hold nothing beside $ref that restricts, but held " + name));
        String reference = node.get("$ref").asText();
        Require.that(reference.startsWith("#/"), at + " must refer into its own document, but to " + reference);
        Require.that(!open.contains(reference), reference + " must not contain itself, but does");
        JsonNode target = document.at(reference.substring(1));
        Require.that(!(target instanceof MissingNode), at + " must refer to a schema that exists, but to " + reference);
        open.push(reference);
        JsonSchema schema = schema(target, reference);
        open.pop();
        return schema;
    }

    private JsonSchema plain(JsonNode node, String at) {
        Map<String, JsonSchema> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : node.path("properties").properties()) {
            members.put(member.getKey(), schema(member.getValue(), at + "/properties/" + member.getKey()));
        }
        Set<String> required = new LinkedHashSet<>();
        node.path("required").forEach(name -> required.add(name.asText()));
        return new JsonSchema(
                kinds(node, at),
                Optional.empty(),
                range(node),
                sizes(node, "minLength", "maxLength"),
                sizes(node, "minItems", "maxItems"),
                part(node, "items", at),
                members,
                required,
                part(node, "additionalProperties", at));
    }

    private Optional<JsonSchema> part(JsonNode node, String keyword, String at) {
        return node.has(keyword) ? Optional.of(schema(node.get(keyword), at + "/" + keyword)) : Optional.empty();
    }

    /** The values of enum and const that the rest of the schema lets pass. */
    private static JsonSchema narrowed(JsonNode node, JsonSchema plain) {
        if (!node.has("enum") && !node.has("const")) {
            return plain;
        }
        List<JsonNode> values = new ArrayList<>();
        if (node.has("enum")) {
            node.get("enum").forEach(values::add);
        } else {
            values.add(node.get("const"));
        }
        values.removeIf(
                value -> !plain.accepts(value) || node.has("const") && !JsonSchema.same(node.get("const"), value));
        EnumSet<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
        values.forEach(value -> kinds.add(JsonKind.of(value)));
        return new JsonSchema(
                kinds,
                Optional.of(List.copyOf(values)),
                plain.numbers(),
                plain.lengths(),
                plain.counts(),
                plain.items(),
                plain.members(),
                plain.required(),
                plain.additional());
    }

    private static Set<JsonKind> kinds(JsonNode node, String at) {
        JsonNode type = node.path("type");
        EnumSet<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
        if (type.isMissingNode()) {
            return EnumSet.allOf(JsonKind.class);
        }
        for (String word : words(type)) {
            String known = word.equals("integer") ? "number" : word;
            kinds.add(Arrays.stream(JsonKind.values())
                    .filter(kind -> kind.word().equals(known))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(at + "/type must be a type, but was " + word)));
        }
        return kinds;
    }

    private static List<String> words(JsonNode type) {
        List<String> words = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(word -> words.add(word.asText()));
        } else {
            words.add(type.asText());
        }
        return words;
    }

    private static NumberRange range(JsonNode node) {
        BigDecimal min = number(node, "minimum");
        BigDecimal above = number(node, "exclusiveMinimum");
        BigDecimal max = number(node, "maximum");
        BigDecimal below = number(node, "exclusiveMaximum");
        boolean minOpen = above != null && (min == null || above.compareTo(min) >= 0);
        boolean maxOpen = below != null && (max == null || below.compareTo(max) <= 0);
        List<String> words = words(node.path("type"));
        boolean whole = words.contains("integer") && !words.contains("number");
        return new NumberRange(minOpen ? above : min, minOpen, maxOpen ? below : max, maxOpen, whole);
    }

    private static BigDecimal number(JsonNode node, String keyword) {
        return node.has(keyword) ? node.get(keyword).decimalValue() : null;
    }

    private static Sizes sizes(JsonNode node, String least, String most) {
        return new Sizes(size(node, least, 0), size(node, most, Sizes.NO_END));
    }

    private static int size(JsonNode node, String keyword, int otherwise) {
        return node.has(keyword)
                ? (int) Require.between(keyword, node.get(keyword).asLong(), 0, LARGEST_SIZE, "what can be shown")
                : otherwise;
    }
}
