package gradus.classicalml.metrics;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;

/**
 * Scores of predicted probabilities. Both are proper: in expectation, no other answer scores better than the true probability. Nothing is
 * clipped: whoever says 0 of what then happens has an infinite log loss.
 */
public final class ProbabilityScores {
    /** How far the probabilities of one case may be from adding up to 1. */
    private static final double ROUNDING = 1e-6;

    private ProbabilityScores() {}

    /**
     * The mean log loss of two classes, −ln of the probability that was given to what happened, in nats.
     *
     * @param probabilities of class 1, at least one, each in [0, 1]; not modified
     * @param labels as many: 1 or 0; not modified
     * @return at least 0; ln 2 if every probability is a half; infinite if one was 0 for what happened
     * @throws IllegalArgumentException if an argument is not like that
     */
    public static double logLoss(double[] probabilities, int[] labels) {
        requireBinary(probabilities, labels);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum -= labels[i] == 1 ? Math.log(probabilities[i]) : Math.log1p(-probabilities[i]);
        }
        return sum / labels.length;
    }

    /**
     * The mean log loss of any number of classes, in nats. From logits it keeps more digits: see
     * {@link gradus.fundamentals.numbers.LogSpace#logSoftmax}.
     *
     * @param probabilities n × k, one row for each case, which adds up to 1 within a millionth; not modified
     * @param labels n classes from 0 to k − 1; not modified
     * @return at least 0; ln k if every probability is 1 / k; infinite if one was 0 for what happened
     * @throws IllegalArgumentException if an argument is not like that
     */
    public static double logLoss(Matrix probabilities, int[] labels) {
        requireRows(probabilities, labels);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum -= Math.log(probabilities.get(i, labels[i]));
        }
        return sum / labels.length;
    }

    /**
     * The Brier score of two classes: the mean squared distance between the probability of class 1 and the label. Half of what
     * {@link #brierScore(Matrix, int[])} gives for the same two classes.
     *
     * @param probabilities of class 1, at least one, each in [0, 1]; not modified
     * @param labels as many: 1 or 0; not modified
     * @return between 0 and 1; a quarter if every probability is a half
     * @throws IllegalArgumentException if an argument is not like that
     */
    public static double brierScore(double[] probabilities, int[] labels) {
        requireBinary(probabilities, labels);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += (probabilities[i] - labels[i]) * (probabilities[i] - labels[i]);
        }
        return sum / labels.length;
    }

    /**
     * The Brier score of any number of classes, as Brier defined it in 1950: the squared distances of all k probabilities from 1 for
     * what happened and 0 for the rest, summed over the classes and averaged over the cases.
     *
     * @param probabilities n × k, one row for each case, which adds up to 1 within a millionth; not modified
     * @param labels n classes from 0 to k − 1; not modified
     * @return between 0 and 2
     * @throws IllegalArgumentException if an argument is not like that
     */
    public static double brierScore(Matrix probabilities, int[] labels) {
        requireRows(probabilities, labels);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int c = 0; c < probabilities.columns(); c++) {
                double distance = probabilities.get(i, c) - (c == labels[i] ? 1 : 0);
                sum += distance * distance;
            }
        }
        return sum / labels.length;
    }

    private static void requireBinary(double[] probabilities, int[] labels) {
        Require.sample("probabilities", probabilities, 1);
        Labels.binary("labels", labels, probabilities.length);
        for (int i = 0; i < probabilities.length; i++) {
            if (!isProbability(probabilities[i])) {
                Require.between("probabilities[" + i + "]", probabilities[i], 0, 1);
            }
        }
    }

    private static void requireRows(Matrix probabilities, int[] labels) {
        Require.given("probabilities", probabilities);
        Require.given("labels", labels);
        Require.size("labels", labels.length, probabilities.rows(), "one for each row of probabilities");
        for (int i = 0; i < labels.length; i++) {
            requireRow(i, probabilities.row(i));
            if (labels[i] < 0 || labels[i] >= probabilities.columns()) {
                Require.between("labels[" + i + "]", labels[i], 0, probabilities.columns() - 1L, "the last class");
            }
        }
    }

    private static void requireRow(int i, double[] row) {
        double sum = 0;
        for (int c = 0; c < row.length; c++) {
            if (!isProbability(row[c])) {
                Require.between("probabilities[" + i + "][" + c + "]", row[c], 0, 1);
            }
            sum += row[c];
        }
        if (Math.abs(sum - 1) > ROUNDING) {
            Require.that(false, "probabilities[" + i + "] must add up to 1, but added up to " + sum);
        }
    }

    /** Asked before an error's words are put together, which cost more than the check. NaN is none. */
    private static boolean isProbability(double number) {
        return number >= 0 && number <= 1;
    }
}
