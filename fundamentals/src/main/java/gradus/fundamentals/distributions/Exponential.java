package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * The wait for something that happens at a constant rate and does not know how long you have waited: density {@code λ e^(−λ x)} for
 * x ≥ 0.
 *
 * @param rate λ, events per unit of x, above 0; the mean wait is 1 / λ
 */
public record Exponential(double rate) implements Continuous {
    /** Refuses a rate that is not finite and above 0. */
    public Exponential {
        Require.above("rate", rate, 0);
    }

    @Override
    public double logDensity(double x) {
        return Quantiles.number(x) < 0 ? Double.NEGATIVE_INFINITY : Math.log(rate) - rate * x;
    }

    @Override
    public double cdf(double x) {
        return Quantiles.number(x) <= 0 ? 0 : -Math.expm1(-rate * x);
    }

    @Override
    public double survival(double x) {
        return Quantiles.number(x) <= 0 ? 1 : Math.exp(-rate * x);
    }

    @Override
    public double quantile(double p) {
        Require.between("p", p, 0, 1);
        return -Math.log1p(-p) / rate;
    }

    @Override
    public double upperQuantile(double p) {
        Require.between("p", p, 0, 1);
        return 0 - Math.log(p) / rate;
    }
}
