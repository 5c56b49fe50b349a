package gradus.workbook.fundamentals.descriptive;

import static gradus.engine.expect.Expect.expect;
import static gradus.workbook.fundamentals.descriptive.CountedTables.ROUNDING;
import static gradus.workbook.fundamentals.descriptive.CountedTables.covariance;
import static gradus.workbook.fundamentals.descriptive.CountedTables.everybody;
import static gradus.workbook.fundamentals.descriptive.CountedTables.expectConstant;
import static gradus.workbook.fundamentals.descriptive.CountedTables.expectCovariance;
import static gradus.workbook.fundamentals.descriptive.CountedTables.expectNothing;
import static gradus.workbook.fundamentals.descriptive.CountedTables.pearson;
import static gradus.workbook.fundamentals.descriptive.CountedTables.spearman;
import static gradus.workbook.fundamentals.descriptive.CountedTables.table;
import static gradus.workbook.fundamentals.descriptive.CountedTables.ten;

import gradus.engine.check.Agreement;
import gradus.engine.check.Changes;
import gradus.engine.check.Growth;
import gradus.engine.check.Invariance;
import gradus.engine.check.Tables;
import gradus.engine.check.Tables.Counts;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.descriptive.Correlation;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "descriptive",
        number = 2,
        title = "Correlation of a table of counts",
        kind = Kind.BUILD,
        points = 6,
        minutes = 25)
@ExplainedIn("descriptive#two-columns")
@Hint("Write the six viewers of counts 3, 2, 1 out as six rows, work on those, then look which terms repeat.")
@Hint("The variance of x is the covariance of x with itself. What cancels when you divide by both standard deviations?")
@Hint(
        "A row's viewers take up the ranks below + 1 to below + level, if so many viewers are below and so many level with"
                + " it. The mean of consecutive numbers lies halfway between the first and the last.")
class CountedCorrelationTest {
    private static final String TEN = "4 viewers (1, 1), 1 viewer (2, 3), 5 viewers (4, 2)";
    private static final String EXPANDED = "Expected is what the same viewers give when each has a row of their own.";

    @Test
    void the_three_arrays_stay_as_they_are() {
        Counts t = ten();
        CountedTables.statistics()
                .forEach((name, statistic) -> Untouched.of("x", t.x())
                        .and("y", t.y())
                        .and("counts", t.counts())
                        .by(name, () -> statistic.applyAsDouble(t)));
    }

    @Test
    void the_covariance_of_four_viewers_is_what_you_can_work_out_by_hand() {
        double actual = CountedCorrelation.covariance(new double[] {1, 2}, new double[] {3, 7}, new long[] {1, 3});
        expect("the covariance of one viewer (1, 3) and three viewers (2, 7)", actual)
                .ifCloseTo(
                        0.75,
                        "That is the sum of products divided by n, the 4 viewers. The means are fitted to the"
                                + " same data: divide by n − 1.")
                .ifCloseTo(
                        3,
                        "The sum of products, 3, was divided by the number of rows less one. There are 4 viewers,"
                                + " in 2 rows.")
                .ifCloseTo(
                        4 / 3.0,
                        "The distances are from 1.5 and 5, the means of the rows. The means over all viewers"
                                + " are 1.75 and 6.")
                .ifCloseTo(2, "That takes each row once. Three of the four viewers stand in the second row.")
                .ifCloseTo(
                        2.5 / 3,
                        "The means are right, and the sum has its product once for each row: it counts as often as the row has"
                                + " viewers.")
                .usually(
                        "The means are 1.75 and 6, each the mean over all viewers; the products are (−0.75)(−3) once and"
                                + " (0.25)(1) three times, together 3, divided by 4 − 1.")
                .toBeCloseTo(1, 1e-12);
    }

