package gradus.workbook.classicalml.trees;

import gradus.fundamentals.distributions.Binomial;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Which leaves of a tree lie? A leaf was cut out because its training rows look so good there, so they are no witnesses. Ask rows that
 * the tree has not seen.
 *
 * <p>A leaf of n training rows, of which r are of its class, <em>promises</em> to be right with the probability
 *
 * <p>p = (r + 1) / (n + c), where c is the number of classes
 *
 * <p>so that no leaf promises certainty. Of its held-out rows some are right. Every leaf is judged at the level 0.01 / L, where L is the
 * number of leaves of the tree: many leaves are judged, and an honest tree should seldom be accused. In this order:
 *
 * <ol>
 *   <li>{@code TOO_FEW}: even if none of its held-out rows were right, a leaf that keeps its promise would do as badly with a probability of
 *       the level or more. Such rows can prove nothing.
 *   <li>{@code LIES}: a leaf that keeps its promise would have as few right as were found, or fewer, with a probability below the level.
 *   <li>{@code STANDS}: anything else. A leaf that is better than its promise stands.
 * </ol>
 *
 * <p>Held-out rows are independent of each other. Probabilities are exact, by the binomial distribution; {@link Binomial} has them. No
 * table asks about a probability within a millionth part of the level.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/trees.md">classical-ml/docs/trees.md</a>
 */
public final class LyingLeaves {
    private LyingLeaves() {}

    /**
     * A leaf's rows.
     *
     * @param rows how many training rows it has, at least 1
     * @param right how many of them are of its class
     * @param heldOut how many rows came to it that did not train, 0 to 10⁹
     * @param heldOutRight how many of those are of its class
     */
    public record Leaf(int rows, int right, int heldOut, int heldOutRight) {}

    /** What can be said of a leaf. */
    public enum Verdict {
        TOO_FEW,
        LIES,
        STANDS
    }

    /**
     * A verdict for each leaf, in their order.
     *
     * @param leaves all leaves of a tree, at least one; not modified
     * @param classes how many classes there are, at least 2
     */
    public static List<Verdict> of(List<Leaf> leaves, int classes) {
        // begin solution: a level for each leaf, and its verdict
        double level = 0.01 / leaves.size();
        return leaves.stream().map(leaf -> verdict(leaf, classes, level)).toList();
        // end solution
    }

    private static Verdict verdict(Leaf leaf, int classes, double level) {
        // begin solution: what it promises, and how probable it is to be as bad as found
        double promise = (leaf.right() + 1.0) / ((double) leaf.rows() + classes);
        Binomial right = new Binomial(leaf.heldOut(), promise);
        IntPredicate accuses = found -> right.cdf(found) < level;
        if (!accuses.test(0)) {
            return Verdict.TOO_FEW;
        }
        return accuses.test(leaf.heldOutRight()) ? Verdict.LIES : Verdict.STANDS;
        // end solution
    }
}
