package gradus.workbook.classicalml.trees;

import java.util.ArrayList;
import java.util.List;

/**
 * Cost-complexity pruning: a tree is charged its cost and a price for each leaf, and pruned where that is cheaper.
 *
 * <p>A node knows what it would cost as a leaf (how many of its rows would be wrong). A branch costs what its leaves cost together, and that
 * is never more. Pruning turns branches into leaves; it changes nothing else.
 *
 * <p>Where a leaf's price is alpha, the best tree is the one that pruning can reach for which (cost of its leaves) + alpha · (number of its
 * leaves) is smallest; of equally cheap ones, the one with the fewest leaves. As alpha grows from 0 this tree becomes smaller at certain
 * prices, and it is a single leaf in the end.
 *
 * <p>Costs are whole numbers up to 10⁶. No tree is deeper than 50 questions.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/trees.md">classical-ml/docs/trees.md</a>
 */
public final class WeakestLinks {
    private WeakestLinks() {}

    /**
     * A node of a tree.
     *
     * @param cost what it costs as a leaf
     * @param yes its one side; null for a leaf
     * @param no its other side; null for a leaf
     */
    public record Node(double cost, Node yes, Node no) {
        /** A leaf. */
        public static Node leaf(double cost) {
            return new Node(cost, null, null);
        }

        /** Whether it asks nothing. */
        public boolean isLeaf() {
            return yes == null;
        }
    }

    /**
     * The best tree at a price.
     *
     * @param alpha the price of a leaf, at least 0
     * @throws IllegalArgumentException if alpha is negative or NaN; the message names alpha
     */
    public static Node prune(Node tree, double alpha) {
        // begin solution: prune both sides, then see whether a leaf would be as cheap
        if (!(alpha >= 0)) {
            throw new IllegalArgumentException("alpha must be at least 0, but was " + alpha);
        }
        if (tree.isLeaf()) {
            return tree;
        }
        Node pruned = new Node(tree.cost(), prune(tree.yes(), alpha), prune(tree.no(), alpha));
        double gain = tree.cost() - cost(pruned);
        return gain / (leaves(pruned) - 1) <= alpha ? Node.leaf(tree.cost()) : pruned;
        // end solution
    }

    /**
     * The prices at which the best tree becomes smaller, from the lowest to the highest, each once. The first is 0 if the tree as it came
     * has a branch that gains nothing. A leaf has none. (A price is seldom a double: 49 times the double nearest 1/49 is less than 1, and
     * a loop that waits for it would not end.)
     */
    public static List<Double> prices(Node tree) {
        // begin solution: find the weakest link, cut it and all that are as weak, and look again
        List<Double> prices = new ArrayList<>();
        Node left = tree;
        while (!left.isLeaf()) {
            double weakest = weakest(left);
            prices.add(weakest);
            left = prune(left, weakest);
        }
        return prices;
        // end solution
    }

    /** What the leaves of a tree cost together. */
    private static double cost(Node tree) {
        return tree.isLeaf() ? tree.cost() : cost(tree.yes()) + cost(tree.no());
    }

    private static int leaves(Node tree) {
        return tree.isLeaf() ? 1 : leaves(tree.yes()) + leaves(tree.no());
    }

    /** The least that any branch's questions gain for each leaf that they add. */
    private static double weakest(Node tree) {
        // begin solution: what a branch gains per leaf, and the least of that in it and below
        if (tree.isLeaf()) {
            return Double.POSITIVE_INFINITY;
        }
        double strength = (tree.cost() - cost(tree)) / (leaves(tree) - 1);
        return Math.min(strength, Math.min(weakest(tree.yes()), weakest(tree.no())));
        // end solution
    }
}
