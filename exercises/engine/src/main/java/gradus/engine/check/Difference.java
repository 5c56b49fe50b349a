package gradus.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where two plain values first differ.
 *
 * @param component the record's component or the map's key, as it reads before the value, or empty
 * @param place where else, as it reads after the value: " at index 3", or empty
 */
record Difference(String component, String place, Object expected, Object actual) {
    /** How near is near enough. */
    interface Nearness {
        /** Whether a number counts as another, both not NaN; the component is the innermost one that has a name. */
        boolean near(double expected, double actual, String component);

        /** Whether lists are compared as if they had no order. */
        boolean anyOrder();
    }

    /** The first difference, or null if there is none. */
    static Difference between(Object expected, Object actual, Nearness nearness) {
        return between("", "", expected, actual, nearness);
    }

    private static Difference between(
            String component, String place, Object expected, Object actual, Nearness nearness) {
        Difference here = new Difference(component, place, expected, actual);
        if (expected instanceof Number e && actual instanceof Number a) {
            return same(e, a, component, nearness) ? null : here;
        }
        if (PlainValue.isSequence(expected) && PlainValue.isSequence(actual)) {
            return here.inSequences(PlainValue.elements(expected), PlainValue.elements(actual), nearness);
        }
        if (expected instanceof PlainValue.Unordered e && actual instanceof PlainValue.Unordered a) {
            return pairedUp(e.elements(), a.elements(), nearness) ? null : here;
        }
        if (expected instanceof PlainValue.Parts e && actual instanceof PlainValue.Parts a) {
            return here.inEntries(e.components(), a.components(), nearness, "");
        }
        if (expected instanceof Map<?, ?> e && actual instanceof Map<?, ?> a) {
            return here.inEntries(e, a, nearness, "the value of ");
        }
        return Objects.equals(expected, actual) ? null : here;
    }

    private static boolean same(Number expected, Number actual, String component, Nearness nearness) {
        if (isWhole(expected) && isWhole(actual)) {
            return expected.longValue() == actual.longValue();
        }
        if (!isReal(expected) && !isReal(actual)) {
            return expected.equals(actual);
        }
        double e = expected.doubleValue();
        double a = actual.doubleValue();
        return Double.compare(e, a) == 0 || (!Double.isNaN(e) && !Double.isNaN(a) && nearness.near(e, a, component));
    }

    private static boolean isWhole(Number n) {
        return n instanceof Integer || n instanceof Long || n instanceof Short || n instanceof Byte;
    }

    private static boolean isReal(Number n) {
        return n instanceof Double || n instanceof Float;
    }

    private Difference inSequences(List<?> e, List<?> a, Nearness nearness) {
        if (e.size() != a.size()) {
            return this;
        }
        if (nearness.anyOrder()) {
            return pairedUp(e, a, nearness) ? null : this;
        }
        for (int i = 0; i < e.size(); i++) {
            if (between(component, place, e.get(i), a.get(i), nearness)
                    != null) { // seldom: only then its place matters
                return between(component, placeOf(i), e.get(i), a.get(i), nearness);
            }
        }
        return null;
    }

    /** " at index 3", of a matrix " at index [1][3]". */
    private String placeOf(int index) {
        if (place.matches(" at index \\d+")) {
            return place.replaceFirst("(\\d+)", "[$1]") + "[" + index + "]";
        }
        return place.endsWith("]") ? place + "[" + index + "]" : " at index " + index + place;
    }

    /** Whether each element has one of its own on the other side. */
    private static boolean pairedUp(List<?> expected, List<?> actual, Nearness nearness) {
        List<Object> left = new ArrayList<>(actual);
        for (Object e : expected) {
            int at = 0;
            while (at < left.size() && between(e, left.get(at), nearness) != null) {
                at++;
            }
            if (at == left.size()) {
                return false;
            }
            left.remove(at);
        }
        return left.isEmpty();
    }

    private Difference inEntries(Map<?, ?> e, Map<?, ?> a, Nearness nearness, String before) {
        if (!e.keySet().equals(a.keySet())) {
            return this;
        }
        for (Map.Entry<?, ?> entry : e.entrySet()) {
            String outer = component.isEmpty() ? "" : " in " + component;
            Difference inside =
                    between(before + entry.getKey(), place + outer, entry.getValue(), a.get(entry.getKey()), nearness);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    /** As it reads after "should". */
    String expectedText() {
        String text = shortened()[0];
        return component.isEmpty() ? "be " + text + place : "have " + component + " " + text + place;
    }

    /** As it reads after "but". */
    String actualText() {
        String text = shortened()[1];
        return component.isEmpty() ? "was " + text : "had " + text;
    }

    private String[] shortened() {
        if (PlainValue.isSequence(expected) && PlainValue.isSequence(actual)) {
            int e = PlainValue.elements(expected).size();
            int a = PlainValue.elements(actual).size();
            if (e != a) {
                return new String[] {ofLength(e, expected), ofLength(a, actual)};
            }
        }
        return PlainText.pair(expected, actual);
    }

    private static String ofLength(int length, Object sequence) {
        return "of length " + length + ": " + PlainText.value(sequence);
    }
}
