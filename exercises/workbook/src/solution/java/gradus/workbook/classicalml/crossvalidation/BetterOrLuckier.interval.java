import gradus.fundamentals.distributions.StudentT;
import java.util.stream.IntStream;

public final class BetterOrLuckier {
    public static Verdict of(double[] a, double[] b, int trainRows, int testRows, double worth) {
        // begin solution: the differences, their corrected interval, and where it lies
        int splits = a.length;
        if (splits != b.length) {
            throw new IllegalArgumentException(splits + " losses of a, but " + b.length + " of b");
        }
        double[] gains =
                IntStream.range(0, splits).mapToDouble(i -> b[i] - a[i]).toArray();
        double largest = IntStream.range(0, splits)
                .mapToDouble(i -> Math.max(Math.abs(a[i]), Math.abs(b[i])))
                .max()
                .orElse(0);
        if (range(gains) <= largest * 1e-12) {
            return Verdict.MORE_DATA;
        }
        double share = 1.0 * testRows / trainRows;
        double error = Math.sqrt(variance(gains) / splits + variance(gains) * share);
        double reach = error * new StudentT(splits - 1).upperQuantile(0.025);
        double low = mean(gains) - reach;
        double high = mean(gains) + reach;
        if (low > worth) {
            return Verdict.SHIP_A;
        } else if (high < -worth) {
            return Verdict.SHIP_B;
        }
        return Math.max(-low, high) <= worth ? Verdict.NO_MATTER : Verdict.MORE_DATA;
        // end solution
    }
}
