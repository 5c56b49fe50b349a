package gradus.workbook.fundamentals.inference;

import java.util.Arrays;

/**
 * A hundred metrics of one A/B test, a hundred p-values. Adjust them as Benjamini and Hochberg do, so that each may be compared with 0.05 as if it were the only one,
 * and of what is then reported no more than 5% is expected to be luck.
 *
 * <p>Of m p-values in ascending order the k-th becomes p · m / k, but never more than the next larger one becomes: the last stays as it is.
 *
 * <ul>
 *   <li>The results stand in the order of the tests, not of their size. Equal p-values become equal ones.
 *   <li>None becomes smaller than it was, or more than 1. No tests, no results.
 *   <li>A p-value below 0, above 1 or NaN is refused with an {@code IllegalArgumentException}, and so is null. The array stays as it is.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/inference.md">fundamentals/docs/inference.md</a>
 */
public final class DiscoveryRate {
    private DiscoveryRate() {}

    /**
     * The adjusted p-values.
     *
     * @param p of each test, in [0, 1]
     * @return a new array, as long
     */
    public static double[] adjusted(double[] p) {
        // begin solution: refuse what is no p-value; go down from the largest, and let none exceed the one above it
        if (p == null || !Arrays.stream(p).allMatch(each -> each >= 0 && each <= 1)) {
            throw new IllegalArgumentException("p must hold numbers in [0, 1], but was " + Arrays.toString(p));
        }
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(p[i], p[j]));
        double[] adjusted = new double[p.length];
        double above = 1;
        for (int k = p.length; k >= 1; k--) {
            int test = order[k - 1];
            above = Math.min(above, p[test] * ((double) p.length / k));
            adjusted[test] = above;
        }
        return adjusted;
        // end solution
    }
}
