package gradus.workbook.classicalml.logisticregression;

import static gradus.engine.expect.Expect.expect;
import static gradus.workbook.classicalml.logisticregression.GradientClaims.expectSlope;
import static gradus.workbook.classicalml.logisticregression.GradientClaims.lawOfAgreement;
import static gradus.workbook.classicalml.logisticregression.GradientClaims.lawOfDisagreement;
import static gradus.workbook.classicalml.logisticregression.GradientClaims.randomLoss;
import static gradus.workbook.classicalml.logisticregression.GradientClaims.spoilt;
import static gradus.workbook.classicalml.logisticregression.GradientClaims.summedUp;
import static gradus.workbook.classicalml.logisticregression.GradientClaims.thirds;
import static gradus.workbook.classicalml.logisticregression.GradientClaims.threeRows;
import static gradus.workbook.classicalml.logisticregression.GradientClaims.wavyGradient;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Slopes;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.optimisation.GradientCheck;
import gradus.workbook.classicalml.logisticregression.GradientClaims.Place;
import gradus.workbook.classicalml.logisticregression.GradientClaims.Row;
import java.util.Arrays;
import java.util.List;
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
@ExplainedIn("logistic-regression#the-code")
class SmoothedLossTest {
    private static final String KEEPS = """
            The two answers differ, so something is kept between calls: usually the gradient is added up in a field.""";

    @Test
    void arguments_stay_as_they_are() {
        double[] at = {0.1, 0.7, 1.3};
        double[] direction = {0.3, -0.9, 1.7};
        double[] gradient = {0.2, 1.4, 2.6};
        double[] parameters = {0.1, 0.7, -1.3, 0.3};
        SmoothedLoss loss = threeRows(0.2, 0.5);
        String cause = "It was changed in place, and forth and back is not always where it was. Move a clone.";
        Untouched.of("the point", at)
                .and("the direction", direction)
                .because(cause)
                .by("its slope was measured", () -> SmoothedLoss.slope(GradientClaims::bowl, at, direction));
        Untouched.of("the point", at)
                .and("the gradient", gradient)
                .because(cause)
                .by("it was checked", () -> SmoothedLoss.agrees(GradientClaims::bowl, gradient, at));
        Untouched.of("the parameters", parameters)
                .because(cause)
                .by("their gradient was taken", () -> loss.gradient(parameters));
    }

    @Test
    @Needs("arguments_stay_as_they_are")
    @ExplainedIn("logistic-regression#the-mathematics")
    void at_zero_the_gradient_is_the_one_you_can_work_out_by_hand() {
        SmoothedLoss loss = threeRows(0.2, 0);
        double[] right = thirds(2.8, 0.4, -2.8, -0.4);
        expect(
                        "the gradient at 0 for the rows 1, 3, 5 of the classes 0, 1, 1, doubt 0.2,",
                        loss.gradient(new double[4]))
                .ifCloseTo(thirds(3.5, 0.5, -3.5, -0.5), """
                        That is the gradient without the doubt: the loss asks for 0.9 and 0.1 here, not for 1 and 0.""")
                .when(came -> came.length == 4 && GradientCheck.largestError(came, right) < 1e-6, """
                        It is right to some nine digits, as a slope is that was measured, not derived. A formula has them all, at \
                        a fraction of the cost.""")
                .ifCloseTo(thirds(2.8, 0, -2.8, 0), """
                        The biases have no derivative here. A bias is the weight of the 1 at the row's end.""")
                .ifCloseTo(thirds(8.4, 1.2, -8.4, -1.2), "That is the sum over the rows. The loss is their mean.")
                .ifCloseTo(thirds(-2.8, -0.4, 2.8, 0.4), """
                        That has the other sign: it is the probability minus what is asked for.""")
                .ifCloseTo(thirds(0.4, 2.8, -0.4, -2.8), """
                        The numbers are right and in another order: the bias ends each class here; in the lesson it begins it.""")
                .when(came -> came.length == 4 && came[2] == 0 && came[3] == 0, """
                        The second class has no slope at all. Every class has a logit, and each logit its own error.""")
                .usually("""
                        Both probabilities are 0.5, asked for are 0.9 and 0.1. So class 0 is off by −0.4, 0.4 and 0.4: its \
                        weight's derivative is (−0.4 · 1 + 0.4 · 3 + 0.4 · 5) / 3, its bias's 0.4 / 3.""")
                .toBeCloseTo(right, 1e-12);
        expect("the value at the same place", loss.value(new double[4]))
                .usually("With equal probabilities every loss is ln 2. The method value was right as it was given.")
                .toBeCloseTo(Math.log(2), 1e-12);
    }

