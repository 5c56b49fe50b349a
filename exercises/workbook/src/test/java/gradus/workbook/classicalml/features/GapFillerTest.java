package gradus.workbook.classicalml.features;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

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
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "features",
        number = 2,
        title = "An imputer that has seen too much",
        kind = Kind.FIX,
        points = 4,
        minutes = 15)
@Hint("What does the filler hold after fit? Which of it would be different if a test row were different?")
@Hint(
        "There are two things to learn: a median for each column, and which columns have a gap. Both are learned from the training rows.")
@Hint("Ask one filler about the same row twice, and about other rows in between.")
@ExplainedIn("features#what-goes-wrong")
class GapFillerTest {
    private static final double GAP = Double.NaN;

    /** Rows 1 and 4 test. In the training rows column 0 is 1, 2, gap, 9; column 1 is 5, 6, 7, 8; column 2 is gap, 3, 4, gap. */
    private static final double[][] ROWS = {
        {1, 5, GAP}, {100, GAP, 50}, {2, 6, 3}, {GAP, 7, 4}, {300, 90, GAP}, {9, 8, GAP}
    };

    private static final boolean[] IS_TEST = {false, true, false, false, true, false};
    private static final double[] ALL_MISSING = {GAP, GAP, GAP};

    @Test
    void the_table_and_the_row_stay_as_they_are() {
        double[][] rows = copy(ROWS);
        boolean[] isTest = IS_TEST.clone();
        double[] asked = ALL_MISSING.clone();
        Untouched.of("the table", rows)
                .and("the mask", isTest)
                .and("the row that is asked about", asked)
                .usually("Fill a copy of its own: the caller still needs the gaps.")
                .by("fit and fill", () -> GapFiller.fit(rows, isTest).fill(asked));
    }

    @Test
    void a_gap_becomes_the_median_of_the_training_rows() {
        expect("a row of three gaps, filled,", filled(ALL_MISSING, 3))
                .ifCloseTo(
                        new double[] {9, 7, 4},
                        "These are the medians of all rows: the test rows' 100 and 300, 90, and 50 went in.")
                .ifCloseTo(
                        new double[] {200, 90, 50},
                        "These are the medians of the test rows. isTest is true for a row that tests.")
                .ifCloseTo(
                        new double[] {1.5, 6.5, 1.5}, "The medians were taken with gaps as zeros: a gap is no number.")
                .usually("The training rows hold 1, 2, 9, then 5, 6, 7, 8, then 3, 4.")
                .toBeCloseTo(new double[] {2, 6.5, 3.5}, 1e-9);
        expect("a row without a gap, filled,", filled(new double[] {-1, 0, 8}, 3))
                .usually("What is known stays as it is.")
                .toBeCloseTo(new double[] {-1, 0, 8}, 0);
    }

    @Test
    void columns_with_a_gap_in_training_have_an_indicator() {
        double[] row = GapFiller.fit(copy(ROWS), IS_TEST.clone()).fill(new double[] {GAP, GAP, 1});
        expect("indicators behind a row of two gaps and a number", Arrays.copyOfRange(row, 3, row.length))
                .ifEqual(
                        new double[] {1, 1, 0},
                        "Column 1 got an indicator as well, and has a gap only in a test row. Which columns have one, the training"
                                + " rows decide.")
                .ifEqual(new double[0], "No column got one: columns 0 and 2 have gaps in training rows.")
                .usually("Columns 0 and 2 have a gap in a training row; the first is missing here, the other is not.")
                .toEqual(new double[] {1, 0});
    }