    @Test
    @Needs("the_covariance_of_four_viewers_is_what_you_can_work_out_by_hand")
    void a_covariance_needs_two_viewers_and_no_more() {
        for (Counts few : new Counts[] {table(), table(1, 1, 0, 2, 2, 0), table(1, 1, 0, 2, 2, 1)}) {
            expectCovariance("fewer than two viewers, counted " + Arrays.toString(few.counts()) + ",", few)
                    .because("Fewer than two viewers have no covariance: NaN.")
                    .toBeCloseTo(Double.NaN, 0);
        }
        expectCovariance("x = 1, 2 and y = 3, 3", table(1, 3, 1, 2, 3, 1))
                .ifNaN(
                        "In a constant column all distances are 0, and so is the covariance. Only the correlation is NaN.")
                .toBeCloseTo(0, 1e-12);
        expectCovariance("one row of five viewers", table(1, 3, 5))
                .ifNaN("There are five viewers, in one row. They gave the same, so no one is far from the mean: 0.")
                .toBeCloseTo(0, 1e-12);
    }

    @Test
    void pearson_counts_every_viewer() {
        Counts ten = ten();
        double each = everybody(Correlation::pearson, ten);
        expect("Pearson's r of 4 viewers (1, 1), 1 viewer (2, 3), 5 viewers (4, 2)", pearson(ten))
                .ifCloseTo(Correlation.pearson(ten.x(), ten.y()), "That takes each row once. Count each viewer.")
                .ifCloseTo(
                        each * 10 / 9,
                        "A covariance over n − 1 was divided by standard deviations over n. Use the same"
                                + " divisor in all three, and it cancels.")
                .ifCloseTo(
                        each * 9 / 10,
                        "A covariance over n was divided by standard deviations over n − 1. Use the same"
                                + " divisor in all three, and it cancels.")
                .usually(
                        "Divide the covariance by the square root of the product of both variances, each taken with the"
                                + " mean over all viewers.")
                .toBeCloseTo(each, 1e-12);
    }

    @Test
    void viewers_with_the_same_value_share_their_ranks() {
        String viewers = "the ranks of 3 viewers with 3 stars, 1 with 5 and 2 with 4 (that is 3, 3, 3, 4, 4, 5)";
        expect(viewers, CountedCorrelation.ranks(new double[] {3, 5, 4}, new long[] {3, 1, 2}))
                .ifCloseTo(
                        new double[] {1, 3, 2},
                        "The rows were ranked, not the viewers: the 3 viewers with 3 stars take"
                                + " up the ranks 1 to 3.")
                .ifCloseTo(
                        new double[] {1, 6, 4},
                        "Those are the first of the ranks that each group takes up. Viewers"
                                + " level with each other share the mean of their ranks.")
                .ifCloseTo(
                        new double[] {3, 6, 5},
                        "Those are the last of the ranks that each group takes up. Viewers"
                                + " level with each other share the mean of their ranks.")
                .ifCloseTo(
                        new double[] {2, 6, 4},
                        "4 is 4.5 without its half: (2 + 1) / 2 is 1 in whole numbers. Divide by 2.0.")
                .ifCloseTo(new double[] {2, 3, 2.5}, "To find how many are below, count viewers, not rows.")
                .ifCloseTo(
                        new double[] {1.5, 5.5, 4},
                        "A group takes up the ranks below + 1 to below + level: your"
                                + " middle is half a rank too low.")
                .ifCloseTo(
                        new double[] {5, 1, 2.5},
                        "Those ranks count from the largest value. They go from 1 for the smallest.")
                .ifCloseTo(new double[] {1, 5, 3.5}, "Those ranks count from 0. They go from 1 for the smallest.")
                .usually(
                        "A row's rank is the number of viewers below it, and then half of (viewers level with it + 1).")
                .toBeCloseTo(new double[] {2, 6, 4.5}, 1e-12);
    }

    @Test
    @Needs("viewers_with_the_same_value_share_their_ranks")
    void a_value_in_several_rows_is_one_group() {
        String viewers = "the ranks of 1 viewer with 4 stars, 2 more with 4, and 1 with 1 (that is 1, 4, 4, 4)";
        expect(viewers, CountedCorrelation.ranks(new double[] {4, 4, 1}, new long[] {1, 2, 1}))
                .usually("All three viewers with 4 stars share the ranks 2, 3 and 4, whichever row they stand in.")
                .toBeCloseTo(new double[] {3, 3, 1}, 1e-12);
    }