    @Test
    @Needs("arguments_stay_as_they_are")
    @ExplainedIn("logistic-regression#the-mathematics")
    void the_penalty_adds_l2_times_each_weight() {
        double[] parameters = {2, 5, -1, 3};
        double[] part = threeRows(0.2, 0.5).gradient(parameters.clone());
        double[] plain = threeRows(0.2, 0).gradient(parameters.clone());
        Arrays.setAll(part, p -> part[p] - plain[p]);
        expect("what l2 = 0.5 adds to the gradient at weight 2, bias 5, weight −1, bias 3", part)
                .ifCloseTo(new double[] {1, 2.5, -0.5, 1.5}, "The biases are not penalised: only the weights are.")
                .ifCloseTo(new double[] {0, 2.5, 0, 1.5}, """
                        Index 0 is a weight, and penalised. The bias ends each class here; in the lesson it begins it.""")
                .ifCloseTo(new double[] {2, 0, -1, 0}, "The derivative of l2 / 2 · w² is l2 · w.")
                .ifCloseTo(new double[] {0.5, 0, -0.25, 0}, "The derivative of l2 / 2 · w² is l2 · w.")
                .ifCloseTo(new double[4], "The penalty is missing from the gradient.")
                .ifCloseTo(new double[] {-1, 0, 0.5, 0}, """
                        That penalty pushes the weights away from 0: the derivative of l2 / 2 · w² is + l2 · w.""")
                .usually("""
                        Each weight w adds l2 · w, once, and no bias adds anything; the penalty is neither divided by the rows nor \
                        added for each of them.""")
                .toBeCloseTo(new double[] {1, 0, -0.5, 0}, 1e-12);
    }

    @Test
    @Needs({"at_zero_the_gradient_is_the_one_you_can_work_out_by_hand", "the_penalty_adds_l2_times_each_weight"})
    void the_gradient_is_the_slope_that_can_be_measured() {
        SplittableRandom random = new SplittableRandom(21);
        for (int round = 0; round < 12; round++) {
            int classes = 2 + round % 3;
            int d = 1 + round % 4;
            SmoothedLoss loss = randomLoss(random, classes, d);
            Slopes.of("a random loss with " + classes + " classes, d = " + d, loss::value, loss::gradient)
                    .at(random.doubles(classes * (d + 1), -2, 2).toArray())
                    .when(GradientClaims::cameTwice, KEEPS)
                    .usually("Check it with your own slope, one coordinate at a time: which of them are wrong?")
                    .toAgree();
        }
    }

    @Test
    @Needs("arguments_stay_as_they_are")
    void the_slope_is_the_one_you_can_work_out_by_hand() {
        ToDoubleFunction<double[]> function = v -> v[0] * v[0] * v[0] * v[1];
        double[] at = {2, 5};
        expectSlope("x³y at 2, 5 along 1, 0", function, at, 1, 0).toBeCloseTo(60.0, 1e-8);
        expectSlope("x³y at 2, 5 along 0, 1", function, at, 0, 1).toBeCloseTo(8.0, 1e-8);
        expectSlope("x³y at 2, 5 along 1, −1", function, at, 1, -1)
                .ifCloseTo(68.0, "The direction's sign was lost: 60 · 1 + 8 · (−1).")
                .ifCloseTo(52 / Math.sqrt(2), """
                        That is the slope along a direction of length 1. This one is longer, and steeper by as much.""")
                .toBeCloseTo(52.0, 1e-8);
    }

    @Test
    @Needs("the_slope_is_the_one_you_can_work_out_by_hand")
    void the_slope_is_measured_from_both_sides() {
        for (double x : new double[] {-1, 0, 0.5, 1, 2}) {
            expectSlope("exp at " + x, v -> Math.exp(v[0]), new double[] {x}, 1).toBeCloseTo(Math.exp(x), 3e-9);
        }
    }

    @Test
    @Needs("the_slope_is_the_one_you_can_work_out_by_hand")
    void the_slope_grows_with_the_length_of_the_direction() {
        for (double length : new double[] {1e-4, 0.1, 1000, 1e6}) {
            expectSlope("exp(x) at 1 along the direction " + length, v -> Math.exp(v[0]), new double[] {1}, length)
                    .ifCloseTo(Math.E, """
                            That is the slope along a direction of length 1. A direction twice as long makes it twice as steep.""")
                    .usually("""
                            A long direction takes a small t, a short one a large t: it is t · direction that moves the point.""")
                    .toBeCloseTo(length * Math.E, 1e-8);
        }
        double[] ones = {1, 1};
        expectSlope("exp(x) + y at 1, 1 along 1000, −0.001", v -> Math.exp(v[0]) + v[1], ones, 1000, -0.001)
                .usually("The coordinate that moves furthest limits t.")
                .toBeCloseTo(1000 * Math.E - 0.001, 1e-8);
    }

