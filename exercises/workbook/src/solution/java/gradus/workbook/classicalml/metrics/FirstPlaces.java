package gradus.workbook.classicalml.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How good are the first places of a list?
 *
 * <p>A search shows ten results, a bank makes fifty calls a day: what stands below is never looked at. Items are listed by score, highest first. Each
 * has a gain, what it is worth if it is seen, and a place is worth less the further down it is: the item in place i (counted from 1) adds gain /
 * log₂(i + 1), and nothing from place k + 1 on. That sum is the DCG@k. Divided by the largest DCG@k that any order of these items has, it is the NDCG@k.
 *
 * <p>Items of equal score have no order of their own. Together they take some places, and every order of them in these places is as likely
 * as any other: the DCG is the mean over all these orders. For example, two items tied at places 1 and 2 add half of each one's gain to
 * both places. So the order of the arguments never matters.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/metrics.md">classical-ml/docs/metrics.md</a>
 */
public final class FirstPlaces {
    private FirstPlaces() {}

    /**
     * The NDCG@k.
     *
     * @param scores at least one finite number, none of them −0.0; not modified
     * @param gains as many finite numbers, at least 0: gain i belongs to score i; not modified
     * @param k how many places count; if the list is shorter, all of it counts
     * @return between 0 and 1, but for rounding; NaN if no gain is above 0, as then there is nothing to find
     * @throws IllegalArgumentException if k is below 1, whatever the gains; the message says {@code k}
     */
    public static double ndcg(double[] scores, double[] gains, int k) {
        // begin solution: a DCG in which tied items share their places; the best order is that of the gains
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but was " + k);
        }
        return dcg(scores, gains, k) / dcg(gains, gains, k);
    }

    private static double dcg(double[] scores, double[] gains, int k) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double sum = 0;
        for (int first = 0, next; first < order.length; first = next) {
            next = first + 1;
            while (next < order.length && scores[order[next]] == scores[order[first]]) {
                next++;
            }
            double gain = Arrays.stream(order, first, next)
                    .mapToDouble(i -> gains[i])
                    .average()
                    .orElseThrow();
            double discounts = IntStream.range(first, Math.min(next, k))
                    .mapToDouble(place -> 1 / Math.log(place + 2.0))
                    .sum();
            sum += gain * discounts;
        }
        return sum;
        // end solution
    }
}
