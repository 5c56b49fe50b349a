package gradus.workbook.fundamentals.distributions;

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
import gradus.workbook.fundamentals.distributions.ShapeByLikelihood.Choice;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "distributions", number = 4, title = "Which shape?", kind = Kind.USE, points = 6, minutes = 20)
@ExplainedIn("distributions#fitting")
@Hint("Both libraries have a density and its logarithm. Which of the two can be summed over three thousand waits?")
@Hint(
        "Read what the factory of the exponential distribution takes: in Commons Statistics the mean, in the lesson's class the rate.")
@Hint("A chance of 1e-100 cannot be had as 1 minus something. What is the question for the upper tail called?")
class ShapeByLikelihoodTest {
    /** The mean is 3, the mean squared distance 14/3. */
    private static final double[] THREE = {1, 2, 6};

    @Test
    void three_waits_are_worked_out_by_hand() {
        double exponential = -3 * Math.log(3) - 3;
        double normal = normal(14 / 3.0, 3);
        Choice choice = ShapeByLikelihood.choose(THREE.clone());
        expect("the log-likelihood for 1, 2, 6", choice.logLikelihood())
                .ifCloseTo(exponential - 1, "That is the log-likelihood after its cost: hand it out before.")
                .ifCloseTo(
                        3 * Math.log(3) - 27,
                        "The exponential got its mean for its rate: the Javadoc of the factory says which it wants.")
                .ifCloseTo(
                        normal,
                        "That is the normal's: the larger log-likelihood after its cost was wanted, or the exponential got its mean for its rate.")
                .ifCloseTo(Math.exp(exponential), "That is the likelihood itself: take its logarithm.")
                .ifCloseTo(exponential / 3, "That is the mean over the waits. Sum them.")
                .usually("Three times −ln 3, and the sum of −x / 3.")
                .toBeCloseTo(exponential, 1e-8);
        expect("the shape chosen for 1, 2, 6", choice.shape())
                .ifEqual("normal", "The larger log-likelihood after its cost was wanted: −7.30 beats −8.57.")
                .usually("After their costs the exponential has −7.30 and the normal −8.57.")
                .toEqual("exponential");
    }

    @Test
    void waits_close_together_are_normal() {
        double[] waits = {9, 10, 11, 10};
        Choice choice = ShapeByLikelihood.choose(waits.clone());
        expect("the shape chosen for 9, 10, 11, 10", choice.shape())
                .ifEqual("exponential", "The shape with the smaller log-likelihood was taken.")
                .usually("The normal has −4.29, the exponential −13.2.")
                .toEqual("normal");
        expect("the log-likelihood for 9, 10, 11, 10", choice.logLikelihood())
                .ifCloseTo(
                        spread(waits, Math.sqrt(2 / 3.0)),
                        "The squared distances were divided by n − 1: maximum likelihood divides by n.")
                .ifCloseTo(spread(waits, 0.5), "The variance was handed over as the standard deviation.")
                .usually("The mean is 10, and the standard deviation √(2 / 4).")
                .toBeCloseTo(normal(0.5, 4), 1e-8);
    }

    @Test
    @Needs("waits_close_together_are_normal")
    void long_waits_keep_their_spread() {
        double[] waits = {1e8, 1e8 + 1, 1e8 + 2, 1e8 + 1};
        expect(
                        "the log-likelihood for 1e8, 1e8 + 1, 1e8 + 2, 1e8 + 1",
                        ShapeByLikelihood.choose(waits).logLikelihood())
                .usually("Squares near 1e16 have lost the units: subtract the mean first, then square.")
                .toBeCloseTo(normal(0.5, 4), 1e-8);
    }

