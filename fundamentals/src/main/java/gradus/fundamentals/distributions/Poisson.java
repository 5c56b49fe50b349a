package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * How many events happen in a span in which λ are expected, if they come independently and at a constant rate: {@code P(k) = λᵏ e⁻λ /
 * k!}. Mean and variance are both λ. Its bounds are those of {@link IncompleteGamma}: rates up to 1e8.
 *
 * @param rate λ, the number expected, above 0
 */
public record Poisson(double rate) implements Discrete {
    /** Refuses a rate that is not finite and above 0. */
    public Poisson {
        Require.above("rate", rate, 0);
    }

    @Override
    public double logPmf(long k) {
        if (k < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return k == 0 ? -rate : Stirling.logGammaPower(k, rate);
    }

    @Override
    public double cdf(long k) {
        return k < 0 ? 0 : IncompleteGamma.upper(k + 1.0, rate);
    }

    @Override
    public double survival(long k) {
        return k < 0 ? 1 : IncompleteGamma.lower(k + 1.0, rate);
    }

    @Override
    public long quantile(double p) {
        Require.between("p", p, 0, 1);
        return p == 1 ? Long.MAX_VALUE : Inversion.first(k -> cdf(k) >= p, Long.MAX_VALUE);
    }

    @Override
    public long upperQuantile(double p) {
        Require.between("p", p, 0, 1);
        return p == 0 ? Long.MAX_VALUE : Inversion.first(k -> survival(k) <= p, Long.MAX_VALUE);
    }
}
