package gradus.classicalml.trees.demo;

import gradus.classicalml.framing.Baselines;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.trees.Cart;
import gradus.classicalml.trees.Tree;
import gradus.classicalml.trees.TreeText;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Heating loads: a tree asked about shapes that it has seen, and about shapes that it has not. */
final class Buildings {
    static final int SEEDS = 20;
    static final double TEST_FRACTION = 0.25;
    static final List<String> FEATURES = List.of(
            "relative_compactness",
            "surface_area_m2",
            "wall_area_m2",
            "roof_area_m2",
            "overall_height_m",
            "orientation",
            "glazing_area_share",
            "glazing_distribution");

    final Cases cases;
    /** The shape of each building, from 0, the most compact first. */
    final int[] shapes;

    /** Errors of trees grown to the end that several sections show: by seed on random splits, and on each shape left out. */
    private final double[] fullAtRandom;

    private final double[] fullLeftOut;
    private final double[] turnedLeftOut;

    Buildings(Table table) {
        cases = Cases.ofNumbers(table, "heating_load_kwh_m2", FEATURES);
        double[] compactness = Numbers.vector(table, "relative_compactness");
        shapes = Splits.groupsOf(Arrays.stream(compactness).boxed().toList());
        fullAtRandom = errors(this::random, this::full);
        fullLeftOut = leaveOneOut(this::full);
        turnedLeftOut = leaveOneOut(this::turned);
    }

    /** Mean heating load of each shape. */
    void twelve(Lines lines) {
        lines.print("shape  surface m²  roof m²  height m  buildings   heating load kWh/m²");
        lines.print("                                                  mean  least  most");
        for (int shape = 0; shape < 12; shape++) {
            int[] rows = rowsOf(shape);
            double[] first = cases.features().row(rows[0]);
            double[] loads = Vectors.at(cases.targets(), rows);
            lines.print(
                    "%4d   %10.1f  %7.1f  %8.1f  %9d  %6.1f  %5.1f  %5.1f",
                    shape + 1,
                    first[1],
                    first[3],
                    first[4],
                    rows.length,
                    Descriptive.mean(loads),
                    Arrays.stream(loads).min().orElseThrow(),
                    Arrays.stream(loads).max().orElseThrow());
        }
    }

    private int[] rowsOf(int shape) {
        return IntStream.range(0, shapes.length).filter(i -> shapes[i] == shape).toArray();
    }

    /** The first questions of the tree of all buildings. */
    void reading(Lines lines) {
        TreeText text = new TreeText(FEATURES, List.of());
        text.lines(new Cart(3, 1).fit(cases)).forEach(line -> lines.print("%s", line));
        Tree full = Cart.full().fit(cases);
        lines.print("grown to the end: %d leaves for %d buildings", full.leaves(), cases.size());
    }

    Split random(int seed) {
        return Splits.random(cases.size(), TEST_FRACTION, seed);
    }

    /** Three of the twelve shapes test. */
    Split byShape(int seed) {
        return Splits.grouped(shapes, TEST_FRACTION, seed);
    }

    /** Errors on the test rows of each seed. */
    static double[] errors(IntFunction<Split> splitter, ToDoubleFunction<Split> error) {
        return IntStream.range(0, SEEDS)
                .mapToDouble(seed -> error.applyAsDouble(splitter.apply(seed)))
                .toArray();
    }

    double error(Split split, Function<Cases, double[]> predictions) {
        return Scores.rootMeanSquaredError(predictions.apply(cases.rowsAt(split.train())), actual(split));
    }

    private double[] actual(Split split) {
        return Vectors.at(cases.targets(), split.test());
    }

    double tree(Split split, Cart cart) {
        return error(split, train -> cart.fit(train).predict(cases.features().rowsAt(split.test())));
    }

    double mean(Split split) {
        return error(split, train -> Baselines.mean(train.targets(), split.test().length));
    }

    /** Least squares on two columns that say most, height and glazing; with all, five columns of a shape nearly follow from each other. */
    double plane(Split split) {
        int[] columns = {FEATURES.indexOf("overall_height_m"), FEATURES.indexOf("glazing_area_share")};
        return error(split, train -> {
            LinearModel model = new LinearRegression().fit(train.features().columnsAt(columns), train.targets());
            return model.predict(cases.features().rowsAt(split.test()).columnsAt(columns));
        });
    }

    /** The same rows, the columns in the opposite order: of two cuts that gain as much, the other is now the first. */
    double turned(Split split) {
        int[] columns = IntStream.range(0, FEATURES.size())
                .map(j -> FEATURES.size() - 1 - j)
                .toArray();
        return error(
                split,
                train -> Cart.full()
                        .regression(train.features().columnsAt(columns), train.targets())
                        .predict(cases.features().rowsAt(split.test()).columnsAt(columns)));
    }

    void study(Lines lines) {
        lines.print("root mean squared error in kWh/m², %d seeds      random split       by shape", SEEDS);
        lines.print("                                            mean    sd        mean    sd");
        row(lines, "the mean of the training targets", this::mean);
        row(lines, "a plane over height and glazing", this::plane);
        row(lines, "a tree, grown to the end", fullAtRandom, errors(this::byShape, this::full));
        row(lines, "the same, columns reversed", this::turned);
        row(lines, "a tree of 8 leaves at most", split -> tree(split, new Cart(3, 1)));
    }

    private void row(Lines lines, String label, ToDoubleFunction<Split> error) {
        row(lines, label, errors(this::random, error), errors(this::byShape, error));
    }

    private static void row(Lines lines, String label, double[] random, double[] byShape) {
        lines.print(
                "%-41s %6.2f %5.2f      %6.2f %5.2f",
                label,
                Descriptive.mean(random),
                Descriptive.standardDeviation(random),
                Descriptive.mean(byShape),
                Descriptive.standardDeviation(byShape));
    }

    /** The error on each shape by a tree of the other eleven. */
    double[] leaveOneOut(ToDoubleFunction<Split> error) {
        return IntStream.range(0, 12)
                .mapToDouble(shape -> error.applyAsDouble(withoutShape(shape)))
                .toArray();
    }

    double full(Split split) {
        return tree(split, Cart.full());
    }

    Split withoutShape(int shape) {
        return Split.of(
                IntStream.range(0, shapes.length)
                        .filter(i -> shapes[i] != shape)
                        .toArray(),
                rowsOf(shape));
    }

    void leftOut(Lines lines) {
        lines.print("error in kWh/m² on the shape left out");
        lines.print(
                "shape             %s",
                Lines.list(
                        "%5.0f",
                        "", IntStream.rangeClosed(1, 12).asDoubleStream().toArray()));
        lines.print("columns in order  %s", Lines.list("%5.1f", "", fullLeftOut));
        lines.print("columns reversed  %s", Lines.list("%5.1f", "", turnedLeftOut));
    }

    XyPlot chart() {
        double[] places = IntStream.rangeClosed(1, 12).asDoubleStream().toArray();
        double[] ends = {0.5, 12.5};
        double random = Descriptive.mean(fullAtRandom);
        return Plot.xy(
                        760,
                        400,
                        "A shape that no training row has is another question",
                        "shape left out of training (1: most compact)",
                        "error on its 64 buildings (kWh/m²)")
                .points("a new shape", places, fullLeftOut, Plot.colour(1))
                .points("a new shape, columns reversed", places, turnedLeftOut, Plot.soft(Plot.colour(2)))
                .line("test rows of a random split", ends, new double[] {random, random}, Plot.colour(0))
                .markerSize(11)
                .x(0.5, 12.5)
                .y(0, 25);
    }
}
