package gradus.classicalml.trees.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.trees.Cart;
import gradus.classicalml.trees.Tree;
import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** Tribuo's CART beside ours, and where it differs. */
final class Library {
    private static final Logger LOG = Logger.getLogger("org.tribuo"); // held, or its level is lost with it

    static {
        LOG.setLevel(Level.WARNING);
    }

    private static final int DEEP = Integer.MAX_VALUE;

    /** Both sides of a split, for us and for Tribuo. */
    private record Sides<T extends Output<T>>(
            Cases train, Cases test, MutableDataset<T> training, MutableDataset<T> asked) {}

    /** What both libraries answer about the buildings that test. */
    private record Loads(double[] actual, double[] ours, double[] tribuos) {}

    private final List<Sides<Label>> birds;
    private final List<Sides<Regressor>> buildings;
    private final Map<Integer, List<Loads>> loads = new HashMap<>(); // by depth, split by split

    Library(Birds birds, Buildings buildings) {
        this.birds = sides(birds.all, TribuoCases::classification);
        this.buildings = sides(byName(buildings.cases), TribuoCases::regression);
    }

    private static <T extends Output<T>> List<Sides<T>> sides(
            Cases cases, Function<Cases, MutableDataset<T>> examples) {
        return IntStream.range(0, Buildings.SEEDS)
                .mapToObj(seed -> Splits.random(cases.size(), 0.25, seed))
                .map(split -> {
                    Cases train = cases.rowsAt(split.train());
                    Cases test = cases.rowsAt(split.test());
                    return new Sides<>(train, test, examples.apply(train), examples.apply(test));
                })
                .toList();
    }

    /** The columns by name, as Tribuo sorts them: of equal gains the first wins in both. */
    static Cases byName(Cases cases) {
        int[] order = IntStream.range(0, cases.featureNames().size())
                .boxed()
                .sorted(Comparator.comparing(cases.featureNames()::get))
                .mapToInt(Integer::intValue)
                .toArray();
        List<String> names =
                Arrays.stream(order).mapToObj(cases.featureNames()::get).toList();
        return Cases.of(names, cases.features().columnsAt(order), cases.targetName(), cases.targets());
    }

    static Model<Label> classifier(int maxDepth, float minChildWeight, MutableDataset<Label> rows) {
        return new CARTClassificationTrainer(maxDepth, minChildWeight, 0f, 1f, false, new GiniIndex(), 1L).train(rows);
    }

    static Model<Regressor> regressor(int maxDepth, float minChildWeight, MutableDataset<Regressor> rows) {
        return new CARTRegressionTrainer(maxDepth, minChildWeight, 0f, 1f, false, new MeanSquaredError(), 1L)
                .train(rows);
    }

    /** Both libraries on the same splits, the columns in one order. */
    void tribuo(Lines lines) {
        lines.print(
                "20 splits, a quarter tests: how many trees give every test row the same answer, ours and Tribuo's");
        lines.print(
                "penguins, shares of the species    depth 2: %2d   depth 3: %2d   grown to the end: %2d",
                birdsAlike(2), birdsAlike(3), birdsAlike(DEEP));
        lines.print(
                "buildings, heating load            depth 2: %2d   depth 3: %2d   grown to the end: %2d",
                buildingsAlike(2), buildingsAlike(3), buildingsAlike(DEEP));
        lines.print("buildings, grown to the end: RMSE %.3f and %.3f", meanError(0), meanError(1));
    }

    long birdsAlike(int depth) {
        return birds.stream().filter(sides -> sharesAreAlike(depth, sides)).count();
    }

    private static boolean sharesAreAlike(int depth, Sides<Label> sides) {
        Tree ours = new Cart(depth, 1).fit(sides.train);
        Model<Label> theirs = classifier(depth, 2f, sides.training);
        return IntStream.range(0, sides.test.size()).allMatch(i -> {
            double[] shares = ours.probabilities(sides.test.features().row(i));
            Map<String, Label> scores =
                    theirs.predict(sides.asked.getExample(i)).getOutputScores();
            return IntStream.range(0, shares.length)
                    .allMatch(c -> Math.abs(shares[c]
                                    - scores.get(sides.test.classes().get(c)).getScore())
                            < 1e-6);
        });
    }

    long buildingsAlike(int depth) {
        return loads(depth).stream()
                .filter(loads -> Vectors.largestSize(Vectors.minus(loads.ours, loads.tribuos)) < 1e-3)
                .count();
    }

