package gradus.workbook.fundamentals.distributions;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "distributions", number = 2, title = "Poisson, far out", kind = Kind.BUILD, points = 6, minutes = 20)
@ExplainedIn("distributions#counting-poisson")
@Hint("No power and no factorial need ever be formed: what is the logarithm of each, as a sum?")
@Hint(
        "Of cdf and survival one is small and one is near 1. Which one can be had from the other by 1 − …, and which one must be summed?")
@Hint(
        "Beyond the mean the terms fall all the way: start at the count and walk away from the mean, each term from the one before.")
class PoissonCountsTest {
    private static final String RANGE =
            "e^-rate is 0 from a rate of 746 on, and k! infinite from 171 on: whatever starts from one of them is 0, infinite or NaN. Stay in logarithms to the end.";
    private static final String CANCELLED =
            "1 minus something near 1 has no digits left. Add up the terms of this tail itself.";

    /** e⁻² is 0.1353, and the terms are 1, 2, 2 and 4/3 times that. */
    @Test
    void a_rate_of_2_is_worked_out_by_hand() {
        double none = Math.exp(-2);
        pmf(0, 2)
                .ifCloseTo(1.0, "That lacks the factor e^-rate.")
                .ifCloseTo(-2.0, "That is the logarithm of the probability.")
                .usually("With k = 0, only e^-rate is left.")
                .toBeCloseTo(none, 1e-9);
        pmf(3, 2)
                .ifCloseTo(Math.log(none * 4 / 3), "That is the logarithm of the probability.")
                .ifCloseTo(none * 8, "The factorial is missing.")
                .ifCloseTo(none * 8 / 2, "The factorial ends one factor early: 3! is 1 · 2 · 3.")
                .ifCloseTo(9 * Math.exp(-3) / 2, "The two arguments were exchanged: the count comes first.")
                .ifCloseTo(none * 4, "The factorial ends one factor early: 3! is 1 · 2 · 3.")
                .usually("2³ e⁻² / 3!.")
                .toBeCloseTo(none * 4 / 3, 1e-9);
    }

    @Test
    void a_count_of_200_does_not_overflow() {
        pmf(200, 200)
                .ifNaN(RANGE)
                .ifCloseTo(0.0, RANGE)
                .ifInfinite(RANGE)
                .usually(RANGE)
                .toBeCloseTo(0.028197727685920822, 1e-9);
        pmf(1000, 1000)
                .ifNaN(RANGE)
                .ifCloseTo(0.0, RANGE)
                .ifInfinite(RANGE)
                .usually(RANGE)
                .toBeCloseTo(0.012614611348721498, 1e-9);
    }

    @Test
    @Needs("a_rate_of_2_is_worked_out_by_hand")
    void up_to_a_count_and_beyond_it_is_everything() {
        double none = Math.exp(-2);
        expect("the cdf at 3 for a rate of 2", PoissonCounts.cdf(3, 2))
                .ifCloseTo(none * 5, "The term at 3 itself is missing: up to 3 includes 3.")
                .ifCloseTo(none * 16 / 3, "The term at 0 is missing: no event is a count as well.")
                .usually("The terms at 0, 1, 2 and 3.")
                .toBeCloseTo(none * 19 / 3, 1e-9);
        expect("the survival at 3 for a rate of 2", PoissonCounts.survival(3, 2))
                .ifCloseTo(1 - none * 5, "The term at 3 belongs to the cdf: survival is more than 3, not 3 or more.")
                .ifCloseTo(none * 19 / 3, "That is the cdf.")
                .usually("All terms from 4 on.")
                .toBeCloseTo(1 - none * 19 / 3, 1e-9);
    }

    @Test
    @Needs({"up_to_a_count_and_beyond_it_is_everything", "a_count_of_200_does_not_overflow"})
    void a_large_rate_has_a_middle() {
        expect("the cdf at 1000 for a rate of 1000", PoissonCounts.cdf(1000, 1000))
                .ifCloseTo(0.0, RANGE)
                .ifNaN(RANGE)
                .usually("About half lies below the mean, and hundreds of terms count: add until they no longer do.")
                .toBeCloseTo(0.508409367168506, 1e-9);
        expect("the survival at 10 for a rate of 1000", PoissonCounts.survival(10, 1000))
                .when(
                        p -> p < 0.01,
                        "The sum upwards ended at once: its first terms are 0 in a double, and the large ones come near the mean. Or e^-rate was 0.")
                .ifNaN(RANGE)
                .usually("Nearly everything lies above 10.")
                .toBeCloseTo(1.0, 1e-9);
    }

