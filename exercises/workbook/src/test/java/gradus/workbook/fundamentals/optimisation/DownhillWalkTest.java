package gradus.workbook.fundamentals.optimisation;

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
import gradus.workbook.fundamentals.optimisation.DownhillWalk.Reason;
import gradus.workbook.fundamentals.optimisation.DownhillWalk.Walk;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "optimisation",
        number = 1,
        title = "Down, and why you stopped",
        kind = Kind.BUILD,
        points = 4,
        minutes = 15)
@ExplainedIn("optimisation#which-way-the-gradient")
@Hint("One loop: ask for the gradient, look at the three reasons in the order of the task, and only then step.")
@Hint("Compare sizes, not signed slopes, and every slope for itself. Which comparison also comes out right for NaN?")
@Hint("A walk that diverged ends one place back. So keep the place before, and step on a copy.")
class DownhillWalkTest {
    /** A bowl or, where a curvature is negative, a ridge: the derivative by each parameter is its curvature times it. */
    private record Question(List<Double> curvatures, List<Double> start, double rate, int maxSteps, double tolerance) {}

    private static UnaryOperator<double[]> bowl(double... curvatures) {
        double[] handedOut = new double[curvatures.length]; // the same array each time
        return w -> {
            for (int j = 0; j < w.length; j++) {
                handedOut[j] = curvatures[j] * w[j];
            }
            return handedOut;
        };
    }

    @Test
    void each_step_goes_down_by_the_rate_times_the_slope() {
        Walk walk = DownhillWalk.minimise(bowl(4, 1), new double[] {1, 2}, 0.1, 2, 0);
        expect("the end of two steps from 1, 2 at rate 0.1, where the slopes are 4x and y,", numbers(walk))
                .ifEqual(
                        new double[] {1.0, 2.0},
                        "It never moved. Is a slope compared without its size, or the step count wrong?")
                .ifCloseTo(new double[] {1.96, 2.42}, "That walked uphill: the gradient points up, so it is taken off.")
                .ifCloseTo(new double[] {0.216, 1.458}, "That is one step too many: two were asked for.")
                .ifCloseTo(new double[] {0.6, 1.8}, "That is one step too few: two were asked for.")
                .usually("The slopes at the start are 4 and 2: to 0.6, 1.8. There they are 2.4 and 1.8: to 0.36, 1.62.")
                .toBeCloseTo(new double[] {0.36, 1.62}, 1e-12);
        expect("the reason for its end", walk.reason())
                .usually("The slopes left are 1.44 and 1.62, and two steps were allowed.")
                .toEqual(Reason.OUT_OF_STEPS);
        expect("its number of steps", walk.steps()).toEqual(2);
    }

    @Test
    void it_converges_where_every_slope_is_within_the_tolerance() {
        expectWalk("the walk from −5 with slope x and tolerance 1,", bowl(1), new double[] {-5}, 0.5, 50, 1)
                .ifEqual(
                        new Walk(List.of(-5.0), 0, Reason.CONVERGED),
                        "A slope of −5 is as steep as one of 5: compare its size with the tolerance.")
                .ifEqual(
                        new Walk(List.of(-1.25), 2, Reason.CONVERGED),
                        "The next step would be within the tolerance, the slope is not: compare the slope, not the rate times it.")
                .toEqual(new Walk(List.of(-0.625), 3, Reason.CONVERGED));
        expectWalk("the walk from 0, 8 with slopes x, y and tolerance 1,", bowl(1, 1), new double[] {0, 8}, 0.5, 50, 1)
                .ifEqual(
                        new Walk(List.of(0.0, 8.0), 0, Reason.CONVERGED),
                        "One parameter is level at the start, the other is not: one level parameter is not enough.")
                .ifEqual(
                        new Walk(List.of(0.0, 0.5), 4, Reason.CONVERGED),
                        "It went one step further than it had to: a slope equal to the tolerance is not further from 0 than the tolerance.")
                .toEqual(new Walk(List.of(0.0, 1.0), 3, Reason.CONVERGED));
        expectWalk(
                        "the walk from −8, 8 with slopes x, y and tolerance 1,",
                        bowl(1, 1),
                        new double[] {-8, 8},
                        0.5,
                        50,
                        1)
                .ifEqual(
                        new Walk(List.of(-8.0, 8.0), 0, Reason.CONVERGED),
                        "Slopes of −8 and 8 cancel in a sum. Look at each by itself.")
                .ifEqual(
                        new Walk(List.of(-0.5, 0.5), 4, Reason.CONVERGED),
                        "It went one step further than it had to, for the slopes −1 and 1 are within 1. Either the length of the whole gradient was compared, or a slope equal to the tolerance was not enough.")
                .toEqual(new Walk(List.of(-1.0, 1.0), 3, Reason.CONVERGED));
        expectWalk("the walk from 0 with slope x and tolerance 0,", bowl(1), new double[] {0}, 0.5, 50, 0)
                .usually("0 is not further from 0 than 0: a slope equal to the tolerance is enough.")
                .toEqual(new Walk(List.of(0.0), 0, Reason.CONVERGED));
    }

