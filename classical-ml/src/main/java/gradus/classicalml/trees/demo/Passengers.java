package gradus.classicalml.trees.demo;

import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.trees.Cart;
import gradus.classicalml.trees.PruningPath;
import gradus.classicalml.trees.Tree;
import gradus.classicalml.trees.TreeText;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Passengers of the Titanic: sex, class, and age, which is often missing. */
final class Passengers {
    static final int SEEDS = 20;
    static final List<String> FEATURES = List.of("female", "class", "age");
    static final List<String> CLASSES = List.of("died", "survived");
    private static final int AGE = 2;

    /** Female (1 or 0), class (1 to 3), age (NaN if unknown). */
    final Matrix features;
    /** 1 for those who survived. */
    final int[] labels;

    Passengers(Table table) {
        int n = table.rowCount();
        double[][] rows = new double[n][];
        labels = new int[n];
        double[] ages = Numbers.vectorWithGaps(table, "age");
        for (int i = 0; i < n; i++) {
            double female = table.getString(i, "sex").equals("female") ? 1 : 0;
            rows[i] =
                    new double[] {female, table.getString(i, "passenger_class").charAt(0) - '0', ages[i]};
            labels[i] = table.getString(i, "survived").equals("yes") ? 1 : 0;
        }
        features = Matrix.of(rows);
    }

    int size() {
        return labels.length;
    }

    /** A quarter tests. */
    Split split(int seed) {
        return Splits.random(size(), 0.25, seed);
    }

    int[] labelsAt(int... rows) {
        return Arrays.stream(rows).map(i -> labels[i]).toArray();
    }

    Tree fit(Cart cart, int... rows) {
        return cart.classification(features.rowsAt(rows), labelsAt(rows), 2);
    }

    /** The share of rows that a tree has wrong. */
    double errorRate(Tree tree, int... rows) {
        return Scores.errors(tree.labels(features.rowsAt(rows)), labelsAt(rows)) / (double) rows.length;
    }

    double survived(boolean known) {
        return IntStream.range(0, size())
                .filter(i -> Double.isNaN(features.get(i, AGE)) != known)
                .map(i -> labels[i])
                .average()
                .orElseThrow();
    }

    /** Three ways with ages that are missing, at equal settings. */
    void ages(Lines lines) {
        long missing = Arrays.stream(features.column(AGE)).filter(Double::isNaN).count();
        lines.print("%d of %d ages are missing", missing, size());
        lines.print(
                "survived: %.1f%% of those whose age is known, %.1f%% of the others",
                100 * survived(true), 100 * survived(false));
        lines.print("error rate in %%, %d seeds, depth 4, leaves of 10  mean    sd", SEEDS);
        row(lines, "missing ages go where they fit better", this::withGaps);
        row(lines, "missing ages filled with the median", this::withMedian);
        row(lines, "rows without an age left out of training", this::dropped);
    }

    /** The tree of all passengers, pruned to 6 leaves at most. */
    void passengers(Lines lines) {
        PruningPath path =
                PruningPath.of(fit(Cart.full(), IntStream.range(0, size()).toArray()));
        double alpha = path.steps().stream()
                .filter(step -> step.leaves() <= 6)
                .findFirst()
                .orElseThrow()
                .alpha();
        new TreeText(FEATURES, CLASSES).lines(path.at(alpha)).forEach(line -> lines.print("%s", line));
    }

    private static void row(Lines lines, String label, ToDoubleFunction<Integer> error) {
        double[] errors = errors(error);
        lines.print(
                "%-46s %8.2f %5.2f",
                label, 100 * Descriptive.mean(errors), 100 * Descriptive.standardDeviation(errors));
    }

    static double[] errors(ToDoubleFunction<Integer> error) {
        return IntStream.range(0, SEEDS).mapToDouble(error::applyAsDouble).toArray();
    }

    private static Cart cart() {
        return new Cart(4, 10);
    }

    double withGaps(int seed) {
        Split split = split(seed);
        return errorRate(fit(cart(), split.train()), split.test());
    }

    /** The median of the training rows fills both sides. */
    double withMedian(int seed) {
        Split split = split(seed);
        double[] known = Arrays.stream(Vectors.at(features.column(AGE), split.train()))
                .filter(age -> !Double.isNaN(age))
                .toArray();
        double median = Descriptive.median(known);
        double[] filled = Arrays.stream(features.column(AGE))
                .map(age -> Double.isNaN(age) ? median : age)
                .toArray();
        Matrix all = Matrix.ofColumns(features.column(0), features.column(1), filled);
        Tree tree = cart().classification(all.rowsAt(split.train()), labelsAt(split.train()), 2);
        return Scores.errors(tree.labels(all.rowsAt(split.test())), labelsAt(split.test()))
                / (double) split.test().length;
    }

    double dropped(int seed) {
        Split split = split(seed);
        int[] complete = Arrays.stream(split.train())
                .filter(i -> !Double.isNaN(features.get(i, AGE)))
                .toArray();
        return errorRate(fit(cart(), complete), split.test());
    }
}
