package gradus.classicalml.trees;

import static gradus.classicalml.trees.CartTest.column;
import static gradus.classicalml.trees.CartTest.matrix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.trees.PruningPath.Step;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PruningPathTest {
    @Test
    void the_weakest_link_of_a_tree_of_three_leaves_goes_first() {
        // targets 0 0 6 | 9: root 54/4 = 13.5; cut after 2: sides 0 and 4.5/4; the right one gains 1.125 for one leaf,
        // then the root 13.5 for one
        Tree tree = Cart.full().regression(column(1, 2, 3, 4), new double[] {0, 0, 6, 9});
        assertThat(tree.root().impurity()).isEqualTo((3.75 * 3.75 * 2 + 2.25 * 2.25 + 5.25 * 5.25) / 4);
        PruningPath path = PruningPath.of(tree);
        double root = tree.root().impurity();
        assertThat(path.steps())
                .containsExactly(new Step(0, 3, 0), new Step(1.125, 2, 1.125), new Step(root - 1.125, 1, root));
        assertThat(path.at(1.1249).leaves()).isEqualTo(3);
        assertThat(path.at(1.125).leaves()).isEqualTo(2);
        assertThat(path.at(1.125).predict(4)).isEqualTo(7.5);
        assertThat(path.at(1e9).leaves()).isOne();
    }

    @Test
    void a_strong_branch_below_a_weak_one_keeps_both() {
        // exclusive or: the first question gains nothing, the two below it gain all. 0.5 for 3 leaves more
        Matrix x = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        PruningPath path = PruningPath.of(Cart.full().classification(x, new int[] {0, 1, 1, 0}, 2));
        assertThat(path.steps()).containsExactly(new Step(0, 4, 0), new Step(0.5 / 3, 1, 0.5));
    }

    @Test
    void branches_that_gain_nothing_go_for_nothing() {
        Tree tree = Cart.full().classification(column(1, 2, 3), new int[] {0, 0, 0}, 1);
        assertThat(PruningPath.of(tree).steps()).containsExactly(new Step(0, 1, 0));
        Matrix x = Matrix.of(new double[][] {{0, 0}, {0, 0}, {1, 0}, {1, 0}});
        Tree idle = Cart.full().classification(x, new int[] {0, 1, 0, 1}, 2);
        assertThat(idle.leaves()).isEqualTo(2);
        assertThat(PruningPath.of(idle).steps()).containsExactly(new Step(0, 1, 0.5));
        assertThat(PruningPath.of(idle).at(0).leaves()).isOne();
    }

    @Test
    void every_step_is_the_cheapest_tree_and_the_smallest_of_the_cheapest() {
        Random random = new Random(1);
        for (int run = 0; run < 100; run++) {
            Matrix x = matrix(random, 40, 3, 8);
            Tree tree = run % 2 == 0
                    ? Cart.full().regression(x, random.doubles(40).toArray())
                    : Cart.full().classification(x, random.ints(40, 0, 3).toArray(), 3);
            PruningPath path = PruningPath.of(tree);
            List<Step> steps = path.steps();
            for (int i = 0; i < steps.size(); i++) {
                double alpha = steps.get(i).alpha();
                double next = i + 1 < steps.size() ? steps.get(i + 1).alpha() : 2 * alpha + 1;
                double between = (alpha + next) / 2;
                Tree pruned = path.at(between);
                assertThat(pruned.leaves()).isEqualTo(steps.get(i).leaves());
                double weight = tree.root().weight();
                assertThat(pruned.root().leafImpurity() / weight)
                        .isCloseTo(steps.get(i).impurity(), within(1e-12));
                assertThat(steps.get(i).impurity() + between * pruned.leaves())
                        .isCloseTo(cheapest(tree.root(), between * weight) / weight, within(1e-12));
            }
        }
    }

    /** Leaf or not, decided from the leaves up: the cheaper of the two. */
    private static double cheapest(Node node, double price) {
        double asLeaf = node.weight() * node.impurity() + price;
        return node instanceof Branch b
                ? Math.min(asLeaf, cheapest(b.left(), price) + cheapest(b.right(), price))
                : asLeaf;
    }

    @Test
    void a_negative_price_is_refused() {
        PruningPath path = PruningPath.of(Cart.full().regression(column(1, 2), new double[] {1, 2}));
        assertThatThrownBy(() -> path.at(-1)).hasMessage("alpha must be finite and at least 0, but was -1.0");
        assertThatThrownBy(() -> PruningPath.of(null)).hasMessage("tree must be given, but was null");
    }

    @Test
    void a_tree_is_read_line_by_line() {
        Tree tree = Cart.full().regression(column(1, 2, 3, Double.NaN), new double[] {0, 0, 6, 9});
        assertThat(new TreeText(List.of("age"), List.of()).lines(tree))
                .containsExactly(
                        "age ≤ 2.5?",
                        "    yes: 0 (2 rows)",
                        "    no:  age known?",
                        "        yes: 6 (1 row)",
                        "        no:  9 (1 row)");
        Tree classes = new Cart(1, 1).classification(column(1, 2, 3), new int[] {0, 1, 0}, 2);
        assertThat(new TreeText(List.of("age"), List.of("no", "yes")).lines(classes))
                .containsExactly("age ≤ 1.5?", "    yes: no (100% of 1 row)", "    no:  no (50% of 2 rows)");
        assertThatThrownBy(() -> new TreeText(List.of(), List.of()).lines(tree))
                .hasMessage("features must hold 1 number (one for each column of the tree), but held 0");
    }
}
