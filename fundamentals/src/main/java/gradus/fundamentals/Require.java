package gradus.fundamentals;

import java.util.Collection;
import java.util.Objects;

/**
 * The checks that public methods make of their arguments, with one wording for each kind of fault: the argument's name, what
 * it must be, and what it was. Each check hands back what it has checked.
 */
public final class Require {
    private Require() {}

    /** {@code X must be given, but was null}. */
    public static <T> T given(String argument, T value) {
        if (value == null) {
            throw new IllegalArgumentException(argument + " must be given, but was null");
        }
        return value;
    }

    /** {@code x must be finite, but was NaN}. */
    public static double finite(String argument, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(argument + " must be finite, but was " + value);
        }
        return value;
    }

    /** {@code x[3] must be finite, but was NaN}; null is refused as by {@link #given}. */
    public static double[] finite(String argument, double[] values) {
        given(argument, values);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                finite(argument + "[" + i + "]", values[i]);
            }
        }
        return values;
    }

    /** {@code values must hold at least 2 numbers, but held 1}; null and numbers that are not finite are refused too. */
    public static double[] sample(String argument, double[] values, int atLeast) {
        given(argument, values);
        if (values.length < atLeast) {
            throw new IllegalArgumentException(
                    argument + " must hold at least " + count(atLeast, "number") + ", but held " + values.length);
        }
        return finite(argument, values);
    }

    /** {@code y must hold 4 numbers (one for each row of X), but held 3}. */
    public static int size(String argument, int size, int required, String reason) {
        if (size != required) {
            throw new IllegalArgumentException(
                    argument + " must hold " + count(required, "number") + " (" + reason + "), but held " + size);
        }
        return size;
    }

    /** {@code x and y must be of one length, but held 3 and 4 numbers}. */
    public static int oneLength(String arguments, int first, int second) {
        if (first != second) {
            throw new IllegalArgumentException(
                    arguments + " must be of one length, but held " + first + " and " + second + " numbers");
        }
        return first;
    }

    /** {@code maxSteps must be at least 1, but was 0}. */
    public static long atLeast(String argument, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(argument + " must be at least " + least + ", but was " + value);
        }
        return value;
    }

    /** {@code l2 must be finite and at least 0, but was -0.5}. */
    public static double atLeast(String argument, double value, double least) {
        if (!(value >= least) || !Double.isFinite(value)) { // also rejects NaN
            throw new IllegalArgumentException(
                    argument + " must be finite and at least " + plain(least) + ", but was " + value);
        }
        return value;
    }

    /** {@code learningRate must be finite and above 0, but was NaN}. */
    public static double above(String argument, double value, double bound) {
        if (!(value > bound) || !Double.isFinite(value)) { // also rejects NaN
            throw new IllegalArgumentException(
                    argument + " must be finite and above " + plain(bound) + ", but was " + value);
        }
        return value;
    }

    /** {@code k must be between 1 and 150 (the number of rows), but was 0}; both ends are allowed. */
    public static long between(String argument, long value, long low, long high, String reason) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    argument + " must be between " + low + " and " + high + " (" + reason + "), but was " + value);
        }
        return value;
    }

    /** {@code p must be between 0 and 1, but was 1.5}; both ends are allowed. */
    public static double between(String argument, double value, double low, double high) {
        if (!(value >= low && value <= high)) { // also rejects NaN
            throw new IllegalArgumentException(
                    argument + " must be between " + plain(low) + " and " + plain(high) + ", but was " + value);
        }
        return value;
    }

    /** {@code confidence must be strictly between 0 and 1, but was 1.0}; neither end is allowed. */
    public static double strictlyBetween(String argument, double value, double low, double high) {
        if (!(value > low && value < high)) { // also rejects NaN
            throw new IllegalArgumentException(argument + " must be strictly between " + plain(low) + " and "
                    + plain(high) + ", but was " + value);
        }
        return value;
    }

    /** {@code group must be one of [men, women], but was children}. */
    public static <T> T oneOf(String argument, T value, Collection<? extends T> allowed) {
        if (allowed.stream().noneMatch(each -> Objects.equals(each, value))) {
            throw new IllegalArgumentException(argument + " must be one of " + allowed + ", but was " + value);
        }
        return value;
    }

    /**
     * Class labels for training: one per row, each class from 0 to the largest at least once, and at least two of them. A class
     * without rows would be given the probability 0.
     *
     * @return the number of classes
     * @throws IllegalArgumentException such as {@code labels must hold every class from 0 to 2, but class 1 has no row}
     */
    public static int labels(String argument, int[] labels, int rows) {
        given(argument, labels);
        size(argument, labels.length, rows, "one for each row");
        boolean[] seen = new boolean[labels.length];
        int classes = 0;
        for (int i = 0; i < labels.length; i++) {
            between(argument + "[" + i + "]", labels[i], 0, labels.length - 1L, "fewer than the rows");
            seen[labels[i]] = true;
            classes = Math.max(classes, labels[i] + 1);
        }
        that(classes >= 2, argument + " must be of at least 2 classes, but all were 0");
        for (int c = 0; c < classes; c++) {
            that(
                    seen[c],
                    argument + " must hold every class from 0 to " + (classes - 1) + ", but class " + c
                            + " has no row");
        }
        return classes;
    }

    /**
     * {@code row must be between 0 and 4, but was 5}: a place in something of the given size.
     *
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public static int index(String argument, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    argument + " must be between 0 and " + (size - 1) + ", but was " + index);
        }
        return index;
    }

    /** For what only one place asks: the message names the argument, what it must be, and what it was. */
    public static void that(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private static String count(int n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s");
    }

    /** A bound as people write it: 0 instead of 0.0. */
    private static String plain(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }
}
