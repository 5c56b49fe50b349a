package gradus.workbook.classicalml.trees;

import static gradus.engine.exercise.Todo.todo;

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
 * <p>You may want to import {@link java.util.ArrayList}.
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
        return todo("prune both sides, then see whether a leaf would be as cheap");
    }

    /**
     * The prices at which the best tree becomes smaller, from the lowest to the highest, each once. The first is 0 if the tree as it came
     * has a branch that gains nothing. A leaf has none. (A price is seldom a double: 49 times the double nearest 1/49 is less than 1, and
     * a loop that waits for it would not end.)
     */
    public static List<Double> prices(Node tree) {
        return todo("find the weakest link, cut it and all that are as weak, and look again");
    }

    /** What the leaves of a tree cost together. */
    private static double cost(Node tree) {
        return tree.isLeaf() ? tree.cost() : cost(tree.yes()) + cost(tree.no());
    }

    private static int leaves(Node tree) {
        return tree.isLeaf() ? 1 : leaves(tree.yes()) + leaves(tree.no());
    }

    /** The least that any branch's questions gain for each leaf that they add. */
    @SuppressWarnings("unused") // until your code uses it
    private static double weakest(Node tree) {
        return todo("what a branch gains per leaf, and the least of that in it and below");
    }
}
