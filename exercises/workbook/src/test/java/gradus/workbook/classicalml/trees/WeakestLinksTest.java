package gradus.workbook.classicalml.trees;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.workbook.classicalml.trees.WeakestLinks.Node.leaf;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.classicalml.trees.WeakestLinks.Node;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "trees",
        number = 2,
        title = "The weakest link goes first",
        kind = Kind.BUILD,
        points = 6,
        minutes = 30)
@ExplainedIn("trees#grow-then-prune")
@Hint(
        "Decide from the leaves up: once both sides of a branch are as cheap as they can be, what is there left to compare?")
@Hint(
        "A branch of three leaves that becomes one leaf saves the price of two. So for what price are branch and leaf equally cheap?")
@Hint(
        "After a cut the branches above it have fewer leaves and a higher cost: what did they gain per leaf before, and what now?")
class WeakestLinksTest {
    /** 10 wrong as a leaf; one question leaves 4 and 0. */
    private static final Node ONE = new Node(10, leaf(4), leaf(0));

    /** The first question gains nothing, those below it gain all. */
    private static final Node HIDDEN = new Node(8, new Node(4, leaf(0), leaf(0)), new Node(4, leaf(0), leaf(0)));

    /** 12; a side of 2 that a question brings to 1, and a side of 6 that one brings to 0. */
    private static final Node TWO = new Node(12, new Node(2, leaf(1), leaf(0)), new Node(6, leaf(0), leaf(0)));

    private record Given(Node tree, int eighths) {}

    @Test
    void one_question_is_kept_until_its_leaf_costs_what_it_gains() {
        expect("the tree 10 (4, 0) at a price of 5", WeakestLinks.prune(ONE, 5))
                .ifEqual(
                        leaf(10),
                        "Two leaves cost one price more than one leaf, which is 5, and gain 6. Count leaves less one.")
                .usually("It gains 6 for one leaf more.")
                .toEqual(ONE);
        expect("the tree 10 (4, 0) at a price of 7", WeakestLinks.prune(ONE, 7))
                .ifEqual(leaf(4), "That is what the two leaves cost, and they are gone: the new leaf costs 10.")
                .usually("6 are gained and a leaf costs 7: the single leaf is cheaper.")
                .toEqual(leaf(10));
        expect("the tree 10 (4, 0) at a price of 5.999", WeakestLinks.prune(ONE, 5.999))
                .ifEqual(leaf(10), "The gain of 6 is more than the price, if only by 0.001.")
                .toEqual(ONE);
        expect("the tree 10 (4, 0) at a price of 6", WeakestLinks.prune(ONE, 6))
                .ifEqual(ONE, "Both cost 16. Of equally cheap trees the one with the fewest leaves is kept.")
                .toEqual(leaf(10));
    }

    @Test
    @Needs("one_question_is_kept_until_its_leaf_costs_what_it_gains")
    void an_infinite_price_leaves_one_leaf() {
        expect(
                        "the tree 8 (4 (0, 0), 4 (0, 0)) at an infinite price",
                        WeakestLinks.prune(HIDDEN, Double.POSITIVE_INFINITY))
                .usually("Infinity is at least 0: no gain pays for a leaf.")
                .toEqual(leaf(8));
    }

    @Test
    @Needs("one_question_is_kept_until_its_leaf_costs_what_it_gains")
    void a_question_that_gains_nothing_stays_for_those_below_it() {
        expect("the tree 8 (4 (0, 0), 4 (0, 0)) at a price of 1", WeakestLinks.prune(HIDDEN, 1))
                .ifEqual(
                        leaf(8),
                        "The first question gains nothing by itself, but its branch gains 8 with three leaves more. Compare it with all of its leaves.")
                .usually("Four leaves cost 4 and gain 8.")
                .toEqual(HIDDEN);
        expect("the tree 8 (4 (0, 0), 4 (0, 0)) at a price of 3", WeakestLinks.prune(HIDDEN, 3))
                .ifEqual(HIDDEN, "8 are gained with three leaves more, which cost 9.")
                .ifEqual(new Node(8, new Node(4, leaf(0), leaf(0)), leaf(4)), "Only one side was pruned.")
                .toEqual(leaf(8));
    }

