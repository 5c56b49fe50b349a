package gradus.fundamentals.descriptive;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;

/** How two columns move together: in a straight line (Pearson), in order (Spearman), or for the bulk of the data (biweight). */
public final class Correlation {
    /** How many median absolute deviations from the median a value may be before the biweight ignores it. */
    private static final double BIWEIGHT_REACH = 9;

    private Correlation() {}

    /**
     * The sample covariance, Σ(xᵢ − x̄)(yᵢ − ȳ) / (n − 1).
     *
     * @param x at least two finite numbers
     * @param y as many finite numbers
     * @return the covariance, in x's unit times y's
     * @throws IllegalArgumentException if either is null, too short or not finite, or the lengths differ
     */
    public static double covariance(double[] x, double[] y) {
        requirePairs(x, y);
        double meanX = Descriptive.mean(x);
        double meanY = Descriptive.mean(y);
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
        }
        return products / (x.length - 1);
    }

    /**
     * Pearson's r, the covariance in units of both standard deviations: Σaᵢbᵢ / √(Σaᵢ² Σbᵢ²) with aᵢ = xᵢ − x̄ and
     * bᵢ = yᵢ − ȳ. The n − 1 of the covariance and those of the deviations cancel.
     *
     * @param x at least two finite numbers
     * @param y as many finite numbers
     * @return r in [−1, 1], without unit; NaN if a column is constant, which goes up and down with nothing
     * @throws IllegalArgumentException if either is null, too short or not finite, or the lengths differ
     */
    public static double pearson(double[] x, double[] y) {
        requirePairs(x, y);
        return isConstant(x) || isConstant(y) ? Double.NaN : cosine(centred(x), centred(y));
    }

    /**
     * Spearman's ρ: Pearson's r of the ranks. It is 1 when y always rises with x, whatever the curve.
     *
     * @param x at least two finite numbers
     * @param y as many finite numbers
     * @return ρ in [−1, 1], without unit; NaN if a column is constant
     * @throws IllegalArgumentException if either is null, too short or not finite, or the lengths differ
     */
    public static double spearman(double[] x, double[] y) {
        requirePairs(x, y);
        return pearson(ranks(x), ranks(y));
    }

    /**
     * The rank of each value, from 1 for the smallest. Equal values share the mean of the ranks that they take up.
     *
     * @param values at least one finite number
     * @return as many ranks, in the values' order; their sum is always n (n + 1) / 2
     * @throws IllegalArgumentException if values is null or empty, or holds NaN or infinity
     */
    public static double[] ranks(double[] values) {
        Require.sample("values", values, 1);
        int[] order = Vectors.order(values);
        double[] ranks = new double[values.length];
        for (int start = 0, end; start < order.length; start = end) {
            end = start + 1;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0; // ranks start + 1 to end, shared
            }
        }
        return ranks;
    }

    /**
     * The biweight midcorrelation: Pearson's formula about the medians, each value weighted by (1 − u²)² where
     * u = (xᵢ − median) / (9 MAD), and by 0 where |u| ≥ 1 (Wilcox 2012, <em>Introduction to Robust Estimation and
     * Hypothesis Testing</em>, section 9.3.8).
     *
     * @param x at least two finite numbers
     * @param y as many finite numbers
     * @return the correlation of the bulk in [−1, 1], without unit; NaN if a column's MAD is 0: more than half is one value
     * @throws IllegalArgumentException if either is null, too short or not finite, or the lengths differ
     */
    public static double biweight(double[] x, double[] y) {
        requirePairs(x, y);
        return cosine(bulk(x), bulk(y));
    }

    /** The distances from the median, those far out shrunk and those beyond reach 0; all NaN if the MAD is 0. */
    private static double[] bulk(double[] values) {
        double median = Descriptive.median(values);
        double reach = BIWEIGHT_REACH * Descriptive.medianAbsoluteDeviation(values);
        double[] bulk = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double u = (values[i] - median) / reach;
            double weight = Math.abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0;
            bulk[i] = reach > 0 ? u * weight : Double.NaN;
        }
        return bulk;
    }

    /** The distances from the mean in units of the largest one, so that no square overflows or vanishes. */
    private static double[] centred(double[] values) {
        double[] centred = Vectors.centred(values);
        double largest = Vectors.largestSize(centred);
        for (int i = 0; i < values.length; i++) {
            centred[i] /= largest;
        }
        return centred;
    }

    /** Σaᵢbᵢ / √(Σaᵢ² Σbᵢ²): the cosine of the angle between two vectors. */
    private static double cosine(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        double cosine = ab / Math.sqrt(aa * bb);
        return Math.max(-1, Math.min(1, cosine)); // rounding may overstep 1 by an ulp; NaN stays NaN
    }

    /** Compares values, not deviations: the mean of three times 0.1 is not 0.1, and rounding must not pass for variation. */
    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /** Two samples whose numbers belong together in pairs, at least two of them. */
    private static void requirePairs(double[] x, double[] y) {
        Require.sample("x", x, 2);
        Require.sample("y", y, 2);
        Require.oneLength("x and y", x.length, y.length);
    }
}
