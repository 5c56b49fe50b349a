package gradus.workbook.classicalml.metrics;

import static gradus.engine.exercise.Todo.todo;

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
 * <p>You may want to import {@link java.util.Arrays}, {@link java.util.Comparator}, {@link java.util.stream.IntStream}.
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
        return todo("a DCG in which tied items share their places; the best order is that of the gains");
    }
}
