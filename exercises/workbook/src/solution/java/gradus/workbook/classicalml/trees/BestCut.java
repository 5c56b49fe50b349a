package gradus.workbook.classicalml.trees;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

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
        // begin solution: refuse what is wrong, sort the rows by x, and move one after another to the left
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "x and y must be of one length, but held " + x.length + " and " + y.length);
        }
        if (minLeaf < 1) {
            throw new IllegalArgumentException("minLeaf must be at least 1, but was " + minLeaf);
        }
        int n = x.length;
        int[] rows = sorted(x);
        double mean = mean(y);
        double left = 0; // the sum of distances from the mean on the left; on the right it is −left
        Optional<Cut> best = Optional.empty();
        for (int i = 1; i < n; i++) {
            left += y[rows[i - 1]] - mean;
            double low = x[rows[i - 1]];
            double high = x[rows[i]];
            double gain = left * left * (1.0 / i + 1.0 / (n - i));
            boolean fits = i >= minLeaf && n - i >= minLeaf && low < high;
            if (fits && (best.isEmpty() || gain > best.get().gain())) {
                best = Optional.of(new Cut(between(low, high), gain));
            }
        }
        return best;
        // end solution
    }

    private static int[] sorted(double[] x) {
        // begin solution: the row numbers in the order of x
        return IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i] + 0.0))
                .mapToInt(i -> i)
                .toArray();
        // end solution
    }

    private static double mean(double[] y) {
        // begin solution: of numbers near 10⁹, too
        double sum = 0;
        for (double value : y) {
            sum += value - y[0];
        }
        return y.length == 0 ? 0 : y[0] + sum / y.length;
        // end solution
    }

    private static double between(double low, double high) {
        // begin solution: a threshold that both neighbours can trust
        double middle = low / 2 + high / 2;
        return middle < high ? middle : low;
        // end solution
    }
}
