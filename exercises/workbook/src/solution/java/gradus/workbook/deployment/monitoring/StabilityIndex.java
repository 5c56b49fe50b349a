package gradus.workbook.deployment.monitoring;

import java.util.Arrays;

/**
 * PSI of a column against a reference, for real columns: with ties, empty bins and missing values.
 *
 * <p><em>Bins.</em> Sort the n numbers of the reference, what is missing (NaN) left out. For k from 1 to bins − 1 take the number at place ⌈k · n /
 * bins⌉, counted from 1. These are the edges; equal ones count once, and one that is the largest number of the reference is none, for nothing
 * lies above it. A bin holds what is above the edge before it, up to and including its own; the last has no edge. Missing values are one bin
 * more. 0.0 and −0.0 are one number. The bins are cut once, on the reference.
 *
 * <p><em>Index.</em> Of B bins, those that somebody is in on either side, p = (count in the reference + ½) / (rows of the reference + B / 2), q the
 * same of the new rows, and PSI the sum of (q − p) ln(q / p). Rows count whether their value is missing or not.
 *
 * <p>No number is infinite. The arrays stay as they are, and what the caller does to them later has no bearing on the index.
 *
 * @see <a href="../../../../../../../../../deployment/docs/monitoring.md">deployment/docs/monitoring.md</a>
 */
public final class StabilityIndex {
    private final double[] edges;
    private final long[] reference;

    private StabilityIndex(double[] edges, double[] reference) {
        this.edges = edges;
        this.reference = counts(reference);
    }

    /**
     * Cuts the bins.
     *
     * @param reference at least one number that is not missing
     * @param bins at least 2
     */
    public static StabilityIndex of(double[] reference, int bins) {
        // begin solution: the edges: sorted numbers, the places, no edge twice, none at the end
        double[] sorted = Arrays.stream(reference)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        long n = sorted.length;
        double[] edges = new double[bins - 1];
        int count = 0;
        for (int k = 1; k < bins; k++) {
            double edge = sorted[(int) ((k * n + bins - 1) / bins) - 1];
            if (edge < sorted[sorted.length - 1] && (count == 0 || edge > edges[count - 1])) {
                edges[count++] = edge;
            }
        }
        return new StabilityIndex(Arrays.copyOf(edges, count), reference);
        // end solution
    }

    /** How many values lie in each bin; the last bin is for what is missing. */
    private long[] counts(double[] values) {
        // begin solution: which bin holds a value? which holds NaN?
        long[] counts = new long[edges.length + 2];
        for (double value : values) {
            int bin = 0;
            while (bin < edges.length && value > edges[bin]) {
                bin++;
            }
            counts[Double.isNaN(value) ? edges.length + 1 : bin]++;
        }
        return counts;
        // end solution
    }

    /**
     * The index of new rows.
     *
     * @throws IllegalArgumentException if there is no row; the message holds the word current
     */
    public double psi(double[] current) {
        // begin solution: count the new rows in the same bins, then add up; which bins count?
        long[] now = countsOf(current);
        double half = used(now) / 2.0;
        double n = Arrays.stream(reference).sum() + half;
        double m = current.length + half;
        double psi = 0;
        for (int i = 0; i < now.length; i++) {
            if (reference[i] + now[i] > 0) {
                double p = (reference[i] + 0.5) / n;
                double q = (now[i] + 0.5) / m;
                psi += (q - p) * Math.log(q / p);
            }
        }
        return psi;
        // end solution
    }

    /**
     * How many times as large as chance makes it on average the index is: PSI / ((B − 1)(1/n + 1/m)), with n rows of the reference and m new ones.
     * 0 if B is 1.
     *
     * @throws IllegalArgumentException as {@link #psi}
     */
    public double timesChance(double[] current) {
        // begin solution: what does chance give with so many rows?
        int bins = used(countsOf(current));
        double rows = Arrays.stream(reference).sum();
        return bins == 1 ? 0 : psi(current) / ((bins - 1) * (1 / rows + 1.0 / current.length));
        // end solution
    }

    private long[] countsOf(double[] current) {
        // begin solution: refuse no rows
        if (current.length == 0) {
            throw new IllegalArgumentException("current must hold at least 1 row, but held none");
        }
        return counts(current);
        // end solution
    }

    private int used(long[] now) {
        // begin solution: how many bins is somebody in, on either side?
        int used = 0;
        for (int i = 0; i < now.length; i++) {
            used += reference[i] + now[i] > 0 ? 1 : 0;
        }
        return used;
        // end solution
    }
}
