package gradus.fundamentals.inference;

import gradus.fundamentals.Require;
import gradus.fundamentals.distributions.NoncentralT;
import gradus.fundamentals.distributions.StudentT;

/**
 * How likely an experiment of two groups of one size and spread is to find a difference that is there: then t follows the noncentral t
 * distribution (Cohen 1988, chapter 2). Both tails count, as in R's {@code power.t.test(strict = TRUE)}.
 */
public final class Power {
    private static final int MOST = 1 << 30;

    private Power() {}

    /**
     * The probability that the t test of two groups gives a p-value of at most the level.
     *
     * @param effect the true difference of the means, in standard deviations of one group; finite
     * @param perGroup the size of each group, at least 2
     * @param level strictly between 0 and 1
     */
    public static double ofT(double effect, int perGroup, double level) {
        Require.finite("effect", effect);
        Require.atLeast("perGroup", perGroup, 2);
        Require.strictlyBetween("level", level, 0, 1);
        double df = 2.0 * perGroup - 2;
        double critical = new StudentT(df).upperQuantile(level / 2);
        NoncentralT t = new NoncentralT(df, effect * Math.sqrt(perGroup / 2.0));
        return t.survival(critical) + t.cdf(-critical);
    }

    /**
     * The smallest size of each group with at least this power.
     *
     * @param effect the smallest difference worth finding, in standard deviations of one group; not 0
     * @param power such as 0.8; above the level, below 1
     * @param level strictly between 0 and 1
     * @throws IllegalArgumentException also if more than a billion would be needed
     */
    public static int sizeForT(double effect, double power, double level) {
        Require.finite("effect", effect);
        Require.that(effect != 0, "effect must not be 0: no sample finds what is not there");
        Require.strictlyBetween("level", level, 0, 1);
        Require.strictlyBetween("power", power, level, 1);
        int enough = 2;
        while (ofT(effect, enough, level) < power) {
            Require.that(enough < MOST, "effect must be large enough for a billion per group, but was " + effect);
            enough *= 2;
        }
        int tooFew = Math.max(1, enough / 2);
        while (enough - tooFew > 1) {
            int middle = (enough + tooFew) / 2;
            if (ofT(effect, middle, level) < power) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }
}
