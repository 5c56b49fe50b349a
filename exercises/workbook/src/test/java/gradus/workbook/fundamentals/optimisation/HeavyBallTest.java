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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "optimisation",
        number = 3,
        title = "A ball that keeps rolling",
        kind = Kind.BUILD,
        points = 4,
        minutes = 15)
@ExplainedIn("optimisation#remember-the-way")
@Hint(
        "What must outlive a call, and when is it made? A ball that was never told a gradient does not know how long it is.")
@Hint("Two lines do the work, and their order matters: the new velocity first, then the move by it.")
@Hint("Look at everything that can be refused before you touch a parameter, the velocity, or the field that holds it.")
class HeavyBallTest {
    /** One call: on ball 0 or 1, a step with this gradient, or a stop. */
    private record Call(int ball, boolean stop, List<Double> gradient) {}

    private record Question(double rate, double momentum, List<Call> calls) {}

    /** Where the ball lies after steps from 0 with these gradients. */
    private static double[] rolled(double rate, double momentum, double[]... gradients) {
        HeavyBall ball = new HeavyBall(rate, momentum);
        double[] w = new double[gradients[0].length];
        for (double[] gradient : gradients) {
            ball.step(w, gradient.clone());
        }
        return w;
    }

    @Test
    void two_balls_share_nothing() {
        HeavyBall one = new HeavyBall(1, 0.5);
        HeavyBall other = new HeavyBall(1, 0.5);
        double[] w = {0};
        double[] v = {0};
        one.step(w, new double[] {1});
        other.step(v, new double[] {10});
        one.step(w, new double[] {0});
        expect("the place of a ball after slopes 1 and 0, while another was told 10,", w[0])
                .ifCloseTo(
                        -6.25,
                        "It moved by a part of the other's velocity: the two share one velocity. A static field is every object's.")
                .usually(
                        "The first ball moves by −1, then by −0.5, whatever the other is told. If the checks below fail as well, begin with those.")
                .toBeCloseTo(-1.5, 1e-12);
    }

    @Test
    void the_first_step_goes_against_the_slope() {
        expect("the place after one step from 0, 0 with slopes 4, −2 at rate 0.5", rolled(0.5, 0.75, new double[] {4, -2
                }))
                .ifCloseTo(new double[] {2, -1}, "The signs are turned: the ball rolls uphill. The gradient points up.")
                .ifCloseTo(
                        new double[2],
                        "It did not move. The old velocity was added, which is 0 at first: update it before you move by it.")
                .ifCloseTo(new double[] {-1, 0.5}, "Half as far: the rate went in twice.")
                .ifCloseTo(
                        new double[] {-0.5, 0.25},
                        "A quarter as far: a mean of old and new was taken. The slope counts with the rate, the velocity with the momentum.")
                .ifCloseTo(
                        new double[] {-3.5, 1.75},
                        "That is Nesterov's step, or one with the gradient counted twice: the move is the velocity.")
                .usually("The velocity was 0 and is now −0.5 · (4, −2).")
                .toBeCloseTo(new double[] {-2, 1}, 1e-12);
    }

    @Test
    @Needs("the_first_step_goes_against_the_slope")
    void a_part_of_the_velocity_is_left_for_the_next_step() {
        double[] slope = {4};
        expect(
                        "the place after three steps from 0 with a slope of 4 at rate 0.5, momentum 0.75,",
                        rolled(0.5, 0.75, slope, slope, slope))
                .ifCloseTo(
                        new double[] {-6},
                        "Three equal steps: the velocity was forgotten between the steps. Keep it in the object.")
                .ifCloseTo(
                        new double[] {-12},
                        "Each step longer by 2: the whole velocity was kept, and the momentum left out.")
                .ifCloseTo(
                        new double[] {-4.125},
                        "What was left of the velocity pulls the ball back: momentum · velocity keeps its sign.")
                .usually("The velocities are −2, −1.5 − 2 and −2.625 − 2.")
                .toBeCloseTo(new double[] {-10.125}, 1e-12);
        expect(
                        "the place after a slope of 4 and one of 0, at rate 0.5, momentum 0.75,",
                        rolled(0.5, 0.75, slope, new double[] {0}))
                .usually("On level ground it rolls on, by −1.5.")
                .toBeCloseTo(new double[] {-3.5}, 1e-12);
        expect("the place after two slopes of 4, without momentum,", rolled(0.5, 0, slope, slope))
                .usually("A momentum of 0 is gradient descent.")
                .toBeCloseTo(new double[] {-4}, 1e-12);
    }

