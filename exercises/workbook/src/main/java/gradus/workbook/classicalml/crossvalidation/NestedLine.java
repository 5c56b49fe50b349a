package gradus.workbook.classicalml.crossvalidation;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A model that uses one column of a table: the column is chosen by cross-validation, and a straight line through that column predicts the target.
 * A colleague wrote it, and its error is a little too good. Three things leak. Find them and stop them.
 *
 * <p>Each row has a fold, from 0 to k − 1 with k at least 3. For each fold in turn (the outer fold), its rows test, and whatever is learned
 * for them must be learned from the rows of the other folds:
 *
 * <ol>
 *   <li>The column is chosen by inner folds. These are the other folds themselves: each tests once, on a line fitted to the rows that are in
 *       neither the outer fold nor this inner one. The column with the smallest sum of squared errors over all these rows is chosen; of equal
 *       ones the first.
 *   <li>A line through the chosen column is fitted to all rows outside the outer fold, and predicts the rows inside it.
 *   <li>The error that is reported is that of these predictions.
 * </ol>
 *
 * <p>In every fit each column has at least two different values. No array is changed.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/cross-validation.md">classical-ml/docs/cross-validation.md</a>
 */
public final class NestedLine {
    private NestedLine() {}

    /** A line: a + b · x. */
    private record Line(double a, double b) {
        double at(double x) {
            return a + b * x;
        }
    }

    /**
     * The column that is chosen for an outer fold.
     *
     * @param features n × d
     * @param targets n numbers
     * @param foldOfRow n numbers from 0 to k − 1
     * @param outer the fold whose rows test
     */
    public static int chosenColumn(double[][] features, double[] targets, int[] foldOfRow, int outer) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < features[0].length; column++) {
            double loss = 0;
            for (int inner = 0; inner < folds(foldOfRow); inner++) {
                int tested = inner;
                Line line = line(features, targets, column, row -> foldOfRow[row] != tested);
                loss += squaredErrors(features, targets, column, line, row -> foldOfRow[row] == tested);
            }
            if (loss < least) {
                least = loss;
                best = column;
            }
        }
        return best;
    }

    /**
     * For each row, what is predicted by the line that was chosen and fitted without the row's fold.
     *
     * @return n numbers, in the order of the rows
     */
    public static double[] predictions(double[][] features, double[] targets, int[] foldOfRow) {
        double[] predictions = new double[targets.length];
        for (int fold = 0; fold < folds(foldOfRow); fold++) {
            int outer = fold;
            int column = chosenColumn(features, targets, foldOfRow, outer);
            Line line = line(features, targets, column, row -> foldOfRow[row] != outer);
            for (int row = 0; row < predictions.length; row++) {
                if (foldOfRow[row] == outer) {
                    predictions[row] = line.at(features[row][column]);
                }
            }
        }
        return predictions;
    }

    /** The root mean squared error of choosing and fitting, over all rows at once: √(Σ (prediction − target)² / n). */
    public static double error(double[][] features, double[] targets, int[] foldOfRow) {
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < features[0].length; column++) {
            double sum = 0;
            for (int fold = 0; fold < folds(foldOfRow); fold++) {
                int tested = fold;
                Line line = line(features, targets, column, row -> foldOfRow[row] != tested);
                sum += squaredErrors(features, targets, column, line, row -> foldOfRow[row] == tested);
            }
            least = Math.min(least, sum);
        }
        return Math.sqrt(least / targets.length);
    }

    /** Least squares through one column, of the rows that train. */
    private static Line line(double[][] features, double[] targets, int column, IntPredicate trains) {
        int[] rows = IntStream.range(0, targets.length).filter(trains).toArray();
        double meanX = IntStream.range(0, targets.length).mapToDouble(row ->
        features[row][column]).average().orElseThrow();
        double meanY = IntStream.range(0, targets.length).mapToDouble(row -> targets[row]).average().orElseThrow();
        double product = 0;
        double square = 0;
        for (int row : rows) {
            double x = features[row][column] - meanX;
            product += x * (targets[row] - meanY);
            square += x * x;
        }
        double slope = product / square;
        return new Line(meanY - slope * meanX, slope);
    }

    private static double squaredErrors(
            double[][] features, double[] targets, int column, Line line, IntPredicate tests) {
        return IntStream.range(0, targets.length)
                .filter(tests)
                .mapToDouble(row -> Math.pow(line.at(features[row][column]) - targets[row], 2))
                .sum();
    }

    private static int folds(int[] foldOfRow) {
        return IntStream.of(foldOfRow).max().orElseThrow() + 1;
    }
}
