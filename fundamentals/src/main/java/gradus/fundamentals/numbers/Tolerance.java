package gradus.fundamentals.numbers;

import gradus.fundamentals.Require;

/**
 * When two computed numbers count as equal: {@code |a − b| ≤ max(absolute, relative · max(|a|, |b|))}. The relative part follows
 * their size; the absolute part decides near 0, where no relative one can.
 *
 * @param relative how many parts of their size they may differ by, in [0, 1)
 * @param absolute how much they may differ by in their own unit, at least 0
 */
public record Tolerance(double relative, double absolute) {
    /** Checks the two bounds. */
    public Tolerance {
        if (!(relative >= 0 && relative < 1)) { // also rejects NaN
            throw new IllegalArgumentException("relative must be in [0, 1), but was " + relative);
        }
        if (!(absolute >= 0 && absolute < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("absolute must be at least 0 and finite, but was " + absolute);
        }
    }

    /** Whether the two count as equal. NaN is close to nothing, and an infinity only to itself. */
    public boolean close(double a, double b) {
        if (a == b) {
            return true; // also equal infinities, whose difference is NaN
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return false; // else infinity times relative would allow anything
        }
        return Math.abs(a - b) <= Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)));
    }

    /**
     * How many doubles lie between two, plus one: 0 for equal numbers, 1 for neighbours.
     *
     * @throws IllegalArgumentException if a or b is NaN or infinite
     */
    public static long ulpsBetween(double a, double b) {
        Require.finite("a", a);
        Require.finite("b", b);
        return Math.abs(Math.subtractExact(place(a), place(b)));
    }

    /** The place of a double in the order of all doubles, counted from 0. */
    private static long place(double x) {
        long bits = Double.doubleToLongBits(x);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }
}