    @Test
    @Needs("up_to_a_count_and_beyond_it_is_everything")
    void far_tails_keep_their_digits() {
        tail("the survival at 30 for a rate of 2", PoissonCounts.survival(30, 2), 3.769552855325798e-26);
        tail("the survival at 100 for a rate of 2", PoissonCounts.survival(100, 2), 3.712906871688844e-131);
        tail("the cdf at 3 for a rate of 100", PoissonCounts.cdf(3, 100), 6.389887702238216e-39);
    }

    private static void tail(String subject, double found, double right) {
        expect(subject + ", divided by " + right + ",", found / right)
                .ifCloseTo(0.0, CANCELLED)
                .when(ratio -> Math.abs(ratio) > 1e6, CANCELLED)
                .usually("Each term of the tail is the one before times rate / k, or k / rate on the way down.")
                .toBeCloseTo(1.0, 1e-8);
    }

    @Test
    void a_negative_count_cannot_happen() {
        expect("the pmf at −1 for a rate of 2", PoissonCounts.pmf(-1, 2))
                .usually("Nothing counts below 0.")
                .toBeCloseTo(0.0, 0);
        expect("the cdf at −1 for a rate of 2", PoissonCounts.cdf(-1, 2))
                .usually("Nothing counts below 0.")
                .toBeCloseTo(0.0, 0);
        expect("the survival at −1 for a rate of 2", PoissonCounts.survival(-1, 2))
                .usually("Every count is more than −1.")
                .toBeCloseTo(1.0, 0);
    }

    @Test
    void an_invalid_rate_is_refused_by_all_three() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (int k : new int[] {-1, 0, 3}) {
                String what = " at " + k + " for a rate of " + rate;
                String cause = Double.isNaN(rate)
                        ? "NaN went through: it is neither above nor below anything."
                        : "A rate must be finite and above 0, whatever the count.";
                expectRefusal(
                        "the pmf" + what, IllegalArgumentException.class, cause, () -> PoissonCounts.pmf(k, rate));
                expectRefusal(
                        "the cdf" + what, IllegalArgumentException.class, cause, () -> PoissonCounts.cdf(k, rate));
                expectRefusal(
                        "the survival" + what,
                        IllegalArgumentException.class,
                        cause,
                        () -> PoissonCounts.survival(k, rate));
            }
        }
    }

    private record Question(int k, double rate) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> rates = Inputs.choice(0.001, 0.5, 1.0, 2.0, 3.5, 40.0, 99.5, 200.0, 700.0, 745.5, 800.0, 1000.0);
        Inputs<Integer> counts = Inputs.whole(-2, 12).or(Inputs.choice(30, 150, 170, 171, 200, 800, 1000, 1200, 2000));
        Agreement.on(counts.and(rates, Question::new))
                .ask("the pmf at {k} for a rate of {rate}", q -> held(PoissonCounts.pmf(q.k(), q.rate())))
                .withinRelative(1e-8)
                .ask("the cdf at {k} for a rate of {rate}", q -> held(PoissonCounts.cdf(q.k(), q.rate())))
                .withinRelative(1e-8)
                .promises("be at most 1", (q, p) -> (double) p <= 1)
                .ask("the survival at {k} for a rate of {rate}", q -> held(PoissonCounts.survival(q.k(), q.rate())))
                .withinRelative(1e-8)
                .promises("be at most 1", (q, p) -> (double) p <= 1)
                .questions(400)
                .holds();
    }

    /** What lies between 0 and 1e-290 is free. */
    private static double held(double p) {
        return p >= 0 && p < 1e-290 ? 1e-290 : p;
    }

    private static Expect<Double> pmf(int k, double rate) {
        return expect("the pmf at " + k + " for a rate of " + (int) rate, PoissonCounts.pmf(k, rate));
    }
}
