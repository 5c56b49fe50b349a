package gradus.classicalml.metrics;

import gradus.fundamentals.Require;

/**
 * What each of the four results of a yes-or-no decision costs, in one unit; a gain is a cost below 0. A mistake must cost more
 * than being right about the same case, or there is nothing to decide.
 *
 * @param trueNegative of leaving a negative case alone
 * @param falsePositive of flagging a negative case
 * @param falseNegative of missing a positive case
 * @param truePositive of flagging a positive case
 */
public record Costs(double trueNegative, double falsePositive, double falseNegative, double truePositive) {
    /** @throws IllegalArgumentException if a cost is not finite, or a mistake costs no more than being right */
    public Costs {
        Require.finite("trueNegative", trueNegative);
        Require.finite("falsePositive", falsePositive);
        Require.finite("falseNegative", falseNegative);
        Require.finite("truePositive", truePositive);
        Require.that(
                falsePositive > trueNegative,
                "falsePositive must be above trueNegative (" + trueNegative + "), but was " + falsePositive);
        Require.that(
                falseNegative > truePositive,
                "falseNegative must be above truePositive (" + truePositive + "), but was " + falseNegative);
    }

    /** Costs of the two mistakes, where being right costs nothing. */
    public static Costs ofMistakes(double falsePositive, double falseNegative) {
        return new Costs(0, falsePositive, falseNegative, 0);
    }

    /**
     * The probability from which flagging costs no more than not flagging, if probabilities can be taken at their word: a / (a + b),
     * where a is what flagging a negative case costs beyond leaving it alone, and b what missing a positive case costs beyond
     * flagging it (Elkan, <em>The Foundations of Cost-Sensitive Learning</em>, IJCAI 2001).
     *
     * @return strictly between 0 and 1, unless one of the two is beyond 10¹⁵ times the other
     */
    public double threshold() {
        double ofFlagging = falsePositive - trueNegative;
        double ofMissing = falseNegative - truePositive;
        return 1 / (1 + ofMissing / ofFlagging);
    }

    /**
     * What all decisions of a matrix cost together.
     *
     * @throws IllegalArgumentException if matrix is null or not of two classes
     */
    public double of(ConfusionMatrix matrix) {
        Require.given("matrix", matrix);
        Require.that(matrix.classes() == 2, "matrix must be of 2 classes, but was of " + matrix.classes());
        return matrix.count(0, 0) * trueNegative
                + matrix.count(0, 1) * falsePositive
                + matrix.count(1, 0) * falseNegative
                + matrix.count(1, 1) * truePositive;
    }
}
