package gradus.fundamentals.inference;

import gradus.fundamentals.Require;

/**
 * A confidence interval: of many intervals made by the same recipe from new samples, about this share holds the true value. It
 * says nothing of the share of the data, or of the next estimate.
 *
 * @param estimate the single best guess, in the unit of what is estimated
 * @param low the lower end, −∞ if there is none
 * @param high the upper end, at least low; ∞ if there is none
 * @param confidence how often the recipe is right, strictly between 0 and 1
 */
public record Interval(double estimate, double low, double high, double confidence) {
    /** Checks that the ends are in order. */
    public Interval {
        Require.strictlyBetween("confidence", confidence, 0, 1);
        Require.that(low <= high, "high must be at least low, but they were " + high + " and " + low);
    }

    /** Whether the value lies within, the ends included. */
    public boolean holds(double value) {
        return low <= value && value <= high;
    }

    /** From end to end, in the unit of the estimate. */
    public double width() {
        return high - low;
    }
}
