package gradus.classicalml.splitting;

import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;

/**
 * Brings each column to mean 0 and standard deviation 1: z = (x − mean) / deviation, with the mean and the sample standard
 * deviation (divisor n − 1) of the rows it was fitted on, and of no others.
 *
 * <p>A column whose values differ by no more than rounding (0.1 + 0.2, 0.3, 0.3) counts as constant, and is refused: scaling
 * would blow up the noise to the size of a real feature. Rounding here is eight times the distance between neighbouring doubles
 * of the column's size.
 */
public final class Standardiser {
    /** How many neighbouring doubles apart values may be and still count as equal. */
    private static final double ROUNDING = 8;

    private final double[] means;
    private final double[] deviations;

    private Standardiser(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * Learns each column's mean and standard deviation.
     *
     * @param features n × d, at least 2 rows: the training rows
     * @throws IllegalArgumentException if there is one row only, or a column does not vary or holds a number that is not finite
     */
    public static Standardiser fit(Matrix features) {
        Matrix.requireFinite("features", features);
        Require.that(features.rows() >= 2, "features must have at least 2 rows, but had " + features.rows());
        double[] means = new double[features.columns()];
        double[] deviations = new double[features.columns()];
        for (int j = 0; j < means.length; j++) {
            double[] column = features.column(j);
            requireSpread(j, column);
            means[j] = Descriptive.mean(column);
            deviations[j] = Require.finite("the deviation of column " + j, Descriptive.standardDeviation(column));
        }
        return new Standardiser(means, deviations);
    }

    /**
     * Scales rows by what was learned from the training rows; for test rows too.
     *
     * @param features any number of rows, as many columns as were fitted
     * @throws IllegalArgumentException if the number of columns differs
     */
    public Matrix transform(Matrix features) {
        double[][] scaled = new double[features.rows()][];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = transform(features.row(i));
        }
        return Matrix.of(scaled);
    }

    /**
     * Scales one row by what was learned from the training rows.
     *
     * @param features as many numbers as columns were fitted; not modified
     * @throws IllegalArgumentException if there are more or fewer
     */
    public double[] transform(double... features) {
        Require.size("features", features.length, means.length, "one for each column this was fitted on");
        double[] scaled = new double[features.length];
        for (int j = 0; j < scaled.length; j++) {
            scaled[j] = (features[j] - means[j]) / deviations[j];
        }
        return scaled;
    }

    /** A copy of the columns' means. */
    public double[] means() {
        return means.clone();
    }

    /** A copy of the columns' standard deviations. */
    public double[] deviations() {
        return deviations.clone();
    }

    /** Whether a column's values differ by more than rounding, so that it may be scaled; NaN and infinities are not looked for. */
    public static boolean varies(double[] column) {
        double least = Arrays.stream(column).min().orElseThrow();
        double most = Arrays.stream(column).max().orElseThrow();
        return most - least > ROUNDING * Math.ulp(Vectors.largestSize(column));
    }

    private static void requireSpread(int j, double[] column) {
        Require.that(
                varies(column),
                "column " + j + " must vary by more than rounding to be scaled, but is from "
                        + Arrays.stream(column).min().orElseThrow() + " to "
                        + Arrays.stream(column).max().orElseThrow());
    }
}
