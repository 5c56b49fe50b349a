package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;
import java.util.function.DoubleUnaryOperator;

/** What the distributions share: the check of x, and quantiles by inverting whichever tail is the smaller. */
final class Quantiles {
    private Quantiles() {}

    /** {@code x must be a number, but was NaN}. */
    static double number(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("x must be a number, but was NaN");
        }
        return x;
    }

    /** The x in [low, high], the support, with {@code cdf(x) = p}. */
    static double lower(Continuous distribution, double low, double high, double p) {
        Require.between("p", p, 0, 1);
        if (p == 0 || p == 1) {
            return p == 0 ? low : high;
        }
        return p <= 0.5
                ? solve(distribution::cdf, p, low, high)
                : solve(distribution::survival, 1 - p, low, high); // 1 − p is exact from ½ on
    }

    /** The x in [low, high], the support, with {@code survival(x) = p}. */
    static double upper(Continuous distribution, double low, double high, double p) {
        Require.between("p", p, 0, 1);
        if (p == 0 || p == 1) {
            return p == 0 ? high : low;
        }
        return p <= 0.5 ? solve(distribution::survival, p, low, high) : solve(distribution::cdf, 1 - p, low, high);
    }

    /** Where a monotone probability is p: solved in logarithms, in which tails are nearly straight. */
    static double solve(DoubleUnaryOperator probability, double p, double low, double high) {
        double target = Math.log(p);
        return Inversion.crossing(
                x -> Math.log(probability.applyAsDouble(x)) - target,
                Math.max(low, -Double.MAX_VALUE),
                Math.min(high, Double.MAX_VALUE));
    }
}
