package gradus.fundamentals.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GradientDescentTest {
    private static final Bowl BOWL = new Bowl(4, 1);
    private static final double[] START = {1, 2};

    @Test
    void two_steps_go_where_the_hand_calculation_goes() {
        // at (1, 2) the slope is (4, 2); a rate of 0.1 leads to (0.6, 1.8), then to (0.36, 1.62)
        Descent descent = new GradientDescent(0.1, 2, 0).minimise(BOWL, START);
        assertThat(descent.parameters()).containsExactly(new double[] {0.36, 1.62}, within(1e-15));
        assertThat(descent.losses())
                .as("(4 + 4)/2, (1.44 + 3.24)/2, (0.5184 + 2.6244)/2")
                .containsExactly(new double[] {4, 2.34, 1.5714}, within(1e-12));
        assertThat(descent.loss()).isEqualTo(descent.losses()[2]);
        assertThat(descent.steps()).isEqualTo(2);
        assertThat(descent.gradientNorm())
                .as("the slopes left are 1.44 and 1.62")
                .isCloseTo(1.62, within(1e-12));
        assertThat(descent.converged()).isFalse();
        assertThat(descent).hasToString("stopped after 2 steps, gradient 1.6e+00");
        assertThat(START).as("the start is not modified").containsExactly(1, 2);
    }

    @Test
    void it_stops_where_the_slope_is_within_the_tolerance() {
        Descent descent = new GradientDescent(0.25, 1000, 1e-6).minimise(BOWL, START);
        assertThat(descent.converged()).isTrue();
        assertThat(descent.gradientNorm()).isLessThanOrEqualTo(1e-6);
        assertThat(descent.steps()).as("0.75ⁿ · 2 is at most 1e-6 from n = 51").isEqualTo(51);
        assertThat(descent.toString()).startsWith("converged after 51 steps, gradient ");
    }

    @Test
    void below_two_over_the_curvature_the_loss_falls_and_above_it_grows_without_bound() {
        double[] losses =
                new GradientDescent(0.49, 500, 0).minimise(BOWL, START).losses();
        for (int step = 1; step < losses.length; step++) {
            assertThat(losses[step]).as("loss after step %d", step).isLessThanOrEqualTo(losses[step - 1]);
        }
        double[] wild = new GradientDescent(0.51, 100, 0).minimise(BOWL, START).losses();
        assertThat(wild[100]).isGreaterThan(wild[50]);
    }

    @Test
    void a_run_that_leaves_the_numbers_is_stopped_with_the_cause() {
        for (double rate : new double[] {3, 1e10, 1e300, 1e308}) {
            assertThatThrownBy(() -> new GradientDescent(rate, 100_000, 0).minimise(BOWL, START))
                    .as("rate %s", rate)
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageMatching(
                            "(the loss|the largest derivative|the largest parameter) was (Infinity|NaN) after step"
                                    + " \\d+: the learning rate \\S+ is too large for these features; standardise them, or lower it");
        }
    }

    @Test
    void from_zero_is_where_it_starts_unless_told_otherwise() {
        Descent descent = new GradientDescent(0.1, 5, 0).minimise(BOWL);
        assertThat(descent.parameters()).containsExactly(0, 0);
        assertThat(descent.converged()).as("the gradient is 0 at once").isTrue();
        assertThat(descent.losses()).containsExactly(0);
    }

    @Test
    void what_is_handed_out_is_a_copy() {
        Descent descent = new GradientDescent(0.1, 1, 0).minimise(BOWL, START);
        descent.losses()[0] = 9;
        descent.parameters()[0] = 9;
        assertThat(descent.losses()[0]).isEqualTo(4);
        assertThat(descent.parameters()[0]).isCloseTo(0.6, within(1e-15));
    }

    @Test
    void settings_and_starts_out_of_range_are_refused_by_name() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new GradientDescent(rate, 1, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("learningRate must be finite and above 0, but was " + rate);
        }
        assertThatThrownBy(() -> new GradientDescent(1, 0, 0)).hasMessage("maxSteps must be at least 1, but was 0");
        assertThatThrownBy(() -> new GradientDescent(1, 1, -1))
                .hasMessage("tolerance must be finite and at least 0, but was -1.0");
        GradientDescent descent = new GradientDescent(1, 1, 0);
        assertThatThrownBy(() -> descent.minimise(null)).hasMessage("objective must be given, but was null");
        assertThatThrownBy(() -> descent.minimise(BOWL, new double[3]))
                .hasMessage("start must hold 2 numbers (the number of parameters), but held 3");
        assertThatThrownBy(() -> descent.minimise(BOWL, new double[] {0, Double.NaN}))
                .hasMessage("start[1] must be finite, but was NaN");
    }
}
