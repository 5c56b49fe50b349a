package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;
import gradus.fundamentals.distributions.NormalRange.Part;

/**
 * The largest minus the smallest of k standard normal numbers, divided by an independent estimate of their standard deviation: what
 * Tukey's comparison of all pairs of means refers to (Tukey 1953).
 *
 * @param groups k, at least 2
 * @param degreesOfFreedom ν of the estimate, above 0
 */
public record StudentizedRange(int groups, double degreesOfFreedom) implements Continuous {
    /** Refuses fewer than 2 groups and degrees of freedom that are not finite and above 0. */
    public StudentizedRange {
        Require.atLeast("groups", groups, 2);
        Require.above("degreesOfFreedom", degreesOfFreedom, 0);
    }

    /** The mean over S of {@code s w(x s)}, where w is the density of the range. */
    @Override
    public double logDensity(double x) {
        double q = x == 0 ? Double.MIN_NORMAL : Quantiles.number(x);
        if (q < 0 || q == Double.POSITIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        NormalRange range = new NormalRange(groups);
        return new EstimatedSpread(degreesOfFreedom).logMean(s -> Math.log(s) + range.log(q * s, Part.DENSITY), true);
    }

    @Override
    public double cdf(double x) {
        return mean(Quantiles.number(x), Part.WITHIN, 0);
    }

    @Override
    public double survival(double x) {
        return mean(Quantiles.number(x), Part.BEYOND, 1);
    }

    private double mean(double x, Part part, double atZero) {
        if (x <= 0 || x == Double.POSITIVE_INFINITY) {
            return x <= 0 ? atZero : 1 - atZero;
        }
        NormalRange range = new NormalRange(groups);
        double log = new EstimatedSpread(degreesOfFreedom).logMean(s -> range.log(x * s, part), part == Part.BEYOND);
        return Math.min(1, Math.exp(log));
    }

    @Override
    public double quantile(double p) {
        return Quantiles.lower(this, 0, Double.POSITIVE_INFINITY, p);
    }

    @Override
    public double upperQuantile(double p) {
        return Quantiles.upper(this, 0, Double.POSITIVE_INFINITY, p);
    }
}
