package gradus.classicalml.trees.demo;

import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.trees.Cart;
import gradus.classicalml.trees.PruningPath;
import gradus.classicalml.trees.PruningPath.Step;
import gradus.classicalml.trees.Tree;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Trees of the Titanic's passengers grown to the end and pruned, on twenty splits: half trains, a quarter validates, a quarter tests. */
final class Pruning {
    private static final int MOST = 100;

    /** One split: the path from the tree grown to the end, its trees, and the one that has least wrong on the validation rows. */
    record Run(int[] train, int[] validation, int[] test, Tree full, List<Step> steps, List<Tree> trees, Tree pruned) {}

    private final Passengers passengers;
    final List<Run> runs;

    Pruning(Passengers passengers) {
        this.passengers = passengers;
        runs = IntStream.range(0, Passengers.SEEDS).mapToObj(this::run).toList();
    }

    private Run run(int seed) {
        Split outer = passengers.split(seed);
        Split inner = Splits.random(outer.train().length, 1.0 / 3, seed).within(outer.train());
        Tree full = passengers.fit(Cart.full(), inner.train());
        PruningPath path = PruningPath.of(full);
        List<Tree> trees =
                path.steps().stream().map(step -> path.at(step.alpha())).toList();
        return new Run(inner.train(), inner.test(), outer.test(), full, path.steps(), trees, best(trees, inner.test()));
    }

    /** Of trees that have equally many wrong the smallest, which is the last of the path. */
    private Tree best(List<Tree> trees, int[] validation) {
        Tree best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Tree tree : trees) {
            double wrong = passengers.errorRate(tree, validation);
            if (wrong <= least) {
                least = wrong;
                best = tree;
            }
        }
        return best;
    }

    /** The end of one path. */
    void lastSteps(Lines lines) {
        List<Step> steps = runs.get(0).steps;
        lines.print("%d trees on the path; the last:", steps.size());
        lines.print("price of a leaf   leaves   impurity");
        for (Step step : steps.subList(steps.size() - 7, steps.size())) {
            lines.print("%15.5f   %6d   %8.4f", step.alpha(), step.leaves(), step.impurity());
        }
    }

    double[] each(ToDoubleFunction<Run> number) {
        return runs.stream().mapToDouble(number).toArray();
    }

    double error(Tree tree, int[] rows) {
        return 100 * passengers.errorRate(tree, rows);
    }

    void byValidation(Lines lines) {
        lines.print("means of %d splits (sd)    leaves         wrong in training   wrong in test", runs.size());
        row(lines, "grown to the end", Run::full);
        row(lines, "pruned by validation rows", Run::pruned);
        row(lines, "one question", run -> passengers.fit(new Cart(1, 1), run.train));
    }

    private void row(Lines lines, String label, Function<Run, Tree> tree) {
        double[] leaves = each(run -> tree.apply(run).leaves());
        double[] train = each(run -> error(tree.apply(run), run.train));
        double[] test = each(run -> error(tree.apply(run), run.test));
        lines.print(
                "%-26s %5.1f (%4.1f)    %5.1f%% (%3.1f)      %5.1f%% (%3.1f)",
                label,
                Descriptive.mean(leaves),
                Descriptive.standardDeviation(leaves),
                Descriptive.mean(train),
                Descriptive.standardDeviation(train),
                Descriptive.mean(test),
                Descriptive.standardDeviation(test));
    }

    XyPlot chart() {
        double[] sizes = IntStream.rangeClosed(1, MOST).asDoubleStream().toArray();
        return Plot.xy(
                        760,
                        400,
                        "After a handful of leaves only the training error still falls",
                        "leaves at most (the largest tree of each path that has no more)",
                        "wrong (%, mean of 20 splits)")
                .line("training rows", sizes, curve(sizes, Run::train), Plot.colour(0))
                .line("test rows", sizes, curve(sizes, Run::test), Plot.colour(1))
                .x(0, MOST)
                .y(10, 40);
    }

    /** The mean error of the trees of at most so many leaves. */
    double[] curve(double[] sizes, Function<Run, int[]> rows) {
        double[] sums = new double[sizes.length];
        for (Run run : runs) {
            List<Step> steps = run.steps;
            int step = steps.size() - 1;
            double error = error(run.trees.get(step), rows.apply(run));
            for (int i = 0; i < sizes.length; i++) {
                while (step > 0 && steps.get(step - 1).leaves() <= sizes[i]) {
                    step--;
                    error = error(run.trees.get(step), rows.apply(run));
                }
                sums[i] += error / runs.size();
            }
        }
        return sums;
    }
}
