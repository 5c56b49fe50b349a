package gradus.workbook.classicalml.trees;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.distributions.Binomial;
import gradus.workbook.classicalml.trees.LyingLeaves.Leaf;
import gradus.workbook.classicalml.trees.LyingLeaves.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "trees", number = 4, title = "When a leaf lies", kind = Kind.JUDGE, points = 5, minutes = 20)
@ExplainedIn("trees#what-goes-wrong")
@Hint(
        "Work out by hand what a leaf of 9 rows, all right, promises with two classes. How probable is it then that 2 held-out rows are both wrong?")
@Hint("\"As few as found, or fewer\": which of cdf and survival says that, and does it count the number itself?")
@Hint(
        "What is the worst that could have been found among these held-out rows? If even that would prove nothing, which verdict is left?")
class LyingLeavesTest {
    private record Given(List<Leaf> leaves, int classes) {}

    @Test
    void the_leaves_stay_as_they_are() {
        List<Leaf> leaves = new ArrayList<>(List.of(new Leaf(50, 45, 40, 20), new Leaf(9, 9, 1, 1)));
        Untouched.of("the list of leaves", leaves).by("a verdict", () -> LyingLeaves.of(leaves, 2));
        expect("the number of verdicts on 2 leaves", LyingLeaves.of(leaves, 2).size())
                .usually("One verdict for each leaf.")
                .toEqual(2);
    }

    @Test
    @Needs("the_leaves_stay_as_they_are")
    void a_leaf_that_is_far_below_its_promise_lies() {
        look(2, new Leaf(48, 47, 100, 50))
                .usually("It promises 0.96 and has half of 100 right: such a thing hardly happens by chance.")
                .toEqual(Verdict.LIES);
        look(2, new Leaf(48, 47, 100, 96))
                .usually("It promises 0.96 and has 96 of 100 right.")
                .toEqual(Verdict.STANDS);
        look(2, new Leaf(48, 29, 100, 100))
                .ifEqual(
                        Verdict.LIES,
                        "It promises 0.6 and has all right. Better than promised is no lie: only as few or fewer count.")
                .toEqual(Verdict.STANDS);
        look(2, new Leaf(48, 39, 100, 70))
                .ifEqual(
                        Verdict.LIES,
                        "It promises 0.8. The probability of 70 or fewer of 100 is 0.0112, above the level of 0.01; without the 70 itself it would be below.")
                .toEqual(Verdict.STANDS);
    }

    @Test
    @Needs("the_leaves_stay_as_they_are")
    void few_rows_prove_nothing() {
        look(2, new Leaf(8, 7, 0, 0))
                .usually("No row came to it: nothing can be said.")
                .toEqual(Verdict.TOO_FEW);
        look(2, new Leaf(48, 39, 2, 2))
                .usually(
                        "It promises 0.8. Even two wrong of two would happen with a probability of 0.04: two rows prove nothing, whatever came.")
                .toEqual(Verdict.TOO_FEW);
        look(2, new Leaf(48, 39, 2, 0))
                .usually("It promises 0.8. Two wrong of two happen with a probability of 0.04: that accuses nobody.")
                .toEqual(Verdict.TOO_FEW);
        look(2, new Leaf(48, 39, 3, 3))
                .usually(
                        "Three wrong of three would happen with a probability of 0.008, below 0.01: three rows could have proved it, and did not.")
                .toEqual(Verdict.STANDS);
        look(2, new Leaf(48, 39, 3, 0))
                .usually("Three wrong of three happen with a probability of 0.008, below 0.01.")
                .toEqual(Verdict.LIES);
    }

    @Test
    @Needs("few_rows_prove_nothing")
    void no_leaf_promises_certainty() {
        look(2, new Leaf(7, 7, 1, 0))
                .ifEqual(
                        Verdict.LIES,
                        "Seven of seven are no certainty: it promises 8/9, and one wrong row happens with a probability of 1/9.")
                .toEqual(Verdict.TOO_FEW);
        look(2, new Leaf(58, 58, 2, 1))
                .ifEqual(
                        Verdict.LIES,
                        "It promises 59/60. One wrong of two happens with a probability of 0.03. A leaf of 58 out of 58 does not promise 1.")
                .toEqual(Verdict.STANDS);
        look(5, new Leaf(5, 5, 5, 1))
                .ifEqual(
                        Verdict.LIES,
                        "With five classes it promises 6/10: the 1 and the number of classes belong to the promise. One or none of five happens with a probability of 0.087.")
                .ifEqual(
                        Verdict.STANDS,
                        "With five classes it promises 6/10, and five wrong of five would happen with a probability of 0.0102.")
                .toEqual(Verdict.TOO_FEW);
    }

