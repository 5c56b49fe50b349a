package gradus.fundamentals.distributions;

import java.util.function.DoubleUnaryOperator;
import java.util.function.LongPredicate;

/**
 * Finds where a monotone function crosses zero, or a count where a condition begins to hold. Real numbers are searched in the order
 * of their bits, in which 1e-300 is as far from 1e-299 as 1 from 10, so a quantile gets all its digits wherever it is.
 */
final class Inversion {
    private Inversion() {}

    /**
     * The point between low and high where a monotone function changes its sign, to the last bit that the function can tell.
     * Interpolates by an inverse parabola where that is safe, else halves (Chandrupatla 1997).
     *
     * @param excess monotone; may be infinite, as the logarithm of 0 is
     */
    static double crossing(DoubleUnaryOperator excess, double low, double high) {
        Bracket bracket = new Bracket(excess, rank(high), rank(low));
        return bracket.holdsZero() ? bracket.shrink() : bracket.nearer(); // else it is at an end, or beyond it
    }

    /** Two places with a sign on either side, the one tried last first. */
    private static final class Bracket {
        private final DoubleUnaryOperator excess;
        private long a;
        private long b;
        private double fa;
        private double fb;

        Bracket(DoubleUnaryOperator excess, long a, long b) {
            this.excess = excess;
            this.a = a;
            this.b = b;
            this.fa = excess.applyAsDouble(value(a));
            this.fb = excess.applyAsDouble(value(b));
        }

        boolean holdsZero() {
            return fa != 0 && fb != 0 && (fa > 0) != (fb > 0);
        }

        double nearer() {
            return value(Math.abs(fa) < Math.abs(fb) ? a : b);
        }

        double shrink() {
            double t = 0.5;
            while (true) {
                long at = a + (long) (t * ((double) b - (double) a));
                at = Math.max(Math.min(a, b) + 1, Math.min(Math.max(a, b) - 1, at));
                if (Math.abs((double) b - (double) a) <= 2 || at == a || at == b) {
                    return nearer();
                }
                double f = excess.applyAsDouble(value(at));
                if (f == 0) {
                    return value(at);
                }
                t = moveTo(at, f);
            }
        }

        /** Takes the new place for the end of its sign, and says how far to go from it. */
        private double moveTo(long at, double f) {
            boolean sameSide = (f > 0) == (fa > 0);
            long c = sameSide ? a : b;
            double fc = sameSide ? fa : fb;
            if (!sameSide) {
                b = a;
                fb = fa;
            }
            a = at;
            fa = f;
            return step(a, b, c, fa, fb, fc);
        }
    }

    /** How far to go from a to b: to the zero of the inverse parabola through three points, or half the way. */
    private static double step(long a, long b, long c, double fa, double fb, double fc) {
        double xi = ((double) a - b) / ((double) c - b);
        double phi = (fa - fb) / (fc - fb);
        if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) { // also where something was infinite
            return 0.5;
        }
        double t = fa / (fb - fa) * (fc / (fb - fc))
                + ((double) c - a) / ((double) b - a) * (fa / (fc - fa)) * (fb / (fc - fb));
        return Double.isFinite(t) ? Math.min(1, Math.max(0, t)) : 0.5;
    }

    /** The place of x among all doubles: next doubles have next ranks, −0 and 0 both 0. */
    private static long rank(double x) {
        long bits = Double.doubleToLongBits(x);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private static double value(long rank) {
        return Double.longBitsToDouble(rank >= 0 ? rank : Long.MIN_VALUE - rank);
    }

    /**
     * The smallest count from 0 to the given largest for which the condition holds, if it holds for all after it; the largest where it
     * holds for none before.
     */
    static long first(LongPredicate holds, long largest) {
        long step = 1;
        long low = -1;
        while (step < largest && !holds.test(step - 1)) {
            low = step - 1;
            step = step > largest / 2 ? largest : 2 * step;
        }
        long high = Math.min(largest, step >= largest ? largest : step - 1);
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
