package gradus.workbook.classicalml.regularisation;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Growth;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.workbook.classicalml.regularisation.LassoDescent.Fit;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "regularisation",
        number = 2,
        title = "Lasso, one weight at a time",
        kind = Kind.BUILD,
        points = 6,
        minutes = 25)
@ExplainedIn("regularisation#lasso-pay-for-size")
@Hint(
        "Hold all weights but one. What is left of the targets without that feature, and which multiple of its column fits that best?")
@Hint(
        "Keep one array of residuals. When a weight changes by δ, each residual changes by δ times the feature: no need to sum over all columns again.")
@Hint(
        "Take nλ off the size of column · (residuals without this feature), not below 0, keep the sign, and divide by column · column.")
class LassoDescentTest {
    private static final double[][] ONE = {{-1, 0, 1}};
    private static final double[] TARGETS = {-2, 1, 1};

    /** Two columns at an angle: x·x = 2 and 6, x·z = 3; with the targets 3 and 3. */
    private static final double[][] TWO = {{-1, 0, 1}, {-2, 1, 1}};

    @Test
    void the_arguments_stay_as_they_are() {
        double[][] columns = {{-1, 0, 1}, {-2, 1, 1}};
        double[] targets = TARGETS.clone();
        double[] weights = {1, 1};
        Untouched.of("the columns", columns)
                .and("the targets", targets)
                .and("the weights", weights)
                .usually("They are the caller's: change copies.")
                .by("a sweep, a gap and a fit", () -> {
                    LassoDescent.sweep(columns, targets, weights, 0.1);
                    LassoDescent.gap(columns, targets, weights, 0.1);
                    LassoDescent.fit(columns, targets, 0.1, 0, 3);
                });
    }

    @Test
    void one_weight_is_softened() {
        expect(
                        "the weight after a sweep over x = −1, 0, 1 with y = −2, 1, 1 at the penalty 1/3",
                        sweep(ONE, 0, 1 / 3.0))
                .ifCloseTo(1.5, "That is 3 / 2, least squares: nλ = 1 was not taken off the pull of 3.")
                .ifCloseTo(1 + 1 / 3.0, "λ was taken off and not nλ: the loss is a mean over n rows.")
                .ifCloseTo(
                        0.5, "nλ was taken off after the division, or twice: take it once off the pull, then divide.")
                .ifCloseTo(1 / 3.0, "The pull and the penalty were divided by n, but x·x was not divided.")
                .usually("x·y = 3 and x·x = 2, so (3 − 1) / 2.")
                .toBeCloseTo(1.0, 1e-12);
        expect(
                        "the weight after a sweep over x = 1, 0, −1 with y = −2, 1, 1 at the penalty 1/3",
                        sweep(new double[][] {{1, 0, -1}}, 0, 1 / 3.0))
                .ifCloseTo(-2, "nλ was taken off −3, and its size grew. Take it off the size and keep the sign.")
                .ifCloseTo(1, "The sign is lost: the pull is −3.")
                .usually("The pull is −3: take 1 off its size, keep the sign, divide by 2.")
                .toBeCloseTo(-1.0, 1e-12);
        expect("the weight after a sweep over x = −1, 0, 1 with y = −2, 1, 1 at the penalty 2", sweep(ONE, 0, 2))
                .ifCloseTo(3 / 8.0, "That is 3 / (2 + nλ). So ridge shrinks. The lasso takes nλ off the pull.")
                .ifCloseTo(
                        -1.5,
                        "The threshold 6 is more than the pull 3, and the weight went through 0 to the other side: it stays at 0.")
                .usually("The threshold 6 is more than the pull 3: 0.")
                .toBeCloseTo(0, 1e-12);
    }

