package gradus.classicalml.splitting;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What choosing columns before splitting is worth on columns that hold nothing: 50 rows of standard normal noise, 25 of them
 * called 0 and 25 called 1, the 100 columns that correlate most with the label, one nearest neighbour, five folds. After
 * Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd edition, section 7.10.2.
 */
public final class NoiseExperiment {
    private static final int ROWS = 50;
    private static final int CHOSEN = 100;
    private static final int FOLDS = 5;

    /**
     * The error rates of both ways, one per simulation. Labels are noise: no way of predicting them is right more than half of
     * the time.
     */
    public static final class Result {
        private final double[] before;
        private final double[] inside;

        private Result(double[] before, double[] inside) {
            this.before = before;
            this.inside = inside;
        }

        /** A copy of the error rates where the columns were chosen on all rows, before splitting. */
        public double[] chosenBeforeSplitting() {
            return before.clone();
        }

        /** A copy of the error rates where each fold chose its columns on its training rows. */
        public double[] chosenInsideEachFold() {
            return inside.clone();
        }
    }

    private NoiseExperiment() {}

    /**
     * Repeats the experiment on fresh noise.
     *
     * @param simulations how many times, at least 1
     * @param columns how many columns of noise, at least 100
     * @param seed decides all the noise
     */
    public static Result run(int simulations, int columns, long seed) {
        Require.atLeast("simulations", simulations, 1);
        Require.atLeast("columns", columns, CHOSEN);
        double[] before = new double[simulations];
        double[] inside = new double[simulations];
        IntStream.range(0, simulations).parallel().forEach(s -> {
            Random random = new Random(Splits.spread(Splits.spread(seed) + s));
            Matrix features = noise(columns, random);
            double[] labels = IntStream.of(Splits.shuffled(ROWS, random))
                    .mapToDouble(i -> i % 2)
                    .toArray();
            Matrix leaked = features.columnsAt(
                    ColumnSelection.strongest(features, labels, CHOSEN)); // has seen every row's label
            for (int fold = 0; fold < FOLDS; fold++) {
                Split split = fold(fold);
                Matrix chosen = features.columnsAt(ColumnSelection.strongest(
                        features.rowsAt(split.train()), Vectors.at(labels, split.train()), CHOSEN));
                before[s] += errors(leaked, labels, split) / (double) ROWS;
                inside[s] += errors(chosen, labels, split) / (double) ROWS;
            }
        });
        return new Result(before, inside);
    }

    /** How many test rows have another label than their nearest training row. */
    private static int errors(Matrix features, double[] labels, Split split) {
        int errors = 0;
        for (int row : split.test()) {
            double[] asked = features.row(row);
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int candidate : split.train()) {
                double distance = Vectors.squaredDistance(asked, features.row(candidate));
                if (distance < least) {
                    least = distance;
                    nearest = candidate;
                }
            }
            errors += labels[nearest] == labels[row] ? 0 : 1;
        }
        return errors;
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
