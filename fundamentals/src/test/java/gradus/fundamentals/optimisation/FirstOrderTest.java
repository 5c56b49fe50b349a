package gradus.fundamentals.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FirstOrderTest {
    private static final Bowl BOWL = new Bowl(4, 1);
    private static final double[] START = {1, 2};

    private static List<FirstOrder> all(int maxSteps, double tolerance) {
        return List.of(
                new GradientDescent(0.1, maxSteps, tolerance),
                new Momentum(0.1, 0.9, maxSteps, tolerance),
                new Nesterov(0.1, 0.9, maxSteps, tolerance),
                new Adam(0.1, maxSteps, tolerance));
    }

    @Test
    void two_steps_of_momentum_go_where_the_hand_calculation_goes() {
        // slope (4, 2): velocity (−0.4, −0.2), to (0.6, 1.8); slope (2.4, 1.8): 0.9 · velocity − (0.24, 0.18) = (−0.6,
        // −0.36)
        Descent descent = new Momentum(0.1, 0.9, 2, 0).minimise(BOWL, START);
        assertThat(descent.parameters()).containsExactly(new double[] {0, 1.44}, within(1e-15));
        assertThat(descent.losses()).containsExactly(new double[] {4, 2.34, 1.0368}, within(1e-12));
        assertThat(START).as("the start is not modified").containsExactly(1, 2);
    }

    @Test
    void two_steps_of_nesterov_go_where_the_hand_calculation_goes() {
        // velocity (−0.4, −0.2), moved by 0.9 · velocity − (0.4, 0.2) to (0.24, 1.62); slope (0.96, 1.62);
        // velocity (−0.36 − 0.096, −0.18 − 0.162), moved by (−0.4104 − 0.096, −0.3078 − 0.162)
        Descent descent = new Nesterov(0.1, 0.9, 2, 0).minimise(BOWL, START);
        assertThat(descent.parameters()).containsExactly(new double[] {-0.2664, 1.1502}, within(1e-12));
    }

    @Test
    void nesterov_is_the_classic_form_seen_from_the_point_ahead() {
        double[] w = START.clone();
        double[] v = new double[2];
        for (int step = 0; step < 20; step++) {
            double[] ahead = {w[0] + 0.9 * v[0], w[1] + 0.9 * v[1]};
            double[] gradient = BOWL.gradient(ahead);
            for (int j = 0; j < 2; j++) {
                v[j] = 0.9 * v[j] - 0.1 * gradient[j];
                w[j] += v[j];
            }
        }
        double[] ahead = {w[0] + 0.9 * v[0], w[1] + 0.9 * v[1]};
        assertThat(new Nesterov(0.1, 0.9, 20, 0).minimise(BOWL, START).parameters())
                .containsExactly(ahead, within(1e-14));
    }

    @Test
    void the_first_step_of_adam_is_as_long_as_the_rate_whatever_the_slope() {
        for (double unit : new double[] {1e-3, 1, 1e9}) {
            double[] end = new Adam(0.1, 1, 0)
                    .minimise(new Bowl(4 * unit, unit), START)
                    .parameters();
            assertThat(end).as("unit %s", unit).containsExactly(new double[] {0.9, 1.9}, within(1e-6));
        }
    }

    @Test
    void without_momentum_both_are_gradient_descent() {
        double[] plain = new GradientDescent(0.1, 20, 0).minimise(BOWL, START).parameters();
        assertThat(new Momentum(0.1, 0, 20, 0).minimise(BOWL, START).parameters())
                .containsExactly(plain, within(1e-15));
        assertThat(new Nesterov(0.1, 0, 20, 0).minimise(BOWL, START).parameters())
                .containsExactly(plain, within(1e-15));
    }

    @Test
    void each_finds_the_bottom_of_any_bowl_and_says_so() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20; round++) {
            Quadratic bowl = Quadratic.conditioned(2 + round % 5, 5, round);
            double[] start = random.doubles(bowl.size(), -3, 3).toArray();
            for (FirstOrder method : all(10_000, 1e-7)) {
                Descent descent = method.minimise(bowl, start);
                assertThat(descent.stop()).as("%s, round %d", method, round).isEqualTo(Stop.CONVERGED);
                assertThat(descent.gradientNorm()).isLessThanOrEqualTo(1e-7);
                assertThat(GradientCheck.largestError(descent.parameters(), new double[bowl.size()]))
                        .as("%s, round %d: no curvature is below 1", method, round)
                        .isLessThan(1e-6);
            }
        }
    }

    @Test
    void a_method_may_be_used_again_and_remembers_nothing() {
        for (FirstOrder method : all(15, 0)) {
            double[] first = method.minimise(BOWL, START).parameters();
            assertThat(method.minimise(BOWL, START).parameters())
                    .as("%s", method)
                    .isEqualTo(first);
        }
    }

    @Test
    void out_of_steps_is_not_converged_and_zero_slope_is() {
        for (FirstOrder method : all(3, 1e-9)) {
            assertThat(method.minimise(BOWL, START).stop()).isEqualTo(Stop.OUT_OF_STEPS);
            Descent atOnce = method.minimise(BOWL);
            assertThat(atOnce.converged()).isTrue();
            assertThat(atOnce.steps()).isZero();
        }
    }

    @Test
    void a_start_without_a_finite_loss_is_no_fault_of_the_rate() {
        for (FirstOrder method : all(5, 0)) {
            assertThatThrownBy(() -> method.minimise(BOWL, new double[] {1e200, 1}))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("the loss must be finite at the start, but was Infinity");
        }
    }

    @Test
    void momentum_that_leaves_the_numbers_is_stopped_with_the_cause() {
        for (FirstOrder wild : List.of(new Momentum(2, 0.9, 100_000, 0), new Nesterov(2, 0.9, 100_000, 0))) {
            assertThatThrownBy(() -> wild.minimise(BOWL, START))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("the learning rate 2.0 is too large");
        }
    }

    @Test
    void settings_out_of_range_are_refused_by_name() {
        for (double bad : new double[] {-0.1, 1, Double.NaN}) {
            String must = " must be at least 0 and below 1, but was " + bad;
            assertThatThrownBy(() -> new Momentum(1, bad, 1, 0)).hasMessage("momentum" + must);
            assertThatThrownBy(() -> new Nesterov(1, bad, 1, 0)).hasMessage("momentum" + must);
            assertThatThrownBy(() -> new Adam(1, bad, 0.9, 1, 0)).hasMessage("memory" + must);
            assertThatThrownBy(() -> new Adam(1, 0.9, bad, 1, 0)).hasMessage("squareMemory" + must);
        }
        String rate = "learningRate must be finite and above 0, but was 0.0";
        assertThatThrownBy(() -> new Momentum(0, 0, 1, 0)).hasMessage(rate);
        assertThatThrownBy(() -> new Nesterov(0, 0, 1, 0)).hasMessage(rate);
        assertThatThrownBy(() -> new Adam(0, 1, 0)).hasMessage(rate);
        String steps = "maxSteps must be at least 1, but was 0";
        assertThatThrownBy(() -> new Momentum(1, 0, 0, 0)).hasMessage(steps);
        assertThatThrownBy(() -> new Nesterov(1, 0, 0, 0)).hasMessage(steps);
        assertThatThrownBy(() -> new Adam(1, 0, 0)).hasMessage(steps);
        String tolerance = "tolerance must be finite and at least 0, but was -1.0";
        assertThatThrownBy(() -> new Momentum(1, 0, 1, -1)).hasMessage(tolerance);
        assertThatThrownBy(() -> new Nesterov(1, 0, 1, -1)).hasMessage(tolerance);
        assertThatThrownBy(() -> new Adam(1, 1, -1)).hasMessage(tolerance);
    }
}
