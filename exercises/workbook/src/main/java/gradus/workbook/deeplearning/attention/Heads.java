package gradus.workbook.deeplearning.attention;

import static gradus.engine.exercise.Todo.todo;

import gradus.deeplearning.attention.Attention;
import gradus.deeplearning.attention.Masks;

/**
 * Cut rows into heads and join them again, with the numbers where they really lie: in one array.
 *
 * <p>A sequence of {@code time} places with {@code width} numbers each lies <em>place by place</em>: first all numbers of place 0, then those of place 1.
 * Head h owns the numbers h · d to h · d + d − 1 of every place, where d = width / heads. Cut into heads, the numbers lie <em>head by head</em>: first head 0
 * with all its places in order, d numbers for each, then head 1.
 *
 * <p>In all methods time, heads and width are at least 1, and what comes back is a new array.
 *
 * <p>You may want to import {@link gradus.fundamentals.linearalgebra.Matrix}, {@link java.util.Arrays}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/attention.md">deep-learning/docs/attention.md</a>
 */
public final class Heads {
    private Heads() {}

    /**
     * From place by place to head by head.
     *
     * @param x time · width numbers, place by place; not modified
     * @return as many numbers, head by head
     * @throws IllegalArgumentException if x does not hold a multiple of time numbers (naming time), or the width is not a multiple of heads
     *     (naming heads)
     */
    public static double[] split(double[] x, int time, int heads) {
        return todo("where does each number go?");
    }

    /**
     * From head by head to place by place: the way back from {@link #split}.
     *
     * @param x time · width numbers, head by head; not modified
     * @return as many numbers, place by place
     * @throws IllegalArgumentException as {@link #split}
     */
    public static double[] join(double[] x, int time, int heads) {
        return todo("and where does it come from?");
    }

    /**
     * Causal self-attention with several heads: each head attends by itself, with the lesson's {@link Attention} and {@link Masks}, and their
     * outputs are joined.
     *
     * @param projected time · 3 · width numbers, place by place; at each place first the width numbers of its query, then those of its key, then
     *     those of its value; finite; not modified
     * @return time · width numbers, place by place
     * @throws IllegalArgumentException if projected does not hold a multiple of 3 · time numbers (naming time), or the width is not a multiple of
     *     heads (naming heads)
     */
    public static double[] attend(double[] projected, int time, int heads) {
        return todo("for each head its queries, keys and values; then join what the heads found");
    }
}
