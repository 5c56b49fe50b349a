package gradus.workbook.fundamentals.descriptive;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Ranks from a sorted map of values, in O(n log n); r from standardised columns. */
public final class CountedCorrelation {
    private CountedCorrelation() {}

    public static double covariance(double[] x, double[] y, long[] counts) {
        requireTable(x, y, counts);
        long n = Arrays.stream(counts).sum();
        double[] a = centred(x, counts, n);
        double[] b = centred(y, counts, n);
        double products = IntStream.range(0, counts.length)
                .mapToDouble(i -> counts[i] * a[i] * b[i])
                .sum();
        return n < 2 ? Double.NaN : products / (n - 1);
    }

    public static double pearson(double[] x, double[] y, long[] counts) {
        requireTable(x, y, counts);
        if (isConstant(x, counts) || isConstant(y, counts)) {
            return Double.NaN;
        }
        double r = covariance(standardised(x, counts), standardised(y, counts), counts);
        return Math.abs(r) > 1 ? Math.signum(r) : r;
    }

    public static double spearman(double[] x, double[] y, long[] counts) {
        requireTable(x, y, counts);
        return pearson(ranks(x, counts), ranks(y, counts), counts);
    }

    static double[] ranks(double[] values, long[] counts) {
        TreeMap<Double, Long> viewers = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            viewers.merge(values[i], counts[i], Long::sum);
        }
        TreeMap<Double, Double> rank = new TreeMap<>();
        long below = 0;
        for (var entry : viewers.entrySet()) {
            rank.put(entry.getKey(), below + (entry.getValue() + 1) / 2.0);
            below += entry.getValue();
        }
        return Arrays.stream(values).map(rank::get).toArray();
    }

    static boolean isConstant(double[] values, long[] counts) {
        return IntStream.range(0, values.length)
                        .filter(i -> counts[i] > 0)
                        .mapToDouble(i -> values[i])
                        .distinct()
                        .count()
                < 2;
    }

    private static double[] centred(double[] values, long[] counts, long n) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += values[i] * ((double) counts[i] / n);
        }
        double m = mean;
        return Arrays.stream(values).map(v -> v - m).toArray();
    }

    private static double[] standardised(double[] values, long[] counts) {
        double deviation = Math.sqrt(covariance(values, values, counts));
        double[] distances = centred(values, counts, Arrays.stream(counts).sum());
        return Arrays.stream(distances).map(d -> d / deviation).toArray();
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
