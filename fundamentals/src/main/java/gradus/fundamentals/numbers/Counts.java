package gradus.fundamentals.numbers;

/**
 * How many of n things a fraction is. 29% of 100 is 29, but {@code 0.29 * 100} is 28.999999999999996, whose floor is 28: a
 * product that a whole number misses by no more than rounding must count as that number before it is cut.
 */
public final class Counts {
    private Counts() {}

    /**
     * ⌊fraction · n⌋, the largest whole number that is not above the share.
     *
     * @param fraction in [0, 1]
     * @param n at least 0
     */
    public static int floor(double fraction, int n) {
        return (int) Math.floor(snap(fraction * n, n));
    }

    /**
     * fraction · n to the nearest whole number; a half goes up.
     *
     * @param fraction in [0, 1]
     * @param n at least 0
     */
    public static int round(double fraction, int n) {
        return (int) Math.floor(snap(2 * fraction * n + 1, 2.0 * n + 1) / 2); // ⌊x + ½⌋ = ⌊(2x + 1)/2⌋
    }

    /**
     * The whole number that a place among n has missed by rounding (0.07 · 100 is 7.000000000000001), or the place itself.
     *
     * @param place computed from a probability or fraction and n in a few operations
     * @param n the size of the numbers that it was computed from
     */
    public static double snap(double place, double n) {
        double whole = Math.rint(place);
        return Math.abs(place - whole) <= 4 * Math.ulp(n) ? whole : place;
    }
}