    @Test
    @Needs("the_slope_is_the_one_you_can_work_out_by_hand")
    void a_coordinate_near_a_million_is_moved_further() {
        for (double million : new double[] {1e6, -1e6}) {
            expectSlope("x² at " + (long) million, v -> v[0] * v[0], new double[] {million}, 1)
                    .usually("""
                            The difference of two numbers near 10¹² drowns in rounding unless the coordinate moves by about 6e-6 \
                            of its size.""")
                    .toBeCloseTo(2 * million, 1e-8);
        }
        expectSlope("x + exp(y) at 1000000, 1 along 0, 1", v -> v[0] + Math.exp(v[1]), new double[] {1e6, 1}, 0, 1)
                .usually("Only y moves here, and y is 1: how far x is from 0 must not matter.")
                .toBeCloseTo(Math.E, 1e-4);
    }

    @Test
    @Needs("arguments_stay_as_they_are")
    void a_right_gradient_agrees() {
        lawOfAgreement("2x", "x²", v -> v[0] * v[0], new double[] {3}, 6).toHold();
        SplittableRandom random = new SplittableRandom(22);
        for (int round = 0; round < 20; round++) {
            double[] at = random.doubles(3, -2, 2).toArray();
            lawOfAgreement("its gradient", "sin(x) · exp(y) − 50z", GradientClaims::wavy, at, wavyGradient(at))
                    .when(any -> SmoothedLoss.agrees(GradientClaims::wavy, summedUp(wavyGradient(at)), at), """
                            Sums of its numbers were accepted instead: the direction still moves the coordinates before. Set it \
                            back to 0 after each.""")
                    .usually("Allow at least 1e-7 of the slope's size for rounding.")
                    .toHold();
        }
        for (double size : new double[] {1e9, -1e9}) {
            double[] right = {size * Math.E};
            String formula = (size > 0 ? "" : "−") + "10⁹ · exp(x)";
            lawOfAgreement(formula, formula, v -> size * Math.exp(v[0]), new double[] {1}, right)
                    .usually(
                            size > 0
                                    ? "A slope near 2.7 · 10⁹ cannot be measured to 1e-6: allow an error relative to its size."
                                    : "It is the size of the slope that counts, not its sign.")
                    .toHold();
        }
        for (double x : new double[] {0.3, 0.7, 1, 2}) {
            ToDoubleFunction<double[]> flat = v -> Math.exp(v[0]) - Math.exp(x) * v[0];
            lawOfAgreement("0", "exp(x) − exp(" + x + ") · x", flat, new double[] {x}, 0)
                    .usually(
                            "Relative to a slope of 0 every error is infinite: below a size of 1, allow an absolute one.")
                    .toHold();
        }
    }

    @Test
    @Needs("arguments_stay_as_they_are")
    void one_wrong_coordinate_is_found() {
        double[] at = {0.5, 1, 2};
        for (int p = 0; p < 3; p++) {
            for (int sign : new int[] {1, -1}) {
                double[] wrong = spoilt(wavyGradient(at), p, sign * 0.001);
                double[] worse = spoilt(wavyGradient(at), p, sign * 0.1);
                String which = "a gradient whose number " + (p + 1) + " of 3 is too " + (sign > 0 ? "large" : "small")
                        + " by a thousandth";
                lawOfDisagreement(which, "sin(x) · exp(y) − 50z", GradientClaims::wavy, at, wrong)
                        .when(any -> !SmoothedLoss.agrees(GradientClaims::wavy, worse, at), """
                                An error of a tenth is found, and this one is not: allow less than a thousandth of each number's \
                                own size.""")
                        .usually(
                                sign > 0
                                        ? "Usually not every coordinate was looked at, or errors cancelled in a sum."
                                        : "A number that is too small is as wrong as one that is too large: compare sizes of differences.")
                        .toHold();
            }
        }
    }

