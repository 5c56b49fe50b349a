package gradus.deployment.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether one schema's documents are all among another's; where they are not, with a document that shows it. */
final class Inclusion {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Inclusion() {}

    /** What the writer's schema accepts and the reader's does not, one break for each place and cause. */
    static List<Break> breaks(JsonSchema writer, JsonSchema reader) {
        if (reader.equals(JsonSchema.ANYTHING)) {
            return List.of();
        }
        if (writer.values().isPresent()) {
            return refused(writer.values().get(), reader);
        }
        if (reader.values().isPresent()) {
            int more = reader.values().get().size() + 1; // so many different documents cannot all be among the reader's
            return refused(SchemaExamples.some(writer, more), reader);
        }
        List<Break> found = new ArrayList<>(kinds(writer, reader));
        for (JsonKind kind : writer.kinds()) {
            if (reader.kinds().contains(kind)) {
                found.addAll(ofKind(kind, writer, reader));
            }
        }
        return found;
    }

    /** At most one break, for the first of some documents that the reader refuses. */
    private static List<Break> refused(List<JsonNode> documents, JsonSchema reader) {
        return documents.stream()
                .filter(document -> !reader.accepts(document))
                .limit(1)
                .map(document -> new Break("", "may be " + document + ", which the reader does not take", document))
                .toList();
    }

    /** At most one break, for the kinds of value that the reader does not take. */
    private static List<Break> kinds(JsonSchema writer, JsonSchema reader) {
        EnumSet<JsonKind> missing = EnumSet.noneOf(JsonKind.class);
        JsonNode shown = null;
        for (JsonKind kind : writer.kinds()) {
            List<JsonNode> examples = SchemaExamples.ofKind(writer, kind, 1);
            if (!reader.kinds().contains(kind) && !examples.isEmpty()) {
                missing.add(kind);
                shown = shown == null || kind == JsonKind.STRING ? examples.get(0) : shown;
            }
        }
        if (missing.isEmpty()) {
            return List.of();
        }
        String reason = reader.kinds().isEmpty()
                ? "may be there, but the reader does not know it"
                : "may be "
                        + String.join(
                                " or ", missing.stream().map(JsonKind::word).toList()) + ", but the reader takes "
                        + reader.words();
        return List.of(new Break("", reason, shown));
    }

    private static List<Break> ofKind(JsonKind kind, JsonSchema writer, JsonSchema reader) {
        return switch (kind) {
            case NULL, BOOLEAN -> List.of();
            case NUMBER -> numbers(writer.numbers(), reader.numbers());
            case STRING ->
                size(writer.lengths(), reader.lengths(), "letters").stream()
                        .map(n -> new Break("", n.reason, JSON.textNode("a".repeat(n.size))))
                        .toList();
            case ARRAY -> lists(writer, reader);
            case OBJECT -> objects(writer, reader);
        };
    }

    private static List<Break> numbers(NumberRange writer, NumberRange reader) {
        return writer.outside(reader).stream()
                .map(x -> new Break(
                        "", "may be " + x.toPlainString() + ", which the reader does not take", JSON.numberNode(x)))
                .toList();
    }

    /** A size that the writer allows and the reader does not. */
    private record Size(int size, String reason) {}

    private static Optional<Size> size(Sizes writer, Sizes reader, String unit) {
        if (writer.min() > writer.max()) {
            return Optional.empty();
        }
        int longest = reader.max() == Sizes.NO_END ? Sizes.NO_END : Math.max(writer.min(), reader.max() + 1);
        for (int size : new int[] {writer.min(), longest}) {
            if (writer.contains(size) && !reader.contains(size)) {
                return Optional.of(
                        new Size(size, "may have " + size + " " + unit + ", which the reader does not take"));
            }
        }
        return Optional.empty();
    }

    private static List<Break> lists(JsonSchema writer, JsonSchema reader) {
        Optional<JsonNode> item = SchemaExamples.one(writer.item());
        Sizes counts = writer.counts();
        if (item.isEmpty() && counts.min() > 0) {
            return List.of(); // no such list
        }
        Sizes possible = item.isEmpty() ? new Sizes(0, 0) : counts;
        List<Break> found = new ArrayList<>();
        size(possible, reader.counts(), "items")
                .ifPresent(n -> found.add(new Break("", n.reason, list(n.size, item.orElse(null)))));
        if (possible.max() > 0 && possible.min() <= possible.max()) {
            for (Break inner : breaks(writer.item(), reader.item())) {
                ArrayNode list = list(Math.max(1, possible.min()), item.get());
                list.set(0, inner.document());
                found.add(new Break("/*" + inner.pointer(), inner.reason(), list));
            }
        }
        return found;
    }

    private static ArrayNode list(int size, JsonNode item) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(item);
        }
        return list;
    }

    private static List<Break> objects(JsonSchema writer, JsonSchema reader) {
        Optional<ObjectNode> least = least(writer);
        if (least.isEmpty()) {
            return List.of();
        }
        List<Break> found = new ArrayList<>();
        for (String name : reader.required()) {
            if (!writer.required().contains(name)) {
                found.add(new Break("/" + name, "may be missing, but the reader requires it", least.get()));
            }
        }
        for (String name : names(writer, reader)) {
            for (Break inner : breaks(writer.member(name), reader.member(name))) {
                ObjectNode document = least.get().deepCopy();
                document.set(name, inner.document());
                found.add(new Break("/" + name + inner.pointer(), inner.reason(), document));
            }
        }
        return found;
    }

    /** The smallest object that the writer may send; empty if a member that it must send can have no value. */
    private static Optional<ObjectNode> least(JsonSchema writer) {
        ObjectNode least = JSON.objectNode();
        for (String name : writer.required()) {
            Optional<JsonNode> example = SchemaExamples.one(writer.member(name));
            if (example.isEmpty()) {
                return Optional.empty();
            }
            least.set(name, example.get());
        }
        return Optional.of(least);
    }

    /** The names that either side mentions, and one that neither does. */
    private static Set<String> names(JsonSchema writer, JsonSchema reader) {
        Set<String> names = new LinkedHashSet<>(writer.members().keySet());
        names.addAll(reader.members().keySet());
        names.addAll(writer.required());
        names.addAll(reader.required());
        int number = 0;
        while (names.contains(SchemaExamples.freshName(writer, number))) {
            number++;
        }
        names.add(SchemaExamples.freshName(writer, number));
        return names;
    }
}
