package gradus.classicalml.logisticregression;

import gradus.fundamentals.linearalgebra.Matrix;

/**
 * Moves and stretches each feature to mean 0 and standard deviation 1 (divisor n) on the rows it was fitted on: {@code (x - mean) /
 * deviation}. Fit it on the training rows alone and use it on all others. Immutable.
 */
public final class Standardiser {
    private final double[] means;
    private final double[] deviations;

    private Standardiser(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * Measures mean and deviation of each column.
     *
     * @param X finite numbers, no column constant
     * @throws IllegalArgumentException if a number is not finite or a column has only one value
     */
    public static Standardiser fit(Matrix X) {
        Labels.requireFinite(X);
        double[] means = new double[X.columns()];
        double[] deviations = new double[X.columns()];
        for (int j = 0; j < X.columns(); j++) {
            double[] column = X.column(j);
            means[j] = mean(column);
            double squares = 0;
            for (double x : column) {
                squares += (x - means[j]) * (x - means[j]);
            }
            deviations[j] = Math.sqrt(squares / column.length);
            requireVariety(column, j);
        }
        return new Standardiser(means, deviations);
    }

    /**
     * The same rows, on the new scale.
     *
     * @throws IllegalArgumentException if X has another number of columns than it was fitted on
     */
    public Matrix transform(Matrix X) {
        double[][] scaled = X.toArray();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = transform(scaled[i]);
        }
        return Matrix.of(scaled);
    }

    /** One row on the new scale, a copy. Errors as for {@link #transform(Matrix)}. */
    public double[] transform(double[] features) {
        if (features.length != means.length) {
            throw new IllegalArgumentException(
                    "features must be " + means.length + " (as fitted), but were " + features.length);
        }
        double[] scaled = new double[features.length];
        for (int j = 0; j < scaled.length; j++) {
            scaled[j] = (features[j] - means[j]) / deviations[j];
        }
        return scaled;
    }

    private static double mean(double[] column) {
        double sum = 0;
        for (double x : column) {
            sum += x;
        }
        return sum / column.length;
    }

    private static void requireVariety(double[] column, int j) {
        for (double x : column) {
            if (x != column[0]) {
                return;
            }
        }
        throw new IllegalArgumentException(
                "column " + j + " must hold at least two different values to be scaled, but all were " + column[0]);
    }
}
