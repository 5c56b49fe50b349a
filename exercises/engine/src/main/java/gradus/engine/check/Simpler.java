package gradus.engine.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Simpler numbers: fewer digits first, then nearer to 0, then positive. Steps in this order cannot go in circles. */
final class Simpler {
    private static final Comparator<Double> ORDER = Comparator.<Double>comparingInt(Simpler::length)
            .thenComparingDouble(Math::abs)
            .thenComparing(n -> 1 / n < 0 || n < 0);

    private Simpler() {}

    /** The numbers to try instead of one, the simplest first. */
    static DoubleStream real(double n) {
        if (!Double.isFinite(n)) {
            return n == Double.NEGATIVE_INFINITY ? DoubleStream.of(Double.POSITIVE_INFINITY) : DoubleStream.empty();
        }
        return DoubleStream.of(
                        0,
                        1,
                        2,
                        3,
                        -1,
                        -n,
                        Math.rint(n),
                        Math.floor(n),
                        Math.ceil(n),
                        digits(n, 1),
                        digits(n, 2),
                        digits(n, 4),
                        Math.rint(n / 2),
                        Math.rint(n / 10),
                        n / 1024,
                        n > 1 ? n - 1 : n)
                .filter(simpler -> ORDER.compare(simpler, n) < 0)
                .distinct();
    }

    /** The whole numbers to try instead of one. */
    static LongStream whole(long n) {
        LongStream nearer =
                LongStream.rangeClosed(1, 62).map(k -> n - n / (1L << k)).filter(m -> m != n);
        LongStream round = LongStream.of(0, 1, 2, 3, -1, -n);
        return LongStream.concat(round, nearer)
                .filter(m -> Math.abs((double) m) < Math.abs((double) n) || (m == -n && m > n))
                .distinct();
    }

    private static int length(double n) {
        String text = PlainText.number(n);
        return Math.min(text.length(), Double.toString(n).length());
    }

    /** The number with two significant digits. */
    static double twoDigits(double n) {
        return digits(n, 2);
    }

    private static double digits(double n, int digits) {
        return Double.isFinite(n)
                ? new BigDecimal(n).round(new MathContext(digits)).doubleValue()
                : n;
    }
}
