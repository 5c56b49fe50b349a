package gradus.classicalml.splitting;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Chooses columns by their correlation with the target. It learns from targets: on test rows it is a leak. */
public final class ColumnSelection {
    private ColumnSelection() {}

    /**
     * The k columns whose Pearson correlation with the target is furthest from 0; of equal ones, the first.
     *
     * @param features n × d: the training rows
     * @param targets n numbers, not all equal
     * @param k between 1 and d
     * @return column numbers, ascending; a column that does not vary counts as uncorrelated
     * @throws IllegalArgumentException if the sizes do not fit, k is out of range, or the targets are all equal
     */
    public static int[] strongest(Matrix features, double[] targets, int k) {
        if (targets.length != features.rows()) {
            throw new IllegalArgumentException("targets must have " + features.rows()
                    + " numbers (one for each row of features), but had " + targets.length);
        }
        if (k < 1 || k > features.columns()) {
            throw new IllegalArgumentException(
                    "k must be between 1 and " + features.columns() + " (the number of columns), but was " + k);
        }
        double[] y = centred(targets);
        if (!(product(y, y) > 0)) {
            throw new IllegalArgumentException("targets must differ, but all are " + targets[0]);
        }
        double[] strengths = IntStream.range(0, features.columns())
                .mapToDouble(j -> strength(centred(features.column(j)), y))
                .toArray();
        return IntStream.range(0, strengths.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -strengths[j]))
                .limit(k)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** |correlation| of two centred vectors. */
    private static double strength(double[] x, double[] y) {
        double spread = product(x, x);
        return spread > 0 ? Math.abs(product(x, y)) / Math.sqrt(spread * product(y, y)) : 0;
    }

    private static double product(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double[] centred(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        double mean = sum / numbers.length;
        double[] centred = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            centred[i] = numbers[i] - mean;
        }
        return centred;
    }
}