    @Test
    @Needs({"a_gap_becomes_the_median_of_the_training_rows", "columns_with_a_gap_in_training_have_an_indicator"})
    void test_rows_move_nothing() {
        for (int column = 0; column < 3; column++) {
            int j = column;
            Poison.of("a row of three gaps, filled, column " + j + " of the test rows poisoned", poison -> {
                        double[][] rows = copy(ROWS);
                        for (int i = 0; i < rows.length; i++) {
                            rows[i][j] = IS_TEST[i] ? poison : rows[i][j];
                        }
                        return GapFiller.fit(rows, IS_TEST.clone()).fill(ALL_MISSING.clone());
                    })
                    .usually("A median is of training rows, and nothing else.")
                    .toStayOut();
        }
        double[][] gaps = copy(ROWS);
        gaps[1] = ALL_MISSING.clone();
        gaps[4] = ALL_MISSING.clone();
        expect(
                        "a row of three gaps, filled, all values of the test rows missing,",
                        GapFiller.fit(gaps, IS_TEST.clone()).fill(ALL_MISSING.clone()))
                .usually("A gap in a test row makes no indicator, and takes nothing from a median.")
                .toEqual(new double[] {2, 6.5, 3.5, 1, 1});
    }

    @Test
    @Needs("a_gap_becomes_the_median_of_the_training_rows")
    void what_was_asked_before_moves_nothing() {
        GapFiller filler = GapFiller.fit(copy(ROWS), IS_TEST.clone());
        double[] first = filler.fill(ALL_MISSING.clone());
        for (int i = 0; i < 3; i++) {
            filler.fill(new double[] {1000, GAP, 1000 + i});
            filler.fill(new double[] {GAP, 1000, GAP});
        }
        expect("a row of three gaps, filled again after six others,", filler.fill(ALL_MISSING.clone()))
                .usually(
                        "What a row becomes depends on the rows that were asked about before: known numbers are added to the list, or"
                                + " the filled numbers are learned from. fill must learn nothing.")
                .toEqual(first);
    }

    @Test
    @Needs("a_gap_becomes_the_median_of_the_training_rows")
    void the_table_may_change_afterwards_and_fillers_do_not_share() {
        double[][] rows = copy(ROWS);
        boolean[] isTest = IS_TEST.clone();
        GapFiller filler = GapFiller.fit(rows, isTest);
        double[] first = filler.fill(ALL_MISSING.clone());
        Arrays.fill(isTest, false);
        for (double[] row : rows) {
            Arrays.fill(row, 77);
        }
        GapFiller.fit(rows, isTest);
        expect(
                        "a row of three gaps, filled after the caller wrote 77 over its table and fitted another filler,",
                        filler.fill(ALL_MISSING.clone()))
                .usually(
                        "What fit has learned is the filler's own: keep no part of the caller's table, and nothing in static fields.")
                .toEqual(first);
    }

    @Test
    void a_column_without_a_training_number_is_refused() {
        expectRefusal(
                "fitting a column whose numbers are all in test rows",
                IllegalArgumentException.class,
                "There is nothing to learn from: the only numbers are those of test rows. median refuses an empty list.",
                () -> GapFiller.fit(new double[][] {{1, GAP}, {2, 3}}, new boolean[] {false, true}),
                "1");
    }

    private record Row(double a, double b, boolean tests) {
        double[] numbers() {
            return new double[] {a, b};
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> number = Inputs.choice(GAP, 0.0, -3.0, 2.0, 5.0, 1e9);
        Inputs<Row> row = number.and(number, (a, b) -> new Row(a, b, false))
                .and(Inputs.choice(false, true, false), (r, tests) -> new Row(r.a(), r.b(), tests));
        Agreement.on(Inputs.listOf(row, 8).filter(rows -> !rows.isEmpty()))
                .within(1e-9)
                .ask("what fits on {} and then fills the same rows, twice,", GapFillerTest::filledTwice)
                .holds();
    }

    private static double[][] filledTwice(List<Row> rows) {
        boolean[] isTest = new boolean[rows.size()];
        for (int i = 0; i < isTest.length; i++) {
            isTest[i] = rows.get(i).tests();
        }
        GapFiller filler = GapFiller.fit(rows.stream().map(Row::numbers).toArray(double[][]::new), isTest);
        double[][] filled = new double[2 * isTest.length][];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = filler.fill(rows.get(i % isTest.length).numbers());
        }
        return filled;
    }

    private static double[] filled(double[] row, int columns) {
        return Arrays.copyOf(GapFiller.fit(copy(ROWS), IS_TEST.clone()).fill(row.clone()), columns);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
