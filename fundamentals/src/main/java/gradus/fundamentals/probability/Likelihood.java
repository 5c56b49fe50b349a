package gradus.fundamentals.probability;

import gradus.fundamentals.Require;

/** How well a probability explains what was counted. */
public final class Likelihood {
    private Likelihood() {}

    /**
     * The log-likelihood of a rate: the logarithm of the probability of one sequence of independent trials with so many successes,
     * {@code s ln p + (n − s) ln(1 − p)}. (In how many orders they can come depends on no rate and is left out.)
     *
     * @param successes from 0 to trials
     * @param trials at least 0
     * @param rate the probability of a success, in [0, 1]
     * @return at most 0; −∞ where the rate rules the counts out
     * @throws IllegalArgumentException for other arguments
     */
    public static double log(long successes, long trials, double rate) {
        Require.atLeast("trials", trials, 0);
        Require.between("successes", successes, 0, trials, "the trials");
        Require.between("rate", rate, 0, 1);
        return times(successes, Math.log(rate)) + times(trials - successes, Math.log1p(-rate));
    }

    /** 0 · (−∞) is 0 here: what was never asked for rules nothing out. */
    private static double times(long count, double log) {
        return count == 0 ? 0 : count * log;
    }
}
