package gradus.fundamentals.optimisation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.Adam;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.FirstOrder;
import gradus.fundamentals.optimisation.GradientCheck;
import gradus.fundamentals.optimisation.GradientDescent;
import gradus.fundamentals.optimisation.LBfgs;
import gradus.fundamentals.optimisation.LogisticLoss;
import gradus.fundamentals.optimisation.Momentum;
import gradus.fundamentals.optimisation.Nesterov;
import gradus.fundamentals.optimisation.Newton;
import gradus.fundamentals.optimisation.Objective;
import gradus.fundamentals.optimisation.Rosenbrock;
import gradus.fundamentals.optimisation.Stop;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the page of the lesson says of its numbers. Values named "peer" come from {@code src/test/peers/peer_optimisation.py} (SciPy 1.17.1,
 * NumPy 2.4.6).
 */
class OptimisationClaimsTest {
    private static final Heights HEIGHTS = Heights.of(DataSets.BODY_DIMS.table());
    private static final int SEEDS = 10;

    @Test
    void below_160_cm_one_is_a_man_and_above_182_cm_all_but_one() {
        double[] heights = DataSets.BODY_DIMS.table().numberColumn("height_cm").asDoubleArray();
        double[] male = DataSets.BODY_DIMS.table().numberColumn("male").asDoubleArray();
        int[] below = new int[2];
        int[] above = new int[2];
        for (int i = 0; i < heights.length; i++) {
            below[(int) male[i]] += heights[i] < 160 ? 1 : 0;
            above[(int) male[i]] += heights[i] > 182 ? 1 : 0;
        }
        assertThat(below).as("women, men").containsExactly(50, 1);
        assertThat(above).as("women, men").containsExactly(1, 65);
    }

    @Test
    @Tag("proof")
    void ten_thousand_steps_in_centimetres_all_go_down_and_get_nowhere() {
        Descent descent = new GradientDescent(Heights.RATE_IN_CENTIMETRES, 10_000, 0).minimise(HEIGHTS.inCentimetres());
        double[] losses = descent.losses();
        for (int step = 1; step < losses.length; step++) {
            assertThat(losses[step]).as("loss after step %d", step).isLessThan(losses[step - 1]);
        }
        assertThat(descent.converged()).isFalse();
        assertThat(descent.loss()).isGreaterThan(0.69);
        assertThat(HEIGHTS.lowest().loss()).as("peer").isCloseTo(0.38420751087211896, within(1e-13));
    }

    @Test
    void centimetres_make_a_condition_of_29_million_and_standardising_leaves_3() {
        double[] lowest = HEIGHTS.lowest().parameters();
        assertThat(condition(HEIGHTS.inCentimetres(), lowest)).as("peer").isCloseTo(29152335.22, within(30.0));
        double[] z = new GradientDescent(4, 1000, 1e-12)
                .minimise(HEIGHTS.standardised())
                .parameters();
        assertThat(condition(HEIGHTS.standardised(), z)).as("peer").isCloseTo(2.991067839241831, within(1e-6));
    }

    /** The larger over the smaller eigenvalue of a matrix of two rows. */
    private static double condition(LogisticLoss loss, double[] at) {
        Matrix H = loss.hessian(at);
        double middle = (H.get(0, 0) + H.get(1, 1)) / 2;
        double largest = middle + Math.hypot((H.get(0, 0) - H.get(1, 1)) / 2, H.get(0, 1));
        double determinant = H.get(0, 0) * H.get(1, 1) - H.get(0, 1) * H.get(0, 1);
        return largest / (determinant / largest);
    }

    @Test
    void standardised_heights_are_done_in_fewer_than_60_steps_and_newton_needs_5() {
        Descent descent = new GradientDescent(4, 1000, Heights.TOLERANCE).minimise(HEIGHTS.standardised());
        assertThat(descent.converged()).isTrue();
        assertThat(descent.steps()).isLessThan(60);
        assertThat(descent.loss()).isCloseTo(HEIGHTS.lowest().loss(), within(1e-10));
        Descent newton = new Newton(50, Heights.TOLERANCE).minimise(HEIGHTS.inCentimetres(), new double[2]);
        assertThat(newton.converged()).isTrue();
        assertThat(newton.steps()).as("in centimetres, by Newton").isEqualTo(5);
    }

    @Test
    @Tag("proof")
    void each_method_shrinks_the_distance_by_nearly_the_factor_of_the_theory() {
        for (double condition : new double[] {10, 100, 1000}) {
            for (Rates rates : Rates.values()) {
                for (int seed = 0; seed < SEEDS; seed++) {
                    assertThat(rates.measured(condition, seed) / rates.theory(condition))
                            .as("%s, condition %s, seed %d", rates, condition, seed)
                            .isCloseTo(1, within(0.0125));
                }
            }
        }
    }

