package gradus.deployment.monitoring;

import gradus.fundamentals.Require;
import gradus.fundamentals.numbers.Counts;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How many values lie in each of some fixed buckets, as a Prometheus histogram keeps them. Such counts may be added over
 * instances and subtracted over time; a quantile may not. A bucket ends with its bound; the last has none.
 */
public final class Buckets {
    private final double[] bounds;
    private final long[] counts;

    private Buckets(double[] bounds, long[] counts) {
        this.bounds = bounds;
        this.counts = counts;
    }

    /**
     * A quantile as far as buckets know it: it lies above {@code low} and at most at {@code high}.
     *
     * @param value between the two by a straight line, as Prometheus's {@code histogram_quantile}; if high is infinite, NaN: nobody knows
     */
    public record Estimate(double low, double value, double high) {}

    /**
     * @param bounds the upper ends of the buckets, above 0, ascending, finite, at least 1
     * @param counts how many values lie in each, and last how many above all bounds
     */
    public static Buckets of(double[] bounds, long[] counts) {
        double[] ends = Require.sample("bounds", bounds, 1).clone();
        Require.size("counts", Require.given("counts", counts).length, ends.length + 1, "one more than the bounds");
        Require.above("bounds[0]", ends[0], 0);
        for (int i = 1; i < ends.length; i++) {
            Require.that(ends[i] > ends[i - 1], "bounds must ascend, but held " + ends[i - 1] + " before " + ends[i]);
        }
        for (int i = 0; i < counts.length; i++) {
            Require.atLeast("counts[" + i + "]", counts[i], 0);
        }
        return new Buckets(ends, counts.clone());
    }

    /** Counts values, each finite and at least 0. */
    public static Buckets count(double[] bounds, double... values) {
        long[] counts = new long[Require.given("bounds", bounds).length + 1];
        Buckets empty = of(bounds, counts);
        for (double value : values) {
            int place = Arrays.binarySearch(empty.bounds, Require.atLeast("value", value, 0.0));
            counts[place >= 0 ? place : -place - 1]++;
        }
        return of(bounds, counts);
    }

    /**
     * Bounds that grow by a factor: least, least · factor, … until one reaches most. A quantile between them is off by less than factor − 1 of
     * itself.
     */
    public static double[] growing(double least, double most, double factor) {
        Require.above("least", least, 0);
        Require.atLeast("most", most, least);
        Require.above("factor", factor, 1);
        int last = (int) Math.ceil(Math.log(most / least) / Math.log(factor) - 1e-9);
        double[] bounds = new double[last + 1];
        Arrays.setAll(bounds, i -> least * Math.pow(factor, i));
        return bounds;
    }

    /** The counts of both, for instance of two instances. */
    public Buckets plus(Buckets other) {
        requireSameBounds(other);
        long[] sum = new long[counts.length];
        Arrays.setAll(sum, i -> counts[i] + other.counts[i]);
        return new Buckets(bounds, sum);
    }

    /** What was counted since an earlier look at the same histogram. */
    public Buckets minus(Buckets earlier) {
        requireSameBounds(earlier);
        long[] since = new long[counts.length];
        Arrays.setAll(since, i -> counts[i] - earlier.counts[i]);
        return of(bounds, since); // a count that has fallen is refused: the instance was restarted
    }

    private void requireSameBounds(Buckets other) {
        Require.that(
                Arrays.equals(bounds, Require.given("other", other).bounds),
                "other must have the same bounds, " + Arrays.toString(bounds) + ", but had "
                        + Arrays.toString(other.bounds));
    }

    /** How many values were counted. */
    public long total() {
        return LongStream.of(counts).sum();
    }

    /** The quantile for a probability in (0, 1], of at least one value. */
    public Estimate quantile(double p) {
        Require.that(p > 0 && p <= 1, "p must be above 0 and at most 1, but was " + p);
        Require.that(total() > 0, "the buckets must hold at least 1 value, but held none");
        double rank = Counts.snap(p * total(), total());
        long below = 0;
        int bucket = 0;
        while (below + counts[bucket] < rank || counts[bucket] == 0) {
            below += counts[bucket++];
        }
        double low = bucket == 0 ? 0 : bounds[bucket - 1];
        if (bucket == bounds.length) {
            return new Estimate(low, Double.NaN, Double.POSITIVE_INFINITY);
        }
        double high = bounds[bucket];
        return new Estimate(low, low + (high - low) * (rank - below) / counts[bucket], high);
    }
}
