package gradus.workbook.deployment.monitoring;

import static gradus.engine.exercise.Todo.todo;

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
 * <p>You may want to import {@link java.util.Arrays}.
 *
 * @see <a href="../../../../../../../../../deployment/docs/monitoring.md">deployment/docs/monitoring.md</a>
 */
public final class StabilityIndex {
    @SuppressWarnings("unused") // until your code uses it
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
        return todo("the edges: sorted numbers, the places, no edge twice, none at the end");
    }

    /** How many values lie in each bin; the last bin is for what is missing. */
    private long[] counts(double[] values) {
        return todo("which bin holds a value? which holds NaN?");
    }

    /**
     * The index of new rows.
     *
     * @throws IllegalArgumentException if there is no row; the message holds the word current
     */
    public double psi(double[] current) {
        return todo("count the new rows in the same bins, then add up; which bins count?");
    }

    /**
     * How many times as large as chance makes it on average the index is: PSI / ((B − 1)(1/n + 1/m)), with n rows of the reference and m new ones.
     * 0 if B is 1.
     *
     * @throws IllegalArgumentException as {@link #psi}
     */
    public double timesChance(double[] current) {
        return todo("what does chance give with so many rows?");
    }

    @SuppressWarnings("unused") // until your code uses it
    private long[] countsOf(double[] current) {
        return todo("refuse no rows");
    }

    @SuppressWarnings("unused") // until your code uses it
    private int used(long[] now) {
        return todo("how many bins is somebody in, on either side?");
    }
}
