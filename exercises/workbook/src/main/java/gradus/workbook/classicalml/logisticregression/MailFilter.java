package gradus.workbook.classicalml.logisticregression;

import static gradus.engine.exercise.Todo.todo;

/**
 * A mail filter that learns from each mail as its reader marks it, and keeps none.
 *
 * <p>A mail is d numbers: how often each of d words occurs. The filter has a bias and d weights, all 0 at first; the mail's
 * logit is the bias plus the sum of weight · number, and the probability of spam is the sigmoid of the logit. Each marked
 * mail moves bias and weights by one gradient step on that mail's loss: old value minus learning rate · derivative.
 *
 * <p>The loss is the log loss, with one change: a wanted mail that is lost hurts more than spam that comes through, so the
 * loss of a wanted mail counts {@code cost} times. (Its derivatives then count {@code cost} times, too.)
 *
 * <p>A mail can be long, and its logit 1000 or −1000. Nothing may overflow: spam with the logit −1000 has the loss 1000,
 * not infinity, and spam with the logit 40 has the loss 4.248e-18, not 0.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/logistic-regression.md">classical-ml/docs/logistic-regression.md</a>
 */
public final class MailFilter {
    @SuppressWarnings("unused") // until your code uses it
    private final double learningRate;
    @SuppressWarnings("unused") // until your code uses it
    private final double cost;
    private final double[] weights;
    private double bias;

    /**
     * A filter that has learned nothing yet.
     *
     * @param words how many numbers a mail has, at least 1
     * @param learningRate above 0
     * @param cost how many times the loss of a wanted mail counts, above 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public MailFilter(int words, double learningRate, double cost) {
        if (words < 1 || !(learningRate > 0) || !(cost > 0)) {
            throw new IllegalArgumentException("words, learningRate and cost must be above 0, but were " + words + ", "
                    + learningRate + " and " + cost);
        }
        this.weights = new double[words];
        this.learningRate = learningRate;
        this.cost = cost;
    }

    /**
     * The probability of spam at a logit: its sigmoid. Any logit gives a number from 0 to 1, and a small probability keeps its
     * digits: at the logit −700 it is 9.860e-305, not 0.
     */
    public static double probability(double logit) {
        return todo("the sigmoid of the logit, also at 1000 and -1000");
    }

    /** The loss of a mail with that logit: the log loss in nats, and cost times that if the mail is wanted. */
    public double loss(double logit, boolean spam) {
        return todo("the loss from the logit (not from the probability, which has lost its digits near 0 and 1)");
    }

    /**
     * Learns from one marked mail: one gradient step on its loss.
     *
     * @param mail one number per word; not modified
     * @param spam how the reader marked it
     * @return the loss of this mail before the step: what the filter would have paid for it
     */
    public double learn(double[] mail, boolean spam) {
        return todo("work out the loss, take the step on bias and weights, return the loss");
    }

    /**
     * The logit of a mail: bias plus the sum of weight · number.
     *
     * @throws IllegalArgumentException if the mail does not have one number per word
     */
    public double logit(double[] mail) {
        if (mail.length != weights.length) {
            throw new IllegalArgumentException(
                    "mail must have " + weights.length + " numbers, one per word, but had " + mail.length);
        }
        double logit = bias;
        for (int j = 0; j < weights.length; j++) {
            logit += weights[j] * mail[j];
        }
        return logit;
    }

    /** The bias. */
    public double bias() {
        return bias;
    }

    /** One weight per word, a copy. */
    public double[] weights() {
        return weights.clone();
    }
}
