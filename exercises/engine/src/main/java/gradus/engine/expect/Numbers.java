package gradus.engine.expect;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.DoublePredicate;

/** Comparing and printing numbers and arrays of numbers, for expectations and laws. */
public final class Numbers {
    private static final int[] DIGITS = {3, 5, 8, 12, 17};

    private Numbers() {}

    /** The flat index of the first element that is off by more than the tolerance, or −1; 0 if shapes or types differ. */
    public static int firstDifference(Object actual, Object expected, double tolerance) {
        double[] a = flat(actual);
        double[] e = flat(expected);
        if (a == null || e == null || a.length != e.length) {
            return 0;
        }
        for (int i = 0; i < a.length; i++) {
            boolean same = Double.compare(a[i], e[i]) == 0;
            if (!same && !(Math.abs(a[i] - e[i]) <= tolerance * Math.max(1, Math.abs(e[i])))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The largest distance between two elements, relative to the larger of 1 and the second's size.
     *
     * @return infinite if the shapes differ, or one is no number where the other is
     */
    public static double distance(Object actual, Object expected) {
        double[] a = flat(actual);
        double[] e = flat(expected);
        if (a == null || e == null || a.length != e.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            if (Double.compare(a[i], e[i]) != 0) {
                double distance = Math.abs(a[i] - e[i]) / Math.max(1, Math.abs(e[i]));
                largest = Math.max(largest, Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
            }
        }
        return largest;
    }

    static boolean any(Object value, DoublePredicate rule) {
        double[] numbers = flat(value);
        if (numbers == null) {
            return false;
        }
        for (double number : numbers) {
            if (rule.test(number)) {
                return true;
            }
        }
        return false;
    }

    /** The two values as text, with as many digits as it takes to tell them apart; arrays with the index that differs. */
    public static String[] describe(Object expected, Object actual, int at) {
        double[] a = flat(actual);
        double[] e = flat(expected);
        if (a == null || e == null) {
            return new String[] {shape(expected, e), actual == null ? "null" : shape(actual, a)};
        }
        if (!expected.getClass().isArray() && !actual.getClass().isArray()) {
            return pair(e[0], a[0]);
        }
        if (a.length != e.length) {
            return new String[] {shape(expected, e), shape(actual, a)};
        }
        String[] one = pair(e[at], a[at]);
        String where = " at index " + index(expected, at);
        return new String[] {one[0] + where, one[1] + (e.length <= 12 ? ", in " + list(a) : "")};
    }

    /** A number with so many digits at most: 0.6667. */
    public static String text(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        double rounded = new BigDecimal(value).round(new MathContext(digits)).doubleValue();
        return Double.toString(rounded);
    }

    /** Two numbers as text, with as many digits as it takes to tell them apart. */
    public static String[] pair(double expected, double actual) {
        for (int digits : DIGITS) {
            String[] texts = {text(expected, digits), text(actual, digits)};
            boolean enough =
                    digits > 3 || Double.isFinite(expected) && Double.isFinite(actual); // 3 of 1000.69 would be a lie
            if (enough && !texts[0].equals(texts[1])) {
                return texts;
            }
        }
        return new String[] {Double.toString(expected), Double.toString(actual)};
    }

    /** Any value as a learner reads it: numbers with six digits, text in quotes, arrays by their elements, 300 characters at most. */
    public static String show(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return text(((Number) value).doubleValue(), 6);
        }
        if (value instanceof CharSequence) {
            return "\"" + value + "\"";
        }
        String all = Arrays.deepToString(new Object[] {value});
        String one = all.substring(1, all.length() - 1);
        return one.length() <= 300 ? one : one.substring(0, 300) + "…";
    }

    private static String index(Object expected, int at) {
        if (!(expected instanceof double[][] rows)) {
            return Integer.toString(at);
        }
        int row = 0;
        int left = at;
        while (left >= rows[row].length) {
            left -= rows[row].length;
            row++;
        }
        return "[" + row + "][" + left + "]";
    }

    private static String shape(Object value, double[] flat) {
        if (flat == null) {
            return String.valueOf(value);
        }
        return value.getClass().isArray()
                ? "of length " + Array.getLength(value) + ": " + list(flat)
                : text(flat[0], 5);
    }

    private static String list(double[] numbers) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < Math.min(numbers.length, 12); i++) {
            text.append(i == 0 ? "" : ", ").append(text(numbers[i], 4));
        }
        return text.append(numbers.length > 12 ? ", …]" : "]").toString();
    }

    /** All numbers of a number or of nested arrays of numbers, in order; null if it is anything else. */
    public static double[] flat(Object value) {
        if (value instanceof Number n) {
            return new double[] {n.doubleValue()};
        }
        if (value instanceof double[] doubles) {
            return doubles;
        }
        if (value == null || !value.getClass().isArray()) {
            return null;
        }
        double[] all = new double[0];
        for (int i = 0; i < Array.getLength(value); i++) {
            double[] part = flat(Array.get(value, i));
            if (part == null) {
                return null;
            }
            int end = all.length;
            all = Arrays.copyOf(all, end + part.length);
            System.arraycopy(part, 0, all, end, part.length);
        }
        return all;
    }
}