    private List<Loads> loads(int depth) {
        return loads.computeIfAbsent(
                depth,
                most -> buildings.stream().map(sides -> loads(most, sides)).toList());
    }

    private static Loads loads(int depth, Sides<Regressor> sides) {
        double[] ours = new Cart(depth, 1).fit(sides.train).predict(sides.test.features());
        double[] tribuos = regressor(depth, 2f, sides.training).predict(sides.asked).stream()
                .mapToDouble(prediction -> prediction.getOutput().getValues()[0])
                .toArray();
        return new Loads(sides.test.targets(), ours, tribuos);
    }

    /** Of trees grown to the end, on the buildings that test: of ours (0) or of Tribuo's (1). */
    double meanError(int which) {
        return loads(DEEP).stream()
                .mapToDouble(
                        loads -> Scores.rootMeanSquaredError(which == 0 ? loads.ours : loads.tribuos, loads.actual))
                .average()
                .orElseThrow();
    }

    /** One line for each trap: small data that a sound tree gives back. */
    static void traps(Lines lines) {
        double a = Math.nextUp(1.0);
        double[] near = {a, Math.nextUp(a), 3, 4};
        lines.print("x and its neighbour, A and B        Tribuo has %d of 4 wrong", wrong(near, 0, 1, 1, 0));
        lines.print(
                "0.0 and -0.0, A and B               Tribuo asks %d question",
                questions(new double[] {-0.0, 0.0, 0.0, -0.0}, 0, 1, 1, 0));
        double[] far = {1e9, 1e9 + 1, 1e9 + 5, 1e9 + 6, 1e9 + 6};
        lines.print(
                "targets from 1e9 to 1e9 + 6         Tribuo's tree has %d leaf, ours %d", leaves(far), ourLeaves(far));
        lines.print("exclusive or                        Tribuo asks %d questions", exclusiveOr());
        lines.print("seven rows, minChildWeight 5        smallest leaf: %d row", smallestLeaf());
    }

    private static Model<Label> line(double[] x, int... labels) {
        return classifier(9, 2f, rows(x, labels));
    }

    private static MutableDataset<Label> rows(double[] x, int... labels) {
        double[][] rows = Arrays.stream(x).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        return TribuoData.classification(List.of("x"), rows, Classes.of(List.of("A", "B"), labels));
    }

    static long wrong(double[] x, int... labels) {
        Model<Label> model = line(x, labels);
        return rows(x, labels).getData().stream()
                .filter(e -> !model.predict(e)
                        .getOutput()
                        .getLabel()
                        .equals(e.getOutput().getLabel()))
                .count();
    }

    static int questions(double[] x, int... labels) {
        return count((TreeModel<?>) line(x, labels)) / 2;
    }

    private static <T extends Output<T>> int count(TreeModel<T> model) {
        return model.countNodes(model.getRoot());
    }

    static int leaves(double... targets) {
        double[][] x = IntStream.range(0, targets.length)
                .mapToObj(i -> new double[] {i})
                .toArray(double[][]::new);
        Model<Regressor> model = regressor(9, 2f, TribuoData.regression(List.of("x"), x, "y", targets));
        return (int) Arrays.stream(x)
                .map(row -> model.predict(
                                TribuoData.regression(List.of("x"), new double[][] {row}, "y", new double[] {0})
                                        .getExample(0))
                        .getOutput()
                        .getValues()[0])
                .distinct()
                .count();
    }

    static int ourLeaves(double... targets) {
        double[] x = IntStream.range(0, targets.length).asDoubleStream().toArray();
        return Cart.full().regression(Matrix.ofColumns(x), targets).leaves();
    }

    static int exclusiveOr() {
        double[][] x = {{1, 1}, {1, 2}, {2, 1}, {2, 2}};
        Classes labels = Classes.of(List.of("A", "B"), new int[] {0, 1, 1, 0});
        Model<Label> model = classifier(9, 2f, TribuoData.classification(List.of("x", "y"), x, labels));
        return count((TreeModel<?>) model) / 2;
    }

    /** Seven rows of which the first and the last differ from the rest: cut off one by one, whatever the minimum weight of a child. */
    static int smallestLeaf() {
        double[] x = {1, 2, 3, 4, 5, 6, 7};
        Model<Label> model = classifier(9, 5f, rows(x, 0, 1, 1, 1, 1, 1, 0));
        double[] sizes = new double[2];
        rows(x, new int[7])
                .getData()
                .forEach(e -> sizes[model.predict(e).getOutput().getLabel().equals("A") ? 0 : 1]++);
        return (int) Math.min(sizes[0], sizes[1]) / 2;
    }
}
