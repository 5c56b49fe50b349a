package gradus.engine.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** PlainValue values as a learner reads them: short, and with as many digits as it takes to tell two of them apart. */
final class PlainText {
    private static final int[] DIGITS = {3, 5, 8, 12, 15, 17};
    private static final int MANY = 12;
    private static final int LONG = 60;

    private PlainText() {}

    /** An input as it stands after "the variance of": its elements, without brackets. */
    static String input(Object plain) {
        if (PlainValue.isSequence(plain)) {
            List<?> elements = PlainValue.elements(plain);
            return elements.isEmpty() ? "nothing (length 0)" : list(elements);
        }
        if (plain instanceof PlainValue.Parts parts) {
            return parts.components().entrySet().stream()
                    .map(component -> component.getKey() + " = " + value(component.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return value(plain);
    }

    /** A value on its own. */
    static String value(Object plain) {
        if (plain instanceof Double || plain instanceof Float) {
            return number(((Number) plain).doubleValue());
        }
        if (plain instanceof String text) {
            return quoted(text);
        }
        if (plain instanceof Character c) {
            return "'" + c + "'";
        }
        if (PlainValue.isSequence(plain)) {
            return "[" + list(PlainValue.elements(plain)) + "]";
        }
        if (plain instanceof PlainValue.Unordered set) {
            return "{" + list(set.elements()) + "}";
        }
        if (plain instanceof Map<?, ?> map) {
            return "{" + entries(map) + "}";
        }
        return plain instanceof PlainValue.Parts parts ? record(parts) : String.valueOf(plain);
    }

    private static String record(PlainValue.Parts parts) {
        return parts.type() + "(" + list(new ArrayList<>(parts.components().values())) + ")";
    }

    /** Two values that differ, told apart. */
    static String[] pair(Object expected, Object actual) {
        if (expected instanceof Number e && actual instanceof Number a && (isReal(e) || isReal(a))) {
            for (int digits : DIGITS) {
                String[] texts = {rounded(e.doubleValue(), digits), rounded(a.doubleValue(), digits)};
                if (!texts[0].equals(texts[1])) {
                    return texts;
                }
            }
            return new String[] {Double.toString(e.doubleValue()), Double.toString(a.doubleValue())};
        }
        return new String[] {value(expected), value(actual)};
    }

    private static boolean isReal(Number number) {
        return number instanceof Double || number instanceof Float;
    }

    private static String list(List<?> elements) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(MANY, elements.size()); i++) {
            text.append(i == 0 ? "" : ", ").append(value(elements.get(i)));
        }
        return elements.size() > MANY
                ? text.append(", … (")
                        .append(elements.size())
                        .append(" in all)")
                        .toString()
                : text.toString();
    }

    private static String entries(Map<?, ?> map) {
        List<String> entries = new ArrayList<>();
        map.forEach((key, value) -> entries.add(value(key) + "=" + value(value)));
        int shown = Math.min(MANY, entries.size());
        return String.join(", ", entries.subList(0, shown)) + (entries.size() > shown ? ", …" : "");
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(LONG).forEach(c -> {
            if (c == '\n') {
                quoted.append("\\n");
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        boolean cut = text.codePointCount(0, text.length()) > LONG;
        return quoted.append(cut ? "…\" (" + text.length() + " characters)" : "\"")
                .toString();
    }

    /** A number of an input: whole ones without a point. */
    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        boolean minusZero = value == 0 && 1 / value < 0;
        return whole && !minusZero ? Long.toString((long) value) : Double.toString(value);
    }

    private static String rounded(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return Double.toString(value);
        }
        return Double.toString(
                new BigDecimal(value).round(new MathContext(digits)).doubleValue());
    }
}
