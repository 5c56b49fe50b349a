package gradus.fundamentals.probability;

import gradus.fundamentals.Require;

/**
 * What a simulation says, and how far to trust it.
 *
 * @param value the mean of the draws
 * @param standardError the standard deviation of the draws divided by the root of their number, at least 0
 * @param draws how many there were, at least 2
 */
public record Estimate(double value, double standardError, long draws) {
    /** Checks the three. */
    public Estimate {
        Require.finite("value", value);
        Require.atLeast("standardError", standardError, 0);
        Require.atLeast("draws", draws, 2);
    }

    /**
     * How many standard errors the estimate lies above a value that is thought to be true; below 0 if it lies under it.
     *
     * @return ±∞ if all draws were equal and another value is true; 0 if it is this one
     */
    public double errorsFrom(double truth) {
        return value == truth ? 0 : (value - truth) / standardError;
    }

    /**
     * How many draws it takes for a standard error, going by the spread of these: the error falls with the root of their number.
     *
     * @param wanted above 0
     */
    public double drawsFor(double wanted) {
        double times = standardError / Require.above("wanted", wanted, 0);
        return Math.ceil(draws * times * times);
    }

    /**
     * How likely something may still be that came in none of n draws: the largest probability p that n draws all miss at least 5% of
     * the time, {@code (1 − p)ⁿ ≥ 0.05}. For many draws it is nearly 3 / n.
     *
     * @param draws at least 1
     */
    public static double boundIfNever(long draws) {
        return -Math.expm1(Math.log(0.05) / Require.atLeast("draws", draws, 1));
    }
}
