package gradus.classicalml.framing;

import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Predictions that need no features: the best constant under each way to count errors, and what a season or a guess gives. A model
 * that does not beat them has learned nothing. The constant that is best depends on the score: {@link #mean} for squared errors,
 * {@link #median} for absolute ones, {@link #majority} for the share of wrong classes, {@link #shares} for the log loss of
 * probabilities, {@link #cheapest} for costs. scikit-learn has them as {@code DummyRegressor} and {@code DummyClassifier}.
 */
public final class Baselines {
    private Baselines() {}

    /**
     * The mean of the training targets, for every case: what least squares predicts without features.
     *
     * @param trainingTargets at least one finite number
     * @param cases how many predictions to make, at least 0
     */
    public static double[] mean(double[] trainingTargets, int cases) {
        return constant(Vectors.mean(Require.sample("trainingTargets", trainingTargets, 1)), cases);
    }

    /**
     * The median of the training targets, for every case: no constant has a smaller mean absolute error on them. Of an even number
     * of targets it is the middle between the two in the middle.
     *
     * @param trainingTargets at least one finite number; not modified
     * @param cases how many predictions to make, at least 0
     */
    public static double[] median(double[] trainingTargets, int cases) {
        return constant(Descriptive.median(Require.sample("trainingTargets", trainingTargets, 1)), cases);
    }

    /**
     * The most frequent class of the training labels, for every case; of equally frequent ones the smallest label.
     *
     * @param trainingLabels at least one, none below 0
     * @param cases how many predictions to make, at least 0
     */
    public static int[] majority(int[] trainingLabels, int cases) {
        int[] sorted = requireLabels(trainingLabels).clone();
        Arrays.sort(sorted);
        int most = sorted[0];
        int longest = 0;
        for (int start = 0, end; start < sorted.length; start = end) {
            end = start + 1;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            if (end - start > longest) {
                longest = end - start;
                most = sorted[start];
            }
        }
        return constant(most, cases);
    }

    /**
     * The share of each class in the training labels, as probabilities for every case: no constant probabilities have a smaller log
     * loss on them. A class without a training row has the probability 0, and so an infinite log loss if it then comes.
     *
     * @param trainingLabels at least one, each from 0 to {@code classes - 1}
     * @param classes how many classes there are, at least 1
     * @return one share per class; they add up to 1
     */
    public static double[] shares(int[] trainingLabels, int classes) {
        requireLabels(trainingLabels);
        double[] shares = new double[(int) Require.atLeast("classes", classes, 1)];
        for (int label : trainingLabels) {
            Require.between("trainingLabels", label, 0, classes - 1L, "the last class");
            shares[label]++;
        }
        for (int c = 0; c < classes; c++) {
            shares[c] /= trainingLabels.length;
        }
        return shares;
    }

    /**
     * Guesses: for each case the label of a training row drawn at random, so that classes come in proportion to their shares. It is
     * right less often than {@link #majority} unless all classes have the same share, but it does predict the rare ones.
     *
     * @param trainingLabels at least one, none below 0
     * @param cases how many predictions to make, at least 0
     * @param seed equal seeds give equal guesses
     */
    public static int[] stratified(int[] trainingLabels, int cases, long seed) {
        requireLabels(trainingLabels);
        SplittableRandom random = new SplittableRandom(seed);
        int[] guesses = new int[(int) Require.atLeast("cases", cases, 0)];
        for (int i = 0; i < guesses.length; i++) {
            guesses[i] = trainingLabels[random.nextInt(trainingLabels.length)];
        }
        return guesses;
    }

    /**
     * The one decision that costs least over all training rows, for every case; of equally cheap ones the first.
     *
     * @param trainingLabels at least one, each with a row of costs
     * @param costs what it costs if a case is of the class of the row and the decision of the column was taken; a gain is a negative
     *     cost. There may be more decisions than classes, such as "ask a person"
     * @param cases how many predictions to make, at least 0
     * @return the number of a column, for each case
     */
    public static int[] cheapest(int[] trainingLabels, Matrix costs, int cases) {
        Matrix.requireFinite("costs", costs);
        double[] mean = costs.transposeTimes(shares(trainingLabels, costs.rows()));
        int best = 0;
        for (int decision = 1; decision < mean.length; decision++) {
            if (mean[decision] < mean[best]) {
                best = decision;
            }
        }
        return constant(best, cases);
    }

    /**
     * As much as one period before: last year's June for this June (seasonal-naive).
     *
     * @param series numbers in order of time
     * @param period how many steps a season lasts, at least 1
     * @param rows the places of the series to predict, each at least the period
     */
    public static double[] seasonalNaive(double[] series, int period, int... rows) {
        Require.finite("series", series);
        Require.atLeast("period", period, 1);
        double[] predictions = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Require.between("row", rows[i], period, series.length - 1L, "with a season before it in the series");
            predictions[i] = series[rows[i] - period];
        }
        return predictions;
    }

    private static double[] constant(double prediction, int cases) {
        double[] predictions = new double[(int) Require.atLeast("cases", cases, 0)];
        Arrays.fill(predictions, prediction);
        return predictions;
    }

    private static int[] constant(int prediction, int cases) {
        int[] predictions = new int[(int) Require.atLeast("cases", cases, 0)];
        Arrays.fill(predictions, prediction);
        return predictions;
    }

    /** At least one label, and none below 0. */
    private static int[] requireLabels(int[] trainingLabels) {
        Require.given("trainingLabels", trainingLabels);
        Require.that(trainingLabels.length > 0, "trainingLabels must hold at least 1 number, but held 0");
        for (int label : trainingLabels) {
            Require.atLeast("trainingLabels", label, 0);
        }
        return trainingLabels;
    }
}
