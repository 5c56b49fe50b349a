package gradus.workbook.classicalml.trees;

import static gradus.engine.exercise.Todo.todo;

import java.util.Optional;

/**
 * Which question about one feature best tells buildings of high load from those of low load?
 *
 * <p>A question "is x ≤ threshold?" sends each row to one of two sides. Its <em>gain</em> is how much the squared distances fall: the
 * sum of (y − mean)² over all rows, less the same sum over the left side with the left mean, and over the right side with the right
 * mean. Find the question that gains most, by one sort and one pass: a hundred thousand rows must take no more than a moment.
 *
 * <ul>
 *   <li>Rows of equal x (0.0 and −0.0 are equal) cannot be told apart: a question lies between two different neighbouring values.
 *   <li>The threshold is the middle of these two. Where they touch the middle is rounded, perhaps up to the higher value, and low + high
 *       may be too large for a double: see that low ≤ threshold &lt; high always holds.
 *   <li>Both sides have at least {@code minLeaf} rows. If no question leaves them, the answer is empty; a question that gains
 *       nothing is an answer.
 *   <li>Of questions that gain equally much, any will do.
 *   <li>Loads near 10⁹ that differ by 1 are cut as well as loads near 0, and their gain is right to six digits.
 * </ul>
 *
 * <p>You may want to import {@link java.util.Comparator}, {@link java.util.stream.IntStream}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/trees.md">classical-ml/docs/trees.md</a>
 */
public final class BestCut {
    private BestCut() {}

    /** A question, and how much the squared distances fall by it. */
    public record Cut(double threshold, double gain) {}

    /**
     * The best question about x.
     *
     * @param x n finite numbers, in any order; not modified
     * @param y n finite numbers; not modified
     * @param minLeaf the fewest rows of a side
     * @throws IllegalArgumentException if there are not as many y as x (the message names x and y), or minLeaf is below 1 (the
     *     message names it)
     */
    public static Optional<Cut> of(double[] x, double[] y, int minLeaf) {
        return todo("refuse what is wrong, sort the rows by x, and move one after another to the left");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static int[] sorted(double[] x) {
        return todo("the row numbers in the order of x");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static double mean(double[] y) {
        return todo("of numbers near 10⁹, too");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static double between(double low, double high) {
        return todo("a threshold that both neighbours can trust");
    }
}
