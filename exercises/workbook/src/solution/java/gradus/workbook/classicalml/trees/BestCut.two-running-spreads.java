package gradus.workbook.classicalml.trees;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

public final class BestCut {
    private BestCut() {}

    public record Cut(double threshold, double gain) {}

    /** The squared distances of the first i rows for every i, then the same from the other end. */
    public static Optional<Cut> of(double[] x, double[] y, int minLeaf) {
        if (y.length != x.length || minLeaf < 1) {
            throw new IllegalArgumentException(
                    "x, y and minLeaf were of " + x.length + ", " + y.length + ", " + minLeaf);
        }
        int n = x.length;
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = new double[] {x[i], y[i]};
        }
        Arrays.sort(rows, Comparator.comparingDouble(row -> row[0] == 0 ? 0 : row[0]));
        double[] before = spreads(rows);
        double[][] turned = new double[n][];
        for (int i = 0; i < n; i++) {
            turned[i] = rows[n - 1 - i];
        }
        double[] after = spreads(turned);
        Cut best = null;
        for (int i = minLeaf; i <= n - minLeaf; i++) {
            double gain = before[n] - before[i] - after[n - i];
            if (rows[i - 1][0] < rows[i][0] && (best == null || gain > best.gain)) {
                best = new Cut(middle(rows[i - 1][0], rows[i][0]), gain);
            }
        }
        return Optional.ofNullable(best);
    }

    private static double[] spreads(double[][] rows) {
        double[] spreads = new double[rows.length + 1];
        double mean = 0;
        for (int i = 0; i < rows.length; i++) {
            double apart = rows[i][1] - mean;
            mean += apart / (i + 1);
            spreads[i + 1] = spreads[i] + apart * (rows[i][1] - mean);
        }
        return spreads;
    }

    private static double middle(double low, double high) {
        double middle = new BigDecimal(low)
                .add(new BigDecimal(high))
                .divide(BigDecimal.valueOf(2))
                .doubleValue();
        return middle < high ? middle : low;
    }
}
