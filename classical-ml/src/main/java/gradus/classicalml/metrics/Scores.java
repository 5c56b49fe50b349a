package gradus.classicalml.metrics;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;

/**
 * Scores of predicted numbers, and of predicted classes as a whole. Class by class: {@link ConfusionMatrix}; of scores and thresholds:
 * {@link ScoreCurve}; of probabilities: {@link ProbabilityScores}; of lists: {@link RankingScores}.
 */
public final class Scores {
    private Scores() {}

    /**
     * The root mean squared error, √(Σ(predictionᵢ − actualᵢ)² / n), in the target's unit.
     *
     * @param predictions at least one number
     * @param actual as many numbers
     * @throws IllegalArgumentException if either is null, empty or not finite, or the lengths differ
     */
    public static double rootMeanSquaredError(double[] predictions, double[] actual) {
        return Vectors.norm(errors(predictions, actual)) / Math.sqrt(actual.length);
    }

    /**
     * The mean absolute error, Σ|predictionᵢ − actualᵢ| / n, in the target's unit.
     *
     * @param predictions at least one number
     * @param actual as many numbers
     * @throws IllegalArgumentException if either is null, empty or not finite, or the lengths differ
     */
    public static double meanAbsoluteError(double[] predictions, double[] actual) {
        double sum = 0;
        for (double error : errors(predictions, actual)) {
            sum += Math.abs(error);
        }
        return sum / actual.length;
    }

    /**
     * R², the share of the squared error of always predicting the mean of {@code actual} that is gone:
     * 1 − Σ(predictionᵢ − actualᵢ)² / Σ(actualᵢ − mean)².
     *
     * @param predictions at least one number
     * @param actual as many numbers
     * @return at most 1; below 0 if the mean would do better; NaN or −∞ if actual does not vary
     * @throws IllegalArgumentException if either is null, empty or not finite, or the lengths differ
     */
    public static double rSquared(double[] predictions, double[] actual) {
        double[] errors = errors(predictions, actual);
        return 1 - Vectors.dot(errors, errors) / squaredDeviations(actual);
    }

    /** Exactly 0 if nothing varies: the mean of equal numbers may be rounded to another number. */
    private static double squaredDeviations(double[] values) {
        if (Arrays.stream(values).allMatch(value -> value == values[0])) {
            return 0;
        }
        double[] deviations = Vectors.centred(values);
        return Vectors.dot(deviations, deviations);
    }

    /**
     * How many classes are wrong.
     *
     * @param predictions a class for each case
     * @param actual as many classes
     * @throws IllegalArgumentException if either is null, or the lengths differ
     */
    public static int errors(int[] predictions, int[] actual) {
        Require.given("predictions", predictions);
        Require.given("actual", actual);
        Require.oneLength("predictions and actual", predictions.length, actual.length);
        int errors = 0;
        for (int i = 0; i < actual.length; i++) {
            errors += predictions[i] == actual[i] ? 0 : 1;
        }
        return errors;
    }

    /**
     * The share of cases whose class is right.
     *
     * @param predictions a class for each case, at least one
     * @param actual as many classes
     * @throws IllegalArgumentException if either is null or empty, or the lengths differ
     */
    public static double accuracy(int[] predictions, int[] actual) {
        int errors = errors(predictions, actual);
        Require.that(actual.length > 0, "actual must hold at least 1 class, but held 0");
        return (actual.length - errors) / (double) actual.length;
    }

    private static double[] errors(double[] predictions, double[] actual) {
        Require.sample("predictions", predictions, 1);
        Require.sample("actual", actual, 1);
        Require.oneLength("predictions and actual", predictions.length, actual.length);
        return Vectors.minus(predictions, actual);
    }
}
