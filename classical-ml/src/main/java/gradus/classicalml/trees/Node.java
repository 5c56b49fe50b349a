package gradus.classicalml.trees;

/** A node of a tree, with what is known of the training rows that reached it: a {@link Leaf} or a {@link Branch}. Immutable. */
public abstract sealed class Node permits Leaf, Branch {
    private final int rows;
    private final double weight;
    private final double impurity;
    private final double prediction;
    private final double[] shares;

    Node(int rows, double weight, double impurity, double prediction, double[] shares) {
        this.rows = rows;
        this.weight = weight;
        this.impurity = impurity;
        this.prediction = prediction;
        this.shares = shares;
    }

    Node(Node other) {
        this(other.rows, other.weight, other.impurity, other.prediction, other.shares);
    }

    /** How many training rows came here. */
    public final int rows() {
        return rows;
    }

    /** The sum of their weights: without weights, the number of rows. */
    public final double weight() {
        return weight;
    }

    /** How mixed their classes are, or the mean squared distance of their targets from the mean. */
    public final double impurity() {
        return impurity;
    }

    /** The mean of their targets, or the label of their heaviest class (of equal ones the first). */
    public final double prediction() {
        return prediction;
    }

    /** The share of each class in their weight, a copy; empty where the target is a number. */
    public final double[] shares() {
        return shares.clone();
    }

    final int classes() {
        return shares.length;
    }

    /** How many leaves there are from here on: 1 for a leaf. */
    public abstract int leaves();

    /** How many questions the longest way to a leaf asks: 0 for a leaf. */
    public abstract int depth();

    /** Weight × impurity, summed over the leaves from here on. */
    abstract double leafImpurity();
}
