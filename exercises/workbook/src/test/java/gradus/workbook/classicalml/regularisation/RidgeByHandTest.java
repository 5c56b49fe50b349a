package gradus.workbook.classicalml.regularisation;

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
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "regularisation",
        number = 1,
        title = "Ridge with a free intercept",
        kind = Kind.BUILD,
        points = 4,
        minutes = 15)
@ExplainedIn("regularisation#ridge-pay-for-squares")
@Hint(
        "Centre the targets too. Which intercept is best for centred features and centred targets, whatever the weights are?")
@Hint(
        "For the centred, scaled features solve (ZᵀZ + nλI)v = Zᵀy: set the slope of the objective to 0, and n comes to stand beside λ.")
@Hint(
        "v·z = Σ vⱼ(xⱼ − mⱼ)/sⱼ. Collect what belongs to xⱼ, and what is left without any x: that goes into the intercept.")
class RidgeByHandTest {
    private static final double[][] THREE = {{3}, {5}, {7}};
    private static final double[] TARGETS = {1, 4, 4};

    @Test
    void the_arguments_stay_as_they_are() {
        double[][] rows = {{3, 1}, {5, 1}, {7, 4}};
        double[] targets = TARGETS.clone();
        Untouched.of("the rows", rows)
                .and("the targets", targets)
                .usually("They are the caller's: centre copies.")
                .by("a fit", () -> RidgeByHand.fit(rows, targets, 0.5));
    }

    @Test
    void a_penalty_that_is_none_is_refused() {
        for (double penalty : new double[] {-0.5, Double.NaN, Double.POSITIVE_INFINITY, -1e-300}) {
            expectRefusal(
                    "a fit at the penalty " + penalty,
                    IllegalArgumentException.class,
                    Double.isNaN(penalty)
                            ? "NaN is not below 0, and not above it either: it needs a condition that it fails."
                            : "A penalty is finite and at least 0; anything else is refused with a message that names the penalty.",
                    () -> RidgeByHand.fit(THREE, TARGETS, penalty),
                    "penalty");
        }
    }

    @Test
    void three_points_have_the_weight_worked_out_by_hand() {
        double s = Math.sqrt(8 / 3.0);
        expect("the weight of x = 3, 5, 7 with y = 1, 4, 4 at the penalty 0.5", fit(THREE, TARGETS, 0.5)[1])
                .ifCloseTo(
                        6 / 9.5, "That is 6 / (8 + 3 · 0.5): x was centred and not scaled. Divide it by its deviation.")
                .ifCloseTo(
                        0.75 * 3 / 3.5,
                        "That is with λ and not nλ beside the sum of squares: the loss is a mean, divided by 2n.")
                .ifCloseTo(3 / 3.5 / 2, "That is with the deviation 2, of the divisor n − 1: the task says n.")
                .ifCloseTo(
                        0.5 * s,
                        "That is the weight of the scaled feature. Divide it by the deviation: a colleague has x, not z.")
                .ifCloseTo(
                        0.5 * s * s,
                        "That is v · s. One standard deviation more of x is worth v, so one unit is worth v / s.")
                .ifCloseTo(0.75, "That is least squares: the penalty is missing.")
                .ifCloseTo(
                        0.75 * 3 / 6,
                        "That is with 2nλ: a half stands before both sums, and the slopes lose it together.")
                .usually(
                        "z = −√1.5, 0, √1.5, so z·z = 3 and z·y = 3√1.5; v = 3√1.5 / (3 + 3 · 0.5), and w = v / √(8/3) = 0.5.")
                .toBeCloseTo(0.5, 1e-10);
    }

    @Test
    @Needs("three_points_have_the_weight_worked_out_by_hand")
    void the_intercept_belongs_to_the_units_that_came_in() {
        expect("the intercept of x = 3, 5, 7 with y = 1, 4, 4 at the penalty 0.5", fit(THREE, TARGETS, 0.5)[0])
                .ifCloseTo(
                        3,
                        "That is the mean target, which is predicted at the mean of x, 5. The intercept is the prediction at x = 0.")
                .ifCloseTo(5.5, "That is 3 + 0.5 · 5. At x = 0 the line is lower, not higher, than at x = 5.")
                .ifCloseTo(2 - 2.5, "That is for the mean target 2, shrunk to two thirds: the intercept was penalised.")
                .usually("The line goes through the means: 3 − 0.5 · 5.")
                .toBeCloseTo(0.5, 1e-10);
        for (double penalty : new double[] {0.5, 1e9}) {
            double[] high = fit(THREE, new double[] {1001, 1004, 1004}, penalty);
            expect(
                            "the prediction at the mean x = 5 for y = 1001, 1004, 1004 at the penalty " + penalty,
                            high[0] + 5 * high[1])
                    .when(
                            prediction -> prediction > 1100,
                            "The intercept comes first in what is returned, then the weights.")
                    .when(prediction -> prediction < 1002, "It was pulled towards 0: the intercept was penalised.")
                    .usually("It is the mean target whatever the penalty is: the intercept is free.")
                    .toBeCloseTo(1003, 1e-6);
        }
    }

    @Test
    @Needs("three_points_have_the_weight_worked_out_by_hand")
    void without_a_penalty_it_is_least_squares() {
        double[][] plane = {{0, 1}, {1, -1}, {2, -1}, {3, 1}};
        expect(
                        "the model of a = 0, 1, 2, 3, b = 1, −1, −1, 1 and y = 1, 2, 3, 6, at the penalty 0,",
                        fit(plane, new double[] {1, 2, 3, 6}, 0))
                .usually("The plane is 0.6 + 1.6a + 0.5b.")
                .toBeCloseTo(new double[] {0.6, 1.6, 0.5}, 1e-9);
    }

