package gradus.workbook.classicalml.crossvalidation;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Poison;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "cross-validation",
        number = 2,
        title = "A score that chose itself",
        kind = Kind.FIX,
        points = 6,
        minutes = 20)
@ExplainedIn("cross-validation#choosing-is-a-step-of-training")
@Hint("Put a billion into one target of fold 0. Which numbers that are learned for fold 0 would move?")
@Hint("One leak is in choosing, one in fitting, one in what is reported. In the first, an argument is not used.")
@Hint("The error of a recipe is that of its predictions. Are they there already?")
class NestedLineTest {
    private static final int[] FOLDS = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2};
    private static final double[] TARGETS = {30, 2, 3, 29, 5, 6, 33, 8, 9, 31, 11, 12};
    /** Column 0 follows the target loosely everywhere; column 1 is the target outside fold 0, and off inside it. */
    private static final double[][] FEATURES = IntStream.range(0, 12)
            .mapToObj(i ->
                    new double[] {TARGETS[i] + 0.3 * Math.sin(7 * i), FOLDS[i] == 0 ? -TARGETS[i] : TARGETS[i], i % 5})
            .toArray(double[][]::new);

    @Test
    void the_arrays_stay_as_they_are() {
        double[][] features = copy(FEATURES);
        double[] targets = TARGETS.clone();
        int[] folds = FOLDS.clone();
        Untouched.of("the features", features)
                .and("the targets", targets)
                .and("the folds", folds)
                .by("the error", () -> NestedLine.error(features, targets, folds));
    }

    @Test
    void a_line_is_fitted_to_training_rows() {
        double[][] features = {{1}, {2}, {3}, {4}, {5}, {50}};
        double[] targets = {3, 5, 7, 9, 11, 1000};
        expect(
                        "the last two predictions of 3 5 7 9 11 1000 from 1 2 3 4 5 50, folds 0 1 0 1 2 2,",
                        Arrays.copyOfRange(
                                NestedLine.predictions(features, targets, new int[] {0, 1, 0, 1, 2, 2}), 4, 6))
                .usually("The rows of folds 0 and 1 lie on y = 1 + 2x, so 5 and 50 become 11 and 101.")
                .toBeCloseTo(new double[] {11, 101}, 1e-9);
    }

    @Test
    @Needs("a_line_is_fitted_to_training_rows")
    void poison_in_the_outer_fold_changes_no_choice() {
        String cause =
                "The choice for an outer fold has looked at that fold's rows. They may neither train nor test while a column is"
                        + " chosen for them.";
        for (int outer = 0; outer < 3; outer++) {
            int fold = outer;
            boolean[] tests = inFold(outer);
            Poison.of(
                            "the column chosen for fold " + outer + ", the targets of that fold poisoned",
                            poison -> NestedLine.chosenColumn(
                                    copy(FEATURES), Poison.into(TARGETS, tests, poison), FOLDS.clone(), fold))
                    .usually(cause)
                    .toStayOut();
            expect(
                            "the column chosen for fold " + outer + ", column 1 of that fold set to 1e6, 2e6, …,",
                            NestedLine.chosenColumn(ramped(tests), TARGETS.clone(), FOLDS.clone(), fold))
                    .usually(cause)
                    .toEqual(NestedLine.chosenColumn(copy(FEATURES), TARGETS.clone(), FOLDS.clone(), fold));
        }
    }

    @Test
    @Needs("poison_in_the_outer_fold_changes_no_choice")
    void the_column_is_chosen_by_the_other_folds() {
        expect(
                        "the column chosen for fold 0, where column 1 is the target in every other fold,",
                        NestedLine.chosenColumn(copy(FEATURES), TARGETS.clone(), FOLDS.clone(), 0))
                .usually("Outside fold 0 column 1 is the target itself: its inner folds make no error.")
                .toEqual(1);
        expect(
                        "the column chosen for fold 1, where column 1 is the target in fold 2 but not in fold 0,",
                        NestedLine.chosenColumn(copy(FEATURES), TARGETS.clone(), FOLDS.clone(), 1))
                .usually(
                        "A line is fitted to the rows that are neither in the outer nor in the inner fold, and tested on the inner fold's.")
                .toEqual(0);
    }

    @Test
    @Needs("the_column_is_chosen_by_the_other_folds")
    void of_equal_columns_the_first_is_chosen_in_any_unit() {
        double[][] twice = columns(2, 1, 1);
        expect(
                        "the column chosen for fold 0, where columns 1 and 2 are equal and better than column 0,",
                        NestedLine.chosenColumn(twice, TARGETS.clone(), FOLDS.clone(), 0))
                .ifEqual(2, "Of equal columns the first is chosen: only a smaller sum replaces the smallest so far.")
                .usually(
                        "Columns 1 and 2 make the same errors, and smaller ones than column 0. The first of the two is 1.")
                .toEqual(1);
        double[] inMillionths = Arrays.stream(TARGETS).map(y -> 1e6 * y).toArray();
        expect(
                        "the column chosen for fold 1, the targets in millionths,",
                        NestedLine.chosenColumn(columns(2, 1, 0), inMillionths, FOLDS.clone(), 1))
                .usually("No sum of squares is too large to be the smallest: start from positive infinity.")
                .toEqual(2);
    }

    private static double[][] columns(int... columns) {
        return Arrays.stream(FEATURES)
                .map(row ->
                        IntStream.of(columns).mapToDouble(column -> row[column]).toArray())
                .toArray(double[][]::new);
    }

    @Test
    @Needs("poison_in_the_outer_fold_changes_no_choice")
    void poison_in_a_fold_moves_no_line_that_predicts_it() {
        for (int outer = 0; outer < 3; outer++) {
            int fold = outer;
            boolean[] tests = inFold(outer);
            Poison.of(
                            "the predictions for fold " + outer + ", the targets of that fold poisoned",
                            poison -> IntStream.range(0, 12)
                                    .filter(row -> tests[row])
                                    .mapToDouble(row -> NestedLine.predictions(
                                            copy(FEATURES), Poison.into(TARGETS, tests, poison), FOLDS.clone())[row])
                                    .toArray())
                    .usually(
                            "The line that predicts a fold has seen the targets of that fold: in choosing the column, or in a mean.")
                    .toStayOut();
        }
    }

    @Test
    @Needs("the_column_is_chosen_by_the_other_folds")
    void the_error_is_that_of_the_predictions() {
        double[] predictions = NestedLine.predictions(copy(FEATURES), TARGETS.clone(), FOLDS.clone());
        double sum = IntStream.range(0, 12)
                .mapToDouble(i -> Math.pow(predictions[i] - TARGETS[i], 2))
                .sum();
        expect("the reported error of twelve rows", NestedLine.error(copy(FEATURES), TARGETS.clone(), FOLDS.clone()))
                .ifCloseTo(
                        IntStream.range(0, 3)
                                .mapToDouble(fold -> foldError(predictions, fold))
                                .average()
                                .orElseThrow(),
                        "That is the mean of the folds' own root mean squared errors. Take one root, over all rows at once.")
                .when(
                        e -> e < Math.sqrt(sum / 12) * 0.999
                                && Math.abs(e - Math.sqrt(sum) / 12) > 1e-9
                                && Math.abs(e - sum / 12) > 1e-9,
                        "It is smaller than the error of your own predictions. Usually that is the winner's own error, which counts its luck.")
                .ifCloseTo(sum / 12, "That is the mean squared error: take its root.")
                .ifCloseTo(
                        Math.sqrt(sum / 3), "The sum was divided by the number of folds. Divide by the number of rows.")
                .usually("√(Σ (prediction − target)² / n), with your own predictions.")
                .toBeCloseTo(Math.sqrt(sum / 12), 1e-9);
    }

    private static double foldError(double[] predictions, int fold) {
        return Math.sqrt(IntStream.range(0, 12)
                .filter(i -> FOLDS[i] == fold)
                .mapToDouble(i -> Math.pow(predictions[i] - TARGETS[i], 2))
                .average()
                .orElseThrow());
    }

    private record Given(double[][] features, double[] targets, int[] folds) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.whole(0, 1_000_000).map(NestedLineTest::draw))
                .within(1e-6)
                .ask(
                        "the columns chosen in {}",
                        g -> IntStream.rangeClosed(
                                        0, IntStream.of(g.folds()).max().orElseThrow())
                                .map(fold -> NestedLine.chosenColumn(g.features(), g.targets(), g.folds(), fold))
                                .toArray())
                .ask("the predictions in {}", g -> NestedLine.predictions(g.features(), g.targets(), g.folds()))
                .ask("the error in {}", g -> NestedLine.error(g.features(), g.targets(), g.folds()))
                .questions(200)
                .holds();
    }

    /** Noise in 1 to 4 columns and 3 to 5 folds of unequal sizes, each of at least 3 rows. */
    private static Given draw(int seed) {
        Random random = new Random(31L * seed + 7);
        int k = 3 + random.nextInt(3);
        int n = 3 * k + random.nextInt(8);
        int d = 1 + random.nextInt(4);
        double[][] features = new double[n][d];
        double[] targets = new double[n];
        int[] folds = new int[n];
        for (int i = 0; i < n; i++) {
            folds[i] = i < 3 * k ? i % k : random.nextInt(k);
            targets[i] = random.nextGaussian();
            for (int j = 0; j < d; j++) {
                features[i][j] = random.nextGaussian() + (j == 1 ? 0.5 * targets[i] : 0);
            }
        }
        return new Given(features, targets, folds);
    }

    private static boolean[] inFold(int fold) {
        boolean[] tests = new boolean[FOLDS.length];
        IntStream.range(0, tests.length).forEach(row -> tests[row] = FOLDS[row] == fold);
        return tests;
    }

    private static double[][] ramped(boolean[] tests) {
        double[][] features = copy(FEATURES);
        IntStream.range(0, tests.length).filter(row -> tests[row]).forEach(row -> features[row][1] = 1e6 * (row + 1));
        return features;
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
