package gradus.workbook.classicalml.logisticregression;

import gradus.classicalml.logisticregression.LogisticRegression;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.GradientDescent;
import java.util.Arrays;
import java.util.List;

/** Eighteen birds of three species for {@link DivergingRun}, in any unit, and how the lesson trains on them. */
final class MeasuredBirds {
    /** Six birds each of Adelie, Chinstrap and Gentoo, from the Palmer penguins: bill length and depth, flipper (mm), mass (g). */
    static final Matrix BIRDS = Matrix.of(new double[][] {
        {39.1, 18.7, 181, 3750}, {40.6, 18.6, 183, 3550}, {40.1, 18.9, 188, 4300},
        {40.9, 16.8, 191, 3700}, {41, 20, 203, 4725}, {38.8, 17.6, 191, 3275},
        {46.5, 17.9, 192, 3500}, {51.7, 20.3, 194, 3775}, {43.2, 16.6, 187, 2900},
        {51, 18.8, 203, 4100}, {50.9, 17.9, 196, 3675}, {52.2, 18.8, 197, 3450},
        {46.1, 13.2, 211, 4500}, {50.2, 14.3, 218, 5700}, {42.7, 13.7, 208, 3950},
        {45.3, 13.8, 208, 4200}, {49.1, 14.5, 212, 4625}, {48.5, 15, 219, 4850}
    });

    static final int[] SPECIES = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2};
    static final double[] BIRD = {45, 17, 200, 4000};

    private MeasuredBirds() {}

    /** Two measurements of a bird, and its species, of two. */
    record Bird(int first, int second, int species) {}

    static double[] lossesOf(List<Bird> birds) {
        double[][] rows = birds.stream()
                .map(bird -> new double[] {bird.first(), bird.second()})
                .toArray(double[][]::new);
        int[] species = birds.stream().mapToInt(Bird::species).toArray();
        return DivergingRun.train(Matrix.of(rows), species, 2, 0.3, 0.5, 3).losses();
    }

    static double[] losses(double learningRate, int steps) {
        return new LogisticRegression(0, new GradientDescent(learningRate, steps, 0))
                .fit(z(BIRDS), SPECIES)
                .losses();
    }

    /** The losses after up to three steps: in a run that diverges, later ones depend on rounding. */
    static double[] firstLosses(Matrix birds, int[] species) {
        return firstLosses(birds, species, 0.01);
    }

    static double[] firstLosses(Matrix birds, int[] species, double l2) {
        return DivergingRun.train(birds, species, 3, l2, 0.5, 3).losses();
    }

    /** The loss after one step if deviations are those of a sample, by n − 1: each measurement is then a little smaller. */
    static double firstLossBySampleDeviations() {
        double[][] rows = z(BIRDS).toArray();
        for (double[] row : rows) {
            Arrays.setAll(row, j -> row[j] * Math.sqrt(17 / 18.0));
        }
        return new LogisticRegression(0.01, new GradientDescent(0.5, 1, 0))
                .fit(Matrix.of(rows), SPECIES)
                .losses()[1];
    }

    static Matrix massIn(double unit, double zero) {
        double[][] rows = BIRDS.toArray();
        for (double[] row : rows) {
            row[3] = row[3] * unit + zero;
        }
        return Matrix.of(rows);
    }

    static Matrix z(Matrix birds) {
        double[][] rows = birds.toArray();
        for (int j = 0; j < birds.columns(); j++) {
            for (double[] row : rows) {
                row[j] = (row[j] - mean(birds.column(j))) / deviation(birds.column(j));
            }
        }
        return Matrix.of(rows);
    }

    static double[] scaled(double[] bird) {
        double[] scaled = new double[bird.length];
        Arrays.setAll(scaled, j -> (bird[j] - mean(BIRDS.column(j))) / deviation(BIRDS.column(j)));
        return scaled;
    }

    static double mean(double[] column) {
        return Arrays.stream(column).average().orElseThrow();
    }

    static double deviation(double[] column) {
        double mean = mean(column);
        return Math.sqrt(Arrays.stream(column)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
    }
}
