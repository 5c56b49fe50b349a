package gradus.workbook.fundamentals.probability;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Samples;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.workbook.fundamentals.probability.SimulatedMean.Result;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Exercise(
        lesson = "probability",
        number = 4,
        title = "A simulation and its error",
        kind = Kind.BUILD,
        points = 8,
        minutes = 25)
@ExplainedIn("probability#when-you-cannot-count")
@Hint(
        "Of which number is the standard deviation of the draws the spread, and of which is the standard error? What divides one by the other?")
@Hint(
        "You ask for a draw once, so mean and squares must be ready after one pass, or the draws kept. Which formula keeps its digits near 10⁹?")
@Hint("(1 − p)ⁿ = 0.05: take logarithms, and look in Math for e^x − 1 where it is tiny.")
class SimulatedMeanTest {
    private record Plan(double standardError, int n, double wanted) {}

    /** Gives the numbers in their order, and counts how often it was asked; 0 once there are none. */
    private static final class Chance implements DoubleSupplier {
        private final double[] draws;
        private int asked;

        Chance(double... draws) {
            this.draws = draws;
        }

        @Override
        public double getAsDouble() {
            return asked < draws.length ? draws[asked++] : 0 * asked++;
        }
    }

    @Test
    void each_draw_is_asked_for_once() {
        Chance chance = new Chance(1, 2, 4, 8, 16);
        SimulatedMean.of(chance, 5);
        expect("the number of draws for n = 5", chance.asked)
                .ifEqual(4, "One draw too few: count from 0 to below n, or from 1 to n.")
                .ifEqual(6, "One draw too many: count from 0 to below n, or from 1 to n.")
                .ifEqual(
                        10,
                        "Each draw was asked for more than once: a second call gives another draw. Keep the first in a variable.")
                .usually("A second call gives another draw.")
                .toEqual(5);
    }

    @Test
    @Needs("each_draw_is_asked_for_once")
    void the_mean_of_draws() {
        expect(
                        "the mean of 1, 2, 4, 9",
                        SimulatedMean.of(new Chance(1, 2, 4, 9), 4).mean())
                .usually("16 / 4.")
                .toBeCloseTo(4.0, 1e-12);
    }

    @Test
    @Needs("the_mean_of_draws")
    void the_standard_error_of_draws() {
        double squares = 9 + 4 + 0 + 25;
        expect("the standard error of 1, 2, 4, 9", error(1, 2, 4, 9))
                .ifCloseTo(
                        Math.sqrt(squares / 3),
                        "That is the standard deviation: how much single draws differ. A mean of four differs less.")
                .ifCloseTo(squares / 12, "That is the variance of the mean: the root is missing.")
                .ifCloseTo(
                        Math.sqrt(squares / 3) / 4,
                        "That is the standard deviation divided by n instead of by the root of n.")
                .ifCloseTo(
                        Math.sqrt(squares) / 4,
                        "The sample variance divides by n − 1: the mean was fitted to these draws.")
                .ifCloseTo(Math.sqrt(12) / 2, "√(p (1 − p) / n) is the error of a share, of draws that are 1 or 0.")
                .usually(
                        "The squared distances from 4 are 9, 4, 0, 25; their sum by 3 is the variance, that by 4 its share for the mean.")
                .toBeCloseTo(Math.sqrt(squares / 12), 1e-12);
        expect("the standard error of 1, 0, 0, 0", error(1, 0, 0, 0))
                .usually(
                        "The mean is ¼, the squared distances are 9/16 and three times 1/16, their sum ¾; by 3 and by 4 that is 1/16.")
                .toBeCloseTo(0.25, 1e-12);
        expect("the standard error of 7, 7", error(7, 7))
                .ifNaN("There are two draws, and no spread: 0.")
                .usually("Two equal draws have no spread.")
                .toBeCloseTo(0.0, 1e-12);
    }

    @Test
    @Needs("the_standard_error_of_draws")
    void draws_near_a_billion_keep_their_spread() {
        expect("the standard error of 10⁹, 10⁹ + 1, 10⁹ + 2", error(1e9, 1e9 + 1, 1e9 + 2))
                .ifNaN("Two huge sums were subtracted, and the difference came out below 0.")
                .usually(
                        "Two huge sums were subtracted, and the digits are gone: take the mean away before you square.")
                .toBeCloseTo(Math.sqrt(1 / 3.0), 1e-4);
    }

