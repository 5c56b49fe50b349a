package gradus.workbook.classicalml.crossvalidation;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.workbook.classicalml.crossvalidation.BetterOrLuckier.Verdict;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "cross-validation",
        number = 3,
        title = "Better, or luckier?",
        kind = Kind.JUDGE,
        points = 5,
        minutes = 20)
@ExplainedIn("cross-validation#is-a-better-than-b")
@Hint("Work out the interval first, as two numbers. Only then ask where it lies.")
@Hint("testRows / trainRows of two ints is 0 unless one of them is a double.")
@Hint("That 0 lies in the interval does not show that there is no difference: the interval may be wide.")
class BetterOrLuckierTest {
    // The mean of the differences is −2, s² is 2.5 and q for 4 degrees of freedom 2.7764.
    private static final double[] A = {10, 10, 10, 10, 10};
    private static final double[] B = {11, 13, 12, 14, 10};

    @Test
    void both_lists_of_scores_stay_as_they_are() {
        double[] a = A.clone();
        double[] b = B.clone();
        Untouched.of("a", a).and("b", b).by("the verdict", () -> BetterOrLuckier.of(a, b, 80, 20, 0));
    }

    @Test
    void a_smaller_loss_wins() {
        look(A, B, 1000, 1, 0)
                .ifEqual(Verdict.SHIP_B, "A's losses are smaller, and a loss is to be small: A wins.")
                .usually("Few rows are shared: the interval is −2 ± 1.97.")
                .toEqual(Verdict.SHIP_A);
        look(B, A, 1000, 1, 0).usually("The same the other way round.").toEqual(Verdict.SHIP_B);
    }

    @Test
    @Needs("a_smaller_loss_wins")
    void shared_training_rows_widen_the_interval() {
        look(A, B, 80, 20, 0)
                .ifEqual(
                        Verdict.SHIP_A,
                        "The interval is too narrow. Corrected, it is −2 ± 2.94; without testRows / trainRows (an integer division"
                                + " gives 0 as well) it is −2 ± 1.96.")
                .ifEqual(
                        Verdict.NO_MATTER,
                        "The interval −2 ± 2.94 is not within ±0: that A may be no better does not make them equal.")
                .usually("The interval is −2 ± 2.94, and holds 0.")
                .toEqual(Verdict.MORE_DATA);
        look(A, B, 90, 10, 0)
                .usually(
                        "Of five splits of 90 and 10 the interval is −2 ± 2.45: q is Student's, with 4 degrees of freedom, 2.78. With the"
                                + " normal distribution's 1.96 it would be −2 ± 1.73.")
                .toEqual(Verdict.MORE_DATA);
        double[] a = repeated(A, 20);
        double[] b = repeated(B, 20);
        look(a, b, 60, 40, 0)
                .ifEqual(
                        Verdict.SHIP_A,
                        "Was the second term testRows / (trainRows + testRows)? That gives −2 ± 1.81. It is testRows / trainRows: −2 ± 2.32.")
                .usually(
                        "Of 100 splits of 60 and 40 the interval is −2 ± 2.32: repeating does not take the second term away.")
                .toEqual(Verdict.MORE_DATA);
        look(a, b, 90, 10, 0)
                .usually("Of 100 splits of 90 and 10 the interval is −2 ± 0.98.")
                .toEqual(Verdict.SHIP_A);
    }

    @Test
    @Needs("shared_training_rows_widen_the_interval")
    void five_splits_leave_four_degrees_of_freedom() {
        look(A, B, 57, 1, 0)
                .ifEqual(
                        Verdict.SHIP_A,
                        "The interval is a little too narrow: of five splits of 57 and 1 it is −2 ± 2.05. With 5 degrees of freedom it would be"
                                + " −2 ± 1.90, and with the variance divided by 5 −2 ± 1.83: both have 4 here.")
                .usually("The interval is −2 ± 2.05, and holds 0.")
                .toEqual(Verdict.MORE_DATA);
    }

    @Test
    @Needs("shared_training_rows_widen_the_interval")
    void a_difference_must_be_worth_something() {
        double[] a = repeated(A, 20);
        double[] b = repeated(B, 20);
        look(a, b, 90, 10, 1).usually("The interval −2 ± 0.98 is all below −1.").toEqual(Verdict.SHIP_A);
        look(a, b, 90, 10, 1.1)
                .ifEqual(
                        Verdict.SHIP_A,
                        "The interval ends at −1.02, which is not below −1.1. It is not enough that the mean is.")
                .usually("The interval from −2.98 to −1.02 is neither all below −1.1 nor within ±1.1.")
                .toEqual(Verdict.MORE_DATA);
        look(a, b, 90, 10, 3)
                .ifEqual(
                        Verdict.MORE_DATA,
                        "The interval from −2.98 to −1.02 lies within ±3: whichever is better, it does not matter.")
                .ifEqual(Verdict.SHIP_A, "A is better, but by less than 3, which is what it takes to matter.")
                .usually("The interval from −2.98 to −1.02 lies within ±3.")
                .toEqual(Verdict.NO_MATTER);
        look(b, a, 90, 10, 3).usually("From 1.02 to 2.98: within ±3.").toEqual(Verdict.NO_MATTER);
        look(b, a, 90, 10, 2.5)
                .usually("From 1.02 to 2.98: neither above 2.5 nor within ±2.5.")
                .toEqual(Verdict.MORE_DATA);
    }

