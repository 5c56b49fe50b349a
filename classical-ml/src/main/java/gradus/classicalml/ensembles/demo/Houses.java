package gradus.classicalml.ensembles.demo;

import gradus.classicalml.ensembles.BoostedModel;
import gradus.classicalml.ensembles.BoostingLoss;
import gradus.classicalml.ensembles.Forest;
import gradus.classicalml.ensembles.GradientBoosting;
import gradus.classicalml.ensembles.GradientBoosting.TreeShape;
import gradus.classicalml.ensembles.RandomForest;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** What houses in Ames sold for, in thousands of dollars, from 33 numbers of each: forests and boosting, by number of trees. */
final class Houses {
    static final TreeShape SHAPE = new TreeShape(8, 1, 5);
    private static final int[] SHOWN = {1, 10, 30, 100, 200};
    private static final double[] RATES = {1, 0.3, 0.1};

    /**
     * A forest's trees, in numbers.
     *
     * @param tree root mean squared error of one tree, over all of them
     * @param shared the share of it that two trees have in common: mean product of two trees' errors by mean square of one's
     * @param forest root mean squared error of their mean
     */
    record Trees(double tree, double shared, double forest) {}

    private final Map<Integer, double[][]> errors =
            new HashMap<>(); // of each tree on the test houses, by columns per split
    private final Map<Double, BoostedModel> boosted = new HashMap<>(); // by learning rate
    private final int trees;
    final Cases cases;
    final Cases training;
    final Cases test;

    /** The table, dealt into training and test houses by a seed; each forest has that many trees. */
    Houses(Table table, long seed, int trees) {
        this.trees = trees;
        List<String> features = table.columns().stream()
                .filter(column ->
                        column instanceof NumericColumn && !column.name().equals("sale_price"))
                .map(column -> column.name())
                .toList();
        Table thousands = table.copy();
        thousands.replaceColumn(
                "sale_price", table.intColumn("sale_price").divide(1000.0).setName("sale_price"));
        cases = Cases.ofNumbers(thousands, "sale_price", features);
        Split split = Splits.random(cases.size(), 0.2, seed);
        training = cases.rowsAt(split.train());
        test = cases.rowsAt(split.test());
    }

    void columns(Lines lines) {
        lines.print("%d trees, errors on %d houses in thousands of dollars", trees, test.size());
        lines.print("columns per split   one tree   shared   their mean");
        for (int columns : new int[] {1, 6, 33}) {
            Trees trees = trees(columns);
            lines.print("%9d %18.1f %8.2f %10.1f", columns, trees.tree, trees.shared, trees.forest);
        }
    }

    void rates(Lines lines) {
        lines.print("error on %d houses in thousands of dollars, trees of 8 leaves", test.size());
        lines.print(
                "                 trees  %s",
                Lines.list("%6.0f", "", Arrays.stream(SHOWN).asDoubleStream().toArray()));
        for (double rate : RATES) {
            BoostedModel model = boosted(rate, SHOWN[SHOWN.length - 1]);
            double[] errors = Arrays.stream(SHOWN)
                    .mapToDouble(trees -> testError(model.first(trees)))
                    .toArray();
            lines.print("learning rate %-8s  %s", rate, Lines.list("%6.1f", "", errors));
        }
    }

    XyPlot chart() {
        XyPlot plot = Plot.xy(760, 460, "The first trees matter most", "trees", "error in thousands of dollars")
                .x(0, trees)
                .y(24, 60);
        curve(plot, "bagging: all 33 columns", forestErrors(33), 0);
        curve(plot, "forest: 6 columns per split", forestErrors(6), 2);
        curve(plot, "boosting, rate 1", boostingErrors(1), 3);
        curve(plot, "boosting, rate 0.1", boostingErrors(0.1), 1);
        return plot;
    }

    private static void curve(XyPlot plot, String name, double[] errors, int colour) {
        double[] trees =
                IntStream.rangeClosed(1, errors.length).asDoubleStream().toArray();
        plot.line(name, trees, errors, Plot.colour(colour));
    }

    BoostedModel boosted(double rate, int rounds) {
        return boosted.computeIfAbsent(
                rate,
                r -> new GradientBoosting(BoostingLoss.SQUARED_ERROR, rounds, r, SHAPE)
                        .fit(training.features(), training.targets()));
    }

    double testError(BoostedModel model) {
        return Scores.rootMeanSquaredError(model.scores(test.features()), test.targets());
    }

    /** The error of the mean of B trees is tree² · (shared + (1 − shared) / B), by its square: an identity. */
    Trees trees(int columns) {
        double[][] errors = errors(columns);
        double squares =
                Arrays.stream(errors).mapToDouble(e -> Vectors.dot(e, e)).sum() / trees;
        double[] sum = new double[test.size()];
        Arrays.stream(errors).forEach(error -> Vectors.addScaled(sum, 1, error));
        double ofSum = Vectors.dot(sum, sum);
        double products = (ofSum - trees * squares) / (trees * (trees - 1.0));
        int rows = test.size();
        return new Trees(Math.sqrt(squares / rows), products / squares, Math.sqrt(ofSum / rows) / trees);
    }

    private double[] forestErrors(int columns) {
        double[][] errors = errors(columns);
        double[] sum = new double[test.size()];
        double[] ofFirst = new double[errors.length];
        for (int tree = 0; tree < errors.length; tree++) {
            Vectors.addScaled(sum, 1, errors[tree]);
            ofFirst[tree] = Vectors.norm(sum) / (tree + 1) / Math.sqrt(sum.length);
        }
        return ofFirst;
    }

    private double[] boostingErrors(double rate) {
        BoostedModel model = boosted(rate, SHOWN[SHOWN.length - 1]);
        double[] scores = model.first(0).scores(test.features());
        double[] errors = new double[trees];
        for (int tree = 0; tree < trees; tree++) {
            for (int row = 0; row < scores.length; row++) {
                scores[row] +=
                        rate * model.trees().get(tree).values(test.features().row(row))[0];
            }
            errors[tree] = Scores.rootMeanSquaredError(scores, test.targets());
        }
        return errors;
    }

    private double[][] errors(int columns) {
        return errors.computeIfAbsent(columns, count -> {
            Forest forest = new RandomForest(trees, count, 1, 1).fit(training.features(), training.targets());
            return IntStream.range(0, trees)
                    .mapToObj(tree -> Vectors.minus(forest.only(tree).predictions(test.features()), test.targets()))
                    .toArray(double[][]::new);
        });
    }
}
