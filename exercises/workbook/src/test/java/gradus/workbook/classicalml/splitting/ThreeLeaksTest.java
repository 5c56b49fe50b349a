package gradus.workbook.classicalml.splitting;

import static gradus.engine.expect.Expect.expect;
import static gradus.workbook.classicalml.splitting.LeakTables.rows;

import gradus.engine.check.Agreement;
import gradus.engine.check.Invariance;
import gradus.engine.check.Poison;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.classicalml.splitting.LeakTables.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "splitting", number = 2, title = "Three leaks", kind = Kind.FIX, points = 6, minutes = 20)
@ExplainedIn("splitting#what-goes-wrong-every-way-to-leak")
@Hint(
        "Take one step at a time and put a finger on every number it learns: a mean, a deviation, a sum. Which rows went into"
                + " it?")
@Hint("Change one test row to a billion, on paper. Follow it: which other numbers that the step returns would move?")
@Hint(
        "The three leaks differ. In one the test side has statistics of its own, in one every row's target is added up, and in"
                + " one the training rows are taken too late.")
class ThreeLeaksTest {
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

    // Each wrong way known chooses other columns of these five, one or two of them.
    private static final boolean[] NINE = {false, true, false, false, false, true, false, false, true};
    private static final String TABLE = """
            tests         T               T           T
            column 0 -3  26  -3  -5   5  48   2   2  12
            column 1  4 -16   3   2   6  -3   7   3  -7
            column 2  9  10   9   3  -2  -9   6   5  49
            column 3  4  34  -1   3  -8  37  -7  -8  49
            column 4 11   6   4   2   2 -24  -3  -4  16
            target    4  36   3   6   8  29   7   7  39""";
    private static final double[][] COLUMNS = TABLE.lines()
            .skip(1)
            .map(line -> Arrays.stream(line.substring(8).strip().split(" +"))
                    .mapToDouble(Double::parseDouble)
                    .toArray())
            .toArray(double[][]::new);

    /** By the strongest column and the strongest two. */
    private static final Map<String, String> WAYS = Map.of(
            "[0][0, 3]", "The numbers were centred before the training rows were taken: test rows went into the mean.",
            "[4][2, 4]", "The columns were centred before the training rows were taken: test rows went into the mean.",
            "[3][1, 3]", "So it is if the correlation runs over all rows, test rows included.",
            "[1][1, 3]", "So it is if the training rows were not centred: a correlation is of distances from the mean.",
            "[4][0, 4]",
                    "So it is if the test rows are looked at: the mask is turned round. isTest is true for a test row.",
            "[3][3, 4]", "So it is by covariance. A correlation is divided by the column's spread, √product(x, x).",
            "[0][0, 1]", "So it is without the absolute value: column 2 falls as the target rises, which is as good.",
            "[0][0, 2]", "So it is by ranks (Spearman). Pearson's correlation is of the numbers themselves.",
            "[2][2, 0]", "These are the two, strongest first. Return the column numbers in ascending order.");

    @Test
    void the_table_stays_as_it_is() {
        double[][] features = copy(FEATURES);
        double[] prices = PRICES.clone();
        String[] cities = CITIES.clone();
        boolean[] isTest = IS_TEST.clone();
        Untouched.of("the features", features)
                .and("the mask", isTest)
                .and("the targets", prices)
                .and("the categories", cities)
                .usually("Write to a new table, as the given code did: the caller still needs this one.")
                .by("the three steps", () -> {
                    ThreeLeaks.standardised(features, isTest);
                    ThreeLeaks.encoded(cities, prices, isTest);
                    ThreeLeaks.strongest(features, prices, isTest, 1);
                });
    }

