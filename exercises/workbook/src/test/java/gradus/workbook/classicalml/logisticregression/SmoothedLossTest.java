package gradus.workbook.classicalml.logisticregression;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.expect.Expect;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "logistic-regression",
        number = 2,
        title = "A gradient you can trust",
        kind = Kind.BUILD,
        points = 6,
        minutes = 30)
@Hint(
        "Derive the loss of one row by one logit first. ln p[c] = logit[c] − ln Σ exp(logit[j]), and the targets t add up to 1:"
                + " nearly everything cancels. What is left is a difference of two probabilities.")
@Hint(
        "A weight reaches the loss through one logit: its derivative is that logit's, times the feature. The bias's feature is"
                + " the 1 at the row's end. Then the mean over the rows, then the penalty of the weights.")
@Hint(
        "For the slope choose t so that each coordinate that moves goes no further than about 6e-6 times the larger of 1 and its own size."
                + " For the check, the directions 1, 0, 0, … and 0, 1, 0, … look at one coordinate at a time.")
class SmoothedLossTest {
    /** A row 1 of class 0, and rows 3 and 5 of class 1. */
    private static SmoothedLoss threeRows(double doubt, double l2) {
        return new SmoothedLoss(Matrix.of(new double[][] {{1}, {3}, {5}}), new int[] {0, 1, 1}, 2, doubt, l2);
    }

    @Test
    void at_zero_the_gradient_is_the_one_you_can_work_out_by_hand() {
        SmoothedLoss loss = threeRows(0.2, 0);
        expect("gradient at 0 for the rows 1, 3, 5 of the classes 0, 1, 1, doubt 0.2,", loss.gradient(new double[4]))
                .ifCloseTo(
                        thirds(3.5, 0.5, -3.5, -0.5),
                        "That is the gradient without the doubt: the loss asks for 0.9 and 0.1"
                                + " here, not for 1 and 0.")
                .ifCloseTo(
                        thirds(2.8, 0.4, -2.8, -0.4),
                        "It is right to some nine digits, as a slope is that was measured, not derived. A formula has them"
                                + " all, at a fraction of the cost.")
                .ifCloseTo(
                        thirds(2.8, 0, -2.8, 0),
                        "The biases have no derivative here. A bias is the weight of the 1 at the row's end.")
                .ifCloseTo(thirds(8.4, 1.2, -8.4, -1.2), "That is the sum over the rows. The loss is their mean.")
                .ifCloseTo(
                        thirds(-2.8, -0.4, 2.8, 0.4),
                        "That has the other sign: it is the probability minus what is asked for.")
                .ifCloseTo(
                        thirds(0.4, 2.8, -0.4, -2.8),
                        "The numbers are right and in another order: the bias ends each class here; in the lesson"
                                + " it begins it.")
                .usually(
                        "Both probabilities are 0.5, asked for are 0.9 and 0.1. So class 0 is off by −0.4, 0.4 and 0.4: its"
                                + " weight's derivative is (−0.4 · 1 + 0.4 · 3 + 0.4 · 5) / 3, its bias's 0.4 / 3.")
                .toBeCloseTo(thirds(2.8, 0.4, -2.8, -0.4), 1e-12);
        expect("value at the same place", loss.value(new double[4]))
                .usually("With equal probabilities every loss is ln 2. The method value was right as it was given.")
                .toBeCloseTo(Math.log(2), 1e-12);
    }

    private static double[] thirds(double... numbers) {
        return Arrays.stream(numbers).map(x -> x / 3).toArray();
    }

    @Test
    void the_penalty_adds_l2_times_each_weight() {
        double[] parameters = {2, 5, -1, 3};
        double[] part = threeRows(0.2, 0.5).gradient(parameters.clone());
        double[] plain = threeRows(0.2, 0).gradient(parameters.clone());
        Arrays.setAll(part, p -> part[p] - plain[p]);
        expect("what l2 = 0.5 adds to the gradient at weight 2, bias 5, weight −1, bias 3", part)
                .ifCloseTo(new double[] {1, 2.5, -0.5, 1.5}, "The biases are not penalised: only the weights are.")
                .ifCloseTo(
                        new double[] {0, 2.5, 0, 1.5},
                        "Index 0 is a weight, and penalised. The bias ends each class here; in the lesson it begins it.")
                .ifCloseTo(new double[] {2, 0, -1, 0}, "The derivative of l2 / 2 · w² is l2 · w.")
                .ifCloseTo(new double[] {0.5, 0, -0.25, 0}, "The derivative of l2 / 2 · w² is l2 · w.")
                .ifCloseTo(new double[4], "The penalty is missing from the gradient.")
                .ifCloseTo(
                        new double[] {-1, 0, 0.5, 0},
                        "That penalty pushes the weights away from 0: the derivative of l2 / 2 · w² is + l2 · w.")
                .usually(
                        "Each weight w adds l2 · w, once, and no bias adds anything; the penalty is neither divided by the"
                                + " rows nor added for each of them.")
                .toBeCloseTo(new double[] {1, 0, -0.5, 0}, 1e-12);
    }