    @Test
    @Needs("it_converges_where_every_slope_is_within_the_tolerance")
    void a_walk_that_arrives_with_its_last_step_has_arrived() {
        expectWalk("the walk from 4 with slope x, tolerance 1 and 2 steps,", bowl(1), new double[] {4}, 0.5, 2, 1)
                .ifEqual(
                        new Walk(List.of(1.0), 2, Reason.OUT_OF_STEPS),
                        "The slope is 1 there: it was asked whether the steps were used up before it was asked whether it is level.")
                .toEqual(new Walk(List.of(1.0), 2, Reason.CONVERGED));
        expectWalk("the walk from 4 with slope x, tolerance 1 and no step,", bowl(1), new double[] {4}, 0.5, 0, 1)
                .usually("No step may be made: look at the start, and stop.")
                .toEqual(new Walk(List.of(4.0), 0, Reason.OUT_OF_STEPS));
    }

    @Test
    void there_is_no_other_reason_to_stop() {
        UnaryOperator<double[]> faint = w -> new double[] {1e-20};
        expectWalk("the walk from 1 with slope 1e-20, tolerance 0 and 3 steps,", faint, new double[] {1}, 1, 3, 0)
                .usually("A step that changes nothing is no reason to stop: the slope is not within the tolerance.")
                .toEqual(new Walk(List.of(1.0), 3, Reason.OUT_OF_STEPS));
        expectWalk("the walk from 0 with slope −1 and 20000 steps", w -> new double[] {-1}, new double[1], 1, 20_000, 0)
                .usually("As many steps as are allowed: no bound of your own.")
                .toEqual(new Walk(List.of(20_000.0), 20_000, Reason.OUT_OF_STEPS));
        double[] far = {1e308, 1e308};
        expectWalk("the walk from 1e308, 1e308, where all is level,", w -> new double[2], far, 1, 3, 0)
                .usually("Both parameters are finite, though their sum is not: look at each by itself.")
                .toEqual(new Walk(List.of(1e308, 1e308), 0, Reason.CONVERGED));
    }

    @Test
    void a_walk_that_leaves_the_numbers_ends_at_the_last_place_where_all_was_finite() {
        UnaryOperator<double[]> cliff = w -> new double[] {w[0] > 2 ? Double.NaN : -1};
        String back =
                "It ends at the last place where all was finite, the derivatives as well, and counts the steps that led there: go one place back.";
        expectWalk("the walk from 0 with slope −1, and NaN beyond 2,", cliff, new double[] {0}, 1, 50, 0.5)
                .ifEqual(new Walk(List.of(3.0), 3, Reason.DIVERGED), back)
                .when(
                        walk -> walk.reason() != Reason.DIVERGED,
                        "NaN is not further from 0 than anything, nor nearer: every comparison with it is false. Ask for it first.")
                .usually(back)
                .toEqual(new Walk(List.of(2.0), 2, Reason.DIVERGED));
        UnaryOperator<double[]> wall = w -> new double[] {1, w[0] < -1 ? Double.NEGATIVE_INFINITY : 1};
        expectWalk("the walk from 0, 0 with slopes 1, 1, and −∞ for y beyond −1,", wall, new double[] {0, 0}, 1, 50, 0)
                .usually(back)
                .toEqual(new Walk(List.of(-1.0, -1.0), 1, Reason.DIVERGED));
        UnaryOperator<double[]> flat = w -> new double[] {0, -1e300};
        expectWalk("the walk from 0, 0 with slopes 0, −1e300 at rate 1e300", flat, new double[2], 1e300, 50, 0)
                .usually("The first step leads to ∞, where no finite slope helps: look at all parameters as well.")
                .toEqual(new Walk(List.of(0.0, 0.0), 0, Reason.DIVERGED));
        expectWalk("the same walk of 1 step at most", flat, new double[2], 1e300, 1, 0)
                .usually("It diverged with its last step. The steps are asked about last: first whether all is finite.")
                .toEqual(new Walk(List.of(0.0, 0.0), 0, Reason.DIVERGED));
        expectWalk("the walk from 5 where the slope is NaN", cliff, new double[] {5}, 1, 0, 1)
                .usually("The start itself has no slope: it ends there, after 0 steps.")
                .toEqual(new Walk(List.of(5.0), 0, Reason.DIVERGED));
    }

