package gradus.classicalml.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/** The plain way: tries every threshold of every column, and for each looks at all rows again. */
final class Slow {
    private final Matrix x;
    private final int minLeaf;
    private final ToDoubleFunction<int[]> impurity; // of rows, times their number

    Slow(Matrix x, int minLeaf, ToDoubleFunction<int[]> impurity) {
        this.x = x;
        this.minLeaf = minLeaf;
        this.impurity = impurity;
    }

    void check(Node node, int[] rows) {
        assertThat(node.rows()).isEqualTo(rows.length);
        assertThat(node.impurity()).isCloseTo(impurity.applyAsDouble(rows) / rows.length, within(1e-12));
        if (node instanceof Branch branch) {
            assertThat(gain(branch.cut(), rows)).isCloseTo(bestGain(rows), within(1e-9));
            check(branch.left(), side(branch.cut(), rows, true));
            check(branch.right(), side(branch.cut(), rows, false));
        }
    }

    private double bestGain(int[] rows) {
        double best = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < x.columns(); j++) {
            int feature = j;
            double[] thresholds = Arrays.stream(rows)
                    .mapToDouble(i -> Double.isNaN(x.get(i, feature)) ? Double.POSITIVE_INFINITY : x.get(i, feature))
                    .distinct()
                    .toArray();
            for (double threshold : thresholds) {
                best = Math.max(best, gain(new Cut(feature, threshold, false), rows));
                best = Math.max(best, gain(new Cut(feature, threshold, true), rows));
            }
        }
        return best;
    }

    private double gain(Cut cut, int[] rows) {
        int[] left = side(cut, rows, true);
        int[] right = side(cut, rows, false);
        return Math.min(left.length, right.length) < minLeaf
                ? Double.NEGATIVE_INFINITY
                : impurity.applyAsDouble(rows) - impurity.applyAsDouble(left) - impurity.applyAsDouble(right);
    }

    private int[] side(Cut cut, int[] rows, boolean left) {
        IntPredicate isThere = i -> cut.isLeft(x.get(i, cut.feature())) == left;
        return Arrays.stream(rows).filter(isThere).toArray();
    }
}