    @Test
    void the_gradient_is_the_slope_that_can_be_measured() {
        SplittableRandom random = new SplittableRandom(21);
        for (int round = 0; round < 12; round++) {
            int classes = 2 + round % 3;
            int d = 1 + round % 4;
            SmoothedLoss loss = randomLoss(random, classes, d);
            double[] at = random.doubles(classes * (d + 1), -2, 2).toArray();
            expect("gradient of a random loss with " + classes + " classes, d = " + d, loss.gradient(at.clone()))
                    .usually(
                            "It differs from the slope that the grader has measured there. Check it with your own slope, one"
                                    + " coordinate at a time: which of them are wrong?")
                    .toBeCloseTo(measured(loss::value, at), 1e-7);
        }
    }

    @Test
    void the_slope_is_the_one_you_can_work_out_by_hand() {
        ToDoubleFunction<double[]> function = v -> v[0] * v[0] * v[0] * v[1];
        double[] at = {2, 5};
        expectSlope("x³y at 2, 5 along 1, 0", function, at, 1, 0).toBeCloseTo(60.0, 1e-8);
        expectSlope("x³y at 2, 5 along 0, 1", function, at, 0, 1).toBeCloseTo(8.0, 1e-8);
        expectSlope("x³y at 2, 5 along 1, −1", function, at, 1, -1)
                .ifCloseTo(68.0, "The direction's sign was lost: 60 · 1 + 8 · (−1).")
                .ifCloseTo(
                        52 / Math.sqrt(2),
                        "That is the slope along a direction of length 1. This one is longer, and steeper by as much.")
                .toBeCloseTo(52.0, 1e-8);
    }

    @Test
    void the_slope_is_measured_from_both_sides() {
        for (double x : new double[] {-1, 0, 0.5, 1, 2}) {
            expectSlope("exp at " + x, v -> Math.exp(v[0]), new double[] {x}, 1).toBeCloseTo(Math.exp(x), 3e-9);
        }
    }

    @Test
    void the_slope_grows_with_the_length_of_the_direction() {
        for (double length : new double[] {1e-4, 0.1, 1000, 1e6}) {
            expectSlope("exp(x) at 1 along the direction " + length, v -> Math.exp(v[0]), new double[] {1}, length)
                    .ifCloseTo(
                            Math.E,
                            "That is the slope along a direction of length 1. A direction twice as long makes it twice"
                                    + " as steep.")
                    .usually(
                            "A long direction takes a small t, a short one a large t: it is t · direction that moves the point.")
                    .toBeCloseTo(length * Math.E, 1e-8);
        }
        expectSlope(
                        "exp(x) + y at 1, 1 along 1000, −0.001",
                        v -> Math.exp(v[0]) + v[1],
                        new double[] {1, 1},
                        1000,
                        -0.001)
                .usually("The coordinate that moves furthest limits t.")
                .toBeCloseTo(1000 * Math.E - 0.001, 1e-8);
    }

    @Test
    void a_coordinate_near_a_million_is_moved_further() {
        String cause =
                "The difference of two numbers near 10¹² drowns in rounding unless the coordinate moves by about 6e-6 of its size.";
        expectSlope("x² at 1000000", v -> v[0] * v[0], new double[] {1e6}, 1)
                .usually(cause)
                .toBeCloseTo(2e6, 1e-8);
        expectSlope("x² at −1000000", v -> v[0] * v[0], new double[] {-1e6}, 1)
                .usually(cause)
                .toBeCloseTo(-2e6, 1e-8);
        expectSlope("x + exp(y) at 1000000, 1 along 0, 1", v -> v[0] + Math.exp(v[1]), new double[] {1e6, 1}, 0, 1)
                .usually("Only y moves here, and y is 1: how far x is from 0 must not matter.")
                .toBeCloseTo(Math.E, 1e-4);
    }

    @Test
    void the_point_and_the_direction_stay_as_they_are() {
        double[] at = {1, 2};
        double[] direction = {3, -4};
        double[] gradient = {2, 4};
        ToDoubleFunction<double[]> bowl = v -> v[0] * v[0] + v[1] * v[1];
        SmoothedLoss.slope(bowl, at, direction);
        SmoothedLoss.agrees(bowl, gradient, at);
        double[] parameters = {2, 5, -1, 3};
        threeRows(0.2, 0.5).gradient(parameters);
        String cause = "It was changed in place. Move a clone.";
        expect("the point 1, 2 after its slope was measured", at).usually(cause).toEqual(new double[] {1, 2});
        expect("the direction 3, −4 after it was used", direction)
                .usually(cause)
                .toEqual(new double[] {3, -4});
        expect("the gradient 2, 4 after it was checked", gradient)
                .usually(cause)
                .toEqual(new double[] {2, 4});
        expect("the parameters 2, 5, −1, 3 after their gradient was taken", parameters)
                .usually(cause)
                .toEqual(new double[] {2, 5, -1, 3});
    }