    @Test
    void both_sides_are_scaled_by_the_training_rows() {
        double deviation = Math.sqrt(8 / 3.0);
        expect(
                        "the column 1, 9, 3, 3, 5, 5, of which 9 (row 1) and the first 5 (row 4) test, scaled,",
                        Arrays.stream(ThreeLeaks.standardised(copy(FEATURES), IS_TEST))
                                .mapToDouble(row -> row[0])
                                .toArray())
                .when(
                        z -> Math.abs(z[0] + 6 / Math.sqrt(8)) < 1e-9,
                        "Both sides are scaled by the mean 7 and the deviation √8 of the test rows 9 and 5. Learn from the"
                                + " training rows: rowsOf(false, …).")
                .when(
                        z -> Math.abs(z[2]) < 1e-9 && z[1] != 0 && Math.abs(z[1] + z[4]) < 1e-9,
                        "The test side was scaled by statistics of its own side (its mean here is 7). A model that trained on"
                                + " other units than it is tested in: use the training rows' mean and deviation for both.")
                .when(
                        z -> Math.abs(z[2]) > 1e-9 && Math.abs(Arrays.stream(z).sum()) < 1e-9,
                        "The mean is that of all rows: test rows went into it. Learn from the training rows.")
                .when(
                        z -> z[1] == 0 && z[4] == 0,
                        "The test rows were left at 0: scale them too, by the training rows' mean and deviation.")
                .usually(
                        "The training rows 1, 3, 3 and 5 have mean 3 and deviation √(8 / 3); both sides are scaled by these.")
                .toBeCloseTo(new double[] {-2 / deviation, 6 / deviation, 0, 0, 2 / deviation, 2 / deviation}, 1e-9);
    }

    @Test
    void poison_in_a_test_row_moves_no_other_row() {
        boolean[] row4 = {false, false, false, false, true, false};
        Invariance.of("the scaled rows 0 to 3 and 5", FEATURES, rows -> {
                    double[][] scaled = ThreeLeaks.standardised(rows, IS_TEST);
                    scaled[4] = new double[0];
                    return scaled;
                })
                .under("with a billion in row 4, another test row", rows -> Poison.into(rows, row4, 1e9))
                .usually(
                        "It moved, so row 4 went into a mean or a deviation. Those are learned from training rows only.")
                .toHold(1e-12);
    }

    @Test
    void a_category_becomes_the_mean_of_its_training_rows() {
        expect(
                        "prices 10, 70 (test), 30, 20, 90 (test), 40 in Bern, Bern, Oslo, Bern, Rome, Oslo, encoded,",
                        ThreeLeaks.encoded(CITIES, PRICES, IS_TEST))
                .ifCloseTo(
                        new double[] {100 / 3.0, 100 / 3.0, 35, 100 / 3.0, 90, 35},
                        "Bern is 33.3, the mean of 10, 70 and 20: the targets of test rows were added up. The model would"
                                + " read the 70 that it is to predict.")
                .ifCloseTo(
                        new double[] {70, 70, 80, 70, 90, 80},
                        "Bern is 70, the mean of its test rows: the wrong side was learned from. isTest is true for a row that"
                                + " tests.")
                .ifCloseTo(
                        new double[] {10, 10, 35, 10, 0, 35},
                        "Bern is 10, which is 10 + 20 divided by 3: its test row was counted as one more row. A test row adds"
                                + " neither a target nor a row.")
                .ifCloseTo(
                        new double[] {15, 25, 35, 15, 25, 35},
                        "The test row in Bern became the mean of all training rows. Bern has training rows: it is 15 in every"
                                + " row, training or test.")
                .when(
                        e -> e[0] == 15 && e[1] == 15 && e[2] == 35 && e[4] != 25,
                        "No training row is in Rome, so Rome is the mean target of all training rows: 10, 30, 20 and 40, which"
                                + " is 25.")
                .usually("Bern is the mean of 10 and 20, Oslo that of 30 and 40, and Rome that of all four.")
                .toBeCloseTo(new double[] {15, 15, 35, 15, 25, 35}, 1e-12);
    }

    @Test
    void poison_in_test_targets_moves_no_encoding() {
        Poison.of(
                        "the encoded cities",
                        poison -> ThreeLeaks.encoded(CITIES, Poison.into(PRICES, IS_TEST, poison), IS_TEST))
                .usually(
                        "It moved, so the targets of test rows were added up. A test row's target is what the model is to"
                                + " predict: nothing it reads may hold it.")
                .toStayOut();
    }