    @Test
    @Needs("one_weight_is_softened")
    void a_weight_does_not_depend_on_what_it_was_before() {
        expect(
                        "the weight after a sweep from 5 over x = −1, 0, 1 with y = −2, 1, 1 at the penalty 1/3",
                        sweep(ONE, 5, 1 / 3.0))
                .ifCloseTo(
                        -3,
                        "The feature's own part was not put back: the residuals are without 5x, and the pull is that of the"
                                + " residuals plus x·x times the old weight.")
                .usually("There is one column only, so its best weight is 1, wherever it starts.")
                .toBeCloseTo(1.0, 1e-12);
    }

    @Test
    @Needs("a_weight_does_not_depend_on_what_it_was_before")
    void later_columns_see_what_earlier_ones_have_become() {
        expect(
                        "the weights after a sweep over −1, 0, 1 and −2, 1, 1 with y = −2, 1, 1 at the penalty 1/3",
                        LassoDescent.sweep(TWO, TARGETS, new double[2], 1 / 3.0))
                .ifCloseTo(
                        new double[] {1, 5 / 6.0},
                        "Both weights were found from the residuals of the beginning. Change the residuals as soon as a weight changes.")
                .usually(
                        "The first becomes 1, which leaves −1, 1, 0; of it the second column has 3, and (3 − 1) / 6 is 1/3.")
                .toBeCloseTo(new double[] {1, 1 / 3.0}, 1e-12);
        expect("the weights after two sweeps", LassoDescent.sweep(TWO, TARGETS, new double[] {1, 1 / 3.0}, 1 / 3.0))
                .usually(
                        "Without the first feature −4/3, 2/3, 2/3 is left, whose pull is 2: (2 − 1) / 2 = 0.5. Then 6 − 0.5 · 3 = 4.5, and (4.5 − 1) / 6.")
                .toBeCloseTo(new double[] {0.5, 3.5 / 6}, 1e-12);
    }

    @Test
    @Needs("a_weight_does_not_depend_on_what_it_was_before")
    void a_column_of_zeros_has_the_weight_zero() {
        expect(
                        "the weights after a sweep from 4, 4 over 0, 0, 0 and −1, 0, 1 with y = −2, 1, 1 at the penalty 1/3",
                        LassoDescent.sweep(
                                new double[][] {{0, 0, 0}, {-1, 0, 1}}, TARGETS, new double[] {4, 4}, 1 / 3.0))
                .when(w -> Double.isNaN(w[0]), "0 / 0 is NaN.")
                .when(w -> w[0] == 4, "It kept the weight that it had: the task says that it becomes 0.")
                .usually("It says nothing, and its weight costs: 0.")
                .toBeCloseTo(new double[] {0, 1}, 1e-12);
        expect(
                        "the weight after a sweep over x in millionths, −1e-6, 0, 1e-6, with y = −2, 1, 1 at the penalty 1e-7",
                        sweep(new double[][] {{-1e-6, 0, 1e-6}}, 0, 1e-7))
                .ifEqual(0.0, "A small column is not a column of zeros.")
                .usually("x·y = 3e-6 and x·x = 2e-12, so (3e-6 − 3e-7) / 2e-12.")
                .toBeCloseTo(1.35e6, 1e-3);
    }

    @Test
    @Needs("later_columns_see_what_earlier_ones_have_become")
    void a_sweep_over_twice_as_many_columns_costs_twice_as_much() {
        Growth.ofTime("a sweep over d columns of 8 rows", d -> {
                    double[][] columns = new double[d][8];
                    for (int j = 0; j < d; j++) {
                        int column = j;
                        Arrays.setAll(columns[j], i -> (i * 7 + column * 3) % 11 - 5);
                    }
                    double[] targets = columns[0].clone();
                    return () -> LassoDescent.sweep(columns, targets, new double[d], 0.01);
                })
                .from(100)
                .usually(
                        "A weight may cost n operations, not n · d. Usually the residuals are computed from all columns again for each"
                                + " weight: change them by what one weight changes.")
                .toBeAtMost(Growth.Order.LINEAR);
    }

