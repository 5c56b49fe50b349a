package gradus.workbook.classicalml.ensembles;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Growth;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.workbook.classicalml.ensembles.BoostingStep.Step;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "ensembles", number = 3, title = "One boosting step", kind = Kind.BUILD, points = 6, minutes = 30)
@ExplainedIn("ensembles#boosting-from-four-rows")
@Hint(
        "Everything that a leaf needs is two sums over its rows. Which two numbers does each row bring, before any question is asked?")
@Hint(
        "Walk through a column from its smallest value. When one more row goes left, how do the sums of both sides change?")
@Hint(
        "A cut is possible only where the next value is larger. All rows of one value have to be on the left before you look at the gain.")
class BoostingStepTest {
    /** In column 0 a cut after 2 parts the classes; column 1 tells nothing. Not in order. */
    private static final Matrix FOUR = Matrix.of(new double[][] {{7, 1}, {1, 1}, {4, 2}, {2, 2}});

    private static final int[] LABELS = {1, 0, 1, 0};
    private static final double[] ZEROS = new double[4];

    @Test
    void labels_and_scores_stay_as_they_are() {
        int[] labels = LABELS.clone();
        double[] scores = {0.5, -1, 0, 2};
        Untouched.of("the labels", labels)
                .and("the scores", scores)
                .by("a step", () -> BoostingStep.best(FOUR, labels, scores, 1));
    }

    @Test
    void the_best_question_parts_the_classes() {
        Step step = BoostingStep.best(FOUR, LABELS, ZEROS, 1);
        expect("the column asked for, where only column 0 tells the classes apart,", step.column())
                .usually(
                        "Usually a column was walked through as if the rows were sorted by it, or only one column was tried.")
                .toEqual(0);
        expect("the threshold between the values 2 and 4", step.threshold())
                .ifCloseTo(2, "The threshold is a value of the table. It should be half-way to the next one.")
                .ifCloseTo(4, "The threshold is a value of the table. It should be half-way between two.")
                .ifCloseTo(
                        1.5,
                        "Only one row is on the left then. Perhaps scores were used as they are: a score is not a probability, that of 0 is a half.")
                .usually(
                        "Rows 1 and 3 are of class 0 and have the values 1 and 2: usually a column was walked through as if the rows were sorted by it.")
                .toBeCloseTo(3, 1e-12);
    }

    @Test
    @Needs("the_best_question_parts_the_classes")
    void each_leaf_moves_downhill() {
        Step step = BoostingStep.best(FOUR, LABELS, ZEROS, 1);
        // p = ½: slopes ½, ½ on the left, G = 1; curvatures ¼, ¼, H = ½
        expect("the move of the left leaf, two rows of class 0 with scores of 0, at λ = 1,", step.left())
                .ifCloseTo(1 / 1.5, "That is uphill: the scores of class 0 have to fall, by −G / (H + λ).")
                .ifCloseTo(-2, "That is a leaf without λ: −G / (H + λ).")
                .ifCloseTo(
                        -1 / 3.0,
                        "Here every row weighs 1. The curvature of the log loss is p(1 − p), a quarter for a score of 0.")
                .ifCloseTo(0, "A score is not a probability: that of 0 is a half.")
                .usually("G = ½ + ½ and H = ¼ + ¼.")
                .toBeCloseTo(-1 / 1.5, 1e-9);
        expect("the move of the right leaf, two rows of class 1 with scores of 0, at λ = 1,", step.right())
                .usually("G = −½ − ½ and H = ¼ + ¼.")
                .toBeCloseTo(1 / 1.5, 1e-9);
    }

    @Test
    @Needs("the_best_question_parts_the_classes")
    void every_column_is_tried() {
        double[] nothing = {1, 1, 2, 2};
        Matrix X = Matrix.ofColumns(nothing, nothing, nothing, FOUR.column(0));
        expect(
                        "the column asked for, where only column 3 of 4 tells the classes apart,",
                        BoostingStep.best(X, LABELS, ZEROS, 1).column())
                .usually("Try every column, however many there are.")
                .toEqual(3);
    }