    @Test
    @Needs("arguments_stay_as_they_are")
    void every_coordinate_counts_by_itself() {
        ToDoubleFunction<double[]> tilted = v -> v[0] + 2 * v[1];
        lawOfDisagreement("(2, 1)", "x + 2y", tilted, new double[] {3, 4}, 2, 1)
                .usually("""
                        Two numbers are swapped, and each is compared at its own place. Here the sum is right: in one direction \
                        like 1, 1 the errors cancel.""")
                .toHold();
        double[] at = {1, -2, 0.5};
        lawOfDisagreement("(2.5, −4.25, 0.75)", "x² + y² + z²", GradientClaims::bowl, at, 2.5, -4.25, 0.75)
                .usually("""
                        All three numbers are off, by 0.5, −0.25 and −0.25. In a sum, or in one direction like 1, 1, 1, the errors \
                        cancel.""")
                .toHold();
        double[] many = new SplittableRandom(23).doubles(200, -2, 2).toArray();
        double[] twice = Arrays.stream(many).map(x -> 2 * x).toArray();
        lawOfAgreement("2x", "the sum of 200 squares", GradientClaims::bowl, many, twice)
                .toHold();
        for (int p : new int[] {11, 199}) {
            double[] wrong = spoilt(twice, p, 0.001);
            lawOfDisagreement(
                            "2x with number " + (p + 1) + " off",
                            "the sum of 200 squares",
                            GradientClaims::bowl,
                            many,
                            wrong)
                    .usually("""
                            One number of 200 is wrong by a thousandth. Look at all, and hold each to its own size: in a mean of \
                            errors it drowns.""")
                    .toHold();
        }
    }

    @Test
    @Needs("arguments_stay_as_they_are")
    void a_large_coordinate_hides_no_small_one() {
        ToDoubleFunction<double[]> steep = v -> 1e6 * v[0] + Math.sin(v[1]) - 1e6 * v[2];
        double[] at = {0, 1, 0};
        String formula = "1000000x + sin(y) − 1000000z";
        lawOfAgreement("its gradient", formula, steep, at, 1e6, Math.cos(1), -1e6)
                .usually("A right gradient must be accepted, whatever sizes its numbers have.")
                .toHold();
        for (double error : new double[] {0.001, -0.001}) {
            String claimed = "(1000000, cos y " + (error > 0 ? "+" : "−") + " 0.001, −1000000)";
            lawOfDisagreement(claimed, formula, steep, at, 1e6, Math.cos(1) + error, -1e6)
                    .usually("""
                            Its second number is wrong by 0.001. Hold each number's error to its own size: beside 10⁶ it is nothing, \
                            whether that is the largest number or the slope of a direction that moves all.""")
                    .toHold();
        }
    }

    @Test
    @Needs("arguments_stay_as_they_are")
    void what_is_no_number_does_not_agree() {
        lawOfDisagreement("NaN", "x²", GradientClaims::bowl, new double[] {3}, Double.NaN)
                .usually("""
                        It slipped through: every comparison with NaN is false. Ask whether the error is within bounds, not whether \
                        it is outside.""")
                .toHold();
        for (double infinite : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            lawOfDisagreement("" + infinite, "x²", GradientClaims::bowl, new double[] {3}, infinite)
                    .usually("""
                            What is allowed grows with the number that is claimed, and infinity is within infinity. Measure against \
                            the size of the slope.""")
                    .toHold();
        }
    }

    @Test
    @Needs
    void any_gradient_is_that_of_the_solution() {
        Inputs<List<Row>> rows =
                Inputs.listOf(Inputs.whole(-3, 3).and(Inputs.whole(0, 2), (x, label) -> new Row(x, label)), 4);
        Inputs<List<Double>> parameters = Inputs.listOf(Inputs.choice(0.0, 1.0, -0.5, 2.0, 700.0, -1000.0), 6);
        Inputs<double[]> strengths =
                Inputs.choice(0.0, 0.2, 1.0).and(Inputs.choice(0.0, 0.5), (doubt, l2) -> new double[] {doubt, l2});
        Agreement.on(rows.and(strengths, (some, strength) -> new Place(some, strength[0], strength[1], List.of()))
                        .and(parameters, (place, p) -> new Place(place.rows(), place.doubt(), place.l2(), p))
                        .filter(place -> !place.rows().isEmpty()))
                .ask("the gradient of {}", GradientClaims::gradientAt)
                .within(1e-9)
                .when(
                        found -> found.isNaN(),
                        "exp(1000) is infinite. Take the largest logit off all of them first, as Logits.softmax does.")
                .usually("Every class has its error in every row, p[c] − t[c], whatever the logits and the doubt.")
                .questions(300)
                .holds();
    }
}
