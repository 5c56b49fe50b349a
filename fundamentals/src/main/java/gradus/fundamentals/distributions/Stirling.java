package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * Stirling's formula with its error, and the two powers that densities are made of. Written so that no large logarithms are
 * subtracted (Loader 2000, <em>Fast and accurate computation of binomial probabilities</em>): the exponent of a result of 1e-300 is
 * right to a few parts in 10¹³, for shapes up to 10⁸ too.
 */
public final class Stirling {
    static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double SERIES_FROM = 15;
    private static final double[] SERIES = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400
    };

    private Stirling() {}

    /**
     * The natural logarithm of Γ(x); Γ(n + 1) = n! for whole n.
     *
     * @param x above 0
     * @return absolute error at most 1e-14 below x = 15, relative error at most 1e-15 above
     * @throws IllegalArgumentException if x is not finite and above 0
     */
    public static double logGamma(double x) {
        Require.above("x", x, 0);
        if (x < SERIES_FROM) {
            return smallLogGamma(x);
        }
        return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + error(x);
    }

    /** ln Γ(x + n) − ln(x (x + 1) … (x + n − 1)), with n so large that the series holds. */
    private static double smallLogGamma(double x) {
        double product = 1;
        double shifted = x;
        while (shifted < SERIES_FROM) {
            product *= shifted;
            shifted++;
        }
        return logGamma(shifted) - Math.log(product);
    }

    /**
     * What Stirling's formula lacks: {@code ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π)}, about 1 / (12 x).
     *
     * @param x above 0
     */
    static double error(double x) {
        if (x < SERIES_FROM) {
            return smallLogGamma(x) - (x - 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
        }
        double sum = 0;
        for (int i = SERIES.length - 1; i >= 0; i--) {
            sum = sum / (x * x) + SERIES[i];
        }
        return sum / x;
    }

    /** {@code a ln(a / m) + m − a}: 0 where a = m, positive elsewhere; a and m above 0. */
    static double deviance(double a, double m) {
        if (m < a / 2) {
            return a * (Math.log(a) - Math.log(m)) + (m - a);
        }
        return a * excess((m - a) / a);
    }

    /** {@code t − ln(1 + t)} without cancellation; t above −1. */
    static double excess(double t) {
        if (t == Double.POSITIVE_INFINITY) {
            return t;
        }
        if (t < -0.5 || t > 1) {
            return t - Math.log1p(t);
        }
        double r = t / (2 + t); // ln(1 + t) = 2 (r + r³/3 + r⁵/5 + …)
        double power = 1;
        double sum = 0;
        for (int k = 3; power > 1e-18 && k < 60; k += 2) {
            sum += power / k;
            power *= r * r;
        }
        return r * t - 2 * r * r * r * sum;
    }

    /** {@code ln(xᵃ e⁻ˣ / Γ(a + 1))}; for whole a the Poisson probability of a where x is expected. */
    static double logGammaPower(double a, double x) {
        return -error(a) - deviance(a, x) - HALF_LOG_TWO_PI - 0.5 * Math.log(a);
    }

    /** {@code ln(xᵃ yᵇ / B(a, b))} with x + y = 1, which the caller knows both to full precision. */
    static double logBetaPower(double a, double b, double x, double y) {
        double n = a + b;
        double errors = error(n) - error(a) - error(b);
        double exponent = errors - deviance(a, n * x) - deviance(b, n * y);
        return exponent - HALF_LOG_TWO_PI + 0.5 * (Math.log(a) + Math.log(b) - Math.log(n));
    }
}
