package gradus.deployment.throughput;

import gradus.fundamentals.Require;

/**
 * Counts of durations in buckets that grow with the duration: 128 for each power of two, so that a quantile is never too low and at most 1/128
 * too high, in 57 KB however many durations came. Two of them add up exactly, which two quantiles never do.
 *
 * <p>Not thread-safe: give each thread its own, and add them at the end. After G. Tene's HdrHistogram.
 */
public final class LatencyHistogram {
    private static final int FINE = 7; // bits that are kept
    private static final int PER_POWER = 1 << FINE;

    private final long[] counts = new long[(63 - FINE) * PER_POWER + PER_POWER];
    private long count;
    private long max;

    /**
     * Counts one duration.
     *
     * @param nanos at least 0
     */
    public void record(long nanos) {
        Require.atLeast("nanos", nanos, 0);
        counts[bucket(nanos)]++;
        count++;
        max = Math.max(max, nanos);
    }

    /** Counts all that another histogram has counted. */
    public void add(LatencyHistogram other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
        max = Math.max(max, other.max);
    }

    /** How many durations were counted. */
    public long count() {
        return count;
    }

    /** The longest of all, exactly; 0 if there is none. */
    public long maxNanos() {
        return max;
    }

    /**
     * What a fraction p of the durations does not exceed (inverse of the empirical distribution function).
     *
     * @param p from 0 to 1; 0.99 for the 99th percentile
     * @return nanoseconds; NaN if nothing was counted
     */
    public double quantile(double p) {
        Require.between("p", p, 0, 1);
        if (count == 0) {
            return Double.NaN;
        }
        long rank = Rank.of(p, count);
        long seen = 0;
        int bucket = -1;
        while (seen < rank) {
            seen += counts[++bucket];
        }
        return Math.min(max, longestIn(bucket));
    }

    /** The same in milliseconds. */
    public double millis(double p) {
        return quantile(p) / 1e6;
    }

    static int bucket(long nanos) {
        int shift = Math.max(0, 63 - Long.numberOfLeadingZeros(nanos | 1) - FINE);
        return shift * PER_POWER + (int) (nanos >>> shift);
    }

    static long longestIn(int bucket) {
        int shift = Math.max(0, bucket / PER_POWER - 1);
        long kept = bucket - (long) shift * PER_POWER;
        return (kept + 1 << shift) - 1;
    }
}
