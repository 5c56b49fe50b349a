package gradus.deployment.monitoring;

import gradus.fundamentals.Require;
import gradus.fundamentals.distributions.ChiSquared;
import java.util.Arrays;

/**
 * Population stability index: {@code Σ (q − p) ln(q / p)} over bins, where p is a bin's share of the reference and q its share of the
 * new rows. Half a row is added to every count, so that an empty bin gives a large number and not an infinite one. A bin that is
 * empty on both sides does not count.
 *
 * <p>If nothing has changed, PSI is about (1/n + 1/m) times a χ² of B − 1 degrees of freedom (Yurdakul 2018, <em>Statistical
 * properties of population stability index</em>). So its mean is (B − 1)(1/n + 1/m), and no fixed threshold fits all n and m.
 *
 * @param value 0 or more
 * @param bins how many bins somebody is in, B
 * @param n rows of the reference
 * @param m new rows
 */
public record Psi(double value, int bins, long n, long m) {
    private static final double ADDED = 0.5;

    /** The index of new values, in bins cut on the reference; missing values (NaN) are a bin. */
    public static Psi of(double[] reference, double[] current, int bins) {
        Bins cut = Bins.quantiles(reference, bins);
        return of(cut.counts(reference), cut.counts(current));
    }

    /**
     * The index of two lists of counts.
     *
     * @param reference how many rows of the reference lie in each bin, none below 0, not all 0
     * @param current the same of the new rows, bin by bin
     */
    public static Psi of(long[] reference, long[] current) {
        long n = total("reference", reference);
        long m = total("current", current);
        Require.size("current", current.length, reference.length, "one for each bin of the reference");
        int used = used(reference, current);
        double psi = 0;
        for (int i = 0; i < reference.length; i++) {
            if (reference[i] > 0 || current[i] > 0) {
                double p = (reference[i] + ADDED) / (n + ADDED * used);
                double q = (current[i] + ADDED) / (m + ADDED * used);
                psi += (q - p) * Math.log(q / p);
            }
        }
        return new Psi(psi, used, n, m);
    }

    private static int used(long[] reference, long[] current) {
        int used = 0;
        for (int i = 0; i < reference.length; i++) {
            used += reference[i] > 0 || current[i] > 0 ? 1 : 0;
        }
        return used;
    }

    private static long total(String name, long[] counts) {
        Require.given(name, counts);
        for (int i = 0; i < counts.length; i++) {
            Require.atLeast(name + "[" + i + "]", counts[i], 0);
        }
        return Require.atLeast("the sum of " + name, Arrays.stream(counts).sum(), 1);
    }

    /** What the index comes to on average if nothing has changed: (B − 1)(1/n + 1/m). */
    public double expected() {
        return (bins - 1) * unit();
    }

    /** What the index exceeds with the given probability if nothing has changed. */
    public double threshold(double level) {
        Require.strictlyBetween("level", level, 0, 1);
        return bins == 1 ? 0 : unit() * new ChiSquared(bins - 1).upperQuantile(level);
    }

    /** How probable an index as large as this is if nothing has changed; good where each bin expects 5 rows or more. */
    public double pValue() {
        return bins == 1 ? 1 : new ChiSquared(bins - 1).survival(value / unit());
    }

    private double unit() {
        return 1.0 / n + 1.0 / m;
    }
}
