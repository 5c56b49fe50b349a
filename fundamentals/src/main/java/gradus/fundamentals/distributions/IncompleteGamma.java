package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * The regularised incomplete gamma functions {@code P(a, x) = 1/Γ(a) ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt} and {@code Q = 1 − P}, of which the tails of
 * the gamma, χ², Poisson and normal distributions are made. A series below the mean, a continued fraction above it (Numerical
 * Recipes, 3rd ed., section 6.2), so that the smaller of the two never comes from a subtraction.
 *
 * <p>Relative error at most 1e-10 down to 1e-300 for a from 1e-4 to 1e8. For smaller a, Q is about a and has an absolute error of
 * 1e-14. The cost grows with √a near x = a.
 */
public final class IncompleteGamma {
    private static final int MAX_TERMS = 10_000_000;
    private static final double TINY = 1e-290;

    private IncompleteGamma() {}

    /**
     * P(a, x).
     *
     * @param a above 0
     * @param x at least 0; ∞ gives 1
     * @throws IllegalArgumentException if a or x is out of range
     * @throws ArithmeticException if the sum has not settled after ten million terms, which happens only outside the range above
     */
    public static double lower(double a, double x) {
        check(a, x);
        if (x == 0 || x == Double.POSITIVE_INFINITY) {
            return x == 0 ? 0 : 1;
        }
        if (x < a + 1) {
            return Math.exp(Stirling.logGammaPower(a, x)) * series(a, x);
        }
        return 1 - Math.exp(logFraction(a, x));
    }

    /**
     * Q(a, x) = 1 − P(a, x).
     *
     * @param a above 0
     * @param x at least 0; ∞ gives 0
     * @throws IllegalArgumentException if a or x is out of range
     * @throws ArithmeticException if the sum has not settled after ten million terms, which happens only outside the range above
     */
    public static double upper(double a, double x) {
        check(a, x);
        if (x == 0 || x == Double.POSITIVE_INFINITY) {
            return x == 0 ? 1 : 0;
        }
        if (x >= a + 1) {
            return Math.exp(logFraction(a, x));
        }
        if (a >= 1) {
            return 1 - Math.exp(Stirling.logGammaPower(a, x)) * series(a, x);
        }
        return upperOfSmall(a, x);
    }

    /** ln Q(a, x), for x ≥ a + 1; it keeps its digits where Q is too small for a double. */
    static double logUpper(double a, double x) {
        return x == Double.POSITIVE_INFINITY ? Double.NEGATIVE_INFINITY : logFraction(a, x);
    }

    private static void check(double a, double x) {
        Require.above("a", a, 0);
        if (!(x >= 0)) { // also rejects NaN
            throw new IllegalArgumentException("x must be at least 0, but was " + x);
        }
    }

    /** 1 + x/(a+1) + x²/((a+1)(a+2)) + …: all terms positive. */
    private static double series(double a, double x) {
        double term = 1;
        double sum = 1;
        for (int n = 1; n < MAX_TERMS; n++) {
            term *= x / (a + n);
            sum += term;
            if (term < sum * 1e-17) {
                return sum;
            }
        }
        throw new ArithmeticException("the series of P(" + a + ", " + x + ") did not converge");
    }

    /** The logarithm of Q as xᵃ e⁻ˣ / Γ(a) times 1/(x+1−a− 1(1−a)/(x+3−a− …)), by the method of Lentz. */
    private static double logFraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < MAX_TERMS; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / notZero(an * d + b);
            c = notZero(b + an / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < 3e-16) {
                return Stirling.logGammaPower(a, x) + Math.log(a) + Math.log(h);
            }
        }
        throw new ArithmeticException("the continued fraction of Q(" + a + ", " + x + ") did not converge");
    }

    private static double notZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** For a below 1 and x below 2, where Q may be far smaller than P: 1 − xᵃ/Γ(a+1) − xᵃ/Γ(a) Σₖ (−x)ᵏ/(k! (a+k)), k from 1. */
    private static double upperOfSmall(double a, double x) {
        double exponent = a * Math.log(x) - Stirling.logGamma(a + 1);
        double sum = 0;
        double term = 1;
        for (int k = 1; k < 60; k++) {
            term *= -x / k;
            sum += term / (a + k);
        }
        return -Math.expm1(exponent) - Math.exp(exponent) * a * sum;
    }
}
