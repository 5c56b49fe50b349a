package gradus.workbook.classicalml.splitting;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "splitting", number = 2, title = "Three leaks", kind = Kind.FIX, points = 6, minutes = 20)
@Hint(
        "Take one step at a time and put a finger on every number it learns: a mean, a deviation, a sum. Which rows went into"
                + " it?")
@Hint("Change one test row to a billion, on paper. Follow it: which other numbers that the step returns would move?")
@Hint(
        "The three leaks differ. In one the test side has statistics of its own, in one every row's target is added up, and in"
                + " one the training rows are taken too late.")
class ThreeLeaksTest {
    /** So large that whatever it is added to has no digits left. */
    private static final double POISON = 1e18;

    // Training rows 0, 2, 3 and 5: column means 3 and 40. Test rows 1 and 4.
    private static final boolean[] IS_TEST = {false, true, false, false, true, false};
    private static final double[][] FEATURES = {{1, 20}, {9, 60}, {3, 60}, {3, 20}, {5, 100}, {5, 60}};

    private static final String[] CITIES = {"Bern", "Bern", "Oslo", "Bern", "Rome", "Oslo"};
    private static final double[] PRICES = {10, 70, 30, 20, 90, 40};

    // On the training rows column 2 falls by twice the target from 1000, column 1 follows the target loosely, and
    // column 0 hardly, but in large steps.
    private static final double[][] CANDIDATES = {
        {700, 1, 998}, {9000, 6, 1500}, {900, 3, 996}, {900, 2, 994}, {9500, 5, 700}, {800, 4, 992},
    };
    private static final double[] OUTCOMES = {1, 50, 2, 3, 60, 4};
    private static final String LEAKED =
            "Usually test rows went into a mean: the numbers were centred before the training rows were taken, or the sums run"
                    + " over all rows, or over the test rows.";

    @Test
    void both_sides_are_scaled_by_the_training_rows() {
        double[][] features = copy(FEATURES);
        double[][] scaled = ThreeLeaks.standardised(features, IS_TEST);
        expect("features after they were scaled", features)
                .usually("Write to a new table, as the given code did: the caller still needs the features.")
                .toBeCloseTo(FEATURES, 0);
        double deviation = Math.sqrt(8 / 3.0);
        double[] expected = {-2 / deviation, 6 / deviation, 0, 0, 2 / deviation, 2 / deviation};
        expect("column 1, 9, 3, 3, 5, 5, of which 9 (row 1) and the first 5 (row 4) test, scaled,", columnOf(scaled, 0))
                .when(
                        z -> Math.abs(z[0] + 6 / Math.sqrt(8)) < 1e-9,
                        "Both sides are scaled by the mean 7 and the deviation √8 of the test rows 9 and 5. Learn from the"
                                + " training rows: rowsOf(false, …).")
                .when(
                        z -> Math.abs(z[1] - 2 / Math.sqrt(8)) < 1e-9 && Math.abs(z[1] + z[4]) < 1e-9,
                        "The test side was scaled by statistics of its own side (its mean here is 7). A model that trained on"
                                + " other units than it is tested in: use the training rows' mean and deviation for both.")
                .when(
                        z -> z[1] != 0 && Math.abs(Arrays.stream(z).sum()) < 1e-9,
                        "The mean and deviation are those of all rows: test rows went into them. Learn from the training rows.")
                .when(
                        z -> z[1] == 0 && z[4] == 0,
                        "The test rows were left at 0: scale them too, by the training rows' mean and deviation.")
                .usually(
                        "The training rows 1, 3, 3 and 5 have mean 3 and deviation √(8 / 3); both sides are scaled by these.")
                .toBeCloseTo(expected, 1e-9);
    }

    @Test
    void poison_in_a_test_row_moves_no_other_row() {
        double[][] clean = ThreeLeaks.standardised(copy(FEATURES), IS_TEST);
        double[][] poisoned = copy(FEATURES);
        Arrays.fill(poisoned[4], POISON);
        double[][] after = ThreeLeaks.standardised(poisoned, IS_TEST);
        for (int row : new int[] {0, 1, 2, 3, 5}) {
            expect(
                            "scaled row " + row + (IS_TEST[row] ? " (a test row)" : " (a training row)")
                                    + " after only row 4, another test row, became 1e18, against yours before,",
                            after[row])
                    .usually(
                            "It moved, so row 4 went into a mean or a deviation. Those are learned from training rows alone.")
                    .toBeCloseTo(clean[row], 1e-12);
        }
    }

