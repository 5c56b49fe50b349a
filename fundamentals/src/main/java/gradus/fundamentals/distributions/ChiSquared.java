package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * The sum of the squares of independent standard normal numbers: a {@link Gamma} of shape df / 2 and rate ½.
 *
 * @param degreesOfFreedom how many squares, whole or not, above 0
 */
public record ChiSquared(double degreesOfFreedom) implements Continuous {
    /** Refuses degrees of freedom that are not finite and above 0. */
    public ChiSquared {
        Require.above("degreesOfFreedom", degreesOfFreedom, 0);
    }

    private Gamma gamma() {
        return new Gamma(degreesOfFreedom / 2, 0.5);
    }

    @Override
    public double logDensity(double x) {
        return gamma().logDensity(x);
    }

    @Override
    public double cdf(double x) {
        return gamma().cdf(x);
    }

    @Override
    public double survival(double x) {
        return gamma().survival(x);
    }

    @Override
    public double quantile(double p) {
        return gamma().quantile(p);
    }

    @Override
    public double upperQuantile(double p) {
        return gamma().upperQuantile(p);
    }
}
