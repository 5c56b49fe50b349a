package gradus.workbook.fundamentals.descriptive;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Tables;
import gradus.engine.check.Tables.Counts;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.descriptive.Correlation;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "descriptive",
        number = 2,
        title = "Correlation of a table of counts",
        kind = Kind.BUILD,
        points = 6,
        minutes = 25)
@Hint("Write the six viewers of counts 3, 2, 1 out as six rows, work on those, then look which terms repeat.")
@Hint("The variance of x is the covariance of x with itself. What cancels when you divide by both standard deviations?")
@Hint(
        "A row's viewers take up the ranks below + 1 to below + level, if so many viewers are below and so many level with"
                + " it. The mean of consecutive numbers lies halfway between the first and the last.")
class CountedCorrelationTest {
    private static final String NOT_EXPANDED =
            "Expected is what the same viewers give when each has a row of their own.";

    @Test
    void the_covariance_of_four_viewers_is_what_you_can_work_out_by_hand() {
        double actual = CountedCorrelation.covariance(new double[] {1, 2}, new double[] {3, 7}, new long[] {1, 3});
        expect("covariance of one viewer (1, 3) and three viewers (2, 7)", actual)
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
    void fewer_than_two_viewers_have_no_covariance() {
        expect(
                        "covariance of one viewer",
                        CountedCorrelation.covariance(new double[] {1}, new double[] {3}, new long[] {1}))
                .usually("n − 1 is 0: return NaN.")
                .toBeCloseTo(Double.NaN, 0);
        expect(
                        "covariance of two rows that nobody chose",
                        CountedCorrelation.covariance(new double[] {1, 2}, new double[] {3, 4}, new long[2]))
                .usually("Nobody was asked: return NaN.")
                .toBeCloseTo(Double.NaN, 0);
        expect(
                        "covariance of two viewers (1, 3) and (2, 4)",
                        CountedCorrelation.covariance(new double[] {1, 2}, new double[] {3, 4}, new long[] {1, 1}))
                .ifCloseTo(0.25, "That is the sum of products divided by n, the 2 viewers: divide by n − 1.")
                .usually("Two viewers are enough.")
                .toBeCloseTo(0.5, 1e-12);
    }

    @Test
    void pearson_counts_every_viewer() {
        double[] x = {1, 2, 4};
        double[] y = {1, 3, 2};
        long[] counts = {4, 1, 5};
        double each = Correlation.pearson(expanded(x, counts), expanded(y, counts));
        expect(
                        "Pearson of 4 viewers (1, 1), 1 viewer (2, 3), 5 viewers (4, 2)",
                        CountedCorrelation.pearson(x, y, counts))
                .ifCloseTo(Correlation.pearson(x, y), "That takes each row once. Count each viewer.")
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
        String viewers = "ranks of 3 viewers with 3 stars, 1 with 5 and 2 with 4 (that is 3, 3, 3, 4, 4, 5)";
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
    void a_value_in_several_rows_is_one_group() {
        String viewers = "ranks of 1 viewer with 4 stars, 2 more with 4, and 1 with 1 (that is 1, 4, 4, 4)";
        expect(viewers, CountedCorrelation.ranks(new double[] {4, 4, 1}, new long[] {1, 2, 1}))
                .usually(
                        "The same value stands in two rows: all three viewers with 4 stars share the ranks 2, 3 and 4.")
                .toBeCloseTo(new double[] {3, 3, 1}, 1e-12);
    }

    @Test
    void spearman_is_pearson_of_ranks_that_count_as_often_as_their_rows() {
        double[] x = {1, 2, 3, 4};
        double[] y = {1, 10, 100, 1000};
        long[] counts = {5, 1, 1, 7};
        expect("Spearman of a table in which y always rises with x", CountedCorrelation.spearman(x, y, counts))
                .ifCloseTo(
                        CountedCorrelation.pearson(x, y, counts),
                        "That is Pearson's r of the values. Spearman's is that" + " of the ranks.")
                .usually("Equal ranks on both sides correlate perfectly.")
                .toBeCloseTo(1, 1e-12);
        double[] falling = {9, 5, 5, 2};
        double each = Correlation.spearman(expanded(x, counts), expanded(falling, counts));
        expect(
                        "Spearman of x = 1, 2, 3, 4 and y = 9, 5, 5, 2, counted 5, 1, 1, 7",
                        CountedCorrelation.spearman(x, falling, counts))
                .ifCloseTo(
                        Correlation.spearman(x, falling),
                        "That takes each row once. The ranks repeat too, as often as" + " the row counts.")
                .ifCloseTo(
                        Correlation.pearson(
                                CountedCorrelation.ranks(x, counts), CountedCorrelation.ranks(falling, counts)),
                        "The ranks are there, but each row's were taken once: they count as often as the row does.")
                .ifCloseTo(
                        byRankDifferences(x, falling, counts),
                        "That is 1 − 6 · Σd² / (n(n² − 1)), which is ρ only where no two viewers are level. Here most are.")
                .usually(NOT_EXPANDED)
                .toBeCloseTo(each, 1e-12);
    }

    @Test
    void any_table_gives_what_its_viewers_give_one_by_one() {
        SplittableRandom random = new SplittableRandom(21);
        for (int round = 0; round < 50; round++) {
            int rows = 3 + random.nextInt(8);
            double[] x = random.ints(rows, 1, 6).asDoubleStream().toArray();
            double[] y = random.ints(rows, 1, 6).asDoubleStream().toArray();
            long[] counts = random.longs(rows, 0, 5).toArray();
            x[0] = 6; // so that neither column is constant
            y[1] = 6;
            counts[0]++;
            counts[1]++;
            double[] eachX = expanded(x, counts);
            double[] eachY = expanded(y, counts);
            String table = "x = " + Arrays.toString(x) + ", y = " + Arrays.toString(y) + ", counts = "
                    + Arrays.toString(counts);
            expect("covariance of " + table, CountedCorrelation.covariance(x, y, counts))
                    .usually(NOT_EXPANDED)
                    .toBeCloseTo(Correlation.covariance(eachX, eachY), 1e-11);
            expect("Pearson of " + table, CountedCorrelation.pearson(x, y, counts))
                    .usually(NOT_EXPANDED)
                    .toBeCloseTo(Correlation.pearson(eachX, eachY), 1e-11);
            expect("Spearman of " + table, CountedCorrelation.spearman(x, y, counts))
                    .usually(NOT_EXPANDED + " Usually the ranks: who is below, who is level?")
                    .toBeCloseTo(Correlation.spearman(eachX, eachY), 1e-11);
        }
    }

    @Test
    void a_constant_column_correlates_with_nothing() {
        double[] same = {0.1, 0.1, 0.1};
        double[] rising = {1, 2, 4};
        long[] counts = {1, 1, 1};
        String rounding = "Everyone gave 0.1, so there is nothing to go together with: NaN. The mean of three 0.1 is"
                + " 0.10000000000000002 in a double: rounding makes the variance a little more than 0. Compare the values"
                + " themselves.";
        String zero = "0 would say that the two do not go together. Nothing is known here: NaN.";
        expect("Pearson of x = 0.1, 0.1, 0.1 and y = 1, 2, 4", CountedCorrelation.pearson(same, rising, counts))
                .ifEqual(0.0, zero)
                .usually(rounding)
                .toBeCloseTo(Double.NaN, 0);
        expect("Pearson of x = 1, 2, 4 and y = 0.1, 0.1, 0.1", CountedCorrelation.pearson(rising, same, counts))
                .usually(rounding)
                .toBeCloseTo(Double.NaN, 0);
        expect("Spearman of x = 1, 2, 4 and y = 0.1, 0.1, 0.1", CountedCorrelation.spearman(rising, same, counts))
                .ifEqual(0.0, zero)
                .usually("All ranks are equal: NaN.")
                .toBeCloseTo(Double.NaN, 0);
        double[] negative = {-0.1, -0.1, -0.1};
        expect("Pearson of x = −0.1, −0.1, −0.1 and y = 1, 2, 4", CountedCorrelation.pearson(negative, rising, counts))
                .usually(
                        "All are equal: NaN. Usually the search for the largest value begins at Double.MIN_VALUE, which is a"
                                + " little above 0: begin at −∞, or at the first value.")
                .toBeCloseTo(Double.NaN, 0);
    }

    @Test
    void tiny_differences_are_differences() {
        double[] x = {1, 2, 4};
        double[] y = {1, 3, 2};
        long[] counts = {4, 1, 5};
        double[] tiny = Arrays.stream(x).map(value -> Math.scalb(value, -50)).toArray();
        String cause =
                "Another unit changes no correlation. x takes three values, however near they lie: only equal values"
                        + " are constant. Usually a difference or a variance below some bound was taken for 0.";
        expect(
                        "Pearson of x = 1, 2, 4, each divided by 2⁵⁰ (about 10¹⁵), and y = 1, 3, 2, counted 4, 1, 5",
                        CountedCorrelation.pearson(tiny, y, counts))
                .when(value -> value.isNaN() || value == 0, cause)
                .usually(
                        "Another unit changes no correlation. Without the division it comes out wrong, too, or digits were lost.")
                .toBeCloseTo(Correlation.pearson(expanded(x, counts), expanded(y, counts)), 1e-9);
        expect(
                        "ranks of 1, 2, 4, each divided by 2⁵⁰ (about 10¹⁵), counted 4, 1, 5",
                        CountedCorrelation.ranks(tiny, counts))
                .usually("Viewers are level if their values are equal, not if they are near.")
                .toBeCloseTo(new double[] {2.5, 5, 8}, 1e-12);
    }

    @Test
    void a_row_that_nobody_chose_changes_nothing() {
        double[] x = {9, 0.1, 0.1, 0.1, 9};
        double[] y = {5, 1, 2, 4, 8};
        long[] counts = {0, 1, 1, 1, 0};
        String table = " of x = 9, 0.1, 0.1, 0.1, 9 and y = 5, 1, 2, 4, 8, counted 0, 1, 1, 1, 0";
        String nobody = "The two rows with x = 9 are rows that nobody chose. All viewers gave x = 0.1: NaN.";
        expect("Pearson" + table, CountedCorrelation.pearson(x, y, counts))
                .usually(nobody)
                .toBeCloseTo(Double.NaN, 0);
        expect("Spearman" + table, CountedCorrelation.spearman(x, y, counts))
                .usually(nobody)
                .toBeCloseTo(Double.NaN, 0);
        expect(
                        "Pearson of x = 1, 9, 2 and y = 1, 5, 3, counted 2, 0, 3",
                        CountedCorrelation.pearson(
                                new double[] {1, 9, 2}, new double[] {1, 5, 3}, new long[] {2, 0, 3}))
                .ifNaN(
                        "Two viewers gave 1 and three gave 2: that is no constant column. Compare every row that somebody"
                                + " chose with every other, not with its neighbour alone.")
                .usually("Two groups of viewers, and y rises with x: a straight line.")
                .toBeCloseTo(1, 1e-12);
        long[] withNobody = {1, 2, 0, 3, 2};
        double each = Correlation.pearson(expanded(x, withNobody), expanded(y, withNobody));
        expect("Pearson of the same table, counted 1, 2, 0, 3, 2", CountedCorrelation.pearson(x, y, withNobody))
                .usually(NOT_EXPANDED)
                .toBeCloseTo(each, 1e-12);
    }

    @Test
    void billions_of_viewers_are_no_more_work_than_three() {
        double[] x = {1, 2, 4};
        double[] y = {1, 3, 2};
        long billion = 1_000_000_000L;
        long[] counts = {4 * billion, billion, 5 * billion};
        String viewers = " of 4 billion viewers (1, 1), 1 billion (2, 3), 5 billion (4, 2)";
        String likeTen = "Each of ten viewers counts a billion times: r and ρ are those of the ten. Usually an int has"
                + " overflowed; keep counts in a long or a double.";
        long[] ten = {4, 1, 5};
        double pearson = Correlation.pearson(expanded(x, ten), expanded(y, ten));
        double spearman = Correlation.spearman(expanded(x, ten), expanded(y, ten));
        expect("Pearson of 4 viewers (1, 1), 1 (2, 3), 5 (4, 2)", CountedCorrelation.pearson(x, y, ten))
                .usually(NOT_EXPANDED)
                .toBeCloseTo(pearson, 1e-12);
        expect("Spearman of 4 viewers (1, 1), 1 (2, 3), 5 (4, 2)", CountedCorrelation.spearman(x, y, ten))
                .usually(NOT_EXPANDED)
                .toBeCloseTo(spearman, 1e-12);
        expect("Pearson" + viewers, CountedCorrelation.pearson(x, y, counts))
                .usually(likeTen)
                .toBeCloseTo(pearson, 1e-9);
        expect("Spearman" + viewers, CountedCorrelation.spearman(x, y, counts))
                .usually(likeTen)
                .toBeCloseTo(spearman, 1e-9);
    }

    @Test
    void values_near_a_billion_keep_their_digits() {
        double[] x = {1e9, 1e9 + 1, 1e9 + 2};
        double[] y = {1e9 + 5, 1e9 + 7, 1e9 + 6};
        long[] counts = {1, 2, 3};
        String table = " of x = 0, 1, 2 and y = 5, 7, 6, each plus 10⁹, counted 1, 2, 3";
        String digits =
                "Adding 10⁹ changes no distance. The digits were lost in the difference of two huge numbers: usually"
                        + " products x·y were summed, and the product of the means subtracted. Multiply distances.";
        double[] smallX = {0, 1, 2};
        double[] smallY = {5, 7, 6};
        double covariance = CountedCorrelation.covariance(smallX, smallY, counts);
        double pearson = CountedCorrelation.pearson(smallX, smallY, counts);
        String smallToo = "Without the 10⁹ it comes out wrong, too: see the checks on small tables.";
        expect("covariance" + table, CountedCorrelation.covariance(x, y, counts))
                .when(any -> Math.abs(covariance - 2 / 15.0) < 1e-9, digits)
                .usually(smallToo)
                .toBeCloseTo(2 / 15.0, 1e-6);
        double right = 2 / 3.0 / Math.sqrt(10 / 3.0 * 17 / 6.0);
        expect("Pearson" + table, CountedCorrelation.pearson(x, y, counts))
                .when(any -> Math.abs(pearson - right) < 1e-9, digits)
                .usually(smallToo)
                .toBeCloseTo(right, 1e-6);
    }

    @Test
    void a_table_that_is_none_is_refused_and_a_good_one_is_not() {
        double[] two = {1, 2};
        double[] three = {1, 2, 3};
        String cause = "requireTable stands at the beginning of each method: leave it there.";
        for (Statistic statistic : new Statistic[] {
            CountedCorrelation::covariance, CountedCorrelation::pearson, CountedCorrelation::spearman
        }) {
            refused(
                    "two x for three y",
                    "of one length, but held 2, 3 and 3",
                    () -> statistic.of(two, three, new long[3]));
            refused(
                    "two y for three x",
                    "of one length, but held 3, 2 and 3",
                    () -> statistic.of(three, two, new long[3]));
            refused("a negative count", "counts[1] was -1", () -> statistic.of(two, two, new long[] {1, -1}));
            refused(
                    "a missing x",
                    "row 0 held NaN and 1.0",
                    () -> statistic.of(new double[] {Double.NaN, 2}, two, new long[2]));
            refused(
                    "an infinite y",
                    "row 1 held 2.0 and Infinity",
                    () -> statistic.of(two, new double[] {1, Double.POSITIVE_INFINITY}, new long[2]));
            expect("a statistic of two equal columns", statistic.of(two, two, new long[] {1, 1}))
                    .usually(cause)
                    .to("be a number", value -> !value.isNaN());
        }
    }

    @Test
    void agrees_with_the_solution() {
        double[] two = {1, 2};
        Agreement.on(Tables.counts()
                        .first(new Counts(two, new double[3], new long[2]), new Counts(two, two, new long[] {1, -1})))
                .ask("the covariance of {}", t -> CountedCorrelation.covariance(t.x(), t.y(), t.counts()))
                .within(1e-9, CountedCorrelationTest::spreads)
                .ask("Pearson's r of {}", t -> CountedCorrelation.pearson(t.x(), t.y(), t.counts()))
                .within(1e-9, CountedCorrelationTest::rounding)
                .promises("lie in [−1, 1]", (t, r) -> r.isNaN() || Math.abs(r) <= 1)
                .ask("Spearman's ρ of {}", t -> CountedCorrelation.spearman(t.x(), t.y(), t.counts()))
                .within(1e-9)
                .promises("lie in [−1, 1]", (t, r) -> r.isNaN() || Math.abs(r) <= 1)
                .holds();
        Agreement.on(Tables.counts())
                .ask("the ranks of x = {x}, counted {counts},", t -> CountedCorrelation.ranks(t.x(), t.counts()))
                .within(1e-12)
                .ask("isConstant of x = {x}, counted {counts},", t -> CountedCorrelation.isConstant(t.x(), t.counts()))
                .holds();
    }

    /** About the product of both standard deviations: to this a covariance's digits are counted. */
    private static double spreads(Counts t) {
        return (deviation(t.x(), t.counts()) + 1e-10 * largest(t.x()))
                * (deviation(t.y(), t.counts()) + 1e-10 * largest(t.y()));
    }

    /** 1, or more where the mean's own rounding, squared, is felt among billions of viewers of nearly one value. */
    private static double rounding(Counts t) {
        double x = 1e-15 * largest(t.x()) / deviation(t.x(), t.counts());
        double y = 1e-15 * largest(t.y()) / deviation(t.y(), t.counts());
        return 1 + 1e9 * (x * x + y * y);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private static double deviation(double[] values, long[] counts) {
        double n = Arrays.stream(counts).sum();
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < counts.length; i++) {
            mean += values[i] * (counts[i] / n);
        }
        for (int i = 0; i < counts.length; i++) {
            variance += counts[i] / n * (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(variance);
    }

    private interface Statistic {
        double of(double[] x, double[] y, long[] counts);
    }

    private static void refused(String what, String words, Runnable call) {
        expectRefusal(
                what,
                IllegalArgumentException.class,
                "requireTable stands at the beginning of each method: leave it there.",
                call::run,
                words);
    }

    /** What the formula for ranks without ties makes of a table. */
    private static double byRankDifferences(double[] x, double[] y, long[] counts) {
        double[] rankX = CountedCorrelation.ranks(x, counts);
        double[] rankY = CountedCorrelation.ranks(y, counts);
        double n = Arrays.stream(counts).sum();
        double squares = IntStream.range(0, counts.length)
                .mapToDouble(i -> counts[i] * Math.pow(rankX[i] - rankY[i], 2))
                .sum();
        return 1 - 6 * squares / (n * (n * n - 1));
    }

    private static double[] expanded(double[] values, long[] counts) {
        return IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.generate(() -> values[i]).limit(counts[i]))
                .toArray();
    }
}
