package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * The regularised incomplete beta function {@code I(x; a, b) = 1/B(a, b) ∫₀ˣ tᵃ⁻¹ (1 − t)ᵇ⁻¹ dt}, of which the tails of the beta, F, t
 * and binomial distributions are made. A continued fraction (Didonato and Morris 1992, ACM TOMS 18:360–373), on the side where it converges.
 *
 * <p>Relative error at most 1e-10 down to 1e-300 for a and b from 1e-4 to 1e8. For smaller ones the smaller of I and 1 − I may be a
 * difference of numbers near 1, with an absolute error of 1e-14. The cost grows with the square root of the larger shape.
 */
public final class IncompleteBeta {
    private static final int MAX_STEPS = 10_000_000;
    private static final double TINY = 1e-290;

    private IncompleteBeta() {}

    /**
     * I(x; a, b).
     *
     * @param a above 0
     * @param b above 0
     * @param x between 0 and 1
     * @throws IllegalArgumentException if an argument is out of range
     * @throws ArithmeticException if the sum has not settled after ten million terms, which happens only outside the range above
     */
    public static double of(double a, double b, double x) {
        Require.between("x", x, 0, 1);
        return of(a, b, x, 1 - x);
    }

    /**
     * I(x; a, b) where the caller knows both x and y = 1 − x to full precision, even where one of them is tiny.
     *
     * @param a above 0
     * @param b above 0
     * @param x between 0 and 1
     * @param y 1 − x
     * @throws IllegalArgumentException if an argument is out of range
     * @throws ArithmeticException if the sum has not settled after ten million terms, which happens only outside the range above
     */
    public static double of(double a, double b, double x, double y) {
        Require.above("a", a, 0);
        Require.above("b", b, 0);
        Require.between("x", x, 0, 1);
        Require.between("y", y, 0, 1);
        if (x == 0 || y == 0) {
            return x == 0 ? 0 : 1;
        }
        if (x * (a + b + 2) < a + 1) {
            return part(a, b, x, y);
        }
        return 1 - part(b, a, y, x);
    }

    /** xᵃ yᵇ / B(a, b) divided by f₀ + e₁/(f₁ + e₂/(f₂ + …)) (Didonato and Morris 1992), by the method of Lentz. */
    private static double part(double a, double b, double x, double y) {
        double excess = a * y - b * x + 1; // never 1 − (a + b) x / (a + 1), which cancels for a large a
        double f = a / (a + 1) * excess;
        double c = f;
        double d = 0;
        for (int m = 1; m < MAX_STEPS; m++) {
            double middle = a + 2.0 * m - 1;
            double e = (a + m - 1) / middle * ((a + b + m - 1) / middle) * m * (b - m) * x * x;
            double term = m + m * (b - m) * x / middle + (a + m) / (middle + 2) * (excess + m * (1 + y));
            d = 1 / notZero(e * d + term);
            c = notZero(e / c + term);
            f *= d * c;
            if (Math.abs(d * c - 1) < 3e-16) {
                return Math.exp(Stirling.logBetaPower(a, b, x, y)) / f;
            }
        }
        throw new ArithmeticException("the continued fraction of I(" + x + "; " + a + ", " + b + ") did not converge");
    }

    private static double notZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