    @Test
    void a_right_gradient_agrees() {
        expect("does 2x agree with x² at 3", SmoothedLoss.agrees(v -> v[0] * v[0], new double[] {6}, new double[] {3}))
                .usually("A right gradient must be accepted.")
                .toEqual(true);
        SplittableRandom random = new SplittableRandom(22);
        ToDoubleFunction<double[]> wavy = v -> Math.sin(v[0]) * Math.exp(v[1]) - 50 * v[2];
        for (int round = 0; round < 20; round++) {
            double[] at = random.doubles(3, -2, 2).toArray();
            expect(
                            "does the right gradient of sin(x) · exp(y) − 50z agree at " + Arrays.toString(at),
                            SmoothedLoss.agrees(wavy, wavyGradient(at), at))
                    .usually("A right gradient must be accepted: allow at least 1e-7 of the slope's size for rounding.")
                    .toEqual(true);
        }
        expect(
                        "does 10⁹ · exp(x) agree with 10⁹ · exp(x) at 1",
                        SmoothedLoss.agrees(v -> 1e9 * Math.exp(v[0]), new double[] {1e9 * Math.E}, new double[] {1}))
                .usually("A slope near 2.7 · 10⁹ cannot be measured to 1e-6: allow an error relative to its size.")
                .toEqual(true);
        expect(
                        "does −10⁹ · exp(x) agree with −10⁹ · exp(x) at 1",
                        SmoothedLoss.agrees(v -> -1e9 * Math.exp(v[0]), new double[] {-1e9 * Math.E}, new double[] {1}))
                .usually("It is the size of the slope that counts, not its sign.")
                .toEqual(true);
        for (double x : new double[] {0.3, 0.7, 1, 2}) {
            ToDoubleFunction<double[]> flat = v -> Math.exp(v[0]) - Math.exp(x) * v[0];
            expect(
                            "does 0 agree with exp(x) − exp(" + x + ") · x at " + x,
                            SmoothedLoss.agrees(flat, new double[] {0}, new double[] {x}))
                    .usually(
                            "Relative to a slope of 0 every error is infinite: below a size of 1, allow an absolute one.")
                    .toEqual(true);
        }
    }

    @Test
    void one_wrong_coordinate_is_found() {
        double[] at = {0.5, 1, 2};
        ToDoubleFunction<double[]> wavy = v -> Math.sin(v[0]) * Math.exp(v[1]) - 50 * v[2];
        for (int p = 0; p < 3; p++) {
            for (int sign : new int[] {1, -1}) {
                double[] wrong = wrongAt(p, sign * 0.001, at);
                double[] worse = wrongAt(p, sign * 0.1, at);
                String which = "does a gradient of three numbers agree whose number " + (p + 1) + " is too "
                        + (sign > 0 ? "large" : "small") + " by a thousandth";
                expect(which, SmoothedLoss.agrees(wavy, wrong, at))
                        .when(
                                any -> !SmoothedLoss.agrees(wavy, worse, at),
                                "An error of a tenth is found, and this one is not: allow less than a thousandth of each"
                                        + " number's own size.")
                        .usually(
                                sign > 0
                                        ? "Usually not every coordinate was looked at, or errors cancelled in a sum."
                                        : "A number that is too small is as wrong as one that is too large: compare sizes of differences.")
                        .toEqual(false);
            }
        }
    }

    @Test
    void every_coordinate_is_compared_at_its_own_place() {
        ToDoubleFunction<double[]> tilted = v -> v[0] + 2 * v[1];
        expectAgreement("(1, 2)", "x + 2y", tilted, new double[] {3, 4}, 1, 2).toEqual(true);
        expectAgreement("(2, 1)", "x + 2y", tilted, new double[] {3, 4}, 2, 1)
                .usually("Two numbers are swapped, and each is compared at its own place. Here the sum is right: in one"
                        + " direction like 1, 1 the errors cancel.")
                .toEqual(false);
        ToDoubleFunction<double[]> bowl = v -> v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
        double[] at = {1, -2, 0.5};
        expectAgreement("(2, −4, 1)", "x² + y² + z²", bowl, at, 2, -4, 1).toEqual(true);
        expectAgreement("(2.5, −4.25, 0.75)", "x² + y² + z²", bowl, at, 2.5, -4.25, 0.75)
                .usually(
                        "All three numbers are off, by 0.5, −0.25 and −0.25. In a sum, or in one direction like 1, 1, 1,"
                                + " the errors cancel.")
                .toEqual(false);
    }