    @Test
    void a_category_becomes_the_mean_of_its_training_rows() {
        expect(
                        "prices 10, 70 (test), 30, 20, 90 (test), 40 in Bern, Bern, Oslo, Bern, Rome, Oslo, encoded,",
                        ThreeLeaks.encoded(CITIES, PRICES, IS_TEST))
                .when(
                        e -> Math.abs(e[0] - 100 / 3.0) < 1e-9,
                        "Bern is 33.3, the mean of 10, 70 and 20: the targets of test rows"
                                + " were added up. The model would read the 70 that it is to predict.")
                .when(
                        e -> Math.abs(e[0] - 70) < 1e-9,
                        "Bern is 70, the mean of its test rows: the wrong side was learned from. isTest is true for a row that"
                                + " tests.")
                .when(
                        e -> Math.abs(e[0] - 10) < 1e-9,
                        "Bern is 10, which is 10 + 20 divided by 3: its test row was counted as one more row. A test row adds"
                                + " neither a target nor a row.")
                .when(
                        e -> Math.abs(e[0] - 15) < 1e-9 && Math.abs(e[2] - 35) < 1e-9,
                        "No training row is in Rome, so Rome is the mean target of all training rows: 10, 30,"
                                + " 20 and 40, which is 25.")
                .usually("Bern is the mean of 10 and 20, Oslo that of 30 and 40, and Rome that of all four.")
                .toBeCloseTo(new double[] {15, 15, 35, 15, 25, 35}, 1e-12);
    }

    @Test
    void poison_in_test_targets_moves_no_encoding() {
        double[] clean = ThreeLeaks.encoded(CITIES, PRICES, IS_TEST);
        for (int row : new int[] {1, 4}) {
            double[] poisoned = PRICES.clone();
            poisoned[row] = POISON;
            expect(
                            "encoding after only the target of test row " + row + " (" + CITIES[row]
                                    + ") became 1e18, against yours before,",
                            ThreeLeaks.encoded(CITIES, poisoned, IS_TEST))
                    .usually(
                            "It moved, so the targets of test rows were added up. A test row's target is what the model is to"
                                    + " predict: nothing it reads may hold it.")
                    .toBeCloseTo(clean, 1e-12);
        }
    }

    @Test
    void the_strongest_column_is_that_of_the_training_rows() {
        int[] two = ThreeLeaks.strongest(copy(CANDIDATES), OUTCOMES.clone(), IS_TEST, 2);
        expect(
                        "strongest 1 of 3 columns (0: 700 [9000] 900 900 [9500] 800, 1: 1 [6] 3 2 [5] 4, 2: 998 [1500] 996"
                                + " 994 [700] 992, target: 1 [50] 2 3 [60] 4, with test rows in [])",
                        ThreeLeaks.strongest(copy(CANDIDATES), OUTCOMES.clone(), IS_TEST, 1))
                .when(
                        one -> Arrays.equals(one, new int[] {0}) && Arrays.equals(two, new int[] {0, 2}),
                        "So it is if the numbers were centred before the training rows were taken: test rows went into the"
                                + " mean.")
                .when(
                        one -> Arrays.equals(one, new int[] {0}) && Arrays.equals(two, new int[] {0, 1}),
                        "So it is if the correlation runs over all rows, test rows included.")
                .when(
                        one -> Arrays.equals(one, new int[] {1}) && Arrays.equals(two, new int[] {0, 1}),
                        "So it is if the training rows were not centred: a correlation is of distances from the mean.")
                .usually("On the training rows column 2 is 1000 − 2 · target. " + LEAKED)
                .toEqual(new int[] {2});
        expectChoice("", CANDIDATES, OUTCOMES, 2, 1, 2);
        expectChoice("", CANDIDATES, OUTCOMES, 3, 0, 1, 2);
    }

    @Test
    void poison_in_test_rows_changes_no_choice() {
        double[] targets = OUTCOMES.clone();
        targets[4] = POISON;
        expectChoice(" after only the target of test row 4 became 1e18", CANDIDATES, targets, 1, 2);
        for (int column = 0; column < 3; column++) {
            double[][] features = copy(CANDIDATES);
            features[1][column] = POISON;
            expectChoice(" after only column " + column + " of test row 1 became 1e18", features, OUTCOMES, 1, 2);
            expectChoice(" after both", features, targets, 1, 2);
        }
    }

    private static void expectChoice(String when, double[][] features, double[] targets, int k, int... expected) {
        expect(
                        "strongest " + k + " of 3 columns" + when,
                        ThreeLeaks.strongest(copy(features), targets.clone(), IS_TEST, k))
                .usually(
                        "On the training rows column 2 is 1000 − 2 · target, column 1 follows loosely, column 0 hardly."
                                + " " + LEAKED)
                .toEqual(expected);
    }

    private static double[] columnOf(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