    @Test
    void the_gap_is_an_upper_bound_worked_out_by_hand() {
        expect("the gap at the weight 0 for x = −1, 0, 1 with y = −2, 1, 1 at the penalty 1/3", gap(0))
                .ifCloseTo(1, "That is P: D was left out, or came to 0.")
                .ifCloseTo(
                        0, "So it is with s = 1: the pull 3 is more than nλ = 1, so the residuals are scaled by 1/3.")
                .usually("r = y, r·r = 6, x·r = 3, so s = 1/3; P = 1, D = (2 − 6/18)/3 = 5/9.")
                .toBeCloseTo(4 / 9.0, 1e-12);
        expect("the gap at the best weight 1", gap(1))
                .usually("r = −1, 1, 0, x·r = 1 = nλ, so s = 1; P = 2/6 + 1/3 = 2/3, D = (3 − 1)/3 = 2/3.")
                .toBeCloseTo(0, 1e-12);
        expect(
                        "the gap at the weight 0 for y = −2, 1, 1 at the penalty 2",
                        LassoDescent.gap(ONE, TARGETS, new double[1], 2))
                .ifCloseTo(1, "s is 2 here: it is never above 1.")
                .usually("The pull 3 is below nλ = 6, so s = 1; P = 1 = D.")
                .toBeCloseTo(0, 1e-12);
        expect("the gap at the weight 0 for y = 0, 0, 0", LassoDescent.gap(ONE, new double[3], new double[1], 1))
                .ifNaN("0 / 0 is NaN, and so is an infinite s times 0: s is 1 where nothing pulls.")
                .usually("All is 0.")
                .toBeCloseTo(0, 1e-12);
        expect("the gap at the weight −1 for x = −1, 0, 1 with y = −2, 1, 1 at the penalty 1/3", gap(-1))
                .ifCloseTo(
                        14 / 6.0 - 1 / 3.0 - (1.8 - 0.28) / 3, "The size of a weight costs, not the weight: |−1| is 1.")
                .usually("r = −3, 1, 2, r·r = 14, r·y = 9, x·r = 5, so s = 1/5; P = 14/6 + 1/3, D = (9/5 − 14/50)/3.")
                .toBeCloseTo(14 / 6.0 + 1 / 3.0 - (1.8 - 0.28) / 3, 1e-12);
    }

    @Test
    @Needs({"later_columns_see_what_earlier_ones_have_become", "the_gap_is_an_upper_bound_worked_out_by_hand"})
    void a_fit_ends_when_the_gap_is_small_or_the_sweeps_are_used_up() {
        Fit stopped = LassoDescent.fit(TWO, TARGETS, 1 / 3.0, 1e-9, 2);
        ending("two columns in 2 sweeps at most, to a gap of 1e-9", stopped)
                .usually("Two sweeps at most, and they do not suffice. It was stopped, and must say so.")
                .toEqual("2 sweeps, converged: false");
        double[] weights = stopped.weights().stream().mapToDouble(w -> w).toArray();
        expect("the weights of that fit", weights)
                .usually("Start at 0 and sweep twice.")
                .toBeCloseTo(new double[] {0.5, 3.5 / 6}, 1e-12);
        ending("one column in 1 sweep at most, to a gap of 1e-9", LassoDescent.fit(ONE, TARGETS, 1 / 3.0, 1e-9, 1))
                .usually(
                        "One sweep is enough for one column: the gap after it is 0. It converged with its last sweep, and that counts.")
                .toEqual("1 sweeps, converged: true");
        ending("y = 0, 0, 0 in 5 sweeps at most, to a gap of 0", LassoDescent.fit(ONE, new double[3], 1, 0, 5))
                .usually("The gap is 0 after the first sweep, which is at most 0.")
                .toEqual("1 sweeps, converged: true");
        ending("one column in 7 sweeps at most, to a gap of 1e9", LassoDescent.fit(ONE, TARGETS, 1, 1e9, 7))
                .usually("The task says at least one sweep, and no more once the gap is small enough.")
                .toEqual("1 sweeps, converged: true");
    }

