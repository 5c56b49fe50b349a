package gradus.workbook.fundamentals.inference;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Seeds;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "inference",
        number = 2,
        title = "Drawn with replacement",
        kind = Kind.BUILD,
        points = 4,
        minutes = 15)
@ExplainedIn("inference#which-test-ask-how-the-data-came-about")
@Hint(
        "One resample first: as many draws as the sample has values, each from all of them. Where does the generator begin, so that the next resample is another?")
@Hint("Of a thousand medians in order, which two leave 5% below and 5% above?")
@Hint("What comes in for a confidence of 0.9 is the middle. How much is left for one end?")
class ResampledMedianTest {
    private static final double[] RENTS = {9, 4, 5, 70, 2}; // in order 2, 4, 5, 9, 70
    private static final int MANY = 2000;
    private static final int FEWER = 1000;

    private record Question(double[] sample, double confidence) {}

    @Test
    void the_sample_stays_as_it_is() {
        double[] sample = RENTS.clone();
        Untouched.of("the sample", sample)
                .usually("The array belongs to the caller: sort a copy.")
                .by("an interval", () -> ResampledMedian.interval(sample, 0.9, 50, 1));
    }

    @Test
    void half_of_the_medians_of_five_lie_between_the_second_and_the_fourth() {
        interval("50%", 0.5, RENTS)
                .ifCloseTo(new double[] {9, 4}, "The high end stands first: it is low end, high end.")
                .ifCloseTo(
                        new double[] {1, 6},
                        "That is the interval turned around the median of the sample: the task asks for the middle of what came.")
                .ifCloseTo(new double[] {5, 9}, "Perhaps the last value is never drawn: nextInt(n) gives 0 to n − 1.")
                .ifCloseTo(new double[] {4, 5}, "Perhaps the first value is never drawn: places begin at 0.")
                .when(
                        ends -> ends.length == 2 && ends[0] < 2,
                        "No rent is that low. An interval as wide on both sides, as if the medians were normal?")
                .when(
                        ends -> ends.length == 2 && ends[0] != Math.rint(ends[0]),
                        "The median of five of these values is one of them. Was it the mean of the resamples, or were there not five draws?")
                .when(
                        ends -> ends.length == 2 && ends[0] == ends[1],
                        "Both ends are one: every resample is the same, or the values were drawn without replacement, or the medians were not sorted, or each end cuts off what both together may.")
                .usually(
                        "The median of five draws is below 4 in 6% of resamples, and above 9 in 6%; 2 and 70 are cut off.")
                .toEqual(new double[] {4, 9});
    }

