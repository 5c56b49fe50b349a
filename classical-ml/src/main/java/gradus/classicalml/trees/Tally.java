package gradus.classicalml.trees;

/**
 * What lies left and right of a cut that moves through the rows of one node. All rows begin on the right; each is moved to the
 * left once, and after each move the gain of cutting there is known without looking at the other rows.
 */
abstract class Tally {
    private final double[] weights; // by row
    private double weight;
    private double leftWeight;

    Tally(double[] weights) {
        this.weights = weights;
    }

    /** Counts the rows of a node, in the places from..to. */
    final void enter(int[] rows, int from, int to) {
        weight = 0;
        for (int i = from; i < to; i++) {
            weight += weights[rows[i]];
        }
        count(rows, from, to);
        clear();
    }

    /** All rows are on the right again. */
    final void clear() {
        leftWeight = 0;
        clearLeft();
    }

    final void moveLeft(int row) {
        leftWeight += weights[row];
        move(row, weights[row]);
    }

    /** The weight of all rows of the node. */
    final double weight() {
        return weight;
    }

    final double leftWeight() {
        return leftWeight;
    }

    final double rightWeight() {
        return weight - leftWeight;
    }

    final double weightOf(int row) {
        return weights[row];
    }

    abstract void count(int[] rows, int from, int to);

    abstract void clearLeft();

    abstract void move(int row, double weight);

    /** How much weight × impurity the cut would take away: that of the node, less that of the left and the right side. */
    abstract double gain();

    /** Whether no cut could gain anything. */
    abstract boolean isPure();

    /** The impurity of the node. */
    abstract double impurity();

    /** What the node predicts: a mean, or a class. */
    abstract double prediction();

    /** The share of each class, a new array; empty where the target is a number. */
    abstract double[] shares();
}