    @Test
    @Needs("the_standard_error_of_draws")
    void a_hundred_thousand_draws_overflow_nothing() {
        double[] half = IntStream.range(0, 100_000).mapToDouble(i -> i % 2).toArray();
        expect("the standard error of 100,000 draws, half of them 1 and half 0,", error(half))
                .usually("That is √(¼ / 99,999). Does n · (n − 1) fit into an int?")
                .toBeCloseTo(Math.sqrt(0.25 / 99_999), 1e-9);
    }

    @Test
    void what_is_no_simulation_is_refused() {
        for (int n : new int[] {1, 0, -1}) {
            Chance chance = new Chance(1, 2, 3);
            refused(
                    "a simulation of " + n + " draws",
                    "A single draw has no spread.",
                    () -> SimulatedMean.of(chance, n));
            expect("the number of draws for n = " + n, chance.asked)
                    .usually("Refuse before you draw.")
                    .toEqual(0);
        }
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            String cause = "It went in: NaN went into the mean, or an infinity did. Look at every draw.";
            refused("a first draw of " + bad, cause, () -> SimulatedMean.of(new Chance(bad, 2, 3), 3));
            refused("a last draw of " + bad, cause, () -> SimulatedMean.of(new Chance(1, 2, bad), 3));
        }
    }

    @Test
    void a_tenth_of_the_error_takes_a_hundred_times_the_draws() {
        drawsFor(0.0101, 50, 0.1)
                .ifEqual(
                        496L,
                        "That is as if ten times the draws had a tenth of the error. It falls with the root of the number.")
                .ifEqual(4852L, "Those are the draws that are still to come. The draws that were made count as well.")
                .ifEqual(4901L, "4901.48 was rounded down, which leaves the error a little too large.")
                .usually("The error must fall to 0.101 of what it is, so the draws must become 1 / 0.101² as many.")
                .toEqual(4902L);
        drawsFor(0.2, 50, 0.09)
                .ifEqual(
                        50L,
                        "Those are the draws that were made. Asked for is the number that does, and fewer would have been enough.")
                .usually("50 · (0.09 / 0.2)² is 10.1.")
                .toEqual(11L);
        drawsFor(5, 50, 0.1)
                .usually("Never below 2: one draw has no standard error.")
                .toEqual(2L);
        drawsFor(1e-6, 1000, 0.123456)
                .when(draws -> draws <= Integer.MAX_VALUE, "15 trillion do not fit into an int.")
                .usually("(0.123456 / 1e-6)² is 15,241,383,936, and there were 1000 draws.")
                .to("be 15241383936000, give or take one", draws -> Math.abs(draws - 15_241_383_936_000L) <= 1);
    }

    @Test
    @Needs("a_tenth_of_the_error_takes_a_hundred_times_the_draws")
    void a_whole_number_of_draws_needs_no_further_one() {
        drawsFor(0.25, 100, 0.5)
                .ifEqual(401L, "100 · 2² is 400, exactly. Round up, but do not add 1 to what is whole already.")
                .toEqual(400L);
    }

    @Test
    void a_plan_for_nothing_is_refused() {
        Result sofar = new Result(3, 0.1);
        for (double wanted : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused(
                    "a wanted error of " + wanted,
                    "The task refuses what is not finite and above 0.",
                    () -> SimulatedMean.drawsFor(sofar, 50, wanted));
        }
        refused("a result of one draw", "The task refuses n below 2.", () -> SimulatedMean.drawsFor(sofar, 1, 0.1));
    }

    @Test
    void what_never_came_in_ten_draws_may_be_likely() {
        expect("the bound after 10 draws without a hit", SimulatedMean.boundIfNever(10))
                .ifCloseTo(0.3, "That is the rule of three, 3 / n: good enough for a table, but it is not the bound.")
                .ifCloseTo(
                        1 - Math.pow(0.95, 0.1),
                        "(1 − p)¹⁰ was set to 0.95: that is the wrong one of 5% and 95%. Ten misses may be as rare as 5%.")
                .ifCloseTo(0.6 / Math.sqrt(10), "That is two standard errors of a share of one hit. There was none.")
                .ifCloseTo(
                        0.0,
                        "It never came in ten draws. That does not make it impossible. (Or is there a 1 / n? For whole numbers that is 0.)")
                .usually("(1 − 0.259)¹⁰ is 0.05.")
                .toBeCloseTo(1 - Math.pow(0.05, 0.1), 1e-9);
        expect("the bound after 1 draw without a hit", SimulatedMean.boundIfNever(1))
                .usually("A single miss has a probability of 5% where p is 0.95.")
                .toBeCloseTo(0.95, 1e-9);
    }

    @Test
    @Needs("what_never_came_in_ten_draws_may_be_likely")
    void a_tiny_bound_keeps_its_digits() {
        long n = 1_000_000_000_000L;
        expect("the bound after 10¹² draws without a hit, times 10¹²,", SimulatedMean.boundIfNever(n) * n)
                .ifCloseTo(0.0, "1 / n is 0 for whole numbers, or 1 minus a number close to 1 has lost all.")
                .ifCloseTo(3.0, "That is the rule of three: near, and not right to nine digits.")
                .when(bound -> bound < 0, "10¹² is a long: cut down to an int it is below 0.")
                .usually(
                        "1 minus a number close to 1 has only its last digits left. Math.expm1(x) is e^x − 1 without that subtraction.")
                .toBeCloseTo(-Math.log(0.05), 1e-9);
        refused("a bound after 0 draws", "Nothing was drawn.", () -> SimulatedMean.boundIfNever(0));
        refused("a bound after −1 draws", "Nothing was drawn.", () -> SimulatedMean.boundIfNever(-1));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<double[]> draws = Samples.numbers().or(Samples.unclean());
        Agreement.on(draws)
                .ask(
                        "the mean of the draws {}",
                        x -> SimulatedMean.of(new Chance(x), x.length).mean())
                .within(1e-9, SimulatedMeanTest::largest)
                .ask(
                        "the standard error of the draws {}",
                        x -> SimulatedMean.of(new Chance(x), x.length).standardError())
                .within(1e-9, x -> 1e-4 * largest(x))
                .promises("be at least 0", (x, error) -> error >= 0)
                .holds();
        Inputs<Plan> plans = Inputs.choice(0.0, 0.013, 0.37, 1.7, 25.3)
                .and(Inputs.whole(1, 400), List::of)
                .and(
                        Inputs.choice(0.0011, 0.017, 0.23, 1.9, 31.0, 0.0, -2.0, Double.NaN),
                        (two, wanted) -> new Plan((Double) two.get(0), (Integer) two.get(1), wanted))
                .filter(SimulatedMeanTest::isDecided);
        Agreement.on(plans)
                .ask(
                        "the draws for {wanted} after {n} draws with {standardError}",
                        p -> SimulatedMean.drawsFor(new Result(1, p.standardError()), p.n(), p.wanted()))
                .questions(400)
                .holds();
        Long[] misses = {
            1L, 2L, 3L, 7L, 99L, 5000L, 1L << 20, 1L << 31, 1L << 40, Long.MAX_VALUE, 0L, -1L, Long.MIN_VALUE
        };
        Agreement.on(Inputs.choice(misses))
                .ask("the bound after {} draws without a hit", SimulatedMean::boundIfNever)
                .withinRelative(1e-9)
                .questions(50)
                .holds();
    }

    /** Whether the number of draws is no hair from a whole number, where rounding would decide. */
    private static boolean isDecided(Plan p) {
        double draws = p.n() * Math.pow(p.standardError() / p.wanted(), 2);
        return p.standardError() == 0 || !(Math.abs(draws - Math.rint(draws)) < 1e-6 * draws + 1e-9);
    }

    private static void refused(String what, String cause, Executable call) {
        expectRefusal(what, IllegalArgumentException.class, cause, call);
    }

    private static double largest(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElse(0);
    }

    private static Expect<Long> drawsFor(double wanted, int n, double standardError) {
        String plan = "the draws for an error of " + wanted + " after " + n + " draws with " + standardError;
        return expect(plan, SimulatedMean.drawsFor(new Result(3, standardError), n, wanted));
    }

    private static double error(double... draws) {
        return SimulatedMean.of(new Chance(draws), draws.length).standardError();
    }
}