    @Test
    void a_large_coordinate_hides_no_small_one() {
        ToDoubleFunction<double[]> steep = v -> 1e6 * v[0] + Math.sin(v[1]) - 1e6 * v[2];
        double[] at = {0, 1, 0};
        double right = Math.cos(1);
        String function = "1000000x + sin(y) − 1000000z";
        expectAgreement("(1000000, cos y, −1000000)", function, steep, at, 1e6, right, -1e6)
                .toEqual(true);
        for (double error : new double[] {0.001, -0.001}) {
            expectAgreement(
                            "(1000000, cos y " + (error > 0 ? "+" : "−") + " 0.001, −1000000)",
                            function,
                            steep,
                            at,
                            1e6,
                            right + error,
                            -1e6)
                    .usually(
                            "Its second number is wrong by 0.001. Hold each number's error to its own size: beside 10⁶"
                                    + " it is nothing, whether that is the largest number or the slope of a direction that moves all.")
                    .toEqual(false);
        }
    }

    private static Expect<Boolean> expectAgreement(
            String claimed, String formula, ToDoubleFunction<double[]> function, double[] at, double... gradient) {
        return expect(
                        "does " + claimed + " agree with the gradient of " + formula + " at " + Arrays.toString(at),
                        SmoothedLoss.agrees(function, gradient, at.clone()))
                .usually("A right gradient must be accepted, whatever sizes its numbers have.");
    }

    @Test
    void a_gradient_with_nan_does_not_agree() {
        expect(
                        "does a gradient of NaN agree with x² at 3",
                        SmoothedLoss.agrees(v -> v[0] * v[0], new double[] {Double.NaN}, new double[] {3}))
                .usually(
                        "It slipped through: every comparison with NaN is false. Ask whether the error is within bounds, not"
                                + " whether it is outside.")
                .toEqual(false);
    }

    private static Expect<Double> expectSlope(
            String which, ToDoubleFunction<double[]> function, double[] at, double... direction) {
        double slope = SmoothedLoss.slope(function, at.clone(), direction);
        double right = 0;
        double[] gradient = measured(function, at);
        for (int p = 0; p < at.length; p++) {
            right += gradient[p] * direction[p];
        }
        double expected = right;
        return expect("slope of " + which, slope)
                .ifNaN(
                        "t has become 0 or NaN. A coordinate that is 0 has no size to go by (take at least 1), and one that does"
                                + " not move, since its direction is 0, must not limit t.")
                .when(
                        s -> s == 0 && expected != 0,
                        "The function gave the same number ahead and behind. Usually both are one array, moved forth and"
                                + " back in place: move two clones.")
                .ifCloseTo(2 * right, "That is twice the slope: the two points lie 2t apart.")
                .ifCloseTo(-right, "That is the slope backwards: ahead minus behind.")
                .when(
                        s -> Math.abs(s - expected) < 5e-3 * Math.min(1, Math.abs(expected)),
                        "It is nearly right. Usually the difference was taken to one side only,"
                                + " which is off by t / 2 · curvature; or t is too large, or so small that rounding shows.")
                .usually("It is (f(at + t · direction) − f(at − t · direction)) / 2t for a small t.");
    }

    private static double[] wrongAt(int p, double error, double[] at) {
        double[] gradient = wavyGradient(at);
        gradient[p] += error * Math.max(1, Math.abs(gradient[p]));
        return gradient;
    }

    private static double[] wavyGradient(double[] v) {
        return new double[] {Math.cos(v[0]) * Math.exp(v[1]), Math.sin(v[0]) * Math.exp(v[1]), -50};
    }

    private static SmoothedLoss randomLoss(SplittableRandom random, int classes, int d) {
        int n = 15;
        double[][] rows = new double[n][];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = random.doubles(d, -2, 2).toArray();
            labels[i] = random.nextInt(classes);
        }
        return new SmoothedLoss(Matrix.of(rows), labels, classes, random.nextDouble(0.5), random.nextDouble());
    }

    private static double[] measured(ToDoubleFunction<double[]> function, double[] at) {
        double[] slopes = new double[at.length];
        for (int p = 0; p < at.length; p++) {
            double h = 6e-6 * Math.max(1, Math.abs(at[p]));
            double[] moved = at.clone();
            moved[p] = at[p] + h;
            double above = function.applyAsDouble(moved);
            moved[p] = at[p] - h;
            slopes[p] = (above - function.applyAsDouble(moved)) / (2 * h);
        }
        return slopes;
    }
}
