package gradus.classicalml.trees;

/**
 * The question of a branch: is the feature at most the threshold? Rows that say yes go left.
 *
 * @param feature the column asked about
 * @param threshold rows at or below it go left; +∞ asks whether the value is known at all
 * @param missingLeft where a row goes whose value is missing (NaN)
 */
public record Cut(int feature, double threshold, boolean missingLeft) {
    /** Whether a row of that value goes left. */
    public boolean isLeft(double value) {
        return Double.isNaN(value) ? missingLeft : value <= threshold;
    }

    /**
     * A threshold between two neighbouring values: their middle, or the lower one where the middle is rounded up onto the higher
     * one and would send both to the left.
     *
     * @param low below {@code high}
     */
    static double between(double low, double high) {
        double middle = low / 2 + high / 2; // low + high may overflow
        return middle < high ? middle : low;
    }
}
