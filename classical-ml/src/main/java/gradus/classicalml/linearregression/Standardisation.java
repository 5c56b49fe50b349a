package gradus.classicalml.linearregression;

import gradus.fundamentals.linearalgebra.Matrix;

/** Features in standard deviations from their mean, z = (x − mean) / deviation, as measured on training rows. Immutable. */
public final class Standardisation {
    private final double[] means;
    private final double[] deviations;

    private Standardisation(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * Measures the mean and the sample standard deviation (n − 1) of each column.
     *
     * @param X at least two rows, finite, no column constant
     * @throws IllegalArgumentException if X is null, not finite, has one row, or a column is constant
     */
    public static Standardisation of(Matrix X) {
        Checks.requireFinite("X", X);
        if (X.rows() < 2) {
            throw new IllegalArgumentException("X must have at least 2 rows, but had " + X.rows());
        }
        double[] means = new double[X.columns()];
        double[] deviations = new double[X.columns()];
        for (int j = 0; j < means.length; j++) {
            double[] column = X.column(j);
            means[j] = mean(column);
            deviations[j] = Math.sqrt(sumOfSquaredDeviations(column) / (column.length - 1));
            if (deviations[j] == 0) {
                throw new IllegalArgumentException(
                        "the columns of X must vary, but column " + j + " is " + column[0] + " in every row");
            }
        }
        return new Standardisation(means, deviations);
    }

    /**
     * The same rows in standard units.
     *
     * @param X as many columns as were measured, finite
     * @throws IllegalArgumentException if X is null, not finite, or has another number of columns
     */
    public Matrix apply(Matrix X) {
        Checks.requireFinite("X", X);
        Checks.requireSize("a row of X", X.columns(), means.length, "one for each measured column");
        double[][] z = X.toArray();
        for (double[] row : z) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (row[j] - means[j]) / deviations[j];
            }
        }
        return Matrix.of(z);
    }

    /** A copy of the standard deviation of each measured column: a weight per unit is the weight per deviation divided by it. */
    public double[] deviations() {
        return deviations.clone();
    }

    static double sumOfSquaredDeviations(double[] column) {
        double mean = mean(column);
        double sum = 0;
        for (double x : column) {
            sum += (x - mean) * (x - mean);
        }
        return sum;
    }

    private static double mean(double[] column) {
        double sum = 0;
        for (double x : column) {
            sum += x;
        }
        return sum / column.length;
    }
}
