package gradus.classicalml.trees;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;

/** A grown tree. Its target is a number, or a class as a label from 0. Immutable. */
public final class Tree {
    private final Node root;
    private final int features;

    Tree(Node root, int features) {
        this.root = root;
        this.features = features;
    }

    /** The node where every row begins. */
    public Node root() {
        return root;
    }

    /** How many features a row has, d. */
    public int features() {
        return features;
    }

    /** How many leaves it has, at least 1. */
    public int leaves() {
        return root.leaves();
    }

    /** The most questions that a row is asked. */
    public int depth() {
        return root.depth();
    }

    /**
     * The leaf of a row.
     *
     * @param row d numbers; NaN if a value is missing
     * @throws IllegalArgumentException if it is null or has not d numbers
     */
    public Leaf leaf(double... row) {
        Require.size("row", Require.given("row", row).length, features, "one for each feature");
        Node node = root;
        while (node instanceof Branch branch) {
            node = branch.side(row);
        }
        return (Leaf) node;
    }

    /** The mean of the row's leaf, or the label of its heaviest class. */
    public double predict(double... row) {
        return leaf(row).prediction();
    }

    /** One prediction for each row. */
    public double[] predict(Matrix rows) {
        Require.given("rows", rows);
        double[] predictions = new double[rows.rows()];
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] = predict(rows.row(i));
        }
        return predictions;
    }

    /**
     * One class for each row.
     *
     * @throws IllegalStateException if the target is a number
     */
    public int[] labels(Matrix rows) {
        requireClasses();
        return Arrays.stream(predict(rows)).mapToInt(label -> (int) label).toArray();
    }

    /**
     * The share of each class in the row's leaf, summing to 1.
     *
     * @throws IllegalStateException if the target is a number
     */
    public double[] probabilities(double... row) {
        requireClasses();
        return leaf(row).shares();
    }

    private void requireClasses() {
        if (root.classes() == 0) {
            throw new IllegalStateException("the target must be a class to have labels, but is a number");
        }
    }
}
