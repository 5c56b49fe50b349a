package gradus.classicalml.ensembles.demo;

import gradus.classicalml.ensembles.BinnedColumns;
import gradus.classicalml.ensembles.BoostedModel;
import gradus.classicalml.ensembles.BoostingLoss;
import gradus.classicalml.ensembles.GradientBoosting;
import gradus.classicalml.ensembles.RandomForest;
import gradus.classicalml.ensembles.TribuoXgboost;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.TribuoForest;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Ours beside Tribuo's forest and XGBoost through Tribuo, on the same houses and settings. */
final class Beside {
    static final int SEEDS = 10;
    static final int TREES = 5;
    private static final int ROWS = 300;
    private static final int ASKED = 500;

    /** Errors of both forests on the same rows. */
    record Pair(double ours, double tribuo) {}

    final List<Pair> pairs;
    private final Cases houses;
    private final Cases binned;

    Beside(Houses all) {
        houses = all.cases;
        binned = binned(all.training);
        pairs = IntStream.range(0, SEEDS).parallel().mapToObj(this::pair).toList();
    }

    void forests(Lines lines) {
        lines.print("%d draws of %d houses to train on, %d others test; %d trees", SEEDS, ROWS, ASKED, TREES);
        lines.print("            mean error    sd");
        lines.print("ours        %10.1f %5.1f", Vectors.mean(ours()), Descriptive.standardDeviation(ours()));
        lines.print("Tribuo      %10.1f %5.1f", Vectors.mean(tribuos()), Descriptive.standardDeviation(tribuos()));
        double[] gaps = Vectors.minus(ours(), tribuos());
        lines.print(
                "difference  %10.1f, give or take %.1f",
                Vectors.mean(gaps), Descriptive.standardDeviation(gaps) / Math.sqrt(SEEDS));
    }

    void xgboost(Lines lines) {
        lines.print("largest difference of two predictions for %d houses, in dollars", binned.size());
        int[] shown = {1, 10, 100};
        double[] gaps = largestGaps(shown);
        for (int i = 0; i < shown.length; i++) {
            lines.print("after %3d trees  %.2f", shown[i], 1000 * gaps[i]);
        }
    }

    /** In thousands of dollars, over the houses that both were trained on; after ascending numbers of trees. */
    double[] largestGaps(int... rounds) {
        BoostedModel ours = boosting(rounds[rounds.length - 1]).fit(binned.features(), binned.targets());
        return Arrays.stream(rounds)
                .mapToDouble(trees -> Vectors.largestSize(Vectors.minus(
                        ours.first(trees).scores(binned.features()),
                        TribuoXgboost.predictions(boosting(trees), binned, binned.features()))))
                .toArray();
    }

    private static GradientBoosting boosting(int rounds) {
        return new GradientBoosting(BoostingLoss.SQUARED_ERROR, rounds, 0.1, Houses.SHAPE);
    }

    /** Each number replaced by its bin, so that XGBoost, which cuts columns at other places, cuts them at the same. */
    private static Cases binned(Cases cases) {
        BinnedColumns table = BinnedColumns.of(cases.features(), BinnedColumns.MOST_BINS);
        double[][] bins = new double[table.rows()][table.columns()];
        for (int row = 0; row < bins.length; row++) {
            for (int column = 0; column < table.columns(); column++) {
                bins[row][column] = table.bin(column, row);
            }
        }
        return cases.with(Matrix.of(bins));
    }

    double[] ours() {
        return pairs.stream().mapToDouble(Pair::ours).toArray();
    }

    double[] tribuos() {
        return pairs.stream().mapToDouble(Pair::tribuo).toArray();
    }

    private Pair pair(int seed) {
        Split split = Splits.random(houses.size(), 1 - (double) ROWS / houses.size(), seed);
        Cases training = houses.rowsAt(split.train());
        int[] others = Arrays.copyOf(split.test(), ASKED);
        Cases asked = houses.rowsAt(others);
        double[] ours = new RandomForest(TREES, 16, 1, seed)
                .fit(training.features(), training.targets())
                .predictions(asked.features());
        double[] theirs = TribuoForest.predictions(houses, split.train(), others, TREES);
        return new Pair(
                Scores.rootMeanSquaredError(ours, asked.targets()),
                Scores.rootMeanSquaredError(theirs, asked.targets()));
    }
}