    @Test
    @Needs("one_question_is_kept_until_its_leaf_costs_what_it_gains")
    void a_branch_is_judged_after_its_sides() {
        Node half = new Node(12, leaf(2), new Node(6, leaf(0), leaf(0)));
        expect("the tree 12 (2 (1, 0), 6 (0, 0)) at a price of 2", WeakestLinks.prune(TWO, 2))
                .ifEqual(
                        TWO,
                        "The question below the first side gains 1, and its leaf costs 2. A weak link far from the root goes, too.")
                .ifEqual(leaf(12), "With that pruned the root gains 10 for two leaves more, which cost 4.")
                .usually("The side of 2 becomes a leaf, the side of 6 stays.")
                .toEqual(half);
        expect("the tree 12 (2 (1, 0), 6 (0, 0)) at a price of 4", WeakestLinks.prune(TWO, 4))
                .ifEqual(
                        leaf(12),
                        "As it came the root gains 11 for three leaves, less than 4 for each. But the side of 2 goes, and then it gains 10 for two. Judge a branch by its sides as they are after pruning.")
                .usually(
                        "The side of 2 becomes a leaf, the side of 6 stays, and then the root gains 10 for two leaves.")
                .toEqual(half);
    }

    @Test
    void the_price_is_not_negative() {
        expectRefusal(
                "a price of −1",
                IllegalArgumentException.class,
                "A negative price would pay for leaves: name alpha.",
                () -> WeakestLinks.prune(ONE, -1),
                "alpha");
        expectRefusal(
                "a price of NaN",
                IllegalArgumentException.class,
                "NaN is not below 0, and not a price either.",
                () -> WeakestLinks.prune(ONE, Double.NaN),
                "alpha");
        expectRefusal(
                "a price of −1 for a leaf",
                IllegalArgumentException.class,
                "A leaf has nothing to prune, and the price is still wrong: check it first.",
                () -> WeakestLinks.prune(leaf(3), -1),
                "alpha");
    }

    @Test
    @Needs({"a_question_that_gains_nothing_stays_for_those_below_it", "a_branch_is_judged_after_its_sides"})
    void prices_ascend_and_are_those_of_the_tree_that_is_left() {
        expect("the prices of the tree 10 (4, 0)", WeakestLinks.prices(ONE))
                .ifEqual(
                        List.of(3.0),
                        "The gain was divided by the number of leaves; it pays for one leaf less than that.")
                .usually("6 are gained for one leaf.")
                .toEqual(List.of(6.0));
        Node twins = new Node(9, new Node(2, leaf(1), leaf(0)), new Node(2, leaf(0), leaf(1)));
        expect("the prices of the tree 9 (2 (1, 0), 2 (0, 1))", WeakestLinks.prices(twins))
                .ifEqual(
                        List.of(1.0, 7 / 3.0),
                        "These are the strengths in the tree as it came. With the two weakest links cut, the root has two leaves, of a cost of 4: it gains 5 for one.")
                .ifEqual(List.of(1.0, 1.0, 5.0), "Two links of equal strength go at one price: name it once.")
                .toEqual(List.of(1.0, 5.0));
        expect("the prices of the tree 12 (2 (1, 0), 6 (0, 0))", WeakestLinks.prices(TWO))
                .ifEqual(
                        List.of(1.0, 11 / 3.0, 6.0),
                        "These are the strengths in the tree as it came. With the weakest link cut, the root has three leaves, of a cost of 2: it gains 10 for two.")
                .usually("1 for the side of 2. Then the root: 10 for two leaves, before the side of 6.")
                .toEqual(List.of(1.0, 5.0));
        expect("the prices of the tree 8 (4 (0, 0), 4 (0, 0))", WeakestLinks.prices(HIDDEN))
                .usually("At 8/3 the root is the weakest link: its sides gain 4 for a leaf each.")
                .toEqual(List.of(8 / 3.0));
        expect("the prices of a leaf", WeakestLinks.prices(leaf(3)))
                .usually("There is nothing to prune.")
                .toEqual(List.of());
        expect("the prices of the tree 3 (2, 1)", WeakestLinks.prices(new Node(3, leaf(2), leaf(1))))
                .usually("The question gains nothing: it goes for a price of 0.")
                .toEqual(List.of(0.0));
    }

