package gradus.engine.check;

import gradus.engine.expect.Numbers;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The plain image of a value: a deep copy made of numbers, text, lists, sets and maps alone, which stays as it is when the value
 * changes. Arrays and collections become lists (sets stay sets), records and other objects a map from field to image.
 */
public final class Plain {
    /** Where two images differ first: the way there ({@code [2].weights[0]}) and what stands at its end. */
    public record Difference(String at, Object before, Object after) {}

    private Plain() {}

    /** The image of a value, which may be null, nested, or hold itself. */
    public static Object of(Object value) {
        return of(value, new IdentityHashMap<>());
    }

    private static Object of(Object value, Map<Object, Object> above) {
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof Character) {
            return value;
        }
        if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof Class<?>) {
            return value.toString();
        }
        if (above.put(value, value) != null) {
            return "(itself)";
        }
        Object image = image(value, above);
        above.remove(value);
        return image;
    }

    private static Object image(Object value, Map<Object, Object> above) {
        if (value.getClass().isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(of(Array.get(value, i), above));
            }
            return elements;
        }
        if (value instanceof Collection<?> collection) {
            Collection<Object> elements = value instanceof Set ? new LinkedHashSet<>() : new ArrayList<>();
            collection.forEach(element -> elements.add(of(element, above)));
            return elements;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((key, element) -> entries.put(of(key, above), of(element, above)));
            return entries;
        }
        return fields(value, above);
    }

    /** A map from field to image; of a class of the JDK that shows no fields, what it says of itself. */
    private static Object fields(Object value, Map<Object, Object> above) {
        Map<Object, Object> fields = new LinkedHashMap<>();
        try {
            for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                        field.setAccessible(true);
                        fields.put(field.getName(), of(field.get(value), above));
                    }
                }
            }
            return fields;
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            return value.toString();
        }
    }

    /** How many plain values (numbers, text, booleans) a value holds in all: what it costs to keep it. */
    public static long size(Object value) {
        return sizeOf(of(value));
    }

    private static long sizeOf(Object image) {
        if (image instanceof Collection<?> elements) {
            return elements.stream().mapToLong(Plain::sizeOf).sum();
        }
        if (image instanceof Map<?, ?> fields) {
            return fields.values().stream().mapToLong(Plain::sizeOf).sum();
        }
        return 1;
    }

    /** Where two values differ first; empty if their images are equal. */
    public static Optional<Difference> difference(Object before, Object after) {
        return difference(of(before), of(after), "", 0);
    }

    /** The same, with numbers equal up to a distance relative to the larger of 1 and their size; NaN equals NaN. */
    public static Optional<Difference> difference(Object before, Object after, double tolerance) {
        return difference(of(before), of(after), "", tolerance);
    }

    private static Optional<Difference> difference(Object before, Object after, String at, double tolerance) {
        if (before instanceof List<?> a && after instanceof List<?> b && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                Optional<Difference> inside = difference(a.get(i), b.get(i), at + "[" + i + "]", tolerance);
                if (inside.isPresent()) {
                    return inside;
                }
            }
            return Optional.empty();
        }
        if (before instanceof Map<?, ?> a
                && after instanceof Map<?, ?> b
                && a.keySet().equals(b.keySet())) {
            for (Object key : a.keySet()) {
                Optional<Difference> inside = difference(a.get(key), b.get(key), at + "." + key, tolerance);
                if (inside.isPresent()) {
                    return inside;
                }
            }
            return Optional.empty();
        }
        return same(before, after, tolerance) ? Optional.empty() : Optional.of(new Difference(at, before, after));
    }

    private static boolean same(Object before, Object after, double tolerance) {
        boolean numbers = before instanceof Number && after instanceof Number;
        return Objects.equals(before, after)
                || (tolerance > 0 && numbers && Numbers.firstDifference(after, before, tolerance) < 0);
    }
}
