package gradus.workbook.classicalml.metrics;

import java.util.List;

/**
 * A machine fails, a customer leaves, a payment is a fraud: a model gives each case a score, and your team wants to know from which score to act. Several
 * thresholds were tried on validation rows. Write your decision down as a function of what is known, so that it decides the next proposal as well.
 *
 * <p><b>What does a threshold cost in use?</b> Of the positive cases it flags the share that it flagged among the positive validation rows; of the negative
 * cases, the share that it flagged among the negative ones. Validation rows are often collected so that half of them are positive. In use a share
 * {@code baseRate} of the cases is positive, however many of the validation rows were. Leaving a negative case alone costs nothing; the other three results cost what
 * {@link Prices} says.
 *
 * <p><b>From where do you act?</b> Choose what costs least in use, per case:
 *
 * <ul>
 *   <li>act on nobody, or act on everybody: neither needs a model;
 *   <li>or act from one of the thresholds on. Then every case costs {@code runningCost} more, for the model.
 * </ul>
 *
 * <p>A threshold whose cost is not known (NaN) is never chosen. Of equally cheap choices take the one that acts least: nobody before a threshold, a higher
 * threshold before a lower one, and everybody last.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/metrics.md">classical-ml/docs/metrics.md</a>
 */
public final class CostJudge {
    /** Acts on nobody. */
    public static final double NOBODY = Double.POSITIVE_INFINITY;

    /** Acts on everybody. */
    public static final double EVERYBODY = Double.NEGATIVE_INFINITY;

    /**
     * What the results cost, in one unit; below 0 is a gain.
     *
     * @param falsePositive of acting on a negative case
     * @param falseNegative of leaving a positive case alone
     * @param truePositive of acting on a positive case
     */
    public record Prices(double falsePositive, double falseNegative, double truePositive) {}

    /**
     * What a threshold made of the validation rows.
     *
     * @param threshold the score from which it flags; finite
     * @param trueNegatives how many negative rows it left alone
     * @param falsePositives how many negative rows it flagged
     * @param falseNegatives how many positive rows it left alone
     * @param truePositives how many positive rows it flagged
     */
    public record Candidate(
            double threshold, int trueNegatives, int falsePositives, int falseNegatives, int truePositives) {}

    private CostJudge() {}

    /**
     * What a case costs on average in use if a threshold decides, without the running cost.
     *
     * @param baseRate the share of positive cases in use, from 0 to 1
     * @return NaN if the validation rows held no positive or no negative row, whatever the base rate: one of the two shares is not known then
     */
    public static double cost(Candidate candidate, Prices prices, double baseRate) {
        // begin solution: the shares of each class, and what they cost at the base rate in use
        double alarms = candidate.falsePositives() / ((double) candidate.falsePositives() + candidate.trueNegatives());
        double found = candidate.truePositives() / ((double) candidate.truePositives() + candidate.falseNegatives());
        double negative = alarms * prices.falsePositive();
        double positive = found * prices.truePositive() + (1 - found) * prices.falseNegative();
        return (1 - baseRate) * negative + baseRate * positive;
        // end solution
    }

    /**
     * From which score to act.
     *
     * @param candidates in any order; perhaps none; not modified
     * @param baseRate the share of positive cases in use, from 0 to 1
     * @param runningCost of the model, per case, at least 0
     * @return a candidate's threshold, {@link #NOBODY} or {@link #EVERYBODY}
     */
    public static double threshold(List<Candidate> candidates, Prices prices, double baseRate, double runningCost) {
        // begin solution: begin with nobody, and change only for what is cheaper, or as cheap and acts less
        double best = NOBODY;
        double least = baseRate * prices.falseNegative();
        for (Candidate candidate : candidates) {
            double cost = cost(candidate, prices, baseRate) + runningCost;
            if (cost < least || cost == least && candidate.threshold() > best) {
                best = candidate.threshold();
                least = cost;
            }
        }
        double everybody = (1 - baseRate) * prices.falsePositive() + baseRate * prices.truePositive();
        return everybody < least ? EVERYBODY : best;
        // end solution
    }
}
