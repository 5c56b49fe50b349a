package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * The wait for several events instead of one: density {@code λᵃ xᵃ⁻¹ e^(−λ x) / Γ(a)} for x ≥ 0. Its bounds are those of
 * {@link IncompleteGamma}: shapes from 1e-4 to 1e8.
 *
 * @param shape a, the number of events, whole or not, above 0
 * @param rate λ, events per unit of x, above 0; the mean is a / λ
 */
public record Gamma(double shape, double rate) implements Continuous {
    /** Refuses a shape or a rate that is not finite and above 0. */
    public Gamma {
        Require.above("shape", shape, 0);
        Require.above("rate", rate, 0);
    }

    @Override
    public double logDensity(double x) {
        if (Quantiles.number(x) < 0 || x == Double.POSITIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x == 0) {
            return shape == 1 ? Math.log(rate) : (1 - shape) * Double.POSITIVE_INFINITY;
        }
        return Stirling.logGammaPower(shape, rate * x) + Math.log(shape) - Math.log(x);
    }

    @Override
    public double cdf(double x) {
        return Quantiles.number(x) <= 0 ? 0 : IncompleteGamma.lower(shape, rate * x);
    }

    @Override
    public double survival(double x) {
        return Quantiles.number(x) <= 0 ? 1 : IncompleteGamma.upper(shape, rate * x);
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
