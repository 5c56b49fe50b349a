package gradus.classicalml.metrics;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Scores of the first k places of a list, which is all that most people look at. The list is sorted by score, highest first. Where items are tied
 * their order is chance, so a score is its mean over all orders of the tied items (McSherry and Najork 2008): never the luck of a
 * sort. If k is past the end, the whole list counts.
 *
 * <p>One list is one query or one customer. Average the scores of many, and say how many had nothing to find: their score is NaN.
 */
public final class RankingScores {
    private RankingScores() {}

    /**
     * The share of the relevant items that stand in the first k places.
     *
     * @param scores a finite number for each item, at least one; not modified
     * @param labels as many: 1 for a relevant item, 0 for another; not modified
     * @param k at least 1
     * @return between 0 and 1; at most k / relevant items; NaN if no item is relevant
     * @throws IllegalArgumentException if an argument is not like that
     */
    public static double recallAt(int k, double[] scores, int[] labels) {
        return found(k, scores, labels) / Arrays.stream(labels).sum();
    }

    /**
     * The share of the first k places that hold a relevant item; of a list shorter than k, of all its places.
     *
     * @param scores a finite number for each item, at least one; not modified
     * @param labels as many: 1 for a relevant item, 0 for another; not modified
     * @param k at least 1
     * @return between 0 and 1
     * @throws IllegalArgumentException if an argument is not like that
     */
    public static double precisionAt(int k, double[] scores, int[] labels) {
        return found(k, scores, labels) / Math.min(k, scores.length);
    }

    /**
     * Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002): Σ gain / log₂(place + 1) over the first k places,
     * divided by the same of the best order. Gains count as they are; for the variant with 2^gain − 1, pass those.
     *
     * @param scores a finite number for each item, at least one; not modified
     * @param gains as many: how much each item is worth, at least 0; not modified
     * @param k at least 1
     * @return between 0 and 1; NaN if no item is worth anything
     * @throws IllegalArgumentException if an argument is not like that
     */
    public static double ndcgAt(int k, double[] scores, double[] gains) {
        Require.given("gains", gains);
        for (int i = 0; i < gains.length; i++) {
            if (!(gains[i] >= 0 && gains[i] < Double.POSITIVE_INFINITY)) {
                Require.atLeast("gains[" + i + "]", gains[i], 0);
            }
        }
        double largest = Arrays.stream(gains).max().orElse(0);
        double unit = largest > 0 ? largest : 1; // or the sum of very large gains would overflow
        double[] shares = Arrays.stream(gains).map(gain -> gain / unit).toArray();
        return discounted(k, scores, shares) / discounted(k, shares, shares);
    }

    private static double found(int k, double[] scores, int[] labels) {
        Require.sample("scores", scores, 1);
        Labels.binary("labels", labels, scores.length);
        return expected(k, scores, Arrays.stream(labels).asDoubleStream().toArray(), place -> 1);
    }

    private static double discounted(int k, double[] scores, double[] gains) {
        return expected(k, scores, gains, place -> Math.log(2) / Math.log(place + 1.0));
    }

    /** Σ weight(place) · gain over places 1 to k, where tied items share their places equally. */
    private static double expected(int k, double[] scores, double[] gains, IntToDoubleFunction weight) {
        Require.atLeast("k", k, 1);
        Require.sample("scores", scores, 1);
        Require.size("gains", gains.length, scores.length, "one for each item");
        int[] order = Vectors.order(scores);
        int n = order.length;
        double sum = 0;
        for (int first = 1, next; first <= Math.min(k, n); first = next) { // places are counted from 1
            double gain = 0;
            double weights = 0;
            for (next = first; next <= n && scores[order[n - next]] == scores[order[n - first]]; next++) {
                gain += gains[order[n - next]];
                weights += next <= k ? weight.applyAsDouble(next) : 0;
            }
            sum += gain / (next - first) * weights;
        }
        return sum;
    }
}
