package gradus.workbook.deeplearning.attention;

/**
 * Masked attention on plain arrays: who takes how much from whom.
 *
 * <p>Row i of the queries belongs to the place that looks, row j of the keys and of the values to the place looked at. {@code mayLook[i][j]} says
 * whether i may take from j.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/attention.md">deep-learning/docs/attention.md</a>
 */
public final class MaskedAttention {
    // begin solution: whatever helps
    private MaskedAttention() {}

    private static double[] row(double[] query, double[][] keys, boolean[] mayLook) {
        double[] row = new double[keys.length];
        double top = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < keys.length; j++) {
            require(keys[j].length == query.length, "keys must be as wide as queries");
            row[j] = dot(query, keys[j]) / Math.sqrt(query.length);
            top = mayLook[j] ? Math.max(top, row[j]) : top;
        }
        double sum = 0;
        for (int j = 0; j < keys.length; j++) {
            row[j] = mayLook[j] ? Math.exp(row[j] - top) : 0;
            sum += row[j];
        }
        for (int j = 0; j < keys.length; j++) {
            row[j] = sum == 0 ? 0 : row[j] / sum;
        }
        return row;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
    // instead of
    // private MaskedAttention() {}
    // end solution

    /**
     * The attention weights.
     *
     * <p>A weight is the softmax, over the keys that query i may look at, of their dot products with it, divided by √d, where d is how many
     * numbers a query has. What it may not look at weighs exactly 0, and changes no other weight, however large its key. A query that may look
     * at nothing gets only zeros.
     *
     * <p>Dot products may be as large as a double can be, with either sign, but do not overflow: no weight is ever NaN.
     *
     * @param queries m rows of d numbers, finite; m and d are at least 1; not modified
     * @param keys n rows of d numbers, finite; n is at least 1; not modified
     * @param mayLook m rows of n truth values; not modified
     * @return m rows of n numbers; each row adds up to 1, or is 0
     * @throws IllegalArgumentException if a key is not as wide as the queries (naming keys), or mayLook is not m × n (naming mayLook)
     */
    public static double[][] weights(double[][] queries, double[][] keys, boolean[][] mayLook) {
        // begin solution: refuse what does not fit, then for each query a softmax over what it may look at
        require(mayLook.length == queries.length, "mayLook must have a row per query");
        double[][] weights = new double[queries.length][];
        for (int i = 0; i < queries.length; i++) {
            require(mayLook[i].length == keys.length, "mayLook must have an entry per key in each row");
            weights[i] = row(queries[i], keys, mayLook[i]);
        }
        return weights;
        // end solution
    }

    /**
     * What each query gets: the sum of the values, each multiplied by its weight. The weights are used as they are, whatever they add up to.
     *
     * @param weights m rows of n numbers; not modified
     * @param values n rows of any width, at least 1, finite; not modified
     * @return m new rows as wide as the values
     * @throws IllegalArgumentException if there is not one value for each number in a row of weights (naming values)
     */
    public static double[][] output(double[][] weights, double[][] values) {
        // begin solution: each row of weights times the rows of values
        double[][] output = new double[weights.length][values[0].length];
        for (int i = 0; i < weights.length; i++) {
            require(weights[i].length == values.length, "values must have a row per weight");
            for (int j = 0; j < values.length; j++) {
                for (int c = 0; c < values[j].length; c++) {
                    output[i][c] += weights[i][j] * values[j][c];
                }
            }
        }
        return output;
        // end solution
    }
}