    @Test
    @Needs("a_part_of_the_velocity_is_left_for_the_next_step")
    void it_may_be_handed_other_parameters_each_time() {
        HeavyBall ball = new HeavyBall(0.5, 0.75);
        ball.step(new double[] {0}, new double[] {4});
        double[] other = {10};
        ball.step(other, new double[] {0});
        expect(
                        "the place of other parameters at 10 on level ground, after a slope of 4 at rate 0.5, momentum 0.75,",
                        other)
                .ifCloseTo(
                        new double[] {10},
                        "Another array was taken for another ball: the velocity belongs to the ball, whatever it is handed.")
                .usually("The velocity was −2, and three quarters of it are left.")
                .toBeCloseTo(new double[] {8.5}, 1e-12);
    }

    @Test
    @Needs("a_part_of_the_velocity_is_left_for_the_next_step")
    void a_ball_that_was_stopped_lies_still() {
        HeavyBall ball = new HeavyBall(1, 0.5);
        double[] w = {0};
        ball.stop();
        ball.step(w, new double[] {4});
        ball.stop();
        ball.stop();
        ball.step(w, new double[] {0});
        expect("the place after a slope of 4, two stops, and level ground", w[0])
                .usually("It rolled on: after a stop it should lie still, with a velocity of 0.")
                .toBeCloseTo(-4.0, 1e-12);
        ball.stop();
        expectRefusal(
                "a step with 2 parameters after one with 1 and a stop",
                IllegalArgumentException.class,
                "There must be as many as in the first step: a stop forgets the velocity and nothing else.",
                () -> ball.step(new double[2], new double[2]));
    }

    @Test
    void the_gradient_stays_as_it_is_and_may_be_used_again() {
        double[] gradient = {4, -2};
        HeavyBall ball = new HeavyBall(0.5, 0.75);
        double[] w = new double[2];
        Untouched.of("the gradient", gradient)
                .usually("The gradient's array was kept or changed: it belongs to the caller. Only read it.")
                .by("a step", () -> ball.step(w, gradient));
        gradient[0] = 1000;
        ball.step(w, new double[2]);
        expect("the place after slopes 4, −2 and level ground, the first array used for something else in between,", w)
                .usually("The gradient's array was kept or changed: copy the numbers into one of your own.")
                .toBeCloseTo(new double[] {-3.5, 1.75}, 1e-12);
    }

