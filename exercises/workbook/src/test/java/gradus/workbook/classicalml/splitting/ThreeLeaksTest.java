package gradus.workbook.classicalml.splitting;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Invariance;
import gradus.engine.check.Poison;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.expect.Expect;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
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
    private static final double[] TARGETS = {4, 36, 3, 6, 8, 29, 7, 7, 39};
    private static final double[][] COLUMNS = {
        {-3, 26, -3, -5, 5, 48, 2, 2, 12},
        {4, -16, 3, 2, 6, -3, 7, 3, -7},
        {9, 10, 9, 3, -2, -9, 6, 5, 49},
        {4, 34, -1, 3, -8, 37, -7, -8, 49},
        {11, 6, 4, 2, 2, -24, -3, -4, 16},
    };
    private static final String TABLE = """


            tests         T               T           T
            column 0 -3  26  -3  -5   5  48   2   2  12
            column 1  4 -16   3   2   6  -3   7   3  -7
            column 2  9  10   9   3  -2  -9   6   5  49
            column 3  4  34  -1   3  -8  37  -7  -8  49
            column 4 11   6   4   2   2 -24  -3  -4  16
            target    4  36   3   6   8  29   7   7  39""";

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
                        z -> Math.abs(z[1] - 2 / Math.sqrt(8)) < 1e-9 && Math.abs(z[1] + z[4]) < 1e-9,
                        "The test side was scaled by statistics of its own side (its mean here is 7). A model that trained on"
                                + " other units than it is tested in: use the training rows' mean and deviation for both.")
                .when(
                        z -> z[1] != 0 && Math.abs(Arrays.stream(z).sum()) < 1e-9,
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
        int[] one = ThreeLeaks.strongest(table(), TARGETS.clone(), NINE, 1);
        int[] two = ThreeLeaks.strongest(table(), TARGETS.clone(), NINE, 2);
        chosen("the strongest column of the five in the table below", one, one, two)
                .toEqual(new int[] {2});
        chosen("the strongest two columns of the five in the table below", two, one, two)
                .toEqual(new int[] {0, 2});
        expect("the strongest 3 of 3 columns", ThreeLeaks.strongest(copy(CANDIDATES), OUTCOMES.clone(), IS_TEST, 3))
                .usually("Three of three columns are all of them, in ascending order.")
                .toEqual(new int[] {0, 1, 2});
    }

    private static Expect<int[]> chosen(String subject, int[] chosen, int[] one, int[] two) {
        String ways = Arrays.toString(one) + Arrays.toString(two);
        return expect(subject, chosen)
                .when(
                        c -> ways.equals("[0][0, 3]"),
                        told(
                                "The numbers were centred before the training rows were taken: test rows went into the mean."))
                .when(
                        c -> ways.equals("[4][2, 4]"),
                        told(
                                "The columns were centred before the training rows were taken: test rows went into the mean."))
                .when(
                        c -> ways.equals("[3][1, 3]"),
                        told("So it is if the correlation runs over all rows, test rows included."))
                .when(
                        c -> ways.equals("[1][1, 3]"),
                        told(
                                "So it is if the training rows were not centred: a correlation is of distances from the mean."))
                .when(
                        c -> ways.equals("[4][0, 4]"),
                        told(
                                "So it is if the test rows are the ones looked at: the mask is turned round. isTest is true for a row that tests."))
                .when(
                        c -> ways.equals("[3][3, 4]"),
                        told(
                                "So it is by covariance. A correlation is divided by the spread of the column, √product(x, x)."))
                .when(
                        c -> ways.equals("[0][0, 1]"),
                        told(
                                "So it is without the absolute value: column 2 falls as the target rises, which is as good."))
                .when(
                        c -> ways.equals("[0][0, 2]"),
                        told("So it is by ranks (Spearman). Pearson's correlation is of the numbers themselves."))
                .when(
                        c -> Arrays.equals(c, new int[] {2, 0}),
                        told("These are the two, strongest first. Return the column numbers in ascending order."))
                .usually(told("Take the training rows of the column and of the target, then centre, then correlate."));
    }

    private static String told(String cause) {
        return cause + TABLE;
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
        expect("the strongest 1 of 3 columns", ThreeLeaks.strongest(copy(CANDIDATES), OUTCOMES.clone(), IS_TEST, 1))
                .usually("On the training rows column 2 is 1000 − 2 · target. " + cause)
                .toEqual(new int[] {2});
    }

    /** A row of a table: two features and a target, a city, and whether it tests. */
    private record Row(double[] numbers, String city, boolean tests) {}

    @Test
    void agrees_with_the_solution() {
        Agreement.on(tables().filter(ThreeLeaksTest::isVaried))
                .within(1e-9)
                .ask("the scaled features of {}", rows -> ThreeLeaks.standardised(features(rows), isTest(rows)))
                .ask("the encoded cities of {}", rows -> ThreeLeaks.encoded(cities(rows), targets(rows), isTest(rows)))
                .questions(400)
                .holds();
    }

    @Test
    void the_strongest_column_agrees_with_the_solution() {
        Agreement.on(tables().filter(rows -> isVaried(rows) && oneIsStronger(rows)))
                .ask(
                        "the stronger of both columns of {}",
                        rows -> ThreeLeaks.strongest(features(rows), targets(rows), isTest(rows), 1))
                .questions(400)
                .holds();
    }

    private static Inputs<List<Row>> tables() {
        Inputs<Integer> number = Inputs.whole(-9, 9);
        Inputs<double[]> numbers =
                number.and(number, (a, b) -> new double[] {a, b}).and(number, (x, y) -> new double[] {x[0], x[1], y});
        Inputs<Row> row = numbers.and(Inputs.choice("Bern", "Oslo", "", "Rome"), (x, city) -> new Row(x, city, false))
                .and(Inputs.choice(false, true), (r, tests) -> new Row(r.numbers(), r.city(), tests));
        return Inputs.listOf(row, 12);
    }

    /** Two rows of each side or more, and no column constant among those that train. */
    private static boolean isVaried(List<Row> rows) {
        List<Row> training = rows.stream().filter(row -> !row.tests()).toList();
        return rows.size() - training.size() >= 2
                && IntStream.range(0, 3)
                        .allMatch(j -> training.stream()
                                        .mapToDouble(row -> row.numbers()[j])
                                        .distinct()
                                        .count()
                                > 1);
    }

    private static boolean oneIsStronger(List<Row> rows) {
        List<Row> training = rows.stream().filter(row -> !row.tests()).toList();
        double[] squared = new double[2];
        for (int j = 0; j < 2; j++) {
            int column = j;
            double xy = covariance(training, row -> row.numbers()[column], row -> row.numbers()[2]);
            squared[j] = xy * xy / covariance(training, row -> row.numbers()[column], row -> row.numbers()[column]);
        }
        return Math.abs(squared[0] - squared[1]) > 1e-6;
    }

    private static double covariance(List<Row> rows, ToDoubleFunction<Row> x, ToDoubleFunction<Row> y) {
        double sum = rows.stream()
                .mapToDouble(row -> x.applyAsDouble(row) * y.applyAsDouble(row))
                .sum();
        return sum / rows.size()
                - rows.stream().mapToDouble(x).sum()
                        / rows.size()
                        * rows.stream().mapToDouble(y).sum()
                        / rows.size();
    }

    private static double[][] features(List<Row> rows) {
        return rows.stream().map(row -> Arrays.copyOf(row.numbers(), 2)).toArray(double[][]::new);
    }

    private static double[] targets(List<Row> rows) {
        return rows.stream().mapToDouble(row -> row.numbers()[2]).toArray();
    }

    private static String[] cities(List<Row> rows) {
        return rows.stream().map(Row::city).toArray(String[]::new);
    }

    private static boolean[] isTest(List<Row> rows) {
        boolean[] isTest = new boolean[rows.size()];
        for (int i = 0; i < isTest.length; i++) {
            isTest[i] = rows.get(i).tests();
        }
        return isTest;
    }

    /** The nine rows of the table. */
    private static double[][] table() {
        return IntStream.range(0, NINE.length)
                .mapToObj(i ->
                        Arrays.stream(COLUMNS).mapToDouble(column -> column[i]).toArray())
                .toArray(double[][]::new);
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
