package gradus.classicalml.trees;

/** A node that asks a question. */
public final class Branch extends Node {
    private final Cut cut;
    private final Node left;
    private final Node right;
    private final int leaves;
    private final int depth;
    private final double leafImpurity;

    Branch(Node seen, Cut cut, Node left, Node right) {
        super(seen);
        this.cut = cut;
        this.left = left;
        this.right = right;
        leaves = left.leaves() + right.leaves();
        depth = 1 + Math.max(left.depth(), right.depth());
        leafImpurity = left.leafImpurity() + right.leafImpurity();
    }

    /** The question. */
    public Cut cut() {
        return cut;
    }

    /** Where rows go whose answer is yes. */
    public Node left() {
        return left;
    }

    /** Where rows go whose answer is no. */
    public Node right() {
        return right;
    }

    /** The side on which a row goes on. */
    Node side(double[] row) {
        return cut.isLeft(row[cut.feature()]) ? left : right;
    }

    @Override
    public int leaves() {
        return leaves;
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    double leafImpurity() {
        return leafImpurity;
    }
}
