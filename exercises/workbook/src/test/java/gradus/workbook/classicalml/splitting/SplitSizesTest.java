package gradus.workbook.classicalml.splitting;

import static gradus.engine.predict.Prediction.predicted;

import gradus.classicalml.splitting.Quotas;
import gradus.classicalml.splitting.Splits;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "splitting",
        number = 4,
        title = "How large is the test?",
        kind = Kind.PREDICT,
        points = 6,
        minutes = 10)
@Hint("A fraction of the rows is a wish. What must never be cut in two: a row, a patient, a moment?")
@Hint("\"The code\" in the lesson shows how each split counts: where it rounds, and when it stops to draw.")
@ExplainedIn("splitting#the-code")
class SplitSizesTest {
    @Test
    void a_quarter_of_ten_rows() {
        predicted("a quarter of 10 rows", SplitSizes.aQuarterOfTenRows())
                .ifEqual(2, "The half was cut off, or rounded to the even number.")
                .ifEqual(7, "Those are the rows that train, and two and a half of them were cut off.")
                .whenRun(
                        () -> Splits.random(10, 0.25, 1).test().length,
                        "10 · 0.25 is 2.5, and Math.round takes a half up.");
    }

    @Test
    void the_shares_of_three_classes() {
        predicted("the test rows of classes of 50, 49 and 1", SplitSizes.theSharesOfThreeClasses())
                .ifEqual(
                        new int[] {5, 4, 1},
                        "Quotas promise no class a row. A stratified split gives it one afterwards, from the class that can best"
                                + " spare it.")
                .ifEqual(new int[] {5, 4, 0}, "Each share was cut off, and one of the ten rows is lost.")
                .whenRun(
                        () -> Quotas.proportional(new int[] {50, 49, 1}, 10),
                        "The exact shares are 5, 4.9 and 0.1. The whole rows are 5, 4 and 0; the one that is left goes to the"
                                + " largest remainder, 0.9.");
    }

    @Test
    void a_quarter_of_two_patients() {
        predicted("the test rows of two patients with four rows each", SplitSizes.aQuarterOfTwoPatients())
                .ifEqual(2, "A patient would be on both sides: two rows of eight are a quarter, but half a patient.")
                .ifEqual(
                        0, "A test without a row is refused: the first group that is drawn tests, however large it is.")
                .whenRun(
                        () -> Splits.grouped(new int[] {1, 1, 1, 1, 2, 2, 2, 2}, 0.25, 7)
                                .test()
                                .length,
                        "Whole groups are drawn until at least two rows test, so one patient with all four rows.");
    }

    @Test
    void the_latest_of_five_rows() {
        predicted("the test rows of five, three of them of the last moment,", SplitSizes.theLatestOfFiveRows())
                .ifEqual(
                        1,
                        "Two rows of the same moment would train: the model would have seen the moment it is tested on.")
                .whenRun(
                        () -> Splits.timeOrdered(new long[] {1, 2, 3, 3, 3}, 0.2, 0)
                                .test()
                                .length,
                        "One row is to test, but rows of one moment stay together: all three at time 3.");
    }

    @Test
    void the_rows_before_the_gap() {
        predicted("the training rows of ten days with a gap of two", SplitSizes.theRowsBeforeTheGap())
                .ifEqual(8, "The gap was forgotten: on day 9, the targets of days 7 and 8 are not known yet.")
                .ifEqual(7, "The row exactly two days before the test is left out as well.")
                .whenRun(
                        () -> Splits.timeOrdered(new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.2, 2)
                                .train()
                                .length,
                        "Days 9 and 10 test. Only what is earlier than 9 − 2 trains: days 1 to 6; days 7 and 8 are on neither"
                                + " side.");
    }

    @Test
    void the_first_of_four_windows() {
        predicted("the training rows of the oldest of four windows", SplitSizes.theFirstOfFourWindows())
                .ifEqual(90, "That is the newest window, which comes last.")
                .ifEqual(25, "Windows are no parts of the table: they all begin with day 1 and overlap.")
                .ifEqual(10, "Ten days are what each window tests on; what it trains on ends where they begin.")
                .whenRun(
                        () -> Splits.expandingWindows(100, 4, 10).get(0).train().length,
                        "The four tests take the last 40 days, one after another. The oldest trains on all that is before"
                                + " them.");
    }
}
