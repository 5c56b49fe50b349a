package gradus.fundamentals.descriptive;

/** The checks that every statistic makes of its input, with one wording. */
final class Samples {
    private Samples() {}

    /**
     * Checks one sample.
     *
     * @param name what the argument is called where it came in
     * @throws IllegalArgumentException if it is null, holds fewer than {@code atLeast} numbers, or one is NaN or infinite
     */
    static void require(String name, double[] values, int atLeast) {
        if (values == null) {
            throw new IllegalArgumentException(name + " must be an array of numbers, but was null");
        }
        if (values.length < atLeast) {
            throw new IllegalArgumentException(name + " must hold at least " + atLeast
                    + (atLeast == 1 ? " number" : " numbers") + ", but held " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        name + " must be finite, but " + name + "[" + i + "] was " + values[i]);
            }
        }
    }

    /**
     * Checks two samples whose numbers belong together in pairs.
     *
     * @throws IllegalArgumentException as {@link #require}, or if the lengths differ
     */
    static void requirePairs(double[] x, double[] y, int atLeast) {
        require("x", x, atLeast);
        require("y", y, atLeast);
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "x and y must be of one length, but held " + x.length + " and " + y.length + " numbers");
        }
    }
}