    @Test
    void what_does_not_fit_is_refused_and_changes_nothing() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            HeavyBall ball = new HeavyBall(1, 0.5);
            double[] w = {0, 0};
            ball.step(w, new double[] {1, 1});
            expectRefusal(
                    "a gradient of 8, " + bad,
                    IllegalArgumentException.class,
                    "A slope that is no number must be refused, not rolled over.",
                    () -> ball.step(w, new double[] {8, bad}));
            expect("the place after it was refused", w.clone())
                    .usually("It was refused only after something had moved: look at the whole gradient first.")
                    .toBeCloseTo(new double[] {-1, -1}, 1e-12);
            ball.step(w, new double[2]);
            expect("the place after level ground, after it was refused,", w)
                    .usually(
                            "It was refused only after something had moved: the velocity. Look at the whole gradient first.")
                    .toBeCloseTo(new double[] {-1.5, -1.5}, 1e-12);
        }
        for (int slopes : new int[] {1, 3}) {
            expectRefusal(
                    "a gradient of " + slopes + " for 2 parameters",
                    IllegalArgumentException.class,
                    "There is one slope per parameter.",
                    () -> new HeavyBall(1, 0.5).step(new double[2], new double[slopes]));
        }
    }

    @Test
    void slopes_that_are_huge_but_finite_are_not_refused() {
        expect(
                        "the place after slopes of 1e308 and 1e308 at rate 1e-308",
                        rolled(1e-308, 0.5, new double[] {1e308, 1e308}))
                .usually("Each slope is finite, though their sum is not: look at each by itself.")
                .toBeCloseTo(new double[] {-1, -1}, 1e-12);
    }

    @Test
    @Needs("what_does_not_fit_is_refused_and_changes_nothing")
    void a_refused_step_does_not_decide_the_size() {
        HeavyBall mismatched = new HeavyBall(1, 0.5);
        expectRefusal(
                "a first gradient of 1 number for 3 parameters",
                IllegalArgumentException.class,
                "There is one slope per parameter.",
                () -> mismatched.step(new double[3], new double[1]));
        expectMove("a first step with 1 slope for 3 parameters", mismatched);
        HeavyBall ball = new HeavyBall(1, 0.5);
        expectRefusal(
                "a first gradient of NaN",
                IllegalArgumentException.class,
                "It must be refused.",
                () -> ball.step(new double[1], new double[] {Double.NaN}));
        expectMove("a first step with NaN for 1 parameter", ball);
    }

    private static void expectMove(String refused, HeavyBall ball) {
        String told = "moved";
        try {
            ball.step(new double[2], new double[] {1, 1});
        } catch (IllegalArgumentException e) {
            told = "refused";
        }
        expect("a ball of 2 parameters after " + refused + " was refused", told)
                .usually(
                        "After a refusal everything is as it was: a refused step decides nothing, nor how many parameters there are.")
                .toEqual("moved");
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> slopes =
                Inputs.choice(0.0, 1.0, -1.0, 4.0, 0.5, -10.0, 1e6, 1e-6, Double.NaN, Double.NEGATIVE_INFINITY);
        Inputs<List<Double>> gradients = Inputs.listOf(slopes, 3);
        Inputs<Call> calls = Inputs.whole(0, 1)
                .and(Inputs.choice(false, false, false, true), (ball, stop) -> new Call(ball, stop, List.of()))
                .and(gradients, (call, gradient) -> new Call(call.ball(), call.stop(), gradient));
        Agreement.on(Inputs.listOf(calls, 8)
                        .and(Inputs.choice(0.5, 1.0, 0.01), (list, rate) -> new Question(rate, 0, list))
                        .and(Inputs.choice(0.0, 0.5, 0.9), (q, m) -> new Question(q.rate(), m, q.calls())))
                .ask("the places after {}", HeavyBallTest::places)
                .within(1e-9, q -> 1e6 * q.rate())
                .holds();
    }

    /** After each call: 1 if it was refused, else 0; then where the parameters are that it was about. */
    private static List<List<Double>> places(Question q) {
        HeavyBall[] balls = {new HeavyBall(q.rate(), q.momentum()), new HeavyBall(q.rate(), q.momentum())};
        double[][][] places = new double[2][4][];
        List<List<Double>> told = new ArrayList<>();
        for (Call call : q.calls()) {
            int size = call.gradient().size();
            double[] w = places[call.ball()][size] == null ? new double[size] : places[call.ball()][size];
            places[call.ball()][size] = w;
            double refused = 0;
            if (call.stop()) {
                balls[call.ball()].stop();
            } else {
                try {
                    balls[call.ball()].step(
                            w, call.gradient().stream().mapToDouble(g -> g).toArray());
                } catch (IllegalArgumentException e) {
                    refused = 1;
                }
            }
            List<Double> after = new ArrayList<>(List.of(refused));
            for (double each : w) {
                after.add(each);
            }
            told.add(after);
        }
        return told;
    }
}
