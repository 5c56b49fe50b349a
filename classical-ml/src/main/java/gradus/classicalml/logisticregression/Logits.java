package gradus.classicalml.logisticregression;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;

/**
 * Functions of logits (scores before they become probabilities), written so that no exponential overflows: each takes
 * {@code exp} only of numbers ≤ 0.
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
        Require.that(!Double.isNaN(z), "z must be a number, but was NaN");
        double tail = Math.exp(-Math.abs(z));
        return z >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
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
        double largest = logits[Vectors.argMax(Require.sample("logits", logits, 1))];
        double[] probabilities = new double[logits.length];
        double sum = 0;
        for (int c = 0; c < logits.length; c++) {
            probabilities[c] = Math.exp(logits[c] - largest);
            sum += probabilities[c];
        }
        for (int c = 0; c < logits.length; c++) {
            probabilities[c] /= sum;
        }
        return probabilities;
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
        int top = Vectors.argMax(Require.sample("logits", logits, 1));
        Require.between("label", label, 0, logits.length - 1L, "the last of the classes");
        double others = 0;
        for (int c = 0; c < logits.length; c++) {
            if (c != top) {
                others += Math.exp(logits[c] - logits[top]);
            }
        }
        return Math.log1p(others) + (logits[top] - logits[label]);
    }
}
