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
@Hint("A row on which nobody voted counts neither as right nor as wrong: it is missing from both sides of the division.")
class OutOfBagTest {
    /** Three trees and four rows; nobody drew all rows, and tree 1 drew row 0 three times. */
    private static final int[][] BAGS = {{2, 3, 3, 2}, {0, 0, 0, 1}, {1, 3, 1, 3}};

    /** Each tree is right about its own rows. */
    private static final int[][] VOTES = {{0, 0, 1, 0}, {0, 1, 0, 1}, {0, 1, 0, 0}};

    private static final int[] LABELS = {0, 1, 1, 0};

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
        // row 0: trees 0 and 2 say 0, right; row 1: tree 0 says 0, wrong; row 2: trees 1 and 2 say 0, wrong; row 3: tree 1 says 1
        expect("the error of 3 trees on 4 rows, of which row 0 is the only one that is judged rightly,", error(BAGS, VOTES))
                .ifCloseTo(0, "No row is wrong then: trees vote on rows that they drew, which they know by heart.")
                .ifCloseTo(0.25, """
                        That is the share of right predictions, or else the trees' votes were taken the wrong way round. Count \
                        what is wrong.""")
                .usually("""
                        Tree 0 may judge rows 0 and 1, tree 1 rows 2 and 3, tree 2 rows 0 and 2. A bag holds numbers of rows: in \
                        a wrong answer here, often the place of a draw was taken for the number of a row, or only the trees that \
                        drew a row vote on it.""")
                .toBeCloseTo(0.75, 1e-12);
    }

    @Test
    @Needs("a_row_is_judged_by_trees_that_did_not_draw_it")
    void the_trees_vote_together() {
        int[][] bags = {{1}, {1}, {1}};
        int[][] votes = {{0, 0}, {0, 0}, {1, 0}};
        expect("the error of three trees, two of which are right about the only row that they may judge,", OutOfBag.error(bags, votes, new int[] {0, 0}, 2))
                .ifCloseTo(1 / 3.0, "That is the mean of the trees' own errors. The forest predicts what most of them say: 0, which is right.")
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
                .ifCloseTo(2 / 3.0, "A row that no tree may judge counts as right. It has no prediction: divide by the rows that have one.")
                .usually("Rows 1 and 2 have a prediction, and both are wrong.")
                .toBeCloseTo(1, 1e-12);
        expect(
                        "the error of two trees that both drew row 0, and are each right about one other row,",
                        OutOfBag.error(bags, new int[][] {{1, 1, 1}, {1, 0, 0}}, new int[] {1, 0, 1}, 2))
                .ifCloseTo(1 / 3.0, "A row that no tree may judge was predicted to be class 0, which is where the largest of no votes is found.")
                .toBeCloseTo(0, 1e-12);
    }

    @Test
    @Needs("a_row_is_judged_by_trees_that_did_not_draw_it")
    void of_equally_many_votes_the_smallest_class_wins() {
        int[][] nobody = {{}, {}};
        expect(
                        "the error on one row of class 1, of which one tree says 2 and another 1,",
                        OutOfBag.error(nobody, new int[][] {{2}, {1}}, new int[] {1}, 3))
                .usually("1 and 2 have equally many votes: the smallest class wins, whichever tree was asked first.")
                .toBeCloseTo(0, 1e-12);
    }

    @Test
    @Needs("a_row_is_judged_by_trees_that_did_not_draw_it")
    void where_no_row_has_a_prediction_there_is_no_error() {
        expect("the error of one tree that drew the only row", OutOfBag.error(new int[][] {{0}}, new int[][] {{0}}, new int[] {0}, 2))
                .ifCloseTo(0, "No row could be judged, which does not mean that all were judged rightly: NaN, not 0.")
                .toEqual(Double.NaN);
    }

    /** Up to 4 trees and 5 rows: bags of any length, votes and labels of 3 classes. */
    private record Forest(List<List<Integer>> bags, List<List<Integer>> votes, List<Integer> labels) {
        double error() {
            int rows = labels.size();
            int[][] drawn = bags.stream().map(bag -> ints(bag.stream().filter(row -> row < rows).toList())).toArray(int[][]::new);
            int[][] said = votes.stream().limit(bags.size()).map(v -> ints(v.subList(0, rows))).toArray(int[][]::new);
            return OutOfBag.error(Arrays.copyOf(drawn, said.length), said, ints(labels), 3);
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Integer> classes = Inputs.choice(0, 1, 2);
        Inputs<List<List<Integer>>> bags = Inputs.listOf(Inputs.listOf(Inputs.choice(0, 1, 2, 3, 4), 6), 4);
        Inputs<List<List<Integer>>> votes = Inputs.listOf(Inputs.listOf(classes, 5).filter(v -> v.size() == 5), 4);
        Agreement.on(bags.and(votes, (b, v) -> new Forest(b, v, List.of()))
                        .and(Inputs.listOf(classes, 5), (f, labels) -> new Forest(f.bags(), f.votes(), labels)))
                .ask("the error of {}", Forest::error)
                .within(1e-12)
                .usually("An int divided by an int is an int; a bag may be empty, hold a row twice, or hold every row.")
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
