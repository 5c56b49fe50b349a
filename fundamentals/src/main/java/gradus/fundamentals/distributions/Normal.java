package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * The bell: density {@code exp(−z² / 2) / (σ √2π)} with {@code z = (x − μ) / σ}. Sums of many small independent parts come near it.
 *
 * @param mean μ, finite
 * @param standardDeviation σ, finite and above 0
 */
public record Normal(double mean, double standardDeviation) implements Continuous {
    /** Mean 0, standard deviation 1. */
    public static final Normal STANDARD = new Normal(0, 1);

    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    /** Refuses a mean that is not finite and a standard deviation that is not finite and above 0. */
    public Normal {
        Require.finite("mean", mean);
        Require.above("standardDeviation", standardDeviation, 0);
    }

    @Override
    public double logDensity(double x) {
        double z = standard(x);
        return -z * z / 2 - Stirling.HALF_LOG_TWO_PI - Math.log(standardDeviation);
    }

    @Override
    public double cdf(double x) {
        return below(standard(x));
    }

    @Override
    public double survival(double x) {
        return below(-standard(x));
    }

    @Override
    public double quantile(double p) {
        Require.between("p", p, 0, 1);
        return mean + standardDeviation * (p <= 0.5 ? -distance(p) : distance(1 - p));
    }

    @Override
    public double upperQuantile(double p) {
        Require.between("p", p, 0, 1);
        return mean + standardDeviation * (p <= 0.5 ? distance(p) : -distance(1 - p));
    }

    private double standard(double x) {
        return (Quantiles.number(x) - mean) / standardDeviation;
    }

    /** Φ(z) = Q(½, z²/2) / 2 on the left. */
    static double below(double z) {
        double half = z * z / 2;
        return z < 0 ? IncompleteGamma.upper(0.5, half) / 2 : 0.5 + IncompleteGamma.lower(0.5, half) / 2;
    }

    /** ln Φ(z), with digits where Φ(z) is too small for a double. */
    static double logBelow(double z) {
        return z < -5 ? IncompleteGamma.logUpper(0.5, z * z / 2) - Math.log(2) : Math.log(below(z));
    }

    /** The z ≥ 0 with a tail of p ≤ ½ beyond it, by Newton's method: on the middle where p is near ½, else on the tail's logarithm. */
    private static double distance(double p) {
        if (p == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double middle = 0.5 - p;
        double z = p < 0.25 ? roughDistance(p) : ROOT_TWO_PI * middle;
        for (int i = 0; i < 5; i++) {
            double density = Math.exp(-z * z / 2) / ROOT_TWO_PI;
            if (p < 0.25) {
                double tail = below(-z);
                z += Math.log(tail / p) * tail / density;
            } else {
                z -= (IncompleteGamma.lower(0.5, z * z / 2) / 2 - middle) / density;
            }
        }
        return z;
    }

    /** Abramowitz and Stegun 26.2.23: right to 0.00045. */
    private static double roughDistance(double p) {
        double t = Math.sqrt(-2 * Math.log(p));
        return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    }
}