    @Test
    @Needs({"pearson_counts_every_viewer", "a_value_in_several_rows_is_one_group"})
    void spearman_is_pearson_of_ranks_that_count_as_often_as_their_rows() {
        Counts t = table(1, 9, 5, 2, 5, 1, 3, 5, 1, 4, 2, 7);
        expect("Spearman's ρ of x = 1, 2, 3, 4 and y = 9, 5, 5, 2, counted 5, 1, 1, 7", spearman(t))
                .ifCloseTo(
                        everybody(Correlation::pearson, t),
                        "That is Pearson's r of the values. Spearman's is that of the ranks.")
                .ifCloseTo(
                        Correlation.spearman(t.x(), t.y()),
                        "That takes each row once. The ranks repeat too, as often as the row counts.")
                .ifCloseTo(
                        Correlation.pearson(new double[] {3, 6, 7, 11}, new double[] {12, 8.5, 8.5, 4}),
                        "The ranks are there, but each row's were taken once: they count as often as the row does.")
                .ifCloseTo(1 - 6 * 756.5 / (14 * 195), """
                        That is 1 − 6 · Σd² / (n(n² − 1)), which is ρ only where no two viewers are level. Here most \
                        are.""")
                .usually(EXPANDED)
                .toBeCloseTo(everybody(Correlation::spearman, t), 1e-12);
    }

    @Test
    void a_constant_column_is_known_by_its_values() {
        String nobody = "A row that nobody chose says nothing of the viewers: look only at rows with a count above 0.";
        expectConstant("0.1, 0.1, 0.1, counted 1, 1, 1", new double[] {0.1, 0.1, 0.1}, 1, 1, 1)
                .usually(ROUNDING)
                .toEqual(true);
        expectConstant("−3, −3, counted 1, 2", new double[] {-3, -3}, 1, 2)
                .usually("""
                        All are equal. Usually the search for the largest value begins at Double.MIN_VALUE, which is a \
                        little above 0: begin at −∞, or at the first value.""")
                .toEqual(true);
        expectConstant("9, 0.1, 0.1, 9, counted 0, 1, 1, 0", new double[] {9, 0.1, 0.1, 9}, 0, 1, 1, 0)
                .usually(nobody)
                .toEqual(true);
        expectConstant("1, 2, counted 0, 0", new double[] {1, 2}, 0, 0)
                .usually(nobody + " No viewers at all are constant: no two of them differ.")
                .toEqual(true);
        expectConstant("1, 9, 2, counted 2, 0, 3", new double[] {1, 9, 2}, 2, 0, 3)
                .usually("""
                        Two viewers gave 1 and three gave 2. Compare every row that somebody chose with every other, \
                        not only with its neighbour.""")
                .toEqual(false);
    }

    @Test
    @Needs("a_constant_column_is_known_by_its_values")
    void a_constant_column_correlates_with_nothing() {
        Counts x = table(0.1, 1, 1, 0.1, 2, 1, 0.1, 4, 1);
        Counts y = table(1, 0.1, 1, 2, 0.1, 1, 4, 0.1, 1);
        expectNothing("Pearson's r of x = 0.1, 0.1, 0.1 and y = 1, 2, 4", pearson(x));
        expectNothing("Pearson's r of x = 1, 2, 4 and y = 0.1, 0.1, 0.1", pearson(y));
        expectNothing("Spearman's ρ of x = 0.1, 0.1, 0.1 and y = 1, 2, 4", spearman(x));
        expectNothing("Spearman's ρ of x = 1, 2, 4 and y = 0.1, 0.1, 0.1", spearman(y));
        expectNothing("Spearman's ρ of 380,344,572 viewers (3, 3)", spearman(table(3, 3, 380_344_572)));
    }

