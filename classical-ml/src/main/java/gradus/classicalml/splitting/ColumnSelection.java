package gradus.classicalml.splitting;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
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
        Require.size("targets", targets.length, features.rows(), "one for each row of features");
        Require.between("k", k, 1, features.columns(), "the number of columns");
        double[] y = Vectors.centred(targets);
        Require.that(Vectors.dot(y, y) > 0, "targets must differ, but all are " + targets[0]);
        double[] strengths = IntStream.range(0, features.columns())
                .mapToDouble(j -> strength(Vectors.centred(features.column(j)), y))
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
        double spread = Vectors.dot(x, x);
        return spread > 0 ? Math.abs(Vectors.dot(x, y)) / Math.sqrt(spread * Vectors.dot(y, y)) : 0;
    }
}
