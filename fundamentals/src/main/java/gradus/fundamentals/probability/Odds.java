package gradus.fundamentals.probability;

import gradus.fundamentals.Require;
import gradus.fundamentals.numbers.LogSpace;

/** Probabilities as log-odds, where evidence adds up: {@code ln(p / (1 − p))}. */
public final class Odds {
    private Odds() {}

    /**
     * The natural logarithm of the odds for something of probability p.
     *
     * @param p in [0, 1]
     * @return 0 for p = ½; −∞ for 0, ∞ for 1
     * @throws IllegalArgumentException if p is outside [0, 1] or NaN
     */
    public static double log(double p) {
        Require.between("p", p, 0, 1);
        return Math.log(p) - Math.log1p(-p);
    }

    /**
     * The probability for which the log-odds are those: {@link LogSpace#sigmoid}.
     *
     * @param logOdds any number but NaN
     * @return in [0, 1]
     * @throws IllegalArgumentException if logOdds is NaN
     */
    public static double probability(double logOdds) {
        return LogSpace.sigmoid(logOdds);
    }
}