    @Test
    @Needs("waits_close_together_are_normal")
    void a_parameter_costs_one() {
        expect(
                        "the shape chosen for 1, 2, 4, 5, where the normal is ahead by less than its second parameter costs,",
                        ShapeByLikelihood.choose(new double[] {1, 2, 4, 5}).shape())
                .ifEqual("normal", "The normal has one parameter more and must pay 1 for it.")
                .usually("1 is taken off for each parameter.")
                .toEqual("exponential");
        expect(
                        "the shape chosen for the two waits 0.25 and 0.5, where the normal is ahead by 1.36,",
                        ShapeByLikelihood.choose(new double[] {0.25, 0.5}).shape())
                .ifEqual(
                        "exponential",
                        "The normal has one parameter more, which costs 1, and it is ahead by more than that.")
                .usually("1 is taken off for each parameter.")
                .toEqual("normal");
    }

    @Test
    @Needs("three_waits_are_worked_out_by_hand")
    void a_wait_of_0_is_a_wait() {
        expect(
                        "the shape chosen for 0, 1, 1, 4, 6",
                        ShapeByLikelihood.choose(new double[] {0, 1, 1, 4, 6}).shape())
                .ifEqual("normal", "0 is not negative: an exponential wait may be 0.")
                .usually("After their costs it is −10.38 against −13.14, exponential first.")
                .toEqual("exponential");
    }

    @Test
    @Needs("waits_close_together_are_normal")
    void a_negative_number_is_no_exponential_wait() {
        double[] times = {-1, 0, 0, 0, 0, 0, 0, 0, 0, 30};
        expect(
                        "the shape chosen for −1, eight times 0, and 30",
                        ShapeByLikelihood.choose(times).shape())
                .ifEqual(
                        "exponential",
                        "An exponential wait is never negative: −1 has the density 0, and its logarithm is −∞.")
                .usually("Only the normal allows −1.")
                .toEqual("normal");
    }

    @Test
    @Needs("three_waits_are_worked_out_by_hand")
    void three_thousand_waits_have_a_likelihood_too() {
        double[] waits = IntStream.range(0, 3000)
                .mapToDouble(i -> i == 0 ? 1e7 : -1000 * Math.log((i + 0.5) / 3000))
                .toArray();
        double mean = Arrays.stream(waits).sum() / 3000;
        expect(
                        "the log-likelihood of 2999 waits of about 1000 minutes and one of 1e7, divided by 3000,",
                        ShapeByLikelihood.choose(waits).logLikelihood() / 3000)
                .ifInfinite(
                        "The product of 3000 densities is 0 in a double, and so is the density of the longest wait: add up log-densities.")
                .ifNaN("Both products were 0, and nothing could be compared: add up the logarithms.")
                .usually("The logarithm of each density, summed.")
                .toBeCloseTo(-Math.log(mean) - 1, 1e-9);
    }

    @Test
    @Needs("three_waits_are_worked_out_by_hand")
    void the_tail_keeps_its_digits() {
        String cancelled = "1 − cdf has no digits left out there: ask for the survival.";
        expect("the probability of more than 6 after 1, 2, 6", ShapeByLikelihood.beyond(THREE.clone(), 6))
                .ifCloseTo(1 - Math.exp(-2), "That is the probability of at most 6.")
                .ifCloseTo(Math.exp(-2) / 3, "That is the density at 6.")
                .usually("e^(−6 / 3).")
                .toBeCloseTo(Math.exp(-2), 1e-9);
        expect(
                        "the probability of more than 600 after 1, 2, 6, divided by e^−200,",
                        ShapeByLikelihood.beyond(THREE.clone(), 600) / Math.exp(-200))
                .ifCloseTo(0.0, cancelled)
                .usually(cancelled)
                .toBeCloseTo(1.0, 1e-8);
        expect("the probability of more than −1 after 1, 2, 6", ShapeByLikelihood.beyond(THREE.clone(), -1))
                .usually("Every wait is longer than −1.")
                .toBeCloseTo(1.0, 0);
        double[] normal = {9, 10, 11, 10};
        double right = 1.0442437918812785e-45; // mpmath: Q(10 / √½)
        expect(
                        "the probability of more than 20 after 9, 10, 11, 10, divided by 1.0442e-45,",
                        ShapeByLikelihood.beyond(normal, 20) / right)
                .ifCloseTo(0.0, cancelled)
                .usually("Twenty is 14.1 standard deviations out.")
                .toBeCloseTo(1.0, 1e-8);
    }

