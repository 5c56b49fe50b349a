package gradus.classicalml.splitting;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What choosing columns before splitting is worth on columns that hold nothing: 50 rows of standard normal noise, half of them
 * called 0 and half 1, the 100 columns that correlate most with the label, one nearest neighbour, five folds. After Hastie,
 * Tibshirani and Friedman, The Elements of Statistical Learning, 2nd edition, section 7.10.2.
 */
final class NoiseExperiment {
    private static final int ROWS = 50;
    private static final int CHOSEN = 100;
    private static final int FOLDS = 5;

    /** The mean error rates of both ways; the truth is 0.5. */
    record Result(double chosenBeforeSplitting, double chosenInsideEachFold) {}

    private NoiseExperiment() {}

    static Result run(int simulations, int columns, long seed) {
        Random random = new Random(seed);
        double before = 0;
        double inside = 0;
        for (int s = 0; s < simulations; s++) {
            Matrix features = noise(columns, random);
            int[] order = Splits.shuffled(ROWS, random);
            double[] labels = IntStream.of(order).mapToDouble(i -> i % 2).toArray();
            int[] leaked = ColumnSelection.strongest(features, labels, CHOSEN); // has seen every row's label
            for (int fold = 0; fold < FOLDS; fold++) {
                Split split = fold(fold);
                before += errors(features, labels, leaked, split);
                inside += errors(features, labels, chosenOn(split.train(), features, labels), split);
            }
        }
        double predictions = (double) simulations * ROWS;
        return new Result(before / predictions, inside / predictions);
    }

    private static int[] chosenOn(int[] rows, Matrix features, double[] labels) {
        double[] known = Arrays.stream(rows).mapToDouble(row -> labels[row]).toArray();
        return ColumnSelection.strongest(features.rowsAt(rows), known, CHOSEN);
    }

    private static int errors(Matrix features, double[] labels, int[] columns, Split split) {
        int errors = 0;
        for (int row : split.test()) {
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int candidate : split.train()) {
                double distance = squaredDistance(features, row, candidate, columns);
                if (distance < least) {
                    least = distance;
                    nearest = candidate;
                }
            }
            errors += labels[nearest] == labels[row] ? 0 : 1;
        }
        return errors;
    }

    private static double squaredDistance(Matrix features, int a, int b, int[] columns) {
        double sum = 0;
        for (int j : columns) {
            double difference = features.get(a, j) - features.get(b, j);
            sum += difference * difference;
        }
        return sum;
    }

    private static Split fold(int fold) {
        return Split.of(
                IntStream.range(0, ROWS).filter(i -> i % FOLDS != fold).toArray(),
                IntStream.range(0, ROWS).filter(i -> i % FOLDS == fold).toArray());
    }

    private static Matrix noise(int columns, Random random) {
        double[][] rows = new double[ROWS][columns];
        for (double[] row : rows) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return Matrix.of(rows);
    }
}