    @Test
    @Needs("three_points_have_the_weight_worked_out_by_hand")
    void a_feature_that_does_not_vary_has_the_weight_zero() {
        for (double value : new double[] {7, 0, 0.1}) {
            double[][] rows = {{value, 3}, {value, 5}, {value, 7}, {value, 3}, {value, 5}, {value, 7}};
            expect(
                            "the model of x = 3, 5, 7 and y = 0.1, 0.2, 0.7, all twice, with " + value
                                    + " in every row before x",
                            attempt(rows))
                    .when(
                            model -> Arrays.stream(model).anyMatch(Double::isNaN),
                            "0 / 0 is NaN: nothing can be scaled by a deviation of 0.")
                    .usually(
                            "Its weight is 0, and the other feature's is what it would be without it. The mean of equal numbers may be off"
                                    + " by a rounding error: compare the values, not the deviation with 0.")
                    .toBeCloseTo(new double[] {-1 / 6.0, 0, 0.1}, 1e-9);
        }
        expect(
                        "the model of one row 3 with target 7, at the penalty 1,",
                        fit(new double[][] {{3}}, new double[] {7}, 1))
                .usually("One row does not vary: the weight is 0 and the intercept 7.")
                .toBeCloseTo(new double[] {7, 0}, 1e-12);
    }

    @Test
    @Needs("three_points_have_the_weight_worked_out_by_hand")
    void twins_share_the_weight() {
        double[][] twins = {{3, 6}, {5, 10}, {7, 14}};
        expect(
                        "the weights of x = 3, 5, 7 and its double 2x, at the penalty 0.5,",
                        Arrays.copyOfRange(fit(twins, TARGETS, 0.5), 1, 3))
                .usually(
                        "Scaled they are the same feature, so v is the same for both, 3√1.5 / (6 + 1.5); w of 2x is half of the other.")
                .toBeCloseTo(new double[] {0.3, 0.15}, 1e-9);
    }

    @Test
    @Needs("the_intercept_belongs_to_the_units_that_came_in")
    void another_unit_of_a_feature_changes_no_prediction() {
        double[][] rows = {{1, 2}, {4, 1}, {2, 7}, {9, 3}};
        double[] targets = {3, 1, 4, 1};
        double[] model = fit(rows, targets, 0.2);
        for (double unit : new double[] {1e5, 1e-12}) {
            double[][] other = Arrays.stream(rows)
                    .map(row -> new double[] {row[0] * unit, row[1]})
                    .toArray(double[][]::new);
            double[] converted = fit(other, targets, 0.2);
            converted[1] *= unit;
            expect(
                            "the model of four rows, the first feature in a unit that makes it " + unit
                                    + " times as large, converted back,",
                            converted)
                    .when(
                            m -> m[1] == 0,
                            "A feature in a small unit varies too: compare its values with each other, not its deviation with a small number.")
                    .usually("Scaling takes the unit out. Was every feature scaled, by its own deviation?")
                    .toBeCloseTo(model, 1e-8);
        }
    }

    private record Question(double[][] rows, double[] targets, double penalty) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Question> questions = Inputs.from(
                List.of(
                        new Question(new double[][] {{0}}, new double[] {0}, 1),
                        new Question(new double[][] {{1, 2, 3}}, new double[] {5}, 0.1),
                        new Question(new double[][] {{1, 2, 4}, {3, 2, 0}}, new double[] {5, 6}, 0.1),
                        new Question(new double[][] {{3, 7}, {5, 7}, {4, 7}, {1, 7}}, new double[] {1, 4, 4, 0}, 0),
                        new Question(
                                new double[][] {{999_990.1}, {999_993.7}, {999_999.2}}, new double[] {1, 2, 4}, 0.5),
                        new Question(new double[][] {{1}, {2}}, new double[] {5, 5}, 0.1),
                        new Question(new double[][] {{0.0, 1}, {-0.0, 2}, {0.0, 4}}, new double[] {1, 2, 5}, 0.5),
                        new Question(new double[][] {{-1e5}, {1e5}, {3}}, new double[] {-1, 0, 2}, 1e-3)),
                RidgeByHandTest::draw,
                question -> Stream.<Question>empty());
        Agreement.on(questions)
                .ask(
                        "the model of {rows} with {targets} at the penalty {penalty}",
                        q -> RidgeByHand.fit(q.rows(), q.targets(), q.penalty()))
                .within(1e-7)
                .questions(500)
                .holds();
    }

    private static Question draw(RandomGenerator random) {
        int n = random.nextInt(1, 9);
        int d = random.nextInt(1, 5);
        double[][] rows = new double[n][d];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.nextInt(5) == 0 ? 0.1 : random.nextInt(-3, 9) * (j + 1));
        }
        double[] targets = random.ints(n, -9, 10).asDoubleStream().toArray();
        return new Question(rows, targets, new double[] {0.01, 0.5, 3, 100}[random.nextInt(4)]);
    }

    private static double[] attempt(double[][] rows) {
        try {
            return fit(rows, new double[] {0.1, 0.2, 0.7, 0.1, 0.2, 0.7}, 0.5);
        } catch (IllegalArgumentException e) { // of the shelf, which refuses NaN
            if (String.valueOf(e.getMessage()).contains("NaN")) {
                return new double[] {Double.NaN, Double.NaN, Double.NaN};
            }
            throw e;
        }
    }

    private static double[] fit(double[][] rows, double[] targets, double penalty) {
        return RidgeByHand.fit(rows, targets, penalty);
    }
}
