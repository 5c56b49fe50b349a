package gradus.fundamentals.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GradientCheckTest {
    @Test
    void the_slope_of_x_cubed_times_y_is_three_x_squared_y_and_x_cubed() {
        double[] at = {2, 5};
        double[] measured = GradientCheck.numerical(v -> v[0] * v[0] * v[0] * v[1], at);
        assertThat(measured).containsExactly(new double[] {60, 8}, within(1e-7));
        assertThat(at).as("the point is not modified").containsExactly(2, 5);
    }

    @Test
    void a_coordinate_of_a_million_is_stepped_in_proportion() {
        double measured = GradientCheck.numerical(v -> v[0] * v[0], new double[] {1e6})[0];
        assertThat(measured / 2e6).as("a step of 6e-6 would drown in rounding").isCloseTo(1, within(1e-9));
    }

    @Test
    void the_error_is_relative_above_one_and_absolute_below() {
        assertThat(GradientCheck.largestError(new double[] {1, 200}, new double[] {1, 100}))
                .isEqualTo(0.5);
        assertThat(GradientCheck.largestError(new double[] {0.001, 0}, new double[] {0.002, 0}))
                .isCloseTo(0.001, within(1e-15));
    }

    @Test
    void gradients_of_different_lengths_are_refused() {
        assertThatThrownBy(() -> GradientCheck.largestError(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gradients must be of one length, but held 2 and 3 numbers");
    }

    @Test
    void the_gradient_of_an_objective_is_compared_with_its_value() {
        assertThat(GradientCheck.largestError(new Bowl(3, 1), new double[] {0.5, -2}))
                .as("ten digits of a smooth function")
                .isLessThan(1e-10);
    }
}
