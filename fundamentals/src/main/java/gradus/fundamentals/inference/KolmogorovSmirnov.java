package gradus.fundamentals.inference;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Do two samples, or a sample and a distribution, differ anywhere? D is the largest distance between their cumulative shares.
 */
public final class KolmogorovSmirnov {
    /** Below so many pairs of values the two-sample test counts, as R does; above it the limit of large samples is near enough. */
    private static final long COUNTED = 10_000;

    /** Below so many values the one-sample test is exact, as R's. */
    private static final int EXACT = 100;

    private KolmogorovSmirnov() {}

    /**
     * Two samples. Below 10,000 pairs of values the p-value is the share of all ways to hand out the labels that give a D as large: a permutation
     * test, exact with ties as well.
     *
     * @param a at least 1 finite number
     * @param b at least 1 finite number
     */
    public static TestResult twoSample(double[] a, double[] b) {
        double[] x = sorted("a", a);
        double[] y = sorted("b", b);
        double d = largestGap(x, y);
        double size = (double) x.length * y.length;
        double p = size < COUNTED ? counted(d, x, y) : limit(Math.sqrt(size / (x.length + y.length)) * d);
        return TestResult.of(
                "two-sample Kolmogorov–Smirnov", d, p, "values drawn independently, in each sample and between them");
    }

    /**
     * A sample against a continuous distribution that is known beforehand: with parameters fitted to the same sample p is too large.
     *
     * @param x at least 1 finite number
     * @param cdf the distribution's cumulative probability, in [0, 1]
     */
    public static TestResult oneSample(double[] x, DoubleUnaryOperator cdf) {
        double[] sorted = sorted("x", x);
        Require.given("cdf", cdf);
        int n = sorted.length;
        double d = 0;
        for (int i = 0; i < n; i++) {
            double below = Require.between("cdf(" + sorted[i] + ")", cdf.applyAsDouble(sorted[i]), 0, 1);
            d = Math.max(d, Math.max((i + 1.0) / n - below, below - (double) i / n));
        }
        double p = n < EXACT ? 1 - exactBelow(n, d) : limit(Math.sqrt(n) * d);
        return TestResult.of(
                "one-sample Kolmogorov–Smirnov",
                d,
                Math.max(0, p),
                "values drawn independently; a continuous distribution, not fitted to them");
    }

    private static double[] sorted(String name, double[] values) {
        double[] sorted = Require.sample(name, values, 1).clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Walks up both samples at once; equal values are passed together before the shares are compared. */
    private static double largestGap(double[] x, double[] y) {
        double gap = 0;
        int i = 0;
        int j = 0;
        while (i < x.length && j < y.length) {
            double value = Math.min(x[i], y[j]);
            while (i < x.length && x[i] <= value) {
                i++;
            }
            while (j < y.length && y[j] <= value) {
                j++;
            }
            gap = Math.max(gap, Math.abs((double) i / x.length - (double) j / y.length));
        }
        return gap;
    }

    /**
     * The share of all orders of labels whose gap reaches d somewhere (Schröer and Trenkler 1995). After i labels of x and j of y: reached[j],
     * the share of the ways so far that have reached it; the last label was an x with probability i / (i + j). Between equal values nothing is compared.
     */
    private static double counted(double d, double[] x, double[] y) {
        double[] all = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, all, x.length, y.length);
        Arrays.sort(all);
        double size = (double) x.length * y.length;
        double reach = (0.5 + Math.floor(d * size - 1e-7)) / size; // between two possible gaps
        double[] reached = new double[y.length + 1];
        for (int i = 0; i <= x.length; i++) {
            for (int j = 0; j <= y.length; j++) {
                int seen = i + j;
                boolean between = seen > 0 && seen < all.length && all[seen - 1] == all[seen];
                if (!between && Math.abs((double) i / x.length - (double) j / y.length) >= reach) {
                    reached[j] = 1;
                } else if (seen > 0) {
                    double lastWasX = (double) i / seen;
                    reached[j] = lastWasX * (i > 0 ? reached[j] : 0) + (1 - lastWasX) * (j > 0 ? reached[j - 1] : 0);
                }
            }
        }
        return reached[y.length];
    }

    /** P(√n D ≥ x) in the limit of large samples (Kolmogorov 1933). */
    static double limit(double x) {
        if (x < 0.2) {
            return 1; // to 1e-12: the other form of the series begins with e^(−π²/8x²)
        }
        double sum = 0;
        for (int k = 1; k <= 100; k++) {
            double term = Math.exp(-2.0 * k * k * x * x);
            sum += k % 2 == 1 ? term : -term;
        }
        return 2 * sum;
    }

    /** P(D &lt; d) for n values, as a power of a matrix (Marsaglia, Tsang and Wang 2003, Journal of Statistical Software 8(18)). */
    private static double exactBelow(int n, double d) {
        int k = (int) (n * d) + 1;
        double below = power(Matrix.of(steps(2 * k - 1, k - n * d)), n).get(k - 1, k - 1);
        for (int i = 1; i <= n; i++) {
            below *= (double) i / n;
        }
        return below;
    }

    /** Their matrix H: 1/(i − j + 1)! below the superdiagonal, less what the edges of the band of width d cut off. */
    private static double[][] steps(int m, double h) {
        double[][] cells = new double[m][m];
        for (int i = 0; i < m; i++) {
            Arrays.fill(cells[i], 0, Math.min(m, i + 2), 1);
        }
        for (int i = 0; i < m; i++) {
            cells[i][0] -= Math.pow(h, i + 1);
            cells[m - 1][i] -= Math.pow(h, m - i);
        }
        cells[m - 1][0] += 2 * h - 1 > 0 ? Math.pow(2 * h - 1, m) : 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                for (int g = 2; g <= i - j + 1; g++) {
                    cells[i][j] /= g;
                }
            }
        }
        return cells;
    }

    private static Matrix power(Matrix matrix, int exponent) {
        if (exponent == 1) {
            return matrix;
        }
        Matrix half = power(matrix, exponent / 2);
        Matrix square = half.times(half);
        return exponent % 2 == 0 ? square : square.times(matrix);
    }
}