    @Test
    @Needs("each_leaf_moves_downhill")
    void the_gain_is_that_of_both_leaves_over_one() {
        expect(
                        "the gain of parting two rows of class 0 from two of class 1, scores of 0, at λ = 1,",
                        BoostingStep.best(FOUR, LABELS, ZEROS, 1).gain())
                .ifCloseTo(1 / 1.5, "Half of the gain: here it is without the ½.")
                .ifCloseTo(4, "The gain is without λ: G²/(H + λ).")
                .usually("1/1.5 on each side, and all rows together are worth nothing, since their G is 0.")
                .toBeCloseTo(2 / 1.5, 1e-9);
        double gain = BoostingStep.best(FOUR, new int[] {1, 0, 1, 1}, ZEROS, 1).gain();
        // best: row 1 (value 1) against the others: G ½, −1½; H ¼, ¾; all −1 and 1
        expect("the gain of parting one row of class 0 from three of class 1, scores of 0, at λ = 1,", gain)
                .ifCloseTo(
                        0.25 / 1.25 + 2.25 / 1.75,
                        "That lacks what all rows together are worth, which has to be subtracted.")
                .usually("It is 0.25 / 1.25 + 2.25 / 1.75 − 1 / 2: λ is added below all three.")
                .toBeCloseTo(0.25 / 1.25 + 2.25 / 1.75 - 0.5, 1e-9);
    }

    @Test
    @Needs("each_leaf_moves_downhill")
    void rows_that_are_sure_already_move_less() {
        double[] scores = {2, -2, 2, -2};
        double p = 1 / (1 + Math.exp(2));
        Step step = BoostingStep.best(FOUR, LABELS, scores, 1);
        expect("the move of the left leaf, two rows of class 0 with scores of −2, at λ = 1,", step.left())
                .ifCloseTo(-1 / 1.5, "The scores so far had no part in it: each row starts from its own probability.")
                .usually("The probability of class 1 is 1 / (1 + e²) for both: not much is left to learn.")
                .toBeCloseTo(-2 * p / (2 * p * (1 - p) + 1), 1e-9);
    }

    @Test
    @Needs("the_best_question_parts_the_classes")
    void equal_values_stay_together() {
        Matrix X = Matrix.ofColumns(new double[] {1, 1, 1, 2});
        Step step = BoostingStep.best(X, new int[] {0, 1, 1, 1}, ZEROS, 1);
        expect("the threshold for the values 1, 1, 1, 2, of classes 0, 1, 1, 1,", step.threshold())
                .ifCloseTo(
                        1,
                        "The threshold is a value of the table: equal values were parted, and no question can tell a 1 from another 1; or"
                                + " no question was taken because none gains more than 0. Take the one that gains most all the same.")
                .toBeCloseTo(1.5, 1e-12);
    }

    @Test
    @Needs("the_best_question_parts_the_classes")
    void values_need_not_be_whole() {
        Matrix X = Matrix.ofColumns(new double[] {0.4, 0.1, 0.3, 0.2});
        expect(
                        "the threshold for the values 0.4, 0.1, 0.3, 0.2 of classes 1, 0, 1, 0",
                        BoostingStep.best(X, LABELS, ZEROS, 1).threshold())
                .usually("As an int, the difference of two of these values is 0: compare them with Double.compare.")
                .toBeCloseTo(0.25, 1e-12);
    }

    @Test
    @Needs("the_best_question_parts_the_classes")
    void of_questions_that_gain_the_same_the_first_is_taken() {
        double[] x = {4, 1, 3, 2};
        Step twice = BoostingStep.best(Matrix.ofColumns(x, x), LABELS, ZEROS, 1);
        expect("the column asked for, of two equal ones,", twice.column())
                .usually("Where two questions gain the same, take the one of the smaller column.")
                .toEqual(0);
        Step mirrored =
                BoostingStep.best(Matrix.ofColumns(new double[] {1, 2, 3}), new int[] {1, 0, 1}, new double[3], 1);
        expect(
                        "the threshold for the values 1, 2, 3 of classes 1, 0, 1, where both cuts gain the same,",
                        mirrored.threshold())
                .usually("Where two questions of a column gain the same, take the one of the smaller threshold.")
                .toBeCloseTo(1.5, 1e-12);
    }

