package gradus.workbook.classicalml.metrics;

/**
 * The log loss of votes, as a Python script reports it, except where the script hides something.
 *
 * <p>A hundred trees vote for classes, and some abstain. Your team's script scores them:
 *
 * <pre>{@code
 * import numpy as np
 * from sklearn.metrics import log_loss           # scikit-learn 1.2.1
 *
 * votes = np.array([[70, 20, 10],                # one row per case, one column per class
 *                   [20,  0, 60],
 *                   [30, 30, 30],
 *                   [50, 40, 10]])
 * shares = votes / 100
 * labels = [0, 2, 1, 0]                          # what happened
 *
 * print(log_loss(labels, shares))                                # 0.609029121404642
 * print(log_loss(labels, shares, sample_weight=[3, 1, 2, 0]))    # 0.5924885802673663
 *
 * labels = [0, 1, 1, 2]
 * print(log_loss(labels, shares))                                # 9.894595540850958
 * }</pre>
 *
 * <p>Your Java must reproduce the first two numbers, but not the third. What the script does not show: {@code log_loss} divides each row by its
 * sum, without a word, so that whoever abstains does not count. You do that too. And it moves a share of 0 up to 2.2 · 10⁻¹⁶, so that the second case,
 * in which no tree had voted for what happened, costs 36 and is lost in the mean. You move nothing.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/metrics.md">classical-ml/docs/metrics.md</a>
 */
public final class VoteLogLoss {
    private VoteLogLoss() {}

    /**
     * The mean of −ln of the share of votes that went to what happened, where case i counts {@code weights[i]} times.
     *
     * <p>A case that counts 0 times changes nothing, even if what happened got no vote. Where a case that counts got no vote for what happened,
     * the loss is infinite. If no case counts, it is NaN.
     *
     * @param votes n rows of k numbers, finite and at least 0; no row adds up to 0; not modified
     * @param labels n classes, from 0 to k − 1; not modified
     * @param weights n finite numbers, at least 0; not modified
     * @return in nats
     * @throws IllegalArgumentException if a vote is negative or not finite, or a row adds up to 0: the message names the row, such as {@code votes[3]}; or if
     *     a label is not a class: the message names its place, such as {@code labels[3]}. The rows of weight 0 are checked as well
     */
    public static double of(double[][] votes, int[] labels, double[] weights) {
        // begin solution: check each row, then add up what each case costs and how often it counts
        double sum = 0;
        double count = 0;
        for (int i = 0; i < votes.length; i++) {
            double all = 0;
            for (double vote : votes[i]) {
                if (!(vote >= 0 && vote < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "votes[" + i + "] must be finite and at least 0, but held " + vote);
                }
                all += vote;
            }
            if (all == 0) {
                throw new IllegalArgumentException("votes[" + i + "] must hold a vote, but added up to 0");
            }
            if (labels[i] < 0 || labels[i] >= votes[i].length) {
                throw new IllegalArgumentException(
                        "labels[" + i + "] must be from 0 to " + (votes[i].length - 1) + ", but was " + labels[i]);
            }
            if (weights[i] > 0) { // 0 · ∞ would be NaN
                sum -= weights[i] * Math.log(votes[i][labels[i]] / all);
                count += weights[i];
            }
        }
        return sum / count;
        // end solution
    }
}
