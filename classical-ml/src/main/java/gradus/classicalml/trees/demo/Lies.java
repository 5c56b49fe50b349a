package gradus.classicalml.trees.demo;

import gradus.classicalml.splitting.Split;
import gradus.classicalml.trees.Branch;
import gradus.classicalml.trees.Cart;
import gradus.classicalml.trees.Node;
import gradus.classicalml.trees.PruningPath;
import gradus.classicalml.trees.PruningPath.Step;
import gradus.classicalml.trees.Tree;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ways in which a tree misleads whoever reads it. */
final class Lies {
    private final Passengers passengers;

    Lies(Passengers passengers) {
        this.passengers = passengers;
    }

    /** A column of random numbers beside the three: how much of all gain is credited to it, grown to the end and with 8 leaves. */
    void noise(Lines lines) {
        double[][] shares =
                IntStream.range(0, Passengers.SEEDS).mapToObj(this::noiseShares).toArray(double[][]::new);
        lines.print("a ticket number drawn at random beside sex, class and age, %d seeds", shares.length);
        lines.print("                        questions about it   gain credited to it");
        String[] labels = {"grown to the end", "pruned to 8 leaves"};
        for (int i = 0; i < 2; i++) {
            lines.print("%-22s %14.0f%% %20.1f%%", labels[i], mean(shares, 2 * i), mean(shares, 2 * i + 1));
        }
    }

    static double mean(double[][] rows, int column) {
        return 100 * Descriptive.mean(Matrix.of(rows).column(column));
    }

    /** Share of questions and of gain, of the full tree, then of the pruned one. */
    double[] noiseShares(int seed) {
        Random random = new Random(seed);
        double[] noise = random.doubles(passengers.size()).toArray();
        Matrix four = Matrix.ofColumns(
                passengers.features.column(0), passengers.features.column(1), passengers.features.column(2), noise);
        Tree full = Cart.full().classification(four, passengers.labels, 2);
        PruningPath path = PruningPath.of(full);
        Step eight = path.steps().stream()
                .filter(step -> step.leaves() <= 8)
                .findFirst()
                .orElseThrow();
        double[] whole = shares(full);
        double[] pruned = shares(path.at(eight.alpha()));
        return new double[] {whole[0], whole[1], pruned[0], pruned[1]};
    }

    private static double[] shares(Tree tree) {
        double[] sums = new double[4]; // questions, gain, questions about the last column, gain by it
        add(tree.root(), tree.features() - 1, sums);
        return new double[] {sums[2] / sums[0], sums[3] / sums[1]};
    }

    private static void add(Node node, int column, double[] sums) {
        if (node instanceof Branch branch) {
            double gain = branch.weight() * branch.impurity()
                    - branch.left().weight() * branch.left().impurity()
                    - branch.right().weight() * branch.right().impurity();
            sums[0]++;
            sums[1] += gain;
            if (branch.cut().feature() == column) {
                sums[2]++;
                sums[3] += gain;
            }
            add(branch.left(), column, sums);
            add(branch.right(), column, sums);
        }
    }

    /** The first three levels of questions on twenty training sides that share most of their rows. */
    void unstable(Lines lines) {
        Set<String> roots = new HashSet<>();
        Set<String> trees = new HashSet<>();
        for (int seed = 0; seed < Passengers.SEEDS; seed++) {
            Tree tree = tree(seed);
            roots.add(questions(tree.root(), 1));
            trees.add(questions(tree.root(), 3));
        }
        lines.print("%d training sides: %d different first questions", Passengers.SEEDS, roots.size());
        lines.print("                   %d different trees of three levels", trees.size());
        lines.print("predictions that differ between two of the trees grown to the end: %.1f%%", 100 * disagreement());
    }

    private Tree tree(int seed) {
        Split split = passengers.split(seed);
        return passengers.fit(new Cart(3, 10), split.train());
    }

    /** Columns and thresholds of the first levels. */
    private static String questions(Node node, int levels) {
        return node instanceof Branch branch && levels > 0
                ? branch.cut().feature() + "≤" + branch.cut().threshold() + "(" + questions(branch.left(), levels - 1)
                        + "," + questions(branch.right(), levels - 1) + ")"
                : "";
    }

    /** Over all pairs of seeds, on all rows. */
    double disagreement() {
        var all = IntStream.range(0, Passengers.SEEDS)
                .mapToObj(seed -> passengers
                        .fit(Cart.full(), passengers.split(seed).train())
                        .labels(passengers.features))
                .collect(Collectors.toList());
        double differ = 0;
        for (int[] one : all) {
            for (int[] other : all) {
                for (int i = 0; i < one.length; i++) {
                    differ += one[i] == other[i] ? 0 : 1;
                }
            }
        }
        return differ / (all.size() * (all.size() - 1.0) * passengers.size());
    }

    /** No single question says anything; two say all. */
    static void exclusiveOr(Lines lines) {
        Matrix switches = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        int[] light = {0, 1, 1, 0};
        Tree tree = Cart.full().classification(switches, light, 2);
        Branch root = (Branch) tree.root();
        lines.print(
                "impurity of the root %.2f, of its two sides %.2f and %.2f",
                root.impurity(), root.left().impurity(), root.right().impurity());
        lines.print(
                "leaves %d, wrong %d",
                tree.leaves(),
                IntStream.range(0, 4)
                        .filter(i -> tree.predict(switches.row(i)) != light[i])
                        .count());
    }
}
