package gradus.workbook.deployment.monitoring;

import java.util.List;

/**
 * Times to answer, counted in buckets on each instance, and a quantile of the whole fleet. The dashboard's p99 was 100 ms for months, whatever
 * users said. Three things here keep it from ever being right; each looks sensible by itself.
 *
 * <p><em>What it must do.</em> The bounds are least, least · (1 + error), least · (1 + error)², … up to the first that is at least {@code most}. A bucket
 * holds what is above the bound before it, up to and including its own; one more, the last, holds what is above all bounds. Every time that
 * is recorded counts.
 *
 * <p>The quantile of a fleet for p per mille of N times in all is sought at rank p · N / 1000, among all times of all instances. It lies in the first bucket
 * with which the counts, added up, reach the rank; there it is low + (high − low) · (rank − count of the buckets before) / (count of this bucket),
 * with low the bound before (0 for the first bucket) and high its own. If that is the last bucket, nobody knows: positive infinity. A fleet
 * without any time has no quantile: NaN.
 *
 * <p>Instances of one fleet have the same bounds. Asking changes nothing.
 *
 * <p>You may want to import {@link java.util.ArrayList}.
 *
 * @see <a href="../../../../../../../../../deployment/docs/monitoring.md">deployment/docs/monitoring.md</a>
 */
public final class FleetLatency {
    private final double[] bounds;
    private final long[] counts;

    /**
     * An instance that has answered nothing yet.
     *
     * @param least the first bound in ms, above 0
     * @param most where the bounds may end, in ms, above least
     * @param error how far a quantile may be off, as a share of itself, above 0
     */
    public FleetLatency(double least, double most, double error) {
        bounds = new double[10]; // ten even steps
        for (int i = 0; i < 10; i++) {
            bounds[i] = least + (most - least) * i / 9;
        }
        counts = new long[bounds.length + 1];
    }

    /** The bounds in ms, ascending. */
    public double[] bounds() {
        return bounds.clone();
    }

    /** Counts a time to answer, in ms, at least 0; infinite for an answer that never came. */
    public void record(double time) {
        int bucket = 0;
        while (bucket < bounds.length && time > bounds[bucket]) {
            bucket++;
        }
        if (bucket < bounds.length) {
            counts[bucket]++; // slower ones are outliers
        }
    }

    /**
     * The fleet's quantile.
     *
     * @param fleet the instances, at least one
     * @param perMille from 1 to 1000: 990 for the p99
     */
    public static double quantile(List<FleetLatency> fleet, int perMille) {
        double sum = 0;
        for (FleetLatency instance : fleet) {
            long total = 0;
            for (long count : instance.counts) {
                total += count;
            }
            int bucket = 0;
            long before = 0;
            while (bucket < instance.bounds.length - 1 && (before + instance.counts[bucket]) * 1000 < perMille *
        total) {
                before += instance.counts[bucket++];
            }
            sum += instance.bounds[bucket];
        }
        return sum / fleet.size();
    }
}
