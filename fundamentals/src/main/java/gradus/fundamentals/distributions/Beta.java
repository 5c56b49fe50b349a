package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * A share between 0 and 1: density {@code xᵃ⁻¹ (1 − x)ᵇ⁻¹ / B(a, b)}. Its bounds are those of {@link IncompleteBeta}: shapes from 1e-4 to
 * 1e8. A quantile nearer to 1 than 1e-16 comes back as 1.
 *
 * @param a above 0
 * @param b above 0
 */
public record Beta(double a, double b) implements Continuous {
    /** Refuses a shape that is not finite and above 0. */
    public Beta {
        Require.above("a", a, 0);
        Require.above("b", b, 0);
    }

    @Override
    public double logDensity(double x) {
        if (Quantiles.number(x) < 0 || x > 1) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x == 0 || x == 1) {
            double power = x == 0 ? a : b;
            return power == 1 ? Math.log(x == 0 ? b : a) : (1 - power) * Double.POSITIVE_INFINITY;
        }
        return Stirling.logBetaPower(a, b, x, 1 - x) - Math.log(x) - Math.log1p(-x);
    }

    @Override
    public double cdf(double x) {
        double inside = Math.max(0, Math.min(1, Quantiles.number(x)));
        return IncompleteBeta.of(a, b, inside, 1 - inside);
    }

    @Override
    public double survival(double x) {
        double inside = Math.max(0, Math.min(1, Quantiles.number(x)));
        return IncompleteBeta.of(b, a, 1 - inside, inside);
    }

    @Override
    public double quantile(double p) {
        return Quantiles.lower(this, 0, 1, p);
    }

    @Override
    public double upperQuantile(double p) {
        return Quantiles.upper(this, 0, 1, p);
    }
}
