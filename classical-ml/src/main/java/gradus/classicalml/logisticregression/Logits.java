package gradus.classicalml.logisticregression;

import gradus.fundamentals.Require;
import gradus.fundamentals.numbers.LogSpace;

/**
 * Functions of logits (scores before they become probabilities), by {@link LogSpace}, so that no exponential overflows; here a
 * logit must be finite, and its error names it.
 */
public final class Logits {
    private Logits() {}

    /**
     * The probability whose log-odds is z: {@code 1 / (1 + exp(-z))}.
     *
     * @param z any number but NaN; infinities give 0 and 1
     * @throws IllegalArgumentException if z is NaN
     */
    public static double sigmoid(double z) {
        return LogSpace.sigmoid(z);
    }

    /**
     * One probability per class: {@code p[c] = exp(logits[c]) / Σ exp(logits[j])}. The largest logit is subtracted first, which
     * changes no quotient.
     *
     * @param logits at least one, all finite; not modified
     * @return as many numbers in [0, 1], adding up to 1
     * @throws IllegalArgumentException if there is no logit or one is not finite
     */
    public static double[] softmax(double[] logits) {
        return LogSpace.softmax(Require.sample("logits", logits, 1));
    }

    /**
     * The log loss of one example, in nats: {@code -ln softmax(logits)[label] = ln Σ exp(logits[j]) - logits[label]}. Computed
     * from the logits, it keeps its digits where the probability has rounded to 0 or 1.
     *
     * @param logits at least one, all finite; not modified
     * @param label the true class, an index of logits
     * @throws IllegalArgumentException if a logit is not finite, there is none, or label is no index of them
     */
    public static double logLoss(double[] logits, int label) {
        Require.sample("logits", logits, 1);
        Require.between("label", label, 0, logits.length - 1L, "the last of the classes");
        return 0 - LogSpace.logSoftmax(logits)[label]; // 0 − 0 is 0, and −(0) would be −0
    }
}
