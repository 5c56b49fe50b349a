package gradus.workbook.classicalml.ensembles;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "ensembles", number = 1, title = "The out-of-bag error", kind = Kind.BUILD, points = 4, minutes = 10)
@ExplainedIn("ensembles#a-test-set-for-nothing")
@Hint("For one row: which trees may judge it, and what do you need to know of each bag to tell?")
@Hint("Count the votes of each row by class, tree after tree, and leave out a tree's votes on the rows in its bag.")
@Hint(
        "A row on which nobody voted counts neither as right nor as wrong: it is missing from both sides of the division.")
class OutOfBagTest {
    /** Three trees and five rows; every row is outside of some bag. */
    private static final int[][] BAGS = {{1, 1, 4, 1, 4}, {0, 0, 3, 4, 4}, {1, 1, 0, 0, 0}};

    private static final int[][] VOTES = {{1, 1, 1, 0, 1}, {0, 0, 1, 1, 1}, {0, 1, 0, 0, 1}};
    private static final int[] LABELS = {0, 1, 0, 0, 1};

    @Test
    void bags_votes_and_labels_stay_as_they_are() {
        int[][] bags = copy(BAGS);
        int[][] votes = copy(VOTES);
        int[] labels = LABELS.clone();
        Untouched.of("the bags", bags)
                .and("the votes", votes)
                .and("the labels", labels)
                .by("the error", () -> OutOfBag.error(bags, votes, labels, 2));
    }

    @Test
    void a_row_is_judged_by_trees_that_did_not_draw_it() {
        expect(
                        "the error of 3 trees on 5 rows, 3 of which are predicted wrongly by the trees that did not draw them,",
                        error(BAGS, VOTES))
                .ifCloseTo(0.2, "Here the trees vote on rows that they drew, too: those they know by heart.")
                .ifCloseTo(
                        0.25, "Here only the trees that drew a row vote on it. It is the others that have not seen it.")
                .ifCloseTo(0.4, "That is the share of right predictions.")
                .ifCloseTo(
                        5 / 9.0,
                        "That is the mean of the trees' own errors. The trees vote first, and then the row is right or wrong.")
                .ifCloseTo(0, "3 of 5 are wrong. An int divided by an int is an int: 0.")
                .usually("""
                        Row 0 is judged by tree 0, row 1 by tree 1, row 2 by all, row 3 by trees 0 and 2, row 4 by tree 2. Often the \
                        place of a draw was taken for the number of a row.""")
                .toBeCloseTo(0.6, 1e-12);
    }

    @Test
    @Needs("a_row_is_judged_by_trees_that_did_not_draw_it")
    void the_trees_vote_together() {
        int[][] bags = {{1}, {1}, {1}};
        int[][] votes = {{0, 0}, {0, 0}, {1, 0}};
        expect(
                        "the error of three trees, two of which are right about the only row that they may judge,",
                        OutOfBag.error(bags, votes, new int[] {0, 0}, 2))
                .ifCloseTo(
                        1 / 3.0,
                        "That is the mean of the trees' own errors. The forest predicts what most of them say: 0, which is right.")
                .usually("Most of them say 0, and 0 is right.")
                .toBeCloseTo(0, 1e-12);
    }

    @Test
    @Needs("a_row_is_judged_by_trees_that_did_not_draw_it")
    void a_row_that_every_tree_drew_does_not_count() {
        int[][] bags = {{0, 0, 1}, {0, 2, 0}};
        int[][] votes = {{1, 1, 0}, {1, 1, 1}};
        expect(
                        "the error of two trees that both drew row 0, and are each wrong about one other row,",
                        OutOfBag.error(bags, votes, new int[] {1, 0, 1}, 2))
                .ifCloseTo(
                        2 / 3.0,
                        "A row that no tree may judge counts as right. It has no prediction: divide by the rows that have one.")
                .usually("Rows 1 and 2 have a prediction, and both are wrong.")
                .toBeCloseTo(1, 1e-12);
        expect(
                        "the error of two trees that both drew row 0, and are each right about one other row,",
                        OutOfBag.error(bags, new int[][] {{1, 1, 1}, {1, 0, 0}}, new int[] {1, 0, 1}, 2))
                .ifCloseTo(
                        1 / 3.0,
                        "A row that no tree may judge was predicted to be class 0, which is where the largest of no votes is found.")
                .toBeCloseTo(0, 1e-12);
    }

    @Test
    @Needs("a_row_is_judged_by_trees_that_did_not_draw_it")
    void of_equally_many_votes_the_smallest_class_wins() {
        int[][] nobody = {{}, {}};
        expect(
                        "the error on one row of class 1, of which one tree says 2 and another 1,",
                        OutOfBag.error(nobody, new int[][] {{2}, {1}}, new int[] {1}, 3))
                .ifNaN("Nobody drew the row, so both trees may judge it: an empty bag is a bag.")
                .usually("1 and 2 have equally many votes: the smallest class wins, whichever tree was asked first.")
                .toBeCloseTo(0, 1e-12);
    }

    @Test
    @Needs("a_row_is_judged_by_trees_that_did_not_draw_it")
    void where_no_row_has_a_prediction_there_is_no_error() {
        expect(
                        "the error of one tree that drew the only row",
                        OutOfBag.error(new int[][] {{0}}, new int[][] {{0}}, new int[] {0}, 2))
                .ifCloseTo(0, "No row could be judged, which does not mean that all were judged rightly: NaN, not 0.")
                .toEqual(Double.NaN);
    }

    /** Up to 4 trees and 5 rows: bags of any length, votes and labels of 3 classes. */
    private record Forest(List<List<Integer>> bags, List<List<Integer>> votes, List<Integer> labels) {
        double error() {
            int rows = labels.size();
            int[][] drawn = bags.stream()
                    .map(bag -> ints(bag.stream().filter(row -> row < rows).toList()))
                    .toArray(int[][]::new);
            int[][] said = votes.stream()
                    .limit(bags.size())
                    .map(v -> ints(v.subList(0, rows)))
                    .toArray(int[][]::new);
            return OutOfBag.error(Arrays.copyOf(drawn, said.length), said, ints(labels), 3);
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Integer> classes = Inputs.choice(0, 1, 2);
        Inputs<List<List<Integer>>> bags = Inputs.listOf(Inputs.listOf(Inputs.choice(0, 1, 2, 3, 4), 6), 4);
        Inputs<List<List<Integer>>> votes =
                Inputs.listOf(Inputs.listOf(classes, 5).filter(v -> v.size() == 5), 4);
        Agreement.on(bags.and(votes, (b, v) -> new Forest(b, v, List.of()))
                        .and(Inputs.listOf(classes, 5), (f, labels) -> new Forest(f.bags(), f.votes(), labels)))
                .ask("the error of {}", forest -> forest.error())
                .within(1e-12)
                .usually(
                        "An int divided by an int is an int; a bag is in no order, and may be empty, hold a row twice, or hold every row.")
                .questions(600)
                .holds();
    }

    private static double error(int[][] bags, int[][] votes) {
        return OutOfBag.error(bags, votes, LABELS, 2);
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[][] copy(int[][] rows) {
        return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
    }
}
