package gradus.classicalml.framing;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;

/** Predictions that need no model. A model that does not beat them has learned nothing. */
public final class Baselines {
    private Baselines() {}

    /**
     * The mean of the training targets, for every case: what least squares predicts without features.
     *
     * @param trainingTargets at least one finite number
     * @param cases how many predictions to make, at least 0
     */
    public static double[] mean(double[] trainingTargets, int cases) {
        double[] predictions = new double[(int) Require.atLeast("cases", cases, 0)];
        Arrays.fill(predictions, Vectors.mean(Require.sample("trainingTargets", trainingTargets, 1)));
        return predictions;
    }

    /**
     * The most frequent class of the training labels, for every case; of equally frequent ones the smallest label.
     *
     * @param trainingLabels at least one, none below 0
     * @param cases how many predictions to make, at least 0
     */
    public static int[] majority(int[] trainingLabels, int cases) {
        Require.given("trainingLabels", trainingLabels);
        Require.that(trainingLabels.length > 0, "trainingLabels must hold at least 1 number, but held 0");
        int[] sorted = trainingLabels.clone();
        Arrays.sort(sorted);
        Require.atLeast("trainingLabels", sorted[0], 0);
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
        int[] predictions = new int[(int) Require.atLeast("cases", cases, 0)];
        Arrays.fill(predictions, most);
        return predictions;
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
}
