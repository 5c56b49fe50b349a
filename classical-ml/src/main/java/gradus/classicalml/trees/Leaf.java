package gradus.classicalml.trees;

/** A node that asks nothing more and predicts. */
public final class Leaf extends Node {
    Leaf(int rows, double weight, double impurity, double prediction, double[] shares) {
        super(rows, weight, impurity, prediction, shares);
    }

    /** A branch without its questions. */
    Leaf(Node pruned) {
        super(pruned);
    }

    @Override
    public int leaves() {
        return 1;
    }

    @Override
    public int depth() {
        return 0;
    }

    @Override
    double leafImpurity() {
        return weight() * impurity();
    }
}
