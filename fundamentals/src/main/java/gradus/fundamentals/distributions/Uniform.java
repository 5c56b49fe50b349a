package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * Every value between two bounds equally likely: density {@code 1 / (high − low)}.
 *
 * @param low the smallest value, finite
 * @param high the largest value, finite and above low
 */
public record Uniform(double low, double high) implements Continuous {
    /** Refuses bounds that are not finite, not in order, or further apart than the largest double. */
    public Uniform {
        Require.finite("low", low);
        Require.above("high", high, low);
        Require.finite("high - low", high - low);
    }

    @Override
    public double logDensity(double x) {
        return Math.log(density(x));
    }

    @Override
    public double density(double x) {
        Quantiles.number(x);
        return x >= low && x <= high ? 1 / (high - low) : 0;
    }

    @Override
    public double cdf(double x) {
        double inside = Math.max(low, Math.min(high, Quantiles.number(x)));
        return (inside - low) / (high - low);
    }

    @Override
    public double survival(double x) {
        double inside = Math.max(low, Math.min(high, Quantiles.number(x)));
        return (high - inside) / (high - low);
    }

    @Override
    public double quantile(double p) {
        Require.between("p", p, 0, 1);
        return p <= 0.5 ? low + p * (high - low) : high - (1 - p) * (high - low);
    }

    @Override
    public double upperQuantile(double p) {
        Require.between("p", p, 0, 1);
        return p <= 0.5 ? high - p * (high - low) : low + (1 - p) * (high - low);
    }
}
