package gradus.classicalml.trees;

import gradus.classicalml.framing.Cases;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How to grow a tree: each node is cut where the impurity of its two sides, weighted by their rows, falls most (squared distance from
 * the mean where the target is a number). A node becomes a leaf if it is pure, if it is as deep as allowed, or if no cut leaves
 * enough rows on both sides. A cut that gains nothing is made too, as its sides may have cuts that do; prune afterwards. Features
 * that are missing (NaN) go to the side where they fit better. Breiman, Friedman, Olshen and Stone (1984), Classification and
 * Regression Trees.
 *
 * @param impurity how the mixture of classes is measured; not used where the target is a number
 * @param maxDepth the most questions on the way to a leaf, at least 0
 * @param minLeaf the fewest training rows of a leaf, at least 1; rows count, whatever they weigh
 * @param features which columns a node may ask about
 */
public record Cart(Impurity impurity, int maxDepth, int minLeaf, FeatureChoice features) {
    public Cart {
        Require.given("impurity", impurity);
        Require.atLeast("maxDepth", maxDepth, 0);
        Require.atLeast("minLeaf", minLeaf, 1);
        Require.given("features", features);
    }

    /** Gini impurity, and all columns at every node. */
    public Cart(int maxDepth, int minLeaf) {
        this(Impurity.GINI, maxDepth, minLeaf, FeatureChoice.all());
    }

    /** A tree that grows until every leaf is pure or cannot be cut. */
    public static Cart full() {
        return new Cart(Integer.MAX_VALUE, 1);
    }

    /** The same, with another measure of impurity. */
    public Cart with(Impurity other) {
        return new Cart(other, maxDepth, minLeaf, features);
    }

    /** The same, with another choice of columns. */
    public Cart with(FeatureChoice other) {
        return new Cart(impurity, maxDepth, minLeaf, other);
    }

    /** A tree for the target of the cases, a number or a class; every case weighs 1. */
    public Tree fit(Cases cases) {
        Require.given("cases", cases);
        return cases.classes().isEmpty()
                ? regression(cases.features(), cases.targets())
                : classification(
                        cases.features(), cases.labels(), cases.classes().size());
    }

    /** A regression tree; every row weighs 1. */
    public Tree regression(Matrix features, double[] targets) {
        return regression(features, targets, ones(features));
    }

    /**
     * A regression tree.
     *
     * @param features n × d, finite or NaN (missing); a row may stand there several times
     * @param targets n finite numbers; not modified
     * @param weights n numbers, finite and none negative, not all 0; a row of weight 0 is not there, one of weight 2 pulls like
     *     two; not modified
     * @throws IllegalArgumentException if an argument is null, the sizes do not fit, or a number is out of range
     */
    public Tree regression(Matrix features, double[] targets, double[] weights) {
        Require.given("features", features);
        Require.finite("targets", targets);
        Require.size("targets", targets.length, features.rows(), "one for each row of features");
        return grown(features, rows(features, weights), new NumberTally(targets, weights));
    }

    /** A classification tree; every row weighs 1. */
    public Tree classification(Matrix features, int[] labels, int classes) {
        return classification(features, labels, classes, ones(features));
    }

    /**
     * A classification tree.
     *
     * @param labels n labels from 0 to classes − 1; not modified
     * @param classes how many classes there are, at least 1; one may have no row here
     * @param features as in {@link #regression(Matrix, double[], double[])}, and so are the weights
     * @throws IllegalArgumentException if an argument is null, the sizes do not fit, or a number is out of range
     */
    public Tree classification(Matrix features, int[] labels, int classes, double[] weights) {
        Require.given("features", features);
        Require.given("labels", labels);
        Require.size("labels", labels.length, features.rows(), "one for each row of features");
        Require.atLeast("classes", classes, 1);
        for (int i = 0; i < labels.length; i++) {
            Require.between("labels[" + i + "]", labels[i], 0, classes - 1L, "the last class");
        }
        return grown(features, rows(features, weights), new ClassTally(impurity, labels, classes, weights));
    }

    private Tree grown(Matrix features, int[] rows, Tally tally) {
        Node root = new Grower(this, new SortedColumns(features, rows), tally).grow(rows.length);
        return new Tree(root, features.columns());
    }

    /** The rows that weigh anything. */
    private static int[] rows(Matrix features, double[] weights) {
        Require.finite("weights", weights);
        Require.size("weights", weights.length, features.rows(), "one for each row of features");
        for (int i = 0; i < weights.length; i++) {
            Require.atLeast("weights[" + i + "]", weights[i], 0);
        }
        requireFiniteOrMissing(features);
        int[] rows =
                IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
        Require.that(rows.length > 0, "weights must not all be 0, but are");
        return rows;
    }

    private static void requireFiniteOrMissing(Matrix features) {
        for (int i = 0; i < features.rows(); i++) {
            for (int j = 0; j < features.columns(); j++) {
                if (Double.isInfinite(features.get(i, j))) {
                    throw new IllegalArgumentException("features must be finite or NaN (missing), but row " + i
                            + ", column " + j + " was " + features.get(i, j));
                }
            }
        }
    }

    private static double[] ones(Matrix features) {
        double[] weights = new double[Require.given("features", features).rows()];
        Arrays.fill(weights, 1);
        return weights;
    }
}
