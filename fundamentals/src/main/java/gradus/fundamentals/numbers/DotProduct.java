package gradus.fundamentals.numbers;

import gradus.fundamentals.Require;

/**
 * Ways to compute {@code Σ xᵢyᵢ}, the sum inside every prediction. They differ in where they round: the same two vectors give
 * other last digits on another processor, or in another library.
 */
public enum DotProduct {
    /** Rounds each product, then each sum. */
    PLAIN {
        @Override
        double multiply(double[] x, double[] y) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += x[i] * y[i];
            }
            return sum;
        }
    },

    /** Rounds once a step: {@code fma(a, b, c)} is {@code a · b + c}, rounded at the end only. */
    FUSED {
        @Override
        double multiply(double[] x, double[] y) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum = Math.fma(x[i], y[i], sum);
            }
            return sum;
        }
    },

    /** Four sums of every fourth product, added up at the end, as a vector unit does it. */
    FOUR_LANES {
        @Override
        double multiply(double[] x, double[] y) {
            double[] lanes = new double[4];
            for (int i = 0; i < x.length; i++) {
                lanes[i % 4] += x[i] * y[i];
            }
            return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        }
    },

    /**
     * Collects what each product and each sum rounds off, as if it had been computed with twice the digits (Ogita, Rump and Oishi
     * 2005, Dot2). What a product rounds off is itself a double, and {@code fma} finds it.
     */
    COMPENSATED {
        @Override
        double multiply(double[] x, double[] y) {
            double sum = 0;
            double lost = 0;
            for (int i = 0; i < x.length; i++) {
                double product = x[i] * y[i];
                double next = sum + product;
                double part = next - sum;
                lost += Math.fma(x[i], y[i], -product) + ((sum - (next - part)) + (product - part));
                sum = next;
            }
            return sum + lost;
        }
    };

    /**
     * Multiplies and adds up.
     *
     * @param x finite numbers; not modified
     * @param y as many finite numbers; not modified
     * @return their dot product; 0 if there are none
     * @throws IllegalArgumentException if one is null, a number is NaN or infinite, or the lengths differ
     * @throws ArithmeticException if a product or a sum is beyond the largest double
     */
    public double of(double[] x, double[] y) {
        Require.finite("x", x);
        Require.finite("y", y);
        Require.oneLength("x and y", x.length, y.length);
        double sum = multiply(x, y);
        if (!Double.isFinite(sum)) {
            throw new ArithmeticException("a product or sum is beyond the largest double, " + Double.MAX_VALUE);
        }
        return sum;
    }

    abstract double multiply(double[] x, double[] y);
}
