package gradus.workbook.fundamentals.descriptive;

/**
 * Pearson's and Spearman's correlation of a table of counts.
 *
 * <p>A cinema keeps no list of its viewers' ratings, only a table: {@code counts[i]} viewers gave {@code x[i]} stars to a
 * film and {@code y[i]} to its sequel. Do the two ratings go together? Answer as if every viewer had a row of their own,
 * without making those rows: counts can be in the billions, and their sum fits a long. A row that nobody chose (count 0)
 * changes nothing, and a value may stand in several rows. The same code serves other tables, whose values lie near 10⁹ and
 * differ by 1, or lie near 10⁻¹⁵: there too six digits must be right. The three arrays stay as they are.
 *
 * <p>Where everyone gave the same number of stars there is nothing to go together with: that correlation is NaN.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/descriptive.md">fundamentals/docs/descriptive.md</a>
 */
public final class CountedCorrelation {
    private CountedCorrelation() {}

    /**
     * The sample covariance of x and y over all viewers, Σ(xᵢ − x̄)(yᵢ − ȳ) / (n − 1).
     *
     * @return the covariance, in stars squared; NaN for fewer than two viewers
     * @throws IllegalArgumentException if the lengths differ, x or y is not finite, or a count is negative
     */
    public static double covariance(double[] x, double[] y, long[] counts) {
        requireTable(x, y, counts);
        // begin solution: n and both means over all viewers, then the products of the distances from them
        long n = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < counts.length; i++) {
            n += counts[i];
            sumX += counts[i] * x[i];
            sumY += counts[i] * y[i];
        }
        double products = 0;
        double leftX = 0; // the distances add up to 0, but for the last digit of the mean, times billions
        double leftY = 0;
        for (int i = 0; i < counts.length; i++) {
            leftX += counts[i] * (x[i] - sumX / n);
            leftY += counts[i] * (y[i] - sumY / n);
            products += counts[i] * (x[i] - sumX / n) * (y[i] - sumY / n);
        }
        products -= leftX * leftY / n;
        return n < 2 ? Double.NaN : products / (n - 1);
        // end solution
    }

    /**
     * Pearson's r of x and y over all viewers.
     *
     * @return r in [−1, 1]; NaN if all viewers gave the same x, or the same y
     * @throws IllegalArgumentException if the lengths differ, x or y is not finite, or a count is negative
     */
    public static double pearson(double[] x, double[] y, long[] counts) {
        requireTable(x, y, counts);
        // begin solution: NaN for a constant column, else the covariance in units of both standard deviations
        if (isConstant(x, counts) || isConstant(y, counts)) {
            return Double.NaN;
        }
        double variances = covariance(x, x, counts) * covariance(y, y, counts);
        double r = covariance(x, y, counts) / Math.sqrt(variances);
        return Math.max(-1, Math.min(1, r)); // rounding may carry it beyond
        // end solution
    }

    /**
     * Spearman's ρ of x and y over all viewers: Pearson's r of their ranks.
     *
     * @return ρ in [−1, 1]; NaN if all viewers gave the same x, or the same y
     * @throws IllegalArgumentException if the lengths differ, x or y is not finite, or a count is negative
     */
    public static double spearman(double[] x, double[] y, long[] counts) {
        requireTable(x, y, counts);
        // begin solution: one line, from what you have
        return pearson(ranks(x, counts), ranks(y, counts), counts);
        // end solution
    }

    /**
     * The rank that each row's viewers share among all viewers, from 1 for the smallest value. Viewers who gave the same
     * value share the mean of the ranks that they take up together: of 3, 3, 3, 4, 4, 5 these are 2, 2, 2, 4.5, 4.5, 6.
     *
     * @return one rank for each row
     */
    static double[] ranks(double[] values, long[] counts) {
        // begin solution: for each row, count the viewers below it and the viewers level with it
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            long below = 0;
            long level = 0;
            for (int j = 0; j < values.length; j++) {
                if (values[j] < values[i]) {
                    below += counts[j];
                } else if (values[j] == values[i]) {
                    level += counts[j];
                }
            }
            ranks[i] = below + (level + 1) / 2.0; // the middle of the ranks below + 1 to below + level
        }
        return ranks;
        // end solution
    }

    /** Whether all viewers gave one and the same value (as no viewers do). */
    static boolean isConstant(double[] values, long[] counts) {
        // begin solution: compare the values that somebody chose
        double first = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            if (counts[i] > 0 && Double.isNaN(first)) {
                first = values[i];
            }
            if (counts[i] > 0 && values[i] != first) {
                return false;
            }
        }
        return true;
        // end solution
    }

    private static void requireTable(double[] x, double[] y, long[] counts) {
        if (x.length != counts.length || y.length != counts.length) {
            throw new IllegalArgumentException("x, y and counts must be of one length, but held " + x.length + ", "
                    + y.length + " and " + counts.length);
        }
        for (int i = 0; i < counts.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException(
                        "x and y must be finite, but row " + i + " held " + x[i] + " and " + y[i]);
            }
            if (counts[i] < 0) {
                throw new IllegalArgumentException(
                        "counts must not be negative, but counts[" + i + "] was " + counts[i]);
            }
        }
    }
}
