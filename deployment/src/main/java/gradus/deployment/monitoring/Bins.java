package gradus.deployment.monitoring;

import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Quantile;
import java.util.Arrays;

/**
 * Bins that are cut once, on a reference, and stay: between its quantiles, so that each holds about as many of the reference's rows. A
 * bin ends with its edge, the first and the last have no outer end, and missing values (NaN) are a bin of their own, the last.
 */
public final class Bins {
    private final double[] edges;

    private Bins(double[] edges) {
        this.edges = edges;
    }

    /**
     * Cuts at the reference's quantiles 1/bins, 2/bins, … (type 1: values of the reference). A value that fills several bins
     * makes one of them: ties give fewer bins. The largest value is no edge, for nothing of the reference lies above it.
     *
     * @param reference at least 1 number that is not missing, none infinite; not modified
     * @param bins how many to aim at, at least 2
     */
    public static Bins quantiles(double[] reference, int bins) {
        Require.atLeast("bins", bins, 2);
        double[] known = Require.sample("reference without its missing values", present(reference), 1);
        Arrays.sort(known);
        double largest = known[known.length - 1];
        double[] edges = new double[bins - 1];
        int count = 0;
        for (int k = 1; k < bins; k++) {
            double edge = Quantile.TYPE_1.of(known, (double) k / bins) + 0.0; // -0.0 is 0.0
            if (edge < largest && (count == 0 || edge > edges[count - 1])) {
                edges[count++] = edge;
            }
        }
        return new Bins(Arrays.copyOf(edges, count));
    }

    /** The values that are not missing, in their order. */
    public static double[] present(double[] values) {
        return Arrays.stream(Require.given("values", values))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** How many bins there are, with the one for missing values. */
    public int size() {
        return edges.length + 2;
    }

    /** Where one bin ends and the next begins, ascending; may be empty. */
    public double[] edges() {
        return edges.clone();
    }

    /** The bin of a value: the first whose edge is not below it. */
    public int of(double value) {
        if (Double.isNaN(value)) {
            return size() - 1;
        }
        int place = Arrays.binarySearch(edges, value == 0 ? 0.0 : value); // -0.0 is 0.0
        return place >= 0 ? place : -place - 1;
    }

    /** How many of the values lie in each bin; they add up to the number of values. */
    public long[] counts(double[] values) {
        long[] counts = new long[size()];
        for (double value : Require.given("values", values)) {
            counts[of(value)]++;
        }
        return counts;
    }
}