    @Test
    @Needs("half_of_the_medians_of_five_lie_between_the_second_and_the_fourth")
    void the_seed_decides() {
        double[] sample = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096};
        Seeds.of("the interval of 13 values by 20 resamples", seed -> ResampledMedian.interval(sample, 0.6, 20, seed))
                .ifNotRepeated("The seed alone must decide, and the generator begins with it in each call.")
                .toDecide();
    }

    @Test
    @Needs("half_of_the_medians_of_five_lie_between_the_second_and_the_fourth")
    void ninety_five_percent_take_in_every_value() {
        String never = "Every value is the median of 6% of the resamples, at least, and 2.5% are cut off at each end.";
        interval("95%", 0.95, RENTS)
                .ifCloseTo(
                        new double[] {5, 5},
                        "The confidence itself was cut off, instead of what is left of it. " + never)
                .ifCloseTo(
                        new double[] {4, 9},
                        "The confidence itself was cut off, or 2 and 70 were taken for errors. " + never)
                .usually(never)
                .toEqual(new double[] {2, 70});
    }

    @Test
    @Needs("half_of_the_medians_of_five_lie_between_the_second_and_the_fourth")
    void each_end_cuts_off_half_of_what_is_left() {
        interval("80%", 0.8, 10, 1, 9, 2, 8, 3, 7, 4, 6)
                .ifCloseTo(new double[] {4, 8}, "Each end cuts off what both together may: 20% are left for both.")
                .ifCloseTo(new double[] {2, 9}, "A resample has as many values as the sample has: nine.")
                .usually(
                        "The median of nine draws is below 3 in 3% of resamples, at most 3 in 14%, and 10% are cut off.")
                .toEqual(new double[] {3, 8});
    }

    @Test
    @Needs("half_of_the_medians_of_five_lie_between_the_second_and_the_fourth")
    void even_numbers_of_values_have_the_mean_of_the_two_in_the_middle() {
        interval("30%", 0.3, 2, 7)
                .usually(
                        "Half of the resamples hold one of each: their median is 4.5, the mean of the two in the middle.")
                .toEqual(new double[] {4.5, 4.5});
        interval("80%", 0.8, 2, 7)
                .usually("A quarter of the resamples hold 2 twice, a quarter 7 twice.")
                .toEqual(new double[] {2, 7});
    }

    @Test
    @Needs("half_of_the_medians_of_five_lie_between_the_second_and_the_fourth")
    void equal_rents_are_drawn_as_often_as_they_are_there() {
        interval("80%", 0.8, 3, 3, 3, 3, 9)
                .usually("Four of five flats cost 3: only 6% of the medians are 9. Equal values are different flats.")
                .toEqual(new double[] {3, 3});
    }

    @Test
    @Needs("half_of_the_medians_of_five_lie_between_the_second_and_the_fourth")
    void as_many_resamples_as_asked_for() {
        double[] one = ResampledMedian.interval(RENTS.clone(), 0.9, 1, 3);
        law("both ends should be the one median of 1 resample", one[0] == one[1])
                .usually("One resample has one median.")
                .toHold();
        expect(
                        "the 99.9% interval of the median of 10, 1, 9, 2, 8, 3, 7, 4, 6, by 50000 resamples,",
                        ResampledMedian.interval(new double[] {10, 1, 9, 2, 8, 3, 7, 4, 6}, 0.999, 50_000, 3))
                .usually(
                        "0.14% of the medians are 1, as many are 10, and 0.05% are cut off at each end. Too few resamples never see them.")
                .toEqual(new double[] {1, 10});
    }

    @Test
    void one_value_has_an_interval_of_one_point() {
        interval("95%", 0.95, 7).usually("There is nothing else to draw.").toEqual(new double[] {7, 7});
    }

    @Test
    void what_has_no_interval_is_refused() {
        refused("of no value", new double[0], 0.9, 10);
        refused("of 1 and NaN", new double[] {1, Double.NaN}, 0.9, 10);
        refused("at a confidence of 0", RENTS, 0, 10);
        refused("at a confidence of 1", RENTS, 1, 10);
        refused("at a confidence of 95", RENTS, 95, 10);
        refused("at a confidence of NaN", RENTS, Double.NaN, 10);
        refused("of 0 resamples", RENTS, 0.9, 0);
    }

    private static void refused(String what, double[] sample, double confidence, int resamples) {
        expectRefusal(
                "an interval " + what,
                IllegalArgumentException.class,
                "The task refuses it. (NaN is neither above nor below anything.)",
                () -> ResampledMedian.interval(sample.clone(), confidence, resamples, 1));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<double[]> samples = Inputs.listOf(Inputs.number(), 9)
                .filter(list -> list.size() % 2 == 1)
                .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray());
        Agreement.on(samples.and(Inputs.choice(0.3, 0.5, 0.8, 0.9, 0.95, 0.99), Question::new)
                        .filter(question -> decided(question.sample().length, (1 - question.confidence()) / 2)))
                .ask(
                        "the interval of {sample} at a confidence of {confidence}",
                        question -> ResampledMedian.interval(question.sample(), question.confidence(), FEWER, 5))
                .within(1e-9)
                .questions(40)
                .holds();
    }

    /**
     * Whether chance leaves no doubt which value each end is. The median of n draws, n odd, is at most the k-th smallest value if more than half of the
     * draws are; that share must be eight standard errors from the tail.
     */
    private static boolean decided(int n, double tail) {
        double error = Math.sqrt(tail * (1 - tail) / FEWER);
        for (int k = 1; k < n; k++) {
            double atMost = 0;
            for (int draws = (n + 1) / 2; draws <= n; draws++) {
                double ways = 1;
                for (int i = 0; i < draws; i++) {
                    ways = ways * (n - i) / (i + 1);
                }
                atMost += ways * Math.pow((double) k / n, draws) * Math.pow(1 - (double) k / n, n - draws);
            }
            if (Math.abs(atMost - tail) < 8 * error + 1e-3 || Math.abs(1 - atMost - tail) < 8 * error + 1e-3) {
                return false;
            }
        }
        return true;
    }

    private static Expect<double[]> interval(String percent, double confidence, double... sample) {
        String told = java.util.Arrays.stream(sample)
                .mapToObj(value -> String.valueOf((long) value))
                .collect(java.util.stream.Collectors.joining(", "));
        return expect(
                "the " + percent + " interval of the median of " + told + ",",
                ResampledMedian.interval(sample.clone(), confidence, MANY, 3));
    }
}
