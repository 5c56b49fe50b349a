package gradus.workbook.fundamentals.inference;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "inference", number = 4, title = "A hundred questions", kind = Kind.BUILD, points = 4, minutes = 15)
@ExplainedIn("inference#many-tests-and-how-large-a-sample")
@Hint(
        "Work 0.01, 0.03, 0.04, 0.5 by hand, as on the page. Which of the four do you have to know before you can settle the second?")
@Hint("Sort the places 0 to m − 1 by their p-values, not the p-values: then you know where each result belongs.")
class DiscoveryRateTest {
    @Test
    void the_p_values_stay_as_they_are() {
        double[] p = {0.2, 0.01, 0.7};
        Untouched.of("the p-values", p)
                .usually("The array belongs to the caller: work on a copy, and return a new one.")
                .by("adjusting", () -> DiscoveryRate.adjusted(p));
    }

    @Test
    void without_a_smaller_neighbour_each_is_multiplied_by_m_over_its_rank() {
        expect("the adjusted 0.01, 0.04, 0.2, 0.9", DiscoveryRate.adjusted(new double[] {0.01, 0.04, 0.2, 0.9}))
                .ifCloseTo(
                        new double[] {0.04, 0.16, 0.8, 1},
                        "Every p was multiplied by the number of tests, whatever its rank. That limits something else.")
                .ifCloseTo(new double[] {0.04, 0.08, 0.2, 0.9}, "m / k of two whole numbers: 4 / 3 is 1 there.")
                .ifCloseTo(
                        new double[] {0.01, 0.16 / 3, 0.4, 1},
                        "The rank counts from the largest: the smallest has rank 1.")
                .ifCloseTo(new double[] {0.04, 0.16, 0.4, 1}, "Ranks begin at 1: the smallest has rank 1, the next 2.")
                .usually("0.01 · 4/1, 0.04 · 4/2, 0.2 · 4/3 and 0.9 · 4/4.")
                .toBeCloseTo(new double[] {0.04, 0.08, 0.8 / 3, 0.9}, 1e-12);
    }

    @Test
    @Needs("without_a_smaller_neighbour_each_is_multiplied_by_m_over_its_rank")
    void none_exceeds_the_next_larger_one() {
        double third = 0.16 / 3;
        expect("the adjusted 0.01, 0.03, 0.04, 0.5", DiscoveryRate.adjusted(new double[] {0.01, 0.03, 0.04, 0.5}))
                .ifCloseTo(
                        new double[] {0.04, 0.06, third, 0.5},
                        "0.03 became 0.06, and the larger 0.04 became 0.053: none may exceed the next larger one.")
                .ifCloseTo(
                        new double[] {0.04, 0.06, 0.06, 0.5},
                        "The running value went up from the smallest, and raised 0.04. Begin at the largest, and lower.")
                .ifCloseTo(
                        new double[] {0.03, 0.04, third, 0.5},
                        "The next larger one must be adjusted before it is compared: m · p / k of it, not p.")
                .usually("0.04, 0.06, 0.053, 0.5; the second may not exceed the third.")
                .toBeCloseTo(new double[] {0.04, third, third, 0.5}, 1e-12);
    }

    @Test
    @Needs("none_exceeds_the_next_larger_one")
    void the_results_stand_in_the_order_of_the_tests() {
        expect("the adjusted 0.5, 0.01, 0.04, 0.03", DiscoveryRate.adjusted(new double[] {0.5, 0.01, 0.04, 0.03}))
                .ifCloseTo(
                        new double[] {0.04, 0.16 / 3, 0.16 / 3, 0.5},
                        "They stand in the order of their size. Each result belongs where its test is.")
                .usually("Each result belongs where its test is.")
                .toBeCloseTo(new double[] {0.5, 0.04, 0.16 / 3, 0.16 / 3}, 1e-12);
    }

    @Test
    @Needs("none_exceeds_the_next_larger_one")
    void equal_p_values_become_equal_ones() {
        expect("the adjusted 0.02, 0.3, 0.02, 0.02", DiscoveryRate.adjusted(new double[] {0.02, 0.3, 0.02, 0.02}))
                .usually(
                        "Equal p-values become equal ones: the last of the three has rank 3, and the others may not exceed it.")
                .toBeCloseTo(new double[] {0.08 / 3, 0.3, 0.08 / 3, 0.08 / 3}, 1e-12);
    }

    @Test
    void no_tests_one_test_and_certainty() {
        expect("the adjusted p-values of no test", DiscoveryRate.adjusted(new double[0]))
                .usually("No tests, no results.")
                .toEqual(new double[0]);
        double[] one = {0.3};
        law("the adjusted 0.3 should be a new array", DiscoveryRate.adjusted(one) != one)
                .but("it is the caller's array")
                .because("The task asks for a new array, also where nothing is to be adjusted.")
                .toHold();
        expect("the adjusted 0.3", DiscoveryRate.adjusted(new double[] {0.3}))
                .usually("One test needs no correction.")
                .toBeCloseTo(new double[] {0.3}, 1e-15);
        expect("the adjusted 1, 0, 1", DiscoveryRate.adjusted(new double[] {1, 0, 1}))
                .usually("1 · 3/2 is more than a probability, and the larger 1 · 3/3 is 1.")
                .toBeCloseTo(new double[] {1, 0, 1}, 1e-15);
    }

    @Test
    void what_is_no_p_value_is_refused() {
        refused("−0.1", -0.1, "No probability is below 0.");
        refused("1.1", 1.1, "No probability is above 1.");
        refused(
                "NaN",
                Double.NaN,
                "NaN went through. It is neither below 0 nor above 1: ask what must hold, not what must not.");
        expectRefusal(
                "adjusting null",
                IllegalArgumentException.class,
                "The task refuses null.",
                () -> DiscoveryRate.adjusted(null));
    }

    private static void refused(String told, double bad, String cause) {
        expectRefusal(
                "adjusting 0.5 and " + told,
                IllegalArgumentException.class,
                cause,
                () -> DiscoveryRate.adjusted(new double[] {0.5, bad}));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> p = Inputs.whole(0, 1000)
                .map(thousandths -> thousandths / 1000.0)
                .or(Inputs.choice(0.0, 1.0, 0.05, 0.01, 0.01, 0.04, 1e-300, 1e-9, 0.999));
        Agreement.on(Inputs.listOf(p, 12)
                        .map(list ->
                                list.stream().mapToDouble(Double::doubleValue).toArray()))
                .ask("the adjusted {}", DiscoveryRate::adjusted)
                .withinRelative(1e-12)
                .holds();
    }
}
