package gradus.workbook.classicalml.trees;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

public final class BestCut {
    private BestCut() {}

    public record Cut(double threshold, double gain) {}

    /** For each value of x how many rows have it, and the sum of their loads, from the first load. */
    public static Optional<Cut> of(double[] x, double[] y, int minLeaf) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x has " + x.length + " numbers and y has " + y.length);
        }
        if (minLeaf <= 0) {
            throw new IllegalArgumentException("minLeaf was " + minLeaf + ", must be 1 or more");
        }
        TreeMap<Double, double[]> byValue = new TreeMap<>();
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            double[] sums = byValue.computeIfAbsent(x[i] == 0 ? 0.0 : x[i], v -> new double[2]);
            sums[0]++;
            sums[1] += y[i] - y[0];
            total += y[i] - y[0];
        }
        List<Double> values = new ArrayList<>(byValue.keySet());
        Cut best = null;
        double n = 0;
        double sum = 0;
        for (int v = 0; v + 1 < values.size(); v++) {
            n += byValue.get(values.get(v))[0];
            sum += byValue.get(values.get(v))[1];
            double others = x.length - n;
            if (Math.min(n, others) < minLeaf) {
                continue;
            }
            double apart = sum / n - (total - sum) / others;
            double gain = n * others / x.length * apart * apart;
            if (best == null || best.gain() < gain) {
                double low = values.get(v);
                double high = values.get(v + 1);
                double middle = (low + high) / 2;
                if (Double.isInfinite(middle)) {
                    middle = low + (high - low) / 2;
                }
                best = new Cut(middle >= high || middle < low ? low : middle, gain);
            }
        }
        return Optional.ofNullable(best);
    }
}
