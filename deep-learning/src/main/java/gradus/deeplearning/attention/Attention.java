package gradus.deeplearning.attention;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.numbers.LogSpace;
import java.util.Arrays;

/**
 * Scaled dot-product attention (Vaswani et al. 2017): softmax(Q Kᵀ / √d) V, row by row, and its derivative. Each query takes a mean of
 * the values, weighted by how well their keys match it.
 */
public final class Attention {
    private final Matrix queries;
    private final Matrix keys;
    private final Matrix values;
    private final Matrix weights;

    private Attention(Matrix queries, Matrix keys, Matrix values, Matrix weights) {
        this.queries = queries;
        this.keys = keys;
        this.values = values;
        this.weights = weights;
    }

    /**
     * Attends.
     *
     * @param queries m × d, finite
     * @param keys n × d, finite; no dot product of a query and a key may overflow
     * @param values n × any width, finite
     * @param mayLook m × n: which keys each query may look at; a query that may look at none gets weights, and an output, of 0
     * @throws IllegalArgumentException if the shapes do not fit, or a number is not finite
     */
    public static Attention of(Matrix queries, Matrix keys, Matrix values, boolean[][] mayLook) {
        Matrix.requireFinite("queries", queries);
        Matrix.requireFinite("keys", keys);
        Matrix.requireFinite("values", values);
        Require.that(
                queries.columns() == keys.columns(),
                "keys must be as wide as queries (" + queries.columns() + "), but had " + keys.columns() + " columns");
        Require.that(
                keys.rows() == values.rows(),
                "values must have a row per key (" + keys.rows() + "), but had " + values.rows());
        requireShape(mayLook, queries.rows(), keys.rows());
        return new Attention(queries, keys, values, match(queries, keys, mayLook));
    }

    private static Matrix match(Matrix queries, Matrix keys, boolean[][] mayLook) {
        double scale = 1 / Math.sqrt(queries.columns());
        double[][] rows = queries.times(keys.transpose()).toArray();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = mayLook[i][j] ? scale * rows[i][j] : Double.NEGATIVE_INFINITY;
            }
            rows[i] = shares(rows[i]);
        }
        return Matrix.of(rows);
    }

    /** The softmax, or zeros where every logit is −∞. */
    private static double[] shares(double[] logits) {
        boolean none = Arrays.stream(logits).allMatch(logit -> logit == Double.NEGATIVE_INFINITY);
        return none ? new double[logits.length] : LogSpace.softmax(logits);
    }

    /** How much each query takes of each value: m × n, each row 0 or with the sum 1. */
    public Matrix weights() {
        return weights;
    }

    /** What each query gets: m rows, as wide as the values. */
    public Matrix output() {
        return weights.times(values);
    }

    /** The slopes of something by what went in. */
    public record Slopes(Matrix queries, Matrix keys, Matrix values) {}

    /**
     * The chain rule through {@link #output}.
     *
     * @param slope of something by the output, of its shape
     * @return its slopes by queries, keys and values
     */
    public Slopes backward(Matrix slope) {
        double scale = 1 / Math.sqrt(queries.columns());
        double[][] rows = slope.times(values.transpose()).toArray(); // by the weights
        for (int i = 0; i < rows.length; i++) {
            double[] w = weights.row(i);
            double mean = Vectors.dot(w, rows[i]);
            for (int j = 0; j < w.length; j++) {
                rows[i][j] = scale * w[j] * (rows[i][j] - mean); // by the dot products
            }
        }
        Matrix byDots = Matrix.of(rows);
        return new Slopes(
                byDots.times(keys),
                byDots.transpose().times(queries),
                weights.transpose().times(slope));
    }

    private static void requireShape(boolean[][] mayLook, int m, int n) {
        Require.given("mayLook", mayLook);
        Require.that(mayLook.length == m, "mayLook must have a row per query (" + m + "), but had " + mayLook.length);
        for (int i = 0; i < m; i++) {
            Require.given("mayLook[" + i + "]", mayLook[i]);
            Require.that(
                    mayLook[i].length == n,
                    "mayLook[" + i + "] must have " + n + " entries (one for each key), but had " + mayLook[i].length);
        }
    }
}