    @Test
    @Needs({
        "the_gain_is_that_of_both_leaves_over_one",
        "rows_that_are_sure_already_move_less",
        "equal_values_stay_together",
        "of_questions_that_gain_the_same_the_first_is_taken"
    })
    void a_column_is_walked_through_once() {
        Growth.ofTime("the best step for n rows of one column", n -> {
                    SplittableRandom random = new SplittableRandom(1);
                    Matrix X = Matrix.ofColumns(random.doubles(n).toArray());
                    int[] labels = random.ints(n, 0, 2).toArray();
                    return () -> BoostingStep.best(X, labels, new double[n], 1);
                })
                .from(250)
                .usually(
                        "Usually the sums are taken over all rows again for every threshold. When one more row goes left, add it there.")
                .toBeAtMost(Growth.Order.LINEAR);
    }

    /** Rows of two columns of whole numbers, their classes and scores. */
    private record Case(List<List<Integer>> rows, double lambda) {
        Step step() {
            Matrix X = Matrix.of(rows.stream()
                    .map(row -> new double[] {row.get(0), row.get(1)})
                    .toArray(double[][]::new));
            int[] labels = rows.stream().mapToInt(row -> row.get(2)).toArray();
            double[] scores = rows.stream().mapToDouble(Case::score).toArray();
            return BoostingStep.best(X, labels, scores, lambda);
        }

        /** From −27 to 27, most of them small. */
        private static double score(List<Integer> row) {
            return Math.pow(row.get(3) / 3.0, 3) + 0.01 * row.get(0);
        }

        /** Two questions that gain nearly the same may be told apart by rounding, and so differently. */
        boolean isClear() {
            double[] gains = IntStream.of(0, 1)
                    .boxed()
                    .flatMapToDouble(column -> rows.stream()
                            .map(row -> row.get(column))
                            .distinct()
                            .sorted()
                            .mapToDouble(cut -> gain(column, cut)))
                    .filter(gain -> !Double.isNaN(gain))
                    .sorted()
                    .toArray();
            int n = gains.length;
            return IntStream.of(0, 1)
                            .allMatch(c -> rows.stream()
                                            .map(row -> row.get(c))
                                            .distinct()
                                            .count()
                                    > 1)
                    && (n < 2 || gains[n - 1] - gains[n - 2] > 1e-6);
        }

        private double gain(int column, int cut) {
            double[] sums = new double[4];
            for (List<Integer> row : rows) {
                double p = 1 / (1 + Math.exp(-score(row)));
                int side = row.get(column) <= cut ? 0 : 2;
                sums[side] += p - row.get(2);
                sums[side + 1] += p * (1 - p);
            }
            return sums[3] == 0
                    ? Double.NaN
                    : sums[0] * sums[0] / (sums[1] + lambda) + sums[2] * sums[2] / (sums[3] + lambda);
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<List<Integer>> row = Inputs.whole(-4, 4)
                .and(Inputs.whole(0, 5), (a, b) -> List.of(a, b))
                .and(Inputs.whole(0, 1), (two, label) -> List.of(two.get(0), two.get(1), label))
                .and(Inputs.whole(-9, 9), (three, score) -> List.of(three.get(0), three.get(1), three.get(2), score));
        Agreement.on(Inputs.listOf(row, 10)
                        .and(Inputs.choice(1.0, 0.5, 3.0, 0.01, 100.0), Case::new)
                        .filter(Case::isClear))
                .ask(
                        "the best step for rows (two values, class, three times the cube root of the score) {rows} at λ = {lambda}",
                        one -> one.step())
                .within(1e-9)
                .usually("Each row's slope is p − y and its curvature p(1 − p), at its own score.")
                .questions(200)
                .holds();
    }
}
