package gradus.classicalml.neighbours.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.neighbours.KdTree;
import gradus.classicalml.neighbours.KnnClassifier;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.Standardiser;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Thirteen measurements of a wine, in units that differ a thousandfold. */
final class Scaling {
    static final int SEEDS = 20;

    private final Cases wine;

    Scaling(Table table) {
        wine = Cases.ofClasses(table, "cultivar", Numbers.features(table, "cultivar"));
    }

    void units(Lines lines) {
        lines.print("standard deviations of five columns, and each one's share of the squared distance");
        double total = 0;
        for (int j = 0; j < wine.features().columns(); j++) {
            total += variance(j);
        }
        for (String name : List.of("alcohol", "alcalinity_of_ash", "magnesium", "color_intensity", "proline")) {
            int j = wine.featureNames().indexOf(name);
            lines.print("%-18s %8.2f  %6.2f%%", name, Math.sqrt(variance(j)), 100 * variance(j) / total);
        }
    }

    private double variance(int column) {
        double deviation = Descriptive.standardDeviation(wine.features().column(column));
        return deviation * deviation;
    }

    void scaled(Lines lines) {
        lines.print("5-NN on wine, %d stratified splits: mean error (standard deviation over splits)", SEEDS);
        row(lines, "as measured", errors(false, 0));
        row(lines, "standardised", errors(true, 0));
        row(lines, "with 13 columns of noise", errors(true, 13));
        row(lines, "with 52 columns of noise", errors(true, 52));
    }

    private static void row(Lines lines, String label, double[] errors) {
        lines.print(
                "%-26s %5.1f%% (%.1f)",
                label, 100 * Descriptive.mean(errors), 100 * Descriptive.standardDeviation(errors));
    }

    /** By seed: the share of test rows that five neighbours get wrong. */
    double[] errors(boolean scaled, int noise) {
        return IntStream.range(0, SEEDS)
                .mapToDouble(seed -> error(withNoise(noise, seed), scaled, Splits.stratified(wine.labels(), 0.3, seed)))
                .toArray();
    }

    private double error(Matrix features, boolean scaled, Split split) {
        Matrix train = features.rowsAt(split.train());
        Matrix test = features.rowsAt(split.test());
        if (scaled) {
            Standardiser scale = Standardiser.fit(train); // the test rows have no say in it
            train = scale.transform(train);
            test = scale.transform(test);
        }
        Cases learned = wine.rowsAt(split.train());
        int[] predictions =
                new KnnClassifier(5).fit(new KdTree(train), learned.labels()).predict(test);
        return (double) Scores.errors(predictions, wine.rowsAt(split.test()).labels()) / predictions.length;
    }

    private Matrix withNoise(int columns, long seed) {
        if (columns == 0) {
            return wine.features();
        }
        double[][] noise = RandomMatrices.gaussian(wine.size(), columns, new SplittableRandom(seed))
                .toArray();
        return Matrix.of(IntStream.range(0, wine.size())
                .mapToObj(i -> IntStream.range(0, wine.features().columns() + columns)
                        .mapToDouble(
                                j -> j < columns ? noise[i][j] : wine.features().get(i, j - columns))
                        .toArray())
                .toArray(double[][]::new));
    }
}