    @Test
    @Needs("spearman_is_pearson_of_ranks_that_count_as_often_as_their_rows")
    void what_says_nothing_of_the_viewers_changes_no_correlation() {
        String tiny = "with x and y divided by 2⁵² (about 4.5 · 10¹⁵)";
        String large = "with 10⁹ added to x and y";
        String nobody = "with a row (10²⁰⁰, 10²⁰⁰) that nobody chose";
        Map<String, ToDoubleFunction<Counts>> correlations = CountedTables.statistics();
        correlations.remove("the covariance");
        correlations.forEach((name, correlation) -> Invariance.of(
                        name + " of " + TEN, ten(), correlation::applyAsDouble)
                .under("with the rows in another order", t -> table(4, 2, 5, 2, 3, 1, 1, 1, 4))
                .under("with the first 4 viewers in two rows", t -> table(1, 1, 3, 1, 1, 1, 2, 3, 1, 4, 2, 5))
                .under(tiny, t -> CountedTables.changed(t, column -> Changes.times(column, Math.scalb(1.0, -52))))
                .under(large, t -> CountedTables.changed(t, column -> Changes.plus(column, 1e9)))
                .under(nobody, t -> table(1, 1, 4, 2, 3, 1, 4, 2, 5, 1e200, 1e200, 0))
                .ifMoved(tiny, """
                        x takes three values, however near they lie: only equal values are constant. Usually a \
                        difference or a variance below some bound was taken for 0.""")
                .ifMoved(large, """
                        Adding 10⁹ changes no distance. The digits were lost in the difference of two huge numbers: usually \
                        products x·y were summed, and the product of the means subtracted. Multiply distances. Or numbers \
                        near each other were taken for equal, as floats for example.""")
                .ifMoved(nobody, """
                        Infinity times a count of 0 is NaN: multiply by the count first, or leave such rows out.""")
                .usually(EXPANDED)
                .toHold(1e-6));
    }

    @Test
    @Needs("the_covariance_of_four_viewers_is_what_you_can_work_out_by_hand")
    void viewers_cost_nothing() {
        String multiply = "Something is made or done once for each viewer. A row's viewers are alike: multiply.";
        Growth.ofMemory("Spearman's ρ of n viewers in three rows", CountedTables::spearmanOf)
                .because(multiply)
                .toBeAtMost(Growth.Order.CONSTANT);
        Growth.ofTime("Spearman's ρ of n viewers in three rows", CountedTables::spearmanOf)
                .because(multiply)
                .toBeAtMost(Growth.Order.CONSTANT);
    }

    @Test
    @Needs({"spearman_is_pearson_of_ranks_that_count_as_often_as_their_rows", "viewers_cost_nothing"})
    void billions_of_viewers_count_like_ten() {
        Counts ten = ten();
        long billion = 1_000_000_000L;
        Counts billions = new Counts(ten.x(), ten.y(), new long[] {4 * billion, billion, 5 * billion});
        String viewers = " of 4 billion viewers (1, 1), 1 billion (2, 3), 5 billion (4, 2)";
        String overflow = "Usually an int has overflowed, or a product of counts: keep counts in a long or a double.";
        expectCovariance("4 billion viewers (1, 1), 1 billion (2, 3), 5 billion (4, 2)", billions)
                .usually(overflow)
                .toBeCloseTo(0.9 * covariance(ten), 1e-6);
        expect("Pearson's r" + viewers, pearson(billions)).usually(overflow).toBeCloseTo(pearson(ten), 1e-6);
        expect("Spearman's ρ" + viewers, spearman(billions)).usually(overflow).toBeCloseTo(spearman(ten), 1e-6);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(CountedTables.drawnOrBad())
                .refusalsName("counts", "row")
                .ask("the covariance of {}", CountedTables::covariance)
                .within(1e-9, CountedTables::spreads)
                .ask("Pearson's r of {}", CountedTables::pearson)
                .within(1e-9, CountedTables::rounding)
                .promises("lie in [−1, 1]", (t, r) -> r.isNaN() || Math.abs(r) <= 1)
                .ask("Spearman's ρ of {}", CountedTables::spearman)
                .within(1e-9)
                .promises("lie in [−1, 1]", (t, r) -> r.isNaN() || Math.abs(r) <= 1)
                .questions(500)
                .holds();
        Agreement.on(Tables.counts())
                .ask("the ranks of x = {x}, counted {counts},", t -> CountedCorrelation.ranks(t.x(), t.counts()))
                .within(1e-12)
                .ask("isConstant of x = {x}, counted {counts},", t -> CountedCorrelation.isConstant(t.x(), t.counts()))
                .questions(300)
                .holds();
    }
}
