package gradus.fundamentals.distributions;

import java.util.function.DoubleUnaryOperator;

/**
 * Averages over a standard deviation that was estimated, in units of the true one: S = √(χ²(ν) / ν). Noncentral t and the studentised
 * range are such averages of normal probabilities.
 *
 * <p>The sum goes over equal steps of ln s around the peak of the integrand. All of its terms are positive, so that a tail of 1e-300
 * has as many digits as the middle; and for a smooth integrand that dies away on both sides equal steps converge exponentially.
 */
final class EstimatedSpread {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double STEPS_PER_WIDTH = 6;
    private static final double NEGLIGIBLE = -40; // e⁻⁴⁰ is below the last digit of the largest term

    private final double degreesOfFreedom;
    private final double constant;

    EstimatedSpread(double degreesOfFreedom) {
        this.degreesOfFreedom = degreesOfFreedom;
        double a = degreesOfFreedom / 2;
        this.constant = Math.log(2) + 0.5 * Math.log(a) - Stirling.HALF_LOG_TWO_PI - Stirling.error(a);
    }

    /** The logarithm of the density of u = ln s: {@code C − ν/2 (e²ᵘ − 1 − 2u)}. */
    private double logDensity(double u) {
        return constant - degreesOfFreedom / 2 * (Math.expm1(2 * u) - 2 * u);
    }

    /**
     * The natural logarithm of the mean of a positive function of S.
     *
     * @param log the logarithm of the function; may be −∞ on one side
     * @param falling whether the function falls as s grows, so where it is −∞ its peak lies at a smaller s
     */
    double logMean(DoubleUnaryOperator log, boolean falling) {
        DoubleUnaryOperator integrand = u -> logDensity(u) + log.applyAsDouble(Math.exp(u));
        double peak = peak(integrand, falling);
        double top = integrand.applyAsDouble(peak);
        if (top == Double.NEGATIVE_INFINITY) {
            return top;
        }
        double step = width(integrand, peak, top) / STEPS_PER_WIDTH;
        double sum = 1 + side(integrand, peak, top, step) + side(integrand, peak, top, -step);
        return top + Math.log(sum * step);
    }

    private static double side(DoubleUnaryOperator integrand, double peak, double top, double step) {
        double sum = 0;
        for (int i = 1; ; i++) {
            double below = integrand.applyAsDouble(peak + i * step) - top;
            if (!(below > NEGLIGIBLE)) {
                return sum;
            }
            sum += Math.exp(below);
        }
    }

    /** How far from the peak the integrand has halved, on its steeper side, at most 1. */
    private static double width(DoubleUnaryOperator integrand, double peak, double top) {
        double width = 1;
        while (width > 1e-9
                && Math.min(integrand.applyAsDouble(peak + width), integrand.applyAsDouble(peak - width))
                        < top - Math.log(2)) {
            width *= 0.8;
        }
        return width;
    }

    /** By golden sections, over all s that a double can hold. */
    private static double peak(DoubleUnaryOperator integrand, boolean falling) {
        double low = -740;
        double high = 12;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = integrand.applyAsDouble(left);
        double atRight = integrand.applyAsDouble(right);
        while (high - low > 1e-7) {
            boolean level = atLeft == Double.NEGATIVE_INFINITY && atRight == Double.NEGATIVE_INFINITY;
            if (level ? falling : atLeft > atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = integrand.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = integrand.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
