package gradus.deployment.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A set of JSON documents, as a schema describes it: the part of JSON Schema 2020-12 that APIs are described with.
 * {@link SchemaReader} reads it.
 *
 * @param kinds the kinds of value that are allowed
 * @param values the only values that are allowed, or empty for any of the kinds
 * @param numbers which numbers
 * @param lengths how long a text may be, in code points
 * @param counts how many items a list may have
 * @param items what each item must be, or empty for anything
 * @param members what the members known by name must be
 * @param required the names that must be there
 * @param additional what members with other names must be; empty where the schema says nothing, which lets everything pass
 */
public record JsonSchema(
        Set<JsonKind> kinds,
        Optional<List<JsonNode>> values,
        NumberRange numbers,
        Sizes lengths,
        Sizes counts,
        Optional<JsonSchema> items,
        Map<String, JsonSchema> members,
        Set<String> required,
        Optional<JsonSchema> additional) {

    /** Every document. */
    public static final JsonSchema ANYTHING = ofKinds(EnumSet.allOf(JsonKind.class));

    /** No document. */
    public static final JsonSchema NOTHING = ofKinds(EnumSet.noneOf(JsonKind.class));

    private static final BigDecimal BEYOND = new BigDecimal("1e309");

    /** 1 and 1.0 are one number. */
    private static final Comparator<JsonNode> SAME = (a, b) -> a instanceof NumericNode && b instanceof NumericNode
            ? decimal(a).compareTo(decimal(b))
            : a.equals(b) ? 0 : 1;

    private static JsonSchema ofKinds(Set<JsonKind> kinds) {
        return new JsonSchema(
                kinds,
                Optional.empty(),
                NumberRange.ALL,
                Sizes.ANY,
                Sizes.ANY,
                Optional.empty(),
                Map.of(),
                Set.of(),
                Optional.empty());
    }

    /** Whether two values are one to JSON Schema: 1 is 1.0. */
    static boolean same(JsonNode a, JsonNode b) {
        return a.equals(SAME, b);
    }

    /** A number's exact value; one that is too large for a double is larger than all doubles. */
    private static BigDecimal decimal(JsonNode number) {
        double value = number.doubleValue();
        return number.isDouble() && Double.isInfinite(value)
                ? BEYOND.multiply(BigDecimal.valueOf(Math.signum(value)))
                : number.decimalValue();
    }

    /** Whether a document belongs to the set. */
    public boolean accepts(JsonNode document) {
        return violations(document).isEmpty();
    }

    /** Everything that keeps a document out of the set, with its place; empty if it belongs to it. */
    public List<Violation> violations(JsonNode document) {
        List<Violation> found = new ArrayList<>();
        check(document, "#", found);
        return found;
    }

    private void check(JsonNode value, String pointer, List<Violation> found) {
        JsonKind kind = JsonKind.of(value);
        String came = ", but was " + Measurements.describe(value);
        if (!kinds.contains(kind)) {
            found.add(new Violation(pointer, "must be " + words() + came));
        } else if (values.isPresent() && values.get().stream().noneMatch(v -> same(v, value))) {
            found.add(new Violation(pointer, "must be one of " + values.get() + came));
        } else if (kind == JsonKind.NUMBER && !numbers.contains(decimal(value))) {
            found.add(new Violation(pointer, "must be " + numbers.words() + came));
        } else if (kind == JsonKind.STRING && !lengths.contains(length(value))) {
            found.add(new Violation(pointer, "must have " + lengths.words() + " letters, but had " + length(value)));
        } else if (kind == JsonKind.ARRAY) {
            checkItems(value, pointer, found);
        } else if (kind == JsonKind.OBJECT) {
            checkMembers(value, pointer, found);
        }
    }

    private static int length(JsonNode text) {
        String value = text.textValue();
        return value.codePointCount(0, value.length());
    }

    private void checkItems(JsonNode list, String pointer, List<Violation> found) {
        if (!counts.contains(list.size())) {
            found.add(new Violation(pointer, "must have " + counts.words() + " items, but had " + list.size()));
        }
        for (int i = 0; i < list.size(); i++) {
            item().check(list.get(i), pointer + "/" + i, found);
        }
    }

    private void checkMembers(JsonNode object, String pointer, List<Violation> found) {
        for (String name : required) {
            if (!object.has(name)) {
                found.add(new Violation(pointer + "/" + name, "must be there, but is missing"));
            }
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String place = pointer + "/" + member.getKey();
            JsonSchema schema = member(member.getKey());
            if (schema.kinds.isEmpty()) {
                found.add(new Violation(place, "is not known"));
            } else {
                schema.check(member.getValue(), place, found);
            }
        }
    }

    /** What each item of a list must be. */
    JsonSchema item() {
        return items.orElse(ANYTHING);
    }

    /** What a member with this name must be. */
    JsonSchema member(String name) {
        JsonSchema named = members.get(name);
        return named != null ? named : additional.orElse(ANYTHING);
    }

    /** The kinds in words, such as {@code number or null}. */
    String words() {
        return kinds.isEmpty()
                ? "absent"
                : String.join(" or ", kinds.stream().map(JsonKind::word).toList());
    }

    /**
     * What somebody writes who keeps to this schema. Where it names members and says nothing of others, a reader must expect others,
     * but a writer sends only those that are named.
     */
    public JsonSchema asWritten() {
        Map<String, JsonSchema> written = new LinkedHashMap<>();
        members.forEach((name, schema) -> written.put(name, schema.asWritten()));
        boolean silent = additional.isEmpty() && !members.isEmpty();
        if (silent) {
            required.forEach(name -> written.putIfAbsent(name, ANYTHING));
        }
        return new JsonSchema(
                kinds,
                values,
                numbers,
                lengths,
                counts,
                items.map(JsonSchema::asWritten),
                written,
                required,
                silent ? Optional.of(NOTHING) : additional.map(JsonSchema::asWritten));
    }
}