    @Test
    @Needs("a_leaf_that_is_far_below_its_promise_lies")
    void many_leaves_share_the_level() {
        List<Leaf> leaves = new ArrayList<>(Collections.nCopies(9, new Leaf(48, 39, 100, 80)));
        leaves.add(0, new Leaf(48, 39, 100, 69));
        expect(
                        "the verdict on the first of 10 leaves, (48, 39, 100, 69),",
                        LyingLeaves.of(leaves, 2).get(0))
                .ifEqual(
                        Verdict.LIES,
                        "The probability is 0.006. With 10 leaves the level is 0.001: among so many, one will look bad by chance.")
                .toEqual(Verdict.STANDS);
        look(2, new Leaf(48, 39, 100, 69))
                .usually("The probability is 0.006, and with one leaf the level is 0.01.")
                .toEqual(Verdict.LIES);
        leaves.set(0, new Leaf(98, 74, 150, 95));
        expect(
                        "the verdict on the first of 10 leaves, (98, 74, 150, 95),",
                        LyingLeaves.of(leaves, 2).get(0))
                .ifEqual(
                        Verdict.LIES,
                        "The probability is 0.0010036, above the level of 0.001. (1 − 0.99^(1/10), Šidák's level, is 0.0010045: the task names another.)")
                .toEqual(Verdict.STANDS);
        leaves.set(9, new Leaf(48, 39, 4, 0));
        expect(
                        "the verdict on the last of 10 leaves, (48, 39, 4, 0),",
                        LyingLeaves.of(leaves, 2).get(9))
                .usually(
                        "Four wrong of four would happen with a probability of 0.0016, above the level of 0.001: the level is shared for too few rows, too.")
                .toEqual(Verdict.TOO_FEW);
    }

    @Test
    @Needs("a_leaf_that_is_far_below_its_promise_lies")
    void millions_of_rows_are_judged_as_well() {
        look(2, new Leaf(2_000_000_000, 1_000_000_000, 1_000_000_000, 499_900_000))
                .usually("Half a billion less 100,000 is six standard deviations below the promise.")
                .toEqual(Verdict.LIES);
        look(2, new Leaf(2_000_000_000, 2_000_000_000, 1_000_000_000, 999_999_997))
                .ifEqual(
                        Verdict.LIES,
                        "Half a wrong row is expected, and three or more come with a probability of 0.014. A normal curve says 0.002 there, and a promise as a float would be 1.")
                .toEqual(Verdict.STANDS);
        expect(
                        "the verdict on a leaf of 2147483647 rows, all right, with 9 right of 10 held out and 2 classes,",
                        verdictOrError(new Leaf(Integer.MAX_VALUE, Integer.MAX_VALUE, 10, 9)))
                .usually(
                        "It promises nearly 1, and one of ten is wrong. Adding to an int that is full makes it negative.")
                .toEqual(Verdict.LIES);
    }

    private static Object verdictOrError(Leaf leaf) {
        try {
            return LyingLeaves.of(List.of(leaf), 2).get(0);
        } catch (IllegalArgumentException refused) {
            return "an error: " + refused.getMessage();
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Leaf> leaf = Inputs.whole(1, 60)
                .and(Inputs.whole(0, 8), (rows, wrong) -> new Leaf(rows, Math.max(0, rows - wrong), 0, 0))
                .and(Inputs.whole(0, 40), (seen, held) -> new Leaf(seen.rows(), seen.right(), held, held))
                .and(
                        Inputs.whole(0, 20),
                        (seen, wrong) -> new Leaf(
                                seen.rows(), seen.right(), seen.heldOut(), Math.max(0, seen.heldOut() - wrong)));
        Agreement.on(Inputs.listOf(leaf, 12)
                        .filter(leaves -> !leaves.isEmpty())
                        .and(Inputs.whole(2, 6), Given::new)
                        .filter(LyingLeavesTest::isDecided))
                .ask(
                        "the verdicts on {leaves} with {classes} classes",
                        given -> LyingLeaves.of(given.leaves, given.classes))
                .questions(500)
                .holds();
    }

    /** No probability is within a millionth part of the level. */
    private static boolean isDecided(Given given) {
        double level = 0.01 / given.leaves.size();
        return given.leaves.stream().allMatch(leaf -> {
            Binomial right = new Binomial(leaf.heldOut(), (leaf.right() + 1.0) / (leaf.rows() + given.classes));
            return Math.abs(right.cdf(0) / level - 1) > 1e-6
                    && Math.abs(right.cdf(leaf.heldOutRight()) / level - 1) > 1e-6;
        });
    }

    private static gradus.engine.expect.Expect<Verdict> look(int classes, Leaf leaf) {
        String subject = "the verdict on a leaf of " + leaf.rows() + " rows, " + leaf.right() + " right, with "
                + leaf.heldOutRight() + " right of " + leaf.heldOut() + " held out and " + classes + " classes,";
        return expect(subject, LyingLeaves.of(List.of(leaf), classes).get(0));
    }
}