    private record Question(
            double[][] columns, double[] targets, double[] weights, double penalty, double tolerance, int sweeps) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Question> questions = Inputs.from(
                List.of(
                        new Question(new double[][] {{0}}, new double[] {0}, new double[] {0}, 1, 1e-6, 3),
                        question(1, new double[] {-0.0}, new double[] {0, 0}),
                        question(1, new double[] {2}, new double[] {1e4, -1e4}),
                        question(0.25, new double[] {1, -3}, new double[] {1, -1}, new double[] {1, -1}),
                        question(
                                1e-6,
                                new double[] {0, -3, 9},
                                new double[] {1, -1},
                                new double[] {-1, 1},
                                new double[] {0, 0})),
                LassoDescentTest::draw,
                question -> Stream.<Question>empty());
        Agreement.on(questions)
                .within(1e-9)
                .ask(
                        "the weights after a sweep from {weights} over {columns} with y = {targets} at the penalty {penalty}",
                        q -> LassoDescent.sweep(q.columns(), q.targets(), q.weights(), q.penalty()))
                .ask(
                        "the gap at {weights} for {columns} with y = {targets} at the penalty {penalty}",
                        q -> LassoDescent.gap(q.columns(), q.targets(), q.weights(), q.penalty()))
                .ask(
                        "the fit of {columns} with y = {targets} at the penalty {penalty}, to {tolerance}, in {sweeps} sweeps at most,",
                        q -> LassoDescent.fit(q.columns(), q.targets(), q.penalty(), q.tolerance(), q.sweeps()))
                .ask(
                        "the gap after {sweeps} sweeps from {weights} over {columns} with y = {targets} at the penalty {penalty}",
                        LassoDescentTest::gapAfterSweeps)
                .promises("be at least 0", (q, gap) -> gap >= 0)
                .questions(200)
                .holds();
    }

    private static Question question(double penalty, double[] weights, double[]... columns) {
        return new Question(columns, new double[] {2, -2}, weights, penalty, 1e-6, 40);
    }

    private static Question draw(RandomGenerator random) {
        int n = random.nextInt(2, 7);
        int d = random.nextInt(1, 4);
        double[][] columns = new double[d][];
        Arrays.setAll(columns, j -> centred(random, n));
        double[] weights = random.ints(d, -3, 4).asDoubleStream().toArray();
        double penalty = new double[] {0.01, 0.3, 1, 10}[random.nextInt(4)];
        double tolerance = random.nextBoolean() ? 1e-2 : 1e-8;
        int sweeps = new int[] {1, 2, 5, 60}[random.nextInt(4)];
        return new Question(columns, centred(random, n), weights, penalty, tolerance, sweeps);
    }

    private static double gapAfterSweeps(Question q) {
        double[] weights = q.weights();
        for (int k = 0; k < q.sweeps(); k++) {
            weights = LassoDescent.sweep(q.columns(), q.targets(), weights, q.penalty());
        }
        return LassoDescent.gap(q.columns(), q.targets(), weights, q.penalty());
    }

    private static double[] centred(RandomGenerator random, int n) {
        double[] values = random.ints(n, -9, 10).asDoubleStream().toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static Expect<String> ending(String what, Fit fit) {
        return expect("the fit of " + what + ",", fit.sweeps() + " sweeps, converged: " + fit.converged());
    }

    private static double sweep(double[][] columns, double weight, double penalty) {
        return LassoDescent.sweep(columns, TARGETS, new double[] {weight}, penalty)[0];
    }

    private static double gap(double weight) {
        return LassoDescent.gap(ONE, TARGETS, new double[] {weight}, 1 / 3.0);
    }
}