    @Test
    void at_a_condition_of_a_thousand_momentum_saves_nine_steps_of_ten() {
        for (int seed = 0; seed < SEEDS; seed++) {
            int plain = Rates.GRADIENT_DESCENT.stepsToAMillionth(1000, seed);
            assertThat(10 * Rates.MOMENTUM.stepsToAMillionth(1000, seed)).isLessThan(plain);
            assertThat(10 * Rates.NESTEROV.stepsToAMillionth(1000, seed)).isLessThan(plain);
        }
    }

    @Test
    void momentum_begins_worse_than_plain_descent_and_ends_best() {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] plain = Rates.GRADIENT_DESCENT.losses(100, 200, seed);
            double[] nesterov = Rates.NESTEROV.losses(100, 200, seed);
            double[] momentum = Rates.MOMENTUM.losses(100, 200, seed);
            assertThat(momentum[5]).as("seed %d", seed).isGreaterThan(plain[5]);
            assertThat(momentum[200]).as("seed %d", seed).isLessThan(1e-6 * nesterov[200]);
            assertThat(nesterov[200]).as("seed %d", seed).isLessThan(1e-6 * plain[200]);
        }
    }

    @Test
    void a_slope_from_both_sides_has_ten_digits_and_one_from_one_side_fewer_than_nine() {
        assertThat(Slope.errorOfBoth(1e-5)).isLessThan(1e-10);
        for (int power = 1; power <= 15; power++) {
            assertThat(Slope.errorOfOneSide(Math.pow(10, -power))).isGreaterThan(1e-9);
        }
        assertThat(Slope.errorOfBoth(1e-14))
                .as("too small a step drowns in rounding")
                .isGreaterThan(1e-3);
    }

    @Test
    void in_two_hundred_steps_only_newton_reaches_the_bottom_and_momentum_comes_nearest() {
        assertThat(Paths.newton(Paths.STEPS).converged()).isTrue();
        assertThat(Paths.newton(Paths.STEPS).steps()).isEqualTo(21);
        double momentum = Paths.momentum(Paths.STEPS).loss();
        assertThat(momentum).isGreaterThan(1e-3);
        assertThat(Paths.adam(Paths.STEPS).loss()).isGreaterThan(10 * momentum);
        assertThat(Paths.gradientDescent(Paths.STEPS).loss())
                .isGreaterThan(Paths.adam(Paths.STEPS).loss());
    }

    @Test
    @Tag("proof")
    void only_the_two_that_follow_the_curvature_are_fast_in_every_valley() {
        Race race = new Race(HEIGHTS);
        assertThat(List.of(
                        race.newtonOnStandardised(),
                        race.newtonOnRosenbrock(),
                        race.newtonOnCentimetres(),
                        Race.lbfgs(HEIGHTS.standardised(), new double[2]),
                        Race.lbfgs(new Rosenbrock(), Paths.START),
                        Race.lbfgs(HEIGHTS.inCentimetres(), new double[2])))
                .allSatisfy(gradients -> assertThat(gradients).isLessThan(40));
        for (FirstOrder method : List.of(
                new GradientDescent(Heights.RATE_IN_CENTIMETRES, 10_000, Race.TOLERANCE),
                new Momentum(Heights.RATE_IN_CENTIMETRES, 0.9, 10_000, Race.TOLERANCE),
                new Nesterov(Heights.RATE_IN_CENTIMETRES / 2, 0.9, 10_000, Race.TOLERANCE),
                new Adam(0.1, 10_000, Race.TOLERANCE))) {
            assertThat(Race.gradients(method, HEIGHTS.inCentimetres(), new double[2]))
                    .as("%s", method)
                    .isEmpty();
        }
    }

    @Test
    void in_a_round_bowl_momentum_is_in_the_way() {
        double[] zero = new double[2];
        int plain = Race.gradients(new GradientDescent(10, 1000, Race.TOLERANCE), HEIGHTS.standardised(), zero)
                .orElseThrow();
        for (double rate : new double[] {0.5, 1, 2, 5, 10}) {
            Momentum momentum = new Momentum(rate, 0.9, 1000, Race.TOLERANCE);
            assertThat(Race.gradients(momentum, HEIGHTS.standardised(), zero).orElse(1000))
                    .as("rate %s", rate)
                    .isGreaterThan(5 * plain);
        }
    }

    @Test
    void commons_math_finds_the_same_bottoms_and_leaves_a_slope_that_we_would_not_call_converged() {
        double lowest = HEIGHTS.lowest().loss();
        Library.Found inCentimetres = Library.minimise(HEIGHTS.inCentimetres(), new double[2]);
        assertThat(inCentimetres.loss()).isCloseTo(lowest, within(1e-6));
        assertThat(inCentimetres.steepest()).isGreaterThan(Race.TOLERANCE);
        Library.Found standardised = Library.minimise(HEIGHTS.standardised(), new double[2]);
        assertThat(standardised.loss()).isCloseTo(lowest, within(1e-7));
        assertThat(standardised.steepest()).isGreaterThan(Race.TOLERANCE);
        Library.Found valley = Library.minimise(new Rosenbrock(), Paths.START);
        assertThat(new double[] {valley.x(), valley.y()}).containsExactly(new double[] {1, 1}, within(1e-8));
        for (Library.Found found : List.of(inCentimetres, standardised, valley)) {
            assertThat(found.values()).as("it searches by values").isGreaterThan(5 * found.gradients());
        }
    }

    @Test
    void one_pass_in_batches_of_fifty_gets_lower_than_one_step_on_all_rows() {
        Rows rows = new Rows(HEIGHTS);
        double all = rows.excess(507, 2, 0, 1)[0];
        assertThat(rows.excess(50, 2, 0, 1)).hasSize(Rows.SEEDS);
        assertThat(Arrays.stream(rows.excess(50, 2, 0, 1)).max().orElseThrow()).isLessThan(all / 2);
    }

    @Test
    void a_constant_rate_hovers_and_a_falling_one_comes_to_rest() {
        Rows rows = new Rows(HEIGHTS);
        double[] constant = rows.excess(5, 2, 0, Rows.PASSES);
        double[] falling = rows.excess(5, 2, 1, Rows.PASSES);
        for (int seed = 0; seed < Rows.SEEDS; seed++) {
            assertThat(5 * falling[seed]).as("seed %d", seed).isLessThan(constant[seed]);
        }
    }

    @Test
    void a_slip_in_a_gradient_converges_at_the_wrong_place_and_the_check_finds_it() {
        Pitfalls pitfalls = new Pitfalls(HEIGHTS);
        Descent slipped = new GradientDescent(1, 2000, 1e-6).minimise(pitfalls.withASlip());
        assertThat(slipped.converged()).isTrue();
        assertThat(slipped.loss() - HEIGHTS.lowest().loss()).isGreaterThan(0.05);
        assertThat(GradientCheck.largestError(pitfalls.withASlip(), new double[] {0.3, 0.7}))
                .isCloseTo(0.07, within(1e-6));
    }

    @Test
    void with_three_slips_l_bfgs_gives_up_after_two_steps_and_without_them_it_arrives() {
        double[] start = {50, 0.2, 25};
        Descent slipped = new LBfgs(10, 500, 1e-6).minimise(new Tea(true), start);
        assertThat(slipped.stop()).isEqualTo(Stop.NO_LOWER_POINT);
        assertThat(slipped.steps()).isEqualTo(2);
        assertThat(Math.sqrt(slipped.loss() - Math.pow(slipped.parameters()[1], 2)))
                .as("degrees, the root of the mean square")
                .isBetween(2.5, 3.5);
        assertThat(GradientCheck.largestError(new Tea(true), start)).isGreaterThan(0.4);
        assertThat(new LBfgs(10, 500, 1e-6).minimise(new Tea(false), start).converged())
                .isTrue();
        assertThat(GradientCheck.largestError(new Tea(false), start)).isLessThan(1e-8);
    }

    /** The loss of the exercise <em>Tea that never fits</em> at a penalty of 1, with the slips of its file or without them. */
    private record Tea(boolean slipped) implements Objective {
        private static final double[] MINUTES = {0, 2, 5, 10, 15, 20, 30};
        private static final double[] DEGREES = {80.3, 68.9, 56.5, 41.7, 33.6, 28.2, 22.9};

        @Override
        public int size() {
            return 3;
        }

        @Override
        public double value(double[] w) {
            double squares = 0;
            for (int i = 0; i < MINUTES.length; i++) {
                squares += error(w, i) * error(w, i);
            }
            return squares / MINUTES.length + w[1] * w[1];
        }

        @Override
        public double[] gradient(double[] w) {
            double[] gradient = {0, (slipped ? 1 : 2) * w[1], 0};
            for (int i = 0; i < MINUTES.length; i++) {
                double left = Math.exp(-w[1] * MINUTES[i]);
                double[] moves = {slipped ? w[0] * left : left, -w[0] * left * (slipped ? 1 : MINUTES[i]), 1};
                Vectors.addScaled(gradient, 2 * error(w, i) / MINUTES.length, moves);
            }
            return gradient;
        }

        private static double error(double[] w, int i) {
            return w[0] * Math.exp(-w[1] * MINUTES[i]) + w[2] - DEGREES[i];
        }
    }

    @Test
    @Tag("proof")
    void small_changes_stop_a_walk_in_centimetres_after_a_handful_of_steps() {
        Pitfalls pitfalls = new Pitfalls(HEIGHTS);
        assertThat(pitfalls.stoppedByChange()).isLessThan(10);
        assertThat(pitfalls.lossAtSmallChange()).isGreaterThan(0.693);
    }

    @Test
    void without_a_lowest_point_a_tighter_tolerance_finds_a_larger_weight() {
        double loose = Pitfalls.separable(1e-3).parameters()[0];
        Descent tight = Pitfalls.separable(1e-5);
        assertThat(tight.converged()).as("and it says converged").isTrue();
        assertThat(tight.parameters()[0]).isGreaterThan(loose + 4);
    }
}
