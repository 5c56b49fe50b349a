package gradus.classicalml.trees;

import gradus.fundamentals.Require;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * Cost-complexity pruning: a tree is charged its impurity and α for every leaf, and the cheapest of all trees that pruning can reach is
 * kept. As α grows branches become leaves, the weakest link first: the branch whose questions gain least per leaf. The trees are
 * nested, so one path holds the best tree for every α. Breiman, Friedman, Olshen and Stone (1984), section 3.3.
 */
public final class PruningPath {
    /** Strengths that differ by less than this share of the root's impurity are equal: such a difference is rounding. */
    private static final double ROUNDING = 1e-12;

    /**
     * One tree of the path.
     *
     * @param alpha from this price of a leaf on, up to the next step's, it is the cheapest
     * @param leaves how many leaves it has
     * @param impurity the mean impurity of the training rows in their leaves
     */
    public record Step(double alpha, int leaves, double impurity) {}

    private final Tree tree;
    private final List<Node> nodes = new ArrayList<>(); // each before its left side, that before its right side
    private final int[] parents;
    private final int[] ends; // where the nodes below a node end
    private final int[] leaves; // as pruned so far, as all that follows
    private final double[] impurities; // of the leaves below, times their weight
    private final double[] prunedAt;
    private final List<Step> steps = new ArrayList<>();

    private PruningPath(Tree tree) {
        this.tree = tree;
        int count = 2 * tree.leaves() - 1;
        parents = new int[count];
        ends = new int[count];
        leaves = new int[count];
        impurities = new double[count];
        prunedAt = new double[count];
        Arrays.fill(prunedAt, Double.POSITIVE_INFINITY);
        list();
        prune();
    }

    /** Finds the path of a tree, from itself to its root as the only leaf. */
    public static PruningPath of(Tree tree) {
        return new PruningPath(Require.given("tree", tree));
    }

    private void list() {
        Deque<Node> open = new ArrayDeque<>(List.of(tree.root()));
        Deque<Integer> above = new ArrayDeque<>(List.of(-1));
        while (!open.isEmpty()) {
            Node node = open.pop();
            int place = nodes.size();
            nodes.add(node);
            parents[place] = above.pop();
            ends[place] = place + 2 * node.leaves() - 1;
            leaves[place] = node.leaves();
            impurities[place] = node.leafImpurity();
            if (node instanceof Branch branch) {
                open.push(branch.right());
                open.push(branch.left());
                above.push(place);
                above.push(place);
            }
        }
    }

    /** Turns the weakest link into a leaf, until only the root is left. */
    private void prune() {
        double rounding = ROUNDING * tree.root().impurity();
        TreeSet<Integer> links = branches(Comparator.comparingDouble(this::strength));
        double alpha = 0;
        steps.add(step(0));
        while (!links.isEmpty()) {
            int weakest = links.first();
            double strength = strength(weakest);
            if (strength > alpha + rounding) {
                alpha = strength;
                steps.add(step(alpha));
            }
            prunedAt[weakest] = alpha;
            toLeaf(weakest, links);
            steps.set(steps.size() - 1, step(alpha));
        }
    }

    private TreeSet<Integer> branches(Comparator<Integer> order) {
        TreeSet<Integer> branches = new TreeSet<>(order.thenComparing(i -> i));
        for (int i = 0; i < nodes.size(); i++) {
            if (leaves[i] > 1) {
                branches.add(i);
            }
        }
        return branches;
    }

    /** What the questions of a branch gain per leaf that they add, in impurity of the whole tree. */
    private double strength(int link) {
        Node node = nodes.get(link);
        double gain = node.weight() * node.impurity() - impurities[link];
        return gain / (leaves[link] - 1) / tree.root().weight();
    }

    private void toLeaf(int link, TreeSet<Integer> links) {
        for (int i = link; i < ends[link]; i++) {
            if (leaves[i] > 1) {
                links.remove(i);
                leaves[i] = 1;
            }
        }
        impurities[link] = nodes.get(link).weight() * nodes.get(link).impurity();
        for (int above = parents[link]; above >= 0; above = parents[above]) {
            links.remove(above); // before its strength changes, by which it is found
            int left = above + 1;
            int right = ends[left];
            leaves[above] = leaves[left] + leaves[right];
            impurities[above] = impurities[left] + impurities[right];
            links.add(above);
        }
    }

    private Step step(double alpha) {
        return new Step(alpha, leaves[0], impurities[0] / tree.root().weight());
    }

    /** The trees of the path by ascending alpha, the first at 0, the last with one leaf. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /**
     * The cheapest tree where each leaf costs alpha; of equally cheap ones the smallest.
     *
     * @param alpha at least 0, in the unit of the impurity
     */
    public Tree at(double alpha) {
        Require.atLeast("alpha", alpha, 0);
        Node[] pruned = nodes.toArray(Node[]::new);
        for (int i = pruned.length - 1; i >= 0; i--) {
            if (nodes.get(i) instanceof Branch branch) {
                pruned[i] = prunedAt[i] <= alpha
                        ? new Leaf(branch)
                        : new Branch(branch, branch.cut(), pruned[i + 1], pruned[ends[i + 1]]);
            }
        }
        return new Tree(pruned[0], tree.features());
    }
}
