package gradus.fundamentals.probability;

import gradus.fundamentals.Require;
import gradus.fundamentals.numbers.LogSpace;

/** Bayes' rule for any number of hypotheses, of which exactly one holds. */
public final class Bayes {
    private Bayes() {}

    /**
     * The probabilities of the hypotheses once the evidence is known: {@code P(Hᵢ | E) = P(E | Hᵢ) P(Hᵢ) / Σ P(E | Hⱼ) P(Hⱼ)}, from the
     * logarithms of the factors.
     *
     * @param logPriors ln P(Hᵢ), none NaN or ∞; only their differences count. Not modified
     * @param logLikelihoods ln P(E | Hᵢ) up to a number that is the same for all, none NaN or ∞; −∞ if the hypothesis rules the
     *     evidence out. Not modified
     * @return as many numbers in [0, 1] that add up to 1
     * @throws IllegalArgumentException for other arguments, and if every hypothesis is ruled out
     */
    public static double[] posterior(double[] logPriors, double[] logLikelihoods) {
        return LogSpace.softmax(joint(logPriors, logLikelihoods));
    }

    /** The logarithms of {@link #posterior}, which keep their digits where a posterior rounds to 0 or 1. */
    public static double[] logPosterior(double[] logPriors, double[] logLikelihoods) {
        return LogSpace.logSoftmax(joint(logPriors, logLikelihoods));
    }

    private static double[] joint(double[] logPriors, double[] logLikelihoods) {
        Require.given("logPriors", logPriors);
        Require.given("logLikelihoods", logLikelihoods);
        Require.oneLength("logPriors and logLikelihoods", logPriors.length, logLikelihoods.length);
        double[] joint = new double[logPriors.length];
        boolean possible = false;
        for (int i = 0; i < joint.length; i++) {
            joint[i] = logarithm("logPriors", i, logPriors[i]) + logarithm("logLikelihoods", i, logLikelihoods[i]);
            possible |= joint[i] > Double.NEGATIVE_INFINITY;
        }
        Require.that(
                possible, "hypotheses must leave one that allows the evidence, but none of " + joint.length + " did");
        return joint;
    }

    private static double logarithm(String argument, int i, double value) {
        Require.that(
                value < Double.POSITIVE_INFINITY, // also refuses NaN
                argument + "[" + i + "] must be the logarithm of a finite number, but was " + value);
        return value;
    }
}
