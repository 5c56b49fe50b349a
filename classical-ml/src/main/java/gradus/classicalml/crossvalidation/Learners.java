package gradus.classicalml.crossvalidation;

import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.function.Function;

/** Small learners to compare, and steps to put before any other. */
public final class Learners {
    private Learners() {}

    /** Least squares with an intercept, for targets that are numbers. */
    public static Learner leastSquares() {
        return (X, y) -> {
            double[] weights = HouseholderQr.of(X.withOnes()).solve(y);
            return rows -> rows.withOnes().times(weights);
        };
    }

    /**
     * Nearest mean, for targets that are labels: a row gets the class whose mean, over its training rows, is nearest (in squared
     * distance; of equal ones the smallest label). A class without a training row is never predicted.
     */
    public static Learner nearestMean() {
        return (X, y) -> {
            double[] labels = distinct(y);
            double[][] means = means(X, y, labels);
            return rows -> {
                double[] predictions = new double[rows.rows()];
                for (int i = 0; i < predictions.length; i++) {
                    predictions[i] = labels[nearest(rows.row(i), means)];
                }
                return predictions;
            };
        };
    }

    /** Scales the features by what the training rows say, then learns: the {@link Standardiser} is fitted in each fold again. */
    public static Learner standardised(Learner learner) {
        Require.given("learner", learner);
        return (X, y) -> {
            Standardiser scale = Standardiser.fit(X);
            Function<Matrix, double[]> model = learner.fit(scale.transform(X), y);
            return rows -> model.apply(scale.transform(rows));
        };
    }

    /** Learns from some of the columns only. */
    public static Learner onColumns(Learner learner, int... columns) {
        Require.given("learner", learner);
        int[] chosen = columns.clone();
        return (X, y) -> {
            Function<Matrix, double[]> model = learner.fit(X.columnsAt(chosen), y);
            return rows -> model.apply(rows.columnsAt(chosen));
        };
    }

    /** The different labels, ascending. */
    private static double[] distinct(double[] y) {
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (double label : sorted) {
            if (count == 0 || label != sorted[count - 1]) {
                sorted[count++] = label;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** The mean row of each label, in the order of the labels. */
    private static double[][] means(Matrix X, double[] y, double[] labels) {
        double[][] sums = new double[labels.length][X.columns()];
        int[] counts = new int[labels.length];
        for (int i = 0; i < y.length; i++) {
            int c = Arrays.binarySearch(labels, y[i]);
            Vectors.addScaled(sums[c], 1, X.row(i));
            counts[c]++;
        }
        for (int c = 0; c < labels.length; c++) {
            sums[c] = Vectors.scaled(sums[c], 1.0 / counts[c]);
        }
        return sums;
    }

    /** The place of the nearest mean, of equally near ones the first. */
    private static int nearest(double[] row, double[][] means) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < means.length; c++) {
            double distance = Vectors.squaredDistance(row, means[c]);
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }
}