    @Test
    void the_strongest_column_is_that_of_the_training_rows() {
        double[][] features = IntStream.range(0, NINE.length)
                .mapToObj(i ->
                        IntStream.range(0, 5).mapToDouble(j -> COLUMNS[j][i]).toArray())
                .toArray(double[][]::new);
        int[][] chosen = {
            ThreeLeaks.strongest(copy(features), COLUMNS[5].clone(), NINE, 1),
            ThreeLeaks.strongest(copy(features), COLUMNS[5].clone(), NINE, 2)
        };
        String ways = Arrays.toString(chosen[0]) + Arrays.toString(chosen[1]);
        expect("the strongest column, and the strongest two, of the five in the table below", chosen)
                .when(any -> WAYS.containsKey(ways), WAYS.get(ways) + "\n\n" + TABLE)
                .usually("Take the training rows, then centre, then correlate.\n\n" + TABLE)
                .toEqual(new int[][] {{2}, {0, 2}});
        expect("the strongest 3 of 3 columns", ThreeLeaks.strongest(copy(CANDIDATES), OUTCOMES.clone(), IS_TEST, 3))
                .usually("Three of three columns are all of them, in ascending order.")
                .toEqual(new int[] {0, 1, 2});
    }

    @Test
    void poison_in_test_rows_changes_no_choice() {
        String cause =
                "Usually test rows went into a mean: the numbers were centred before the training rows were taken, or the"
                        + " sums run over all rows.";
        Poison.of(
                        "the strongest 1 of 3 columns, the targets poisoned",
                        poison -> ThreeLeaks.strongest(
                                copy(CANDIDATES), Poison.into(OUTCOMES, IS_TEST, poison), IS_TEST, 1))
                .usually(cause)
                .toStayOut();
        for (int column = 0; column < 3; column++) {
            int poisoned = column;
            Poison.of(
                            "the strongest 1 of 3 columns, column " + column + " poisoned",
                            poison -> ThreeLeaks.strongest(poisoned(poisoned, poison), OUTCOMES.clone(), IS_TEST, 1))
                    .usually(cause)
                    .toStayOut();
        }
        double[] targets = OUTCOMES.clone();
        targets[4] = 1e18; // so large that whatever it is added to has no digits left
        for (int column = 0; column < 3; column++) {
            double[][] features = copy(CANDIDATES);
            expect("the strongest 1 of 3 columns, with 1e18 as the target of test row 4", strongest(features, targets))
                    .usually("On the training rows column 2 is 1000 − 2 · target. " + cause)
                    .toEqual(new int[] {2});
            features[1][column] = 1e18;
            expect(
                            "the strongest 1 of 3 columns, with 1e18 in column " + column + " of test row 1 as well",
                            strongest(features, targets))
                    .usually("On the training rows column 2 is 1000 − 2 · target. " + cause)
                    .toEqual(new int[] {2});
        }
    }

    private static int[] strongest(double[][] features, double[] targets) {
        return ThreeLeaks.strongest(copy(features), targets.clone(), IS_TEST, 1);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(rows().map(Table::of))
                .within(1e-9)
                .ask("the scaled features of {}", t -> ThreeLeaks.standardised(t.features(), t.isTest()))
                .ask("the encoded cities of {}", t -> ThreeLeaks.encoded(t.cities(), t.targets(), t.isTest()))
                .questions(400)
                .holds();
    }

    @Test
    @Needs
    void the_stronger_column_agrees_with_the_solution() {
        Agreement.on(rows().filter(LeakTables::oneIsStronger).map(Table::of))
                .ask("the stronger column of {}", t -> ThreeLeaks.strongest(t.features(), t.targets(), t.isTest(), 1))
                .questions(400)
                .holds();
    }

    private static double[][] poisoned(int column, double poison) {
        double[][] features = copy(CANDIDATES);
        for (int i = 0; i < features.length; i++) {
            features[i][column] = IS_TEST[i] ? poison : features[i][column];
        }
        return features;
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