    @Test
    void the_gradient_is_asked_for_once_per_place() {
        int[] calls = new int[1];
        UnaryOperator<double[]> counted = w -> {
            calls[0]++;
            return new double[] {w[0], w[1]};
        };
        DownhillWalk.minimise(counted, new double[] {3, 4}, 0.1, 7, 0);
        expect("the number of gradients for 7 steps", calls[0])
                .when(n -> n > 8, "A gradient is what costs: one gradient per place, with all its derivatives.")
                .usually("The start, and the place after each step: 8.")
                .toEqual(8);
    }

    @Test
    void the_start_stays_as_it_is() {
        double[] start = {1, 2};
        Untouched.of("the start", start)
                .usually("The array belongs to the caller. Work on a copy.")
                .by("a walk", () -> DownhillWalk.minimise(bowl(4, 1), start, 0.1, 3, 0));
        double[] slopes = {4, -1};
        Untouched.of("the gradient's array", slopes)
                .usually("The array belongs to whoever handed it out. Only read it.")
                .by("a walk", () -> DownhillWalk.minimise(w -> slopes, new double[] {1, 2}, 0.1, 3, 0));
    }

    @Test
    void settings_out_of_range_are_refused_before_any_gradient() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            expectRefused(
                    "a rate of " + rate,
                    "A rate of 0 or less leads nowhere or up, and NaN or ∞ out of the numbers.",
                    rate,
                    5,
                    1);
        }
        expectRefused("a maximum of −1 steps", "There are no fewer steps than none.", 1, -1, 1);
        expectRefused("a tolerance of −1", "No slope is that close to 0.", 1, 5, -1);
        expectRefused(
                "a tolerance of NaN",
                "NaN is neither above nor below 0: ask whether it is at least 0.",
                1,
                5,
                Double.NaN);
    }

    private static void expectRefused(String what, String cause, double rate, int maxSteps, double tolerance) {
        int[] calls = new int[1];
        UnaryOperator<double[]> counted = w -> {
            calls[0]++;
            return new double[] {0};
        };
        expectRefusal(
                what,
                IllegalArgumentException.class,
                cause,
                () -> DownhillWalk.minimise(counted, new double[] {1}, rate, maxSteps, tolerance));
        expect("the number of gradients before the refusal of " + what, calls[0])
                .usually("It should be refused before any gradient is asked for.")
                .toEqual(0);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> numbers =
                Inputs.choice(0.0, 1.0, -1.0, 2.0, -3.0, 0.5, 10.0, -0.25, 1e9, 1e-9, 1e200, -1e308, Double.NaN);
        Inputs<Double> curvatures = Inputs.choice(1.0, 4.0, 0.5, 0.0, -1.0, 10.0, 1e-3, 1e150);
        Inputs<List<Double>> starts = Inputs.listOf(numbers, 3).filter(list -> !list.isEmpty());
        Inputs<List<Double>> bowls = Inputs.listOf(curvatures, 3).filter(list -> list.size() == 3);
        Inputs<Double> rates = Inputs.choice(0.1, 0.5, 1.0, 0.25, 2.0, 3.0, 1e-6, 1e300, 0.0, -0.1);
        Inputs<Integer> steps = Inputs.choice(0, 1, 2, 3, 10, 40, -1);
        Inputs<Double> tolerances = Inputs.choice(0.0, 1e-6, 0.5, 1.0, 1e9, Double.POSITIVE_INFINITY, -1.0);
        Agreement.on(bowls.and(starts, (c, s) -> new Question(c, s, 0.5, 5, 0))
                        .and(rates, (q, rate) -> new Question(q.curvatures(), q.start(), rate, 5, 0))
                        .and(steps, (q, n) -> new Question(q.curvatures(), q.start(), q.rate(), n, 0))
                        .and(tolerances, (q, t) -> new Question(q.curvatures(), q.start(), q.rate(), q.maxSteps(), t)))
                .ask("the walk of {}", DownhillWalkTest::walk)
                .withinRelative(1e-9)
                .questions(300)
                .holds();
    }

    private static double[] numbers(Walk walk) {
        return walk.end().stream().mapToDouble(w -> w).toArray();
    }

    private static Walk walk(Question q) {
        double[] curvatures = q.curvatures().stream()
                .limit(q.start().size())
                .mapToDouble(c -> c)
                .toArray();
        double[] start = q.start().stream().mapToDouble(w -> w).toArray();
        return DownhillWalk.minimise(bowl(curvatures), start, q.rate(), q.maxSteps(), q.tolerance());
    }

    private static Expect<Walk> expectWalk(
            String subject,
            UnaryOperator<double[]> gradient,
            double[] start,
            double rate,
            int steps,
            double tolerance) {
        return expect(subject, DownhillWalk.minimise(gradient, start, rate, steps, tolerance));
    }
}
