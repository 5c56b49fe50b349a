package gradus.datasets.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/**
 * Cuts a column of numbers where another column changes most, as a regression tree of one feature does (Breiman and others
 * 1984): each cut is the one that lowers the squared error most. Classes are one-hot vectors, whose squared error is the
 * Gini impurity, so that a class of one row in a thousand is cut off where it lives.
 */
final class Cuts {
    private static final int DEPTH = 6; // at most 64 intervals

    private final double[] values; // ascending
    private final int[] components; // row i's vector is zero but for this component
    private final double[] targets; // and there it has this value
    private int width = 1; // of the vectors
    private final List<Double> bounds = new ArrayList<>();

    /**
     * Cuts the column.
     *
     * @param classes whether the wanted column holds classes; otherwise it holds numbers
     * @param learned the rows to learn from; none is missing in either column
     */
    Cuts(NumericColumn<?> column, Column<?> wanted, boolean classes, List<Integer> learned) {
        List<Integer> rows = new ArrayList<>(learned);
        rows.sort(Comparator.comparingDouble(column::getDouble));
        values = rows.stream().mapToDouble(column::getDouble).toArray();
        components = new int[values.length];
        if (classes) {
            targets = rows.stream().mapToDouble(row -> 1).toArray();
            Map<String, Integer> known = new HashMap<>();
            for (int i = 0; i < values.length; i++) {
                components[i] = known.computeIfAbsent(wanted.getString(rows.get(i)), label -> known.size());
            }
            width = known.size();
        } else {
            NumericColumn<?> numbers = (NumericColumn<?>) wanted;
            double mean =
                    rows.stream().mapToDouble(numbers::getDouble).average().orElse(0);
            targets = rows.stream()
                    .mapToDouble(row -> numbers.getDouble(row) - mean)
                    .toArray();
        }
        split(0, values.length, DEPTH);
    }

    /** The bounds between the intervals, ascending; a number on a bound belongs to the interval above it. */
    double[] bounds() {
        return bounds.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void split(int from, int to, int depth) {
        int cut = depth == 0 ? -1 : bestCut(from, to);
        if (cut < 0) {
            return;
        }
        split(from, cut, depth - 1);
        double middle = values[cut - 1] / 2 + values[cut] / 2;
        bounds.add(middle > values[cut - 1] ? middle : values[cut]);
        split(cut, to, depth - 1);
    }

    /** The first row of the right part, or -1 if no cut explains more than the whole does. */
    private int bestCut(int from, int to) {
        Sum left = new Sum();
        Sum right = new Sum();
        for (int i = from; i < to; i++) {
            right.add(i, 1);
        }
        double best = right.explained() * (1 + 1e-9);
        int cut = -1;
        for (int i = from; i + 1 < to; i++) {
            left.add(i, 1);
            right.add(i, -1);
            double explained = left.explained() + right.explained();
            if (values[i] < values[i + 1] && explained > best) {
                best = explained;
                cut = i + 1;
            }
        }
        return cut;
    }

    /** The sum of some rows' vectors. Its square over their number is what their mean explains of the squared error. */
    private final class Sum {
        private final double[] sum = new double[width];
        private double square;
        private int rows;

        void add(int row, int times) {
            int k = components[row];
            double change = times * targets[row];
            square += change * (2 * sum[k] + change);
            sum[k] += change;
            rows += times;
        }

        double explained() {
            return rows == 0 ? 0 : square / rows;
        }
    }
}
