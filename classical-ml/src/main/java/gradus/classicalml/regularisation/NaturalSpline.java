package gradus.classicalml.regularisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Quantile;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;

/**
 * A natural cubic spline of one feature as columns: between two neighbouring knots any curve made of them is a cubic, at the knots
 * the cubics join without a kink, and beyond the outer knots it goes on in a straight line. K knots give K − 1 columns (Hastie,
 * Tibshirani and Friedman, <em>The Elements of Statistical Learning</em>, 2nd edition, section 5.2.1).
 */
public final class NaturalSpline {
    private final double[] knots;

    private NaturalSpline(double[] knots) {
        this.knots = knots;
    }

    /**
     * A spline with the given knots.
     *
     * @param knots at least two finite numbers, each above the one before; not modified
     * @throws IllegalArgumentException if they are fewer, not finite, or do not ascend
     */
    public static NaturalSpline of(double... knots) {
        Require.sample("knots", knots, 2);
        for (int k = 1; k < knots.length; k++) {
            Require.that(
                    knots[k] > knots[k - 1], "knots must ascend, but " + knots[k] + " comes after " + knots[k - 1]);
        }
        return new NaturalSpline(knots.clone());
    }

    /**
     * A spline whose knots are evenly spaced quantiles of the values, the least and the largest among them; equal quantiles count
     * once.
     *
     * @param count how many knots, at least 2
     * @throws IllegalArgumentException if the values are all equal, or not finite
     */
    public static NaturalSpline atQuantiles(double[] values, int count) {
        Require.sample("values", values, 1);
        Require.atLeast("count", count, 2);
        double[] knots = new double[count];
        Arrays.setAll(knots, k -> Quantile.TYPE_7.of(values, (double) k / (count - 1)));
        return of(Arrays.stream(knots).map(knot -> knot + 0.0).distinct().toArray()); // -0.0 + 0.0 is 0.0
    }

    /** A copy of the knots. */
    public double[] knots() {
        return knots.clone();
    }

    /**
     * The columns for these values, n × (K − 1): the value itself, then one bend for each knot but the last two. The first knot is
     * at 0 and the last at 1 in all of them.
     *
     * @param values at least one finite number
     */
    public Matrix features(double... values) {
        Require.sample("values", values, 1);
        double[][] rows = new double[values.length][knots.length - 1];
        for (int i = 0; i < rows.length; i++) {
            double z = scaled(values[i]);
            rows[i][0] = z;
            for (int k = 0; k < knots.length - 2; k++) {
                rows[i][k + 1] = bend(z, k) - bend(z, knots.length - 2);
            }
        }
        return Matrix.of(rows);
    }

    /** A cubic that begins at knot k, less one that begins at the last knot: beyond it the cubes cancel. */
    private double bend(double z, int k) {
        double from = scaled(knots[k]);
        return (cube(z - from) - cube(z - 1)) / (1 - from);
    }

    private double scaled(double value) {
        return (value - knots[0]) / (knots[knots.length - 1] - knots[0]);
    }

    private static double cube(double z) {
        return z > 0 ? z * z * z : 0;
    }
}
