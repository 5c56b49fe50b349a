package gradus.classicalml.regularisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;

/**
 * The powers z, z², …, z^degree of one feature as columns, where z runs from −1 to 1 as the feature runs from low to high: powers
 * of 1950 would leave a double few digits to tell houses apart.
 *
 * @param low what becomes −1, in the feature's unit
 * @param high what becomes 1, above low
 * @param degree the highest power, at least 1
 */
public record Polynomial(double low, double high, int degree) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if low or high is not finite, high is not above low, or degree is below 1
     */
    public Polynomial {
        Require.finite("low", low);
        Require.above("high", high, low);
        Require.atLeast("degree", degree, 1);
    }

    /**
     * The columns for these values, n × degree. Outside low to high the powers grow without bound.
     *
     * @param values at least one finite number
     */
    public Matrix features(double... values) {
        Require.sample("values", values, 1);
        double[][] rows = new double[values.length][degree];
        for (int i = 0; i < values.length; i++) {
            double z = 2 * ((values[i] - low) / (high - low)) - 1;
            double power = 1;
            for (int k = 0; k < degree; k++) {
                power *= z;
                rows[i][k] = power;
            }
        }
        return Matrix.of(rows);
    }

    /**
     * Every feature, its square, and the product of every two: d columns become 2d + d(d − 1)/2. First all features, then for each
     * feature its square and its products with those after it.
     *
     * @param X n × d, finite
     */
    public static Matrix withSquaresAndProducts(Matrix X) {
        Matrix.requireFinite("X", X);
        int d = X.columns();
        double[][] rows = new double[X.rows()][2 * d + d * (d - 1) / 2];
        for (int i = 0; i < rows.length; i++) {
            int next = 0;
            for (; next < d; next++) {
                rows[i][next] = X.get(i, next);
            }
            for (int j = 0; j < d; j++) {
                for (int k = j; k < d; k++) {
                    rows[i][next++] = X.get(i, j) * X.get(i, k);
                }
            }
        }
        return Matrix.of(rows);
    }
}
