package gradus.classicalml.ensembles.demo;

import gradus.classicalml.ensembles.BinnedColumns;
import gradus.classicalml.ensembles.BoostedModel;
import gradus.classicalml.ensembles.BoostingLoss;
import gradus.classicalml.ensembles.Forest;
import gradus.classicalml.ensembles.GradientBoosting;
import gradus.classicalml.ensembles.RandomForest;
import gradus.classicalml.ensembles.TribuoXgboost;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
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
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tribuo.MutableDataset;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** Ours beside Tribuo's forest and XGBoost through Tribuo, on the same houses and settings. */
final class Beside {
    static final int SEEDS = 10;
    static final int TREES = 3;
    private static final int ROWS = 150;
    private static final int ASKED = 150;
    private static final int HALF = 17; // of 33 columns, as Tribuo rounds it

    /** Errors of two forests on the same rows. */
    record Pair(double ours, double tribuo) {}

    /**
     * One draw of houses to train on and others to ask.
     *
     * @param sameBags bagging: both grow each tree on the same bag, and all columns are looked at
     * @param agreeing the share of answers of these single trees that are the same to a dollar
     * @param ownBags random forests: each draws its bags, and half of the columns at every split
     */
    record Draw(Pair sameBags, double agreeing, Pair ownBags) {}

    private final Cases houses;
    private final Cases binned;
    private List<Draw> draws; // null until they are asked for

    Beside(Houses all) {
        houses = all.cases;
        binned = binned(all.training);
    }

    List<Draw> draws() {
        if (draws == null) {
            draws = IntStream.range(0, SEEDS).parallel().mapToObj(this::draw).toList();
        }
        return draws;
    }

    void forests(Lines lines) {
        lines.print("%d draws of %d houses to train on, %d others test; %d trees", SEEDS, ROWS, ASKED, TREES);
        lines.print("mean error                               ours   Tribuo   difference");
        row(lines, "the same bags, all 33 columns", Draw::sameBags);
        row(lines, "bags of their own, " + HALF + " columns per split", Draw::ownBags);
        lines.print("answers of single trees on the same bag that are equal: %.0f%%", 100 * agreeing());
    }

    private void row(Lines lines, String label, Function<Draw, Pair> which) {
        double[] gaps = gaps(which);
        lines.print(
                "%-39s %5.1f    %5.1f   %4.1f ± %.1f",
                label,
                Vectors.mean(each(draw -> which.apply(draw).ours)),
                Vectors.mean(each(draw -> which.apply(draw).tribuo)),
                Vectors.mean(gaps),
                standardError(gaps));
    }

    /** Our error less Tribuo's, draw by draw. */
    double[] gaps(Function<Draw, Pair> which) {
        return each(draw -> which.apply(draw).ours - which.apply(draw).tribuo);
    }

    static double standardError(double[] gaps) {
        return Descriptive.standardDeviation(gaps) / Math.sqrt(gaps.length);
    }

    double agreeing() {
        return Vectors.mean(each(Draw::agreeing));
    }

    private double[] each(ToDoubleFunction<Draw> number) {
        return draws().stream().mapToDouble(number).toArray();
    }

    private Draw draw(int seed) {
        Split split = Splits.random(houses.size(), 1 - (double) ROWS / houses.size(), seed);
        Cases training = houses.rowsAt(split.train());
        int[] others = Arrays.copyOf(split.test(), ASKED);
        Cases asked = houses.rowsAt(others);
        Forest bagging = forest(training, asked.features().columns(), seed);
        MutableDataset<Regressor> examples = TribuoCases.regression(asked);
        double[][] trees = IntStream.range(0, TREES)
                .mapToObj(tree -> byTribuo(bag(training, bagging.draws(tree)), examples))
                .toArray(double[][]::new);
        return new Draw(
                new Pair(error(bagging.predictions(asked.features()), asked), error(mean(trees), asked)),
                agreeing(bagging, trees, asked),
                new Pair(
                        error(forest(training, HALF, seed).predictions(asked.features()), asked),
                        error(TribuoForest.predictions(houses, split.train(), others, TREES, seed), asked)));
    }

    private static Forest forest(Cases training, int columns, long seed) {
        return new RandomForest(TREES, columns, 1, seed).fit(training.features(), training.targets());
    }

    private static double error(double[] predictions, Cases asked) {
        return Scores.rootMeanSquaredError(predictions, asked.targets());
    }

    /** Each row as often as it was drawn. */
    static Cases bag(Cases training, int... draws) {
        return training.rowsAt(IntStream.range(0, draws.length)
                .flatMap(row -> IntStream.generate(() -> row).limit(draws[row]))
                .toArray());
    }

    /** What Tribuo's tree of all columns, grown until its leaves are pure, answers. */
    static double[] byTribuo(Cases bag, MutableDataset<Regressor> asked) {
        CARTRegressionTrainer tree =
                new CARTRegressionTrainer(Integer.MAX_VALUE, 1f, 0f, 1f, false, new MeanSquaredError(), 1L);
        return tree.train(TribuoCases.regression(bag)).predict(asked).stream()
                .mapToDouble(prediction -> prediction.getOutput().getValues()[0])
                .toArray();
    }

    private static double[] mean(double[][] trees) {
        double[] sum = new double[trees[0].length];
        Arrays.stream(trees).forEach(answers -> Vectors.addScaled(sum, 1.0 / trees.length, answers));
        return sum;
    }

    private static double agreeing(Forest ours, double[][] tribuos, Cases asked) {
        return IntStream.range(0, tribuos.length)
                .mapToDouble(tree -> agreeing(ours.only(tree).predictions(asked.features()), tribuos[tree]))
                .average()
                .orElseThrow();
    }

    /** The share of answers that are the same to a dollar. */
    static double agreeing(double[] ours, double[] theirs) {
        return IntStream.range(0, ours.length)
                        .filter(i -> Math.abs(ours[i] - theirs[i]) < 0.001)
                        .count()
                / (double) ours.length;
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
}