    @Test
    @Needs("prices_ascend_and_are_those_of_the_tree_that_is_left")
    void fifty_questions_deep_are_pruned_in_a_moment() {
        int kept = leaves(WeakestLinks.prune(row(51), 0.01));
        expect("the number of leaves of a tree of 51 leaves in a row, which gain 1 together, at a price of 0.01", kept)
                .usually("50 leaves more cost 0.5 and gain 1.")
                .toEqual(51);
        expect("that tree at a price of 1", WeakestLinks.prune(row(51), 1))
                .usually("It is deeper than others: all 50 questions go, from the lowest up to the root.")
                .toEqual(leaf(1));
        Node deep = above(49, new Node(1, leaf(0), leaf(0)));
        expect(
                        "a tree of 50 questions in a row, of which the lowest gains 1 and each other 4, at a price of 2",
                        WeakestLinks.prune(deep, 2))
                .ifEqual(deep, "The lowest question gains 1, and its leaf costs 2. A weak link goes at any depth.")
                .usually("Only the lowest question goes: each of those above it gains more than a leaf costs.")
                .toEqual(above(49, leaf(1)));
        expect("the prices of that tree", WeakestLinks.prices(deep))
                .usually("The lowest question is the weakest link. With it cut, every branch gains 4 per leaf.")
                .toEqual(List.of(1.0, 4.0));
    }

    /** Questions in a row above a branch, each of which gains 4. */
    private static Node above(int questions, Node branch) {
        return questions == 0 ? branch : above(questions - 1, new Node(branch.cost() + 4, leaf(0), branch));
    }

    @Test
    @Needs("fifty_questions_deep_are_pruned_in_a_moment")
    void a_price_need_not_be_a_double() {
        expect("the prices of a tree of 50 leaves in a row, which gain 1 together,", WeakestLinks.prices(row(50)))
                .usually("The root is the weakest link: it gains 1 for 49 leaves.")
                .toEqual(List.of(1 / 49.0));
        Node near = new Node(5, row(50), row(49));
        expect("the prices of a tree whose sides have 50 and 49 leaves in a row", WeakestLinks.prices(near))
                .ifEqual(List.of(1 / 49.0, 3.0), "1/49 and 1/48 are near each other, and two prices all the same.")
                .usually("One side goes at 1/49, the other at 1/48. Then the root gains 3 for one leaf.")
                .toEqual(List.of(1 / 49.0, 1 / 48.0, 3.0));
    }

    /** Leaves without cost, each question parting one from the rest: as a leaf every branch costs 1. */
    private static Node row(int leaves) {
        return leaves == 1 ? leaf(0) : new Node(1, leaf(0), row(leaves - 1));
    }

    private static int leaves(Node tree) {
        return tree.isLeaf() ? 1 : leaves(tree.yes()) + leaves(tree.no());
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Node> trees =
                Inputs.from(List.of(leaf(0), ONE, HIDDEN, TWO), random -> draw(4, random), WeakestLinksTest::simpler);
        Agreement.on(trees.and(Inputs.whole(0, 40), Given::new))
                .ask(
                        "the tree {tree} at a price of {eighths} eighths",
                        given -> WeakestLinks.prune(given.tree, given.eighths / 8.0))
                .ask("the prices of {tree}", given -> WeakestLinks.prices(given.tree))
                .within(1e-9)
                .questions(600)
                .holds();
    }

    private static Node draw(int depth, RandomGenerator random) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf(random.nextInt(5));
        }
        Node yes = draw(depth - 1, random);
        Node no = draw(depth - 1, random);
        return new Node(yes.cost() + no.cost() + random.nextInt(6), yes, no);
    }

    private static Stream<Node> simpler(Node tree) {
        return tree.isLeaf() ? Stream.empty() : Stream.of(tree.yes(), tree.no(), leaf(tree.cost()));
    }
}