    @Test
    void differences_that_do_not_vary_decide_nothing() {
        String cause = "The differences do not vary, so there is nothing to estimate an error from.";
        look(new double[] {3, 4, 5}, new double[] {3, 4, 5}, 90, 10, 0)
                .usually(cause)
                .toEqual(Verdict.MORE_DATA);
        look(new double[3], new double[3], 90, 10, 0)
                .usually("All losses are 0. " + cause)
                .toEqual(Verdict.MORE_DATA);
        look(new double[] {3, 4, 5}, new double[] {5, 6, 7}, 90, 10, 0)
                .usually(cause)
                .toEqual(Verdict.MORE_DATA);
        look(new double[] {3, 4, 5}, new double[] {3, 4, 5}, 90, 10, 9)
                .usually(cause)
                .toEqual(Verdict.MORE_DATA);
        look(new double[] {0.3, 0.4, 0.5}, new double[] {0.2, 0.3, 0.4}, 90, 10, 0)
                .usually("The differences are all 0.1, up to rounding. " + cause)
                .toEqual(Verdict.MORE_DATA);
        look(new double[] {3e-15, 4e-15, 5.2e-15}, new double[] {1e-15, 2e-15, 3e-15}, 1000, 1, 0)
                .usually("Rounding is measured by the largest score: these differences vary by a twentieth of it.")
                .toEqual(Verdict.SHIP_B);
        look(new double[] {1, 1, 1, 1, 1}, plusOne(1e-10, B), 1000, 1, 0)
                .usually(
                        "The differences vary by 4 · 10⁻¹⁰. That is more than 10⁻¹² of the scores, so it is not rounding.")
                .toEqual(Verdict.SHIP_A);
    }

    @Test
    @Needs("differences_that_do_not_vary_decide_nothing")
    void rounding_is_measured_by_the_largest_score_of_all() {
        String cause =
                "The differences are equal up to rounding, which is measured by the largest |score| of all: here a million or more.";
        double[] large = {1000000.1, 2000000.1, 4000000.1};
        double[] less = {1000000, 2000000, 4000000};
        double[] small = {0.1, 0.7, 2.9};
        double[] smallAndAMillion = {1000000.4, 1000001.0, 1000003.2};
        look(large, less, 90, 10, 0).usually(cause).toEqual(Verdict.MORE_DATA);
        look(negative(large), negative(less), 90, 10, 0).usually(cause).toEqual(Verdict.MORE_DATA);
        look(small, smallAndAMillion, 90, 10, 0).usually(cause).toEqual(Verdict.MORE_DATA);
        look(smallAndAMillion, small, 90, 10, 0).usually(cause).toEqual(Verdict.MORE_DATA);
    }

    @Test
    void lists_of_different_lengths_are_refused() {
        expectRefusal(
                "a verdict on 3 and 2 losses",
                IllegalArgumentException.class,
                "Each loss of a belongs to one of b. Say how many each holds.",
                () -> BetterOrLuckier.of(new double[] {1, 2, 3}, new double[] {1, 2}, 9, 1, 0),
                "3",
                "2");
        expectRefusal(
                "a verdict on 2 and 3 losses",
                IllegalArgumentException.class,
                "Each loss of a belongs to one of b. Say how many each holds.",
                () -> BetterOrLuckier.of(new double[] {1, 2}, new double[] {1, 2, 3}, 9, 1, 0),
                "3",
                "2");
    }

    private record Given(double[] a, double[] b, int trainRows, int testRows, double worth) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.whole(0, 1_000_000).map(BetterOrLuckierTest::draw))
                .ask(
                        "the verdict on {}",
                        g -> BetterOrLuckier.of(g.a(), g.b(), g.trainRows(), g.testRows(), g.worth())
                                .name())
                .questions(1500)
                .holds();
    }

    /** 2 to 40 splits; ends of the interval fall on both sides of what matters. */
    private static Given draw(int seed) {
        Random random = new Random(17L * seed + 3);
        int splits = random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 5 + random.nextInt(36);
        double shift = random.nextGaussian() * 2;
        double scale = Math.pow(10, random.nextInt(7) - 3);
        double[] a = new double[splits];
        double[] b = new double[splits];
        for (int i = 0; i < splits; i++) {
            a[i] = scale * (5 + random.nextGaussian());
            b[i] = a[i] + scale * (shift + random.nextGaussian());
        }
        int test = 1 + random.nextInt(50);
        int train = test * (1 + random.nextInt(12)) + random.nextInt(test);
        double worth = random.nextInt(3) == 0 ? 0 : scale * 3 * random.nextDouble();
        return new Given(a, b, train, test, worth);
    }

    /** One, and a little more: step times how far each value is above 10. */
    private static double[] plusOne(double step, double[] values) {
        return Arrays.stream(values).map(value -> 1 + step * (value - 10)).toArray();
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    private static double[] repeated(double[] values, int times) {
        double[] all = new double[values.length * times];
        Arrays.setAll(all, i -> values[i % values.length]);
        return all;
    }

    private static Expect<Verdict> look(double[] a, double[] b, int trainRows, int testRows, double worth) {
        String subject = a.length > 10
                ? "the verdict on the losses 10 and 11 13 12 14 10 (or the other way round), twenty times over,"
                : "the verdict on a = " + Arrays.toString(a) + " and b = " + Arrays.toString(b);
        return expect(
                subject + " with " + trainRows + " training and " + testRows + " test rows, worth " + worth + ",",
                BetterOrLuckier.of(a.clone(), b.clone(), trainRows, testRows, worth));
    }
}
