package gradus.classicalml.linearregression;

import gradus.fundamentals.Require;

/**
 * A prediction and the range in which the new observation itself should lie.
 *
 * @param prediction the predicted target, in the target's unit
 * @param low the lower end, in the target's unit
 * @param high the upper end, in the target's unit
 * @param confidence the fraction of such intervals that hold their observation, strictly between 0 and 1
 */
public record PredictionInterval(double prediction, double low, double high, double confidence) {
    /**
     * Checks the four numbers.
     *
     * @throws IllegalArgumentException if confidence is not strictly between 0 and 1, or low ≤ prediction ≤ high does not hold
     */
    public PredictionInterval {
        requireConfidence(confidence);
        if (!(low <= prediction && prediction <= high)) {
            throw new IllegalArgumentException("prediction must be between low and high, but was " + prediction
                    + " with low " + low + " and high " + high);
        }
    }

    static void requireConfidence(double confidence) {
        Require.strictlyBetween("confidence", confidence, 0, 1);
    }
}
