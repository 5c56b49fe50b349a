package gradus.workbook.deeplearning.attention;

import static gradus.engine.exercise.Todo.todo;

/**
 * Masked attention on plain arrays: who takes how much from whom.
 *
 * <p>Row i of the queries belongs to the place that looks, row j of the keys and of the values to the place looked at. {@code mayLook[i][j]} says
 * whether i may take from j.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/attention.md">deep-learning/docs/attention.md</a>
 */
public final class MaskedAttention {
    private MaskedAttention() {}

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
        return todo("refuse what does not fit, then for each query a softmax over what it may look at");
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
        return todo("each row of weights times the rows of values");
    }
}
