package gradus.workbook.classicalml.metrics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve, from scores that are often equal.
 *
 * <p>A scorecard gives whole points from 0 to 20 to a million applicants, so nearly everybody shares a score with thousands of others. Draw a
 * positive and a negative case at random: the AUC is the probability that the positive one has the higher score, where a tie counts half. It does
 * not depend on the order of the rows.
 *
 * <p>Counting all pairs of a million cases would take hours. Sort once, and count.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/metrics.md">classical-ml/docs/metrics.md</a>
 */
public final class TiedAuc {
    private TiedAuc() {}

    /**
     * The AUC, right to at least 12 digits.
     *
     * @param scores any numbers but NaN, larger for more likely positive; 0.0 and −0.0 are equal, and an infinity is equal to itself; not
     *     modified
     * @param positive as many: whether the case is positive; not modified
     * @return between 0 and 1; NaN if there is no positive or no negative case
     * @throws IllegalArgumentException if the arrays differ in length; or if a score is NaN, and then the message names its place, such as
     *     {@code scores[3]}
     */
    public static double auc(double[] scores, boolean[] positive) {
        // begin solution: sort the cases by score, take those of one score together, and count what each group wins and
        // ties
        if (scores.length != positive.length) {
            throw new IllegalArgumentException("scores and positive must be of one length, but held " + scores.length
                    + " and " + positive.length + " values");
        }
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("scores[" + i + "] must be a number, but was NaN");
            }
        }
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i] + 0.0)) // −0 + 0 is 0: zeros stay together
                .mapToInt(Integer::intValue)
                .toArray();
        long halfWins = 0;
        long positives = 0;
        long negatives = 0;
        for (int first = 0, next; first < order.length; first = next) {
            long here = 0;
            for (next = first; next < order.length && scores[order[next]] == scores[order[first]]; next++) {
                here += positive[order[next]] ? 1 : 0;
            }
            long others = next - first - here;
            halfWins += here * (2 * negatives + others);
            positives += here;
            negatives += others;
        }
        return halfWins / (2.0 * positives * negatives);
        // end solution
    }
}
