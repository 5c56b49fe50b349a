package gradus.fundamentals.numbers;

import gradus.fundamentals.Require;
import java.math.BigDecimal;
import java.math.MathContext;

/** How many of a result's decimal digits are right. */
public final class Digits {
    /** All that can be told of a double: it has between 15 and 17 decimal digits. */
    public static final double ALL = 15;

    private Digits() {}

    /**
     * The digits left, as NIST counts them (log relative error): {@code −log₁₀(|actual − exact| / |exact|)}; where exact is 0,
     * {@code −log₁₀ |actual|}.
     *
     * @param actual what was computed
     * @param exact what is true
     * @return from 0 (none, or not a finite number) to {@link #ALL}
     * @throws IllegalArgumentException if exact is null
     */
    public static double left(double actual, BigDecimal exact) {
        Require.given("exact", exact);
        if (!Double.isFinite(actual)) {
            return 0;
        }
        BigDecimal error = new BigDecimal(actual).subtract(exact).abs();
        BigDecimal relative = exact.signum() == 0 ? error : error.divide(exact.abs(), MathContext.DECIMAL64);
        double digits = -Math.log10(relative.doubleValue());
        return Math.max(0, Math.min(ALL, digits)) + 0.0;
    }

    /** The digits left where the true value is a double itself, as in {@link #left(double, BigDecimal)}. */
    public static double left(double actual, double exact) {
        return left(actual, new BigDecimal(exact));
    }

    /**
     * The sum of doubles without any rounding.
     *
     * @param values finite numbers
     * @throws IllegalArgumentException if values is null or holds NaN or infinity
     */
    public static BigDecimal exactSum(double[] values) {
        Require.finite("values", values);
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value));
        }
        return sum;
    }
}
