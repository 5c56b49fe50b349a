package gradus.fundamentals.probability;

import gradus.fundamentals.Require;

/**
 * A test with two results for a condition that somebody has or has not. Repeated tests count as independent <em>given</em> the
 * condition: what made the first one wrong has no bearing on the second.
 *
 * @param sensitivity P(positive | condition), in [0, 1]
 * @param specificity P(negative | no condition), in [0, 1]
 */
public record Screening(double sensitivity, double specificity) {
    /** Checks the two. */
    public Screening {
        Require.between("sensitivity", sensitivity, 0, 1);
        Require.between("specificity", specificity, 0, 1);
    }

    /**
     * What a positive result adds to the log-odds: {@code ln(sensitivity / (1 − specificity))}.
     *
     * @return ∞ if no positive is ever false; −∞ if none is ever true; NaN if there are no positives
     */
    public double positiveEvidence() {
        return Math.log(sensitivity) - Math.log1p(-specificity);
    }

    /**
     * What a negative result adds to the log-odds, as a rule less than 0: {@code ln((1 − sensitivity) / specificity)}.
     *
     * @return −∞ if no negative is ever false; ∞ if none is ever true; NaN if there are no negatives
     */
    public double negativeEvidence() {
        return Math.log1p(-sensitivity) - Math.log(specificity);
    }

    /**
     * The share of all tests that come out positive, true and false.
     *
     * @param prevalence the share that has the condition, in [0, 1]
     */
    public double positives(double prevalence) {
        Require.between("prevalence", prevalence, 0, 1);
        return sensitivity * prevalence + (1 - specificity) * (1 - prevalence);
    }

    /**
     * The log-odds of the condition after several tests of one person, in any order.
     *
     * @param prior the probability before them, in [0, 1]
     * @param positives how many were positive, at least 0
     * @param negatives how many were negative, at least 0
     * @throws IllegalArgumentException for other arguments, and if such results can happen neither with the condition nor without
     */
    public double logOdds(double prior, int positives, int negatives) {
        double logOdds = Odds.log(prior) + times(positives, "positives", positiveEvidence());
        logOdds += times(negatives, "negatives", negativeEvidence());
        Require.that(
                !Double.isNaN(logOdds),
                "results must be possible, but " + positives + " positives and " + negatives
                        + " negatives cannot happen with prior " + prior + " and " + this);
        return logOdds;
    }

    /** The probability of the condition after several tests of one person; arguments and errors as in {@link #logOdds}. */
    public double posterior(double prior, int positives, int negatives) {
        return Odds.probability(logOdds(prior, positives, negatives));
    }

    private static double times(int results, String argument, double evidence) {
        return Require.atLeast(argument, results, 0) == 0 ? 0 : results * evidence; // 0 · ∞ would be NaN
    }
}
