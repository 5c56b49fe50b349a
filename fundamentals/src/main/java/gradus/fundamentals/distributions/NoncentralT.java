package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * What a t statistic follows when there is an effect: (Z + δ) / S, where Z is standard normal and S an estimated standard deviation in
 * units of the true one. Power and sample sizes of t tests come from it.
 *
 * @param degreesOfFreedom ν, above 0
 * @param noncentrality δ, the effect in standard errors, finite
 */
public record NoncentralT(double degreesOfFreedom, double noncentrality) implements Continuous {
    /** Refuses degrees of freedom that are not finite and above 0, and a noncentrality that is not finite. */
    public NoncentralT {
        Require.above("degreesOfFreedom", degreesOfFreedom, 0);
        Require.finite("noncentrality", noncentrality);
    }

    /** The mean of {@code s φ(x s − δ)} over S. */
    @Override
    public double logDensity(double x) {
        if (Double.isInfinite(Quantiles.number(x))) {
            return Double.NEGATIVE_INFINITY;
        }
        return new EstimatedSpread(degreesOfFreedom)
                .logMean(s -> Math.log(s) + Normal.STANDARD.logDensity(x * s - noncentrality), true);
    }

    /** The mean of {@code Φ(x s − δ)} over S. */
    @Override
    public double cdf(double x) {
        return Math.exp(logBelow(Quantiles.number(x), noncentrality));
    }

    @Override
    public double survival(double x) {
        return Math.exp(logBelow(-Quantiles.number(x), -noncentrality));
    }

    private double logBelow(double x, double delta) {
        if (Double.isInfinite(x)) {
            return x > 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        double log = new EstimatedSpread(degreesOfFreedom).logMean(s -> Normal.logBelow(x * s - delta), x < 0);
        return Math.min(0, log);
    }

    @Override
    public double quantile(double p) {
        return Quantiles.lower(this, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, p);
    }

    @Override
    public double upperQuantile(double p) {
        return Quantiles.upper(this, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, p);
    }
}