    @Test
    void the_waits_stay_as_they_are() {
        double[] waits = {6, 1, 2};
        Untouched.of("the waits", waits)
                .usually("The array belongs to the caller. Work on a copy.")
                .by("choosing a shape", () -> {
                    ShapeByLikelihood.choose(waits);
                    ShapeByLikelihood.beyond(waits, 3);
                });
    }

    @Test
    void what_cannot_be_fitted_is_refused() {
        refused("null", "The task refuses null.", null);
        refused("no number", "Two numbers at least: one has no spread.", new double[0]);
        refused("only 5", "Two numbers at least: one has no spread.", new double[] {5});
        refused(
                "5, 5, 5",
                "Equal numbers have no spread, and a normal distribution without one has no density.",
                new double[] {5, 5, 5});
        refused("0, 0", "Equal numbers have no spread.", new double[] {0, 0});
        refused(
                "0.1, 0.1, 0.1",
                "Equal numbers have no spread; their mean may be a rounding away from them. Compare the numbers.",
                new double[] {0.1, 0.1, 0.1});
        refused("1, NaN", "NaN went through.", new double[] {1, Double.NaN});
        refused("1, ∞", "An infinite wait went through.", new double[] {1, Double.POSITIVE_INFINITY});
    }

    private static void refused(String waits, String cause, double[] sample) {
        expectRefusal(
                "the choice for " + waits,
                IllegalArgumentException.class,
                cause,
                () -> ShapeByLikelihood.choose(sample));
        expectRefusal(
                "the tail for " + waits,
                IllegalArgumentException.class,
                cause,
                () -> ShapeByLikelihood.beyond(sample, 1));
    }

    private record Question(double[] waits, double x) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> numbers =
                Inputs.choice(-3.0, -1.0, 0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 9.0, 10.0, 30.0, 400.0);
        Inputs<double[]> samples = Inputs.listOf(numbers, 9)
                .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray())
                .filter(ShapeByLikelihoodTest::decided);
        Agreement.on(samples.and(Inputs.choice(-2.0, 0.0, 1.0, 4.0, 12.0, 60.0), Question::new))
                .ask("the choice for {waits}", q -> ShapeByLikelihood.choose(q.waits()))
                .within(1e-8)
                .ask(
                        "the probability of more than {x} after {waits}",
                        q -> Math.max(1e-290, ShapeByLikelihood.beyond(q.waits(), q.x())))
                .withinRelative(1e-8)
                .questions(400)
                .holds();
    }

    /** Not within a rounding of a tie. */
    private static boolean decided(double[] waits) {
        if (waits.length < 2 || variance(waits) == 0 || Arrays.stream(waits).anyMatch(x -> x < 0)) {
            return true;
        }
        double mean = Arrays.stream(waits).sum() / waits.length;
        double exponential = -waits.length * (Math.log(mean) + 1) - 1;
        return Math.abs(exponential - normal(variance(waits), waits.length) + 2) > 1e-6;
    }

    private static double variance(double[] waits) {
        double mean = Arrays.stream(waits).sum() / waits.length;
        return Arrays.stream(waits).map(x -> (x - mean) * (x - mean)).sum() / waits.length;
    }

    /** The log-likelihood of the fitted normal: −n/2 (ln 2πσ² + 1). */
    private static double normal(double variance, int n) {
        return -n / 2.0 * (Math.log(2 * Math.PI * variance) + 1);
    }

    /** The log-likelihood of waits with the right mean and another standard deviation. */
    private static double spread(double[] waits, double deviation) {
        return -waits.length
                / 2.0
                * (Math.log(2 * Math.PI) + 2 * Math.log(deviation) + variance(waits) / deviation / deviation);
    }
}
