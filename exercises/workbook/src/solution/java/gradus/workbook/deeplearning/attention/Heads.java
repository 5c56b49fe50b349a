package gradus.workbook.deeplearning.attention;

import gradus.deeplearning.attention.Attention;
import gradus.deeplearning.attention.Masks;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;

/**
 * Cut rows into heads and join them again, with the numbers where they really lie: in one array.
 *
 * <p>A sequence of {@code time} places with {@code width} numbers each lies <em>place by place</em>: first all numbers of place 0, then those of place 1.
 * Head h owns the numbers h · d to h · d + d − 1 of every place, where d = width / heads. Cut into heads, the numbers lie <em>head by head</em>: first head 0
 * with all its places in order, d numbers for each, then head 1.
 *
 * <p>In all methods time, heads and width are at least 1, and what comes back is a new array.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/attention.md">deep-learning/docs/attention.md</a>
 */
public final class Heads {
    // begin solution: whatever helps
    private Heads() {}

    private static int headWidth(int size, int time, int heads) {
        if (size % time != 0) {
            throw new IllegalArgumentException("time must divide how many numbers there are");
        }
        if (size / time % heads != 0) {
            throw new IllegalArgumentException("heads must divide the width");
        }
        return size / time / heads;
    }

    private static Matrix rows(double[] cut, int head, int time, int d) {
        double[][] rows = new double[time][];
        for (int t = 0; t < time; t++) {
            int from = (head * time + t) * d;
            rows[t] = Arrays.copyOfRange(cut, from, from + d);
        }
        return Matrix.of(rows);
    }
    // instead of
    // private Heads() {}
    // end solution

    /**
     * From place by place to head by head.
     *
     * @param x time · width numbers, place by place; not modified
     * @return as many numbers, head by head
     * @throws IllegalArgumentException if x does not hold a multiple of time numbers (naming time), or the width is not a multiple of heads
     *     (naming heads)
     */
    public static double[] split(double[] x, int time, int heads) {
        // begin solution: where does each number go?
        int d = headWidth(x.length, time, heads);
        double[] cut = new double[x.length];
        for (int t = 0; t < time; t++) {
            for (int h = 0; h < heads; h++) {
                System.arraycopy(x, (t * heads + h) * d, cut, (h * time + t) * d, d);
            }
        }
        return cut;
        // end solution
    }

    /**
     * From head by head to place by place: the way back from {@link #split}.
     *
     * @param x time · width numbers, head by head; not modified
     * @return as many numbers, place by place
     * @throws IllegalArgumentException as {@link #split}
     */
    public static double[] join(double[] x, int time, int heads) {
        // begin solution: and where does it come from?
        headWidth(x.length, time, heads);
        return split(x, heads, time);
        // end solution
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
        // begin solution: for each head its queries, keys and values; then join what the heads found
        int d = headWidth(projected.length, 3 * time, heads);
        double[] cut = split(projected, time, 3 * heads);
        double[] found = new double[projected.length / 3];
        for (int h = 0; h < heads; h++) {
            double[] output = Attention.of(
                            rows(cut, h, time, d),
                            rows(cut, heads + h, time, d),
                            rows(cut, 2 * heads + h, time, d),
                            Masks.causal(time))
                    .output()
                    .elements();
            System.arraycopy(output, 0, found, h * time * d, output.length);
        }
        return join(found, time, heads);
        // end solution
    }
}
