package gradus.classicalml.metrics;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Every threshold that scored cases offer, and what each would flag: the ROC curve, the precision–recall curve, and their areas.
 * Point 0 flags nothing. Each further point lowers the threshold to the next smaller score and takes <em>all</em> cases of that score at
 * once, as no threshold can separate them; the last point flags everything. Immutable.
 *
 * <p>A share of nothing is NaN: recall and areas where a class has no case, precision where nothing is flagged.
 */
public final class ScoreCurve {
    private final double[] thresholds;
    private final int[] truePositives;
    private final int[] falsePositives;

    private ScoreCurve(double[] thresholds, int[] truePositives, int[] falsePositives) {
        this.thresholds = thresholds;
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
    }

    /**
     * Sorts the cases by score, once: O(n log n).
     *
     * @param scores at least one finite number, larger for more likely positive: probabilities, log-odds, distances; not modified
     * @param labels as many: 1 for a positive case, 0 for a negative one; not modified
     * @throws IllegalArgumentException if either is null, a score is not finite, a label is neither 0 nor 1, or the lengths differ
     */
    public static ScoreCurve of(double[] scores, int[] labels) {
        Require.sample("scores", scores, 1);
        Labels.binary("labels", labels, scores.length);
        double[] positive = sorted(scores, labels, 1);
        double[] negative = sorted(scores, labels, 0);
        int p = positive.length;
        int n = negative.length;
        double[] thresholds = new double[p + n + 1];
        int[] truePositives = new int[p + n + 1];
        int[] falsePositives = new int[p + n + 1];
        thresholds[0] = Double.POSITIVE_INFINITY;
        int last = 0;
        while (p + n > 0) {
            double threshold = Math.max(top(positive, p), top(negative, n));
            p = below(threshold, positive, p);
            n = below(threshold, negative, n); // all cases of one score enter the same point
            thresholds[++last] = threshold;
            truePositives[last] = positive.length - p;
            falsePositives[last] = negative.length - n;
        }
        return new ScoreCurve(
                Arrays.copyOf(thresholds, last + 1),
                Arrays.copyOf(truePositives, last + 1),
                Arrays.copyOf(falsePositives, last + 1));
    }

    /** The scores of one class, ascending. Sorted as primitive numbers, each class apart: much faster than row numbers by score. */
    private static double[] sorted(double[] scores, int[] labels, int label) {
        return IntStream.range(0, scores.length)
                .filter(i -> labels[i] == label)
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
    }

    /** The largest of the first so many scores. */
    private static double top(double[] ascending, int remaining) {
        return remaining > 0 ? ascending[remaining - 1] : Double.NEGATIVE_INFINITY;
    }

    /** How many remain once those that reach the threshold are taken; −0 and 0 are one score. */
    private static int below(double threshold, double[] ascending, int remaining) {
        int left = remaining;
        while (left > 0 && ascending[left - 1] == threshold) {
            left--;
        }
        return left;
    }

    /** How many points there are: one more than different scores. */
    public int points() {
        return thresholds.length;
    }

    /** From which score the point flags; infinity for point 0. */
    public double threshold(int point) {
        return thresholds[checked(point)];
    }

    /** What the point's threshold makes of the cases. */
    public ConfusionMatrix matrix(int point) {
        int tp = truePositives[checked(point)];
        int fp = falsePositives[point];
        return ConfusionMatrix.ofCounts(negatives() - fp, fp, positives() - tp, tp);
    }

    /** The share of the positive cases that the point flags, also called true positive rate; NaN if there are none. */
    public double recall(int point) {
        return truePositives[checked(point)] / (double) positives();
    }

    /** The share of the negative cases that the point flags; NaN if there are none. */
    public double falsePositiveRate(int point) {
        return falsePositives[checked(point)] / (double) negatives();
    }

    /** The share of the flagged cases that are positive; NaN for point 0. */
    public double precision(int point) {
        return truePositives[checked(point)] / (double) (truePositives[point] + falsePositives[point]);
    }

    /** A copy of the thresholds by point, descending from infinity. */
    public double[] thresholds() {
        return thresholds.clone();
    }

    /** By point, ascending from 0 to 1: the ROC curve's y, the precision–recall curve's x. */
    public double[] recalls() {
        return byPoint(this::recall);
    }

    /** By point, ascending from 0 to 1: the ROC curve's x. */
    public double[] falsePositiveRates() {
        return byPoint(this::falsePositiveRate);
    }

    /** By point: the precision–recall curve's y; the first is NaN. */
    public double[] precisions() {
        return byPoint(this::precision);
    }

    /**
     * The area under the ROC curve: the probability that a positive case drawn at random has a higher score than a negative one, where a
     * tie counts half. Counted in whole numbers, and exact up to the last division.
     *
     * @return between 0 and 1; NaN if a class has no case
     */
    public double auc() {
        long doubled = 0; // so that half a win is a whole number
        for (int point = 1; point < points(); point++) {
            long width = falsePositives[point] - falsePositives[point - 1];
            doubled += width * (truePositives[point - 1] + truePositives[point]);
        }
        return doubled / (2.0 * positives() * negatives());
    }

    /**
     * Average precision: each point's precision, weighted by the recall that it adds. No line is drawn between the points, as between
     * two points of a precision–recall curve there is nothing that a threshold could reach (Davis and Goadrich 2006).
     *
     * @return above 0, at most 1; near the share of positive cases if the scores say nothing; NaN without a positive case
     */
    public double averagePrecision() {
        double sum = 0;
        for (int point = 1; point < points(); point++) {
            sum += (truePositives[point] - truePositives[point - 1]) * precision(point);
        }
        return sum / positives();
    }

    /**
     * The point whose decisions cost least on these cases; of equally cheap ones the first, which flags fewest. Chosen by
     * these cases, it must be judged on others.
     *
     * @throws IllegalArgumentException if costs is null
     */
    public int cheapest(Costs costs) {
        Require.given("costs", costs);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int point = 0; point < points(); point++) {
            double cost = costs.of(matrix(point));
            if (cost < least) {
                least = cost;
                best = point;
            }
        }
        return best;
    }

    private int positives() {
        return truePositives[truePositives.length - 1];
    }

    private int negatives() {
        return falsePositives[falsePositives.length - 1];
    }

    private int checked(int point) {
        return Require.index("point", point, thresholds.length);
    }

    private double[] byPoint(IntToDoubleFunction value) {
        return IntStream.range(0, points()).mapToDouble(value).toArray();
    }
}
