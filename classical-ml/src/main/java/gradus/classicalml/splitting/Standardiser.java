package gradus.classicalml.splitting;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;

/**
 * Brings each column to mean 0 and standard deviation 1: z = (x − mean) / deviation, with the mean and the sample standard
 * deviation (divisor n − 1) of the rows it was fitted on, and of no others.
 */
public final class Standardiser {
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
        int n = features.rows();
        if (n < 2) {
            throw new IllegalArgumentException("features must have at least 2 rows, but had " + n);
        }
        double[] means = new double[features.columns()];
        double[] deviations = new double[features.columns()];
        for (int j = 0; j < means.length; j++) {
            double[] column = features.column(j);
            means[j] = Arrays.stream(column).sum() / n;
            double squares = 0;
            for (double x : column) {
                squares += (x - means[j]) * (x - means[j]);
            }
            deviations[j] = Math.sqrt(squares / (n - 1));
            requireScalable(j, column, deviations[j]);
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
        if (features.columns() != means.length) {
            throw new IllegalArgumentException("features must have " + means.length
                    + " columns (as the rows this was fitted on), but had " + features.columns());
        }
        double[][] scaled = features.toArray();
        for (double[] row : scaled) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (row[j] - means[j]) / deviations[j];
            }
        }
        return Matrix.of(scaled);
    }

    /** A copy of the columns' means. */
    public double[] means() {
        return means.clone();
    }

    /** A copy of the columns' standard deviations. */
    public double[] deviations() {
        return deviations.clone();
    }

    private static void requireScalable(int j, double[] column, double deviation) {
        boolean varies =
                Arrays.stream(column).anyMatch(x -> x != column[0]); // the deviation can be a rounding error above 0
        if (!varies || !Double.isFinite(deviation)) {
            throw new IllegalArgumentException("column " + j + " must vary and be finite to be scaled, but begins with "
                    + column[0] + " and has the standard deviation " + deviation);
        }
    }
}
