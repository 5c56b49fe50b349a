package gradus.classicalml.ensembles;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gradient boosting (Friedman 2001) with the leaves and the gain of XGBoost (Chen and Guestrin 2016) on binned columns: each
 * tree takes one Newton step, and a share of it is added to the scores of all rows.
 *
 * @param loss what to make small
 * @param rounds how many trees, at least 1
 * @param learningRate the share of each step that is taken, in (0, 1]
 * @param shape of each tree
 */
public record GradientBoosting(BoostingLoss loss, int rounds, double learningRate, TreeShape shape) {
    /**
     * How a tree of boosting grows.
     *
     * @param leaves how many leaves at most, at least 2; the leaf that gains most is split next
     * @param l2 λ, added to the curvature of each leaf, at least 0
     * @param leastCurvature H of a leaf at least, from 0.001; with the squared error a number of rows
     */
    public record TreeShape(int leaves, double l2, double leastCurvature) {
        /** Checks the settings. */
        public TreeShape {
            Require.atLeast("leaves", leaves, 2);
            Require.atLeast("l2", l2, 0.0);
            Require.atLeast("leastCurvature", leastCurvature, 0.001);
        }
    }

    /** Checks the settings. */
    public GradientBoosting {
        Require.given("loss", loss);
        Require.atLeast("rounds", rounds, 1);
        Require.above("learningRate", learningRate, 0);
        Require.between("learningRate", learningRate, 0, 1);
        Require.given("shape", shape);
    }

    /**
     * Trains on rows with known targets.
     *
     * @param features n × d, finite
     * @param targets n finite numbers; for the log loss 0 or 1, both at least once
     */
    public BoostedModel fit(Matrix features, double[] targets) {
        Require.finite("targets", targets);
        BinnedColumns table = BinnedColumns.of(features, BinnedColumns.MOST_BINS);
        Require.size("targets", targets.length, features.rows(), "one for each row of features");
        double start = loss.start(targets);
        double[] scores = new double[targets.length];
        Arrays.fill(scores, start);
        double[] gradients = new double[2 * targets.length];
        BoostedTreeGrower grower = new BoostedTreeGrower(table, shape);
        List<BinnedTree> trees = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            derivatives(scores, targets, gradients);
            BinnedTree tree = grower.grow(gradients);
            grower.forEachLeaf((rows, from, to, leaf) -> add(scores, rows, from, to, tree.value(leaf, 0)));
            trees.add(tree);
        }
        return new BoostedModel(loss, start, learningRate, trees, features.columns());
    }

    /** Slope and curvature of each row's loss at its score: all that a tree gets to know of the targets. */
    private void derivatives(double[] scores, double[] targets, double[] gradients) {
        IntStream.range(0, scores.length)
                .parallel()
                .forEach(row -> loss.derivatives(scores[row], targets[row], gradients, row));
    }

    private void add(double[] scores, int[] rows, int from, int to, double step) {
        for (int i = from; i < to; i++) {
            scores[rows[i]] += learningRate * step;
        }
    }
}
