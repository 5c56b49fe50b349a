package gradus.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SlopesTest {
    /** x₀² + 3 x₀ x₁ + exp(x₂), and the like for more. */
    private static double value(double[] x) {
        return x[0] * x[0] + 3 * x[0] * x[1] + Math.exp(x[2]);
    }

    private static double[] gradient(double[] x) {
        return new double[] {2 * x[0] + 3 * x[1], 3 * x[0], Math.exp(x[2])};
    }

    private static Slopes slopes(UnaryOperator<double[]> gradient) {
        return Slopes.of("the loss", SlopesTest::value, gradient)
                .at(0.1, 0.7, 1.3)
                .at(-2, 0, 5);
    }

    private static UnaryOperator<double[]> times(double factor) {
        return x -> Changes.times(gradient(x), factor);
    }

    @Test
    void a_right_gradient_agrees() {
        slopes(SlopesTest::gradient).toAgree();
        Slopes.of("the large loss", x -> 1e9 + value(x), SlopesTest::gradient)
                .at(0.1, 0.7, 1.3)
                .toAgree();
    }

    @Test
    void one_wrong_coordinate_is_named_with_its_point() {
        assertThat(Said.sentence(() -> slopes(x -> {
                            double[] wrong = gradient(x);
                            wrong[1] += 0.001;
                            return wrong;
                        })
                        .named(i -> "weight " + i)
                        .toAgree()))
                .isEqualTo("the slope of the loss in weight 1, at [0.1, 0.7, 1.3], should be 0.3 but was 0.301");
    }

    @Test
    void one_of_a_thousand_coordinates_is_found() {
        double[] point = new double[1000];
        Arrays.fill(point, 0.1);
        UnaryOperator<double[]> right = x -> Changes.times(x, 2);
        Slopes squares = Slopes.of(
                        "the sum of squares",
                        x -> Arrays.stream(x).map(v -> v * v).sum(),
                        x -> {
                            double[] slopes = right.apply(x);
                            slopes[999] += 0.001;
                            return slopes;
                        })
                .at(point);
        assertThat(Said.sentence(squares::toAgree)).contains("in coordinate 999, at a point of 1000 coordinates,");
    }

    @Test
    void one_factor_for_all_slopes_is_recognised() {
        assertThat(Said.cause(() -> slopes(times(-1)).toAgree())).contains("uphill");
        assertThat(Said.cause(() -> slopes(times(2)).toAgree())).contains("twice as steep");
        assertThat(Said.cause(() -> slopes(times(0.5)).toAgree())).contains("half as steep");
        assertThat(Said.cause(() -> slopes(times(7)).toAgree())).contains("one and the same factor");
        assertThat(Said.cause(() -> slopes(times(7))
                        .ifCloseTo(times(7), "the sum over 7 rows")
                        .toAgree()))
                .isEqualTo("the sum over 7 rows");
    }

    @Test
    void what_is_not_finite_does_not_agree() {
        for (double wrong : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
            assertThat(Said.sentence(() -> slopes(x -> new double[] {wrong, 3 * x[0], Math.exp(x[2])})
                            .toAgree()))
                    .endsWith("but was " + wrong);
        }
        assertThat(Said.sentence(() -> slopes(x -> new double[2]).toAgree()))
                .isEqualTo("the number of slopes of the loss should be 3 but was 2");
    }

    @Test
    void a_gradient_that_adds_up_between_calls_is_caught() {
        double[] sum = new double[3];
        assertThat(Said.sentence(() -> slopes(x -> {
                            double[] slopes = gradient(x);
                            for (int i = 0; i < 3; i++) {
                                sum[i] += slopes[i];
                            }
                            return sum.clone();
                        })
                        .toAgree()))
                .startsWith("the gradient of the loss, asked twice at one point, should be");
    }

    @Test
    void a_gradient_that_moves_its_point_is_caught() {
        assertThat(Said.failure(() -> slopes(x -> {
                            double[] slopes = gradient(x);
                            x[0] *= 1 + 1e-15;
                            return slopes;
                        })
                        .toAgree()))
                .hasMessageContaining("the point at which the gradient is asked after the call should be");
    }

    @Test
    void floats_are_compared_as_floats() {
        Slopes.ofFloats("the loss", x -> x[0] * x[0] * x[1], x -> new float[] {2 * x[0] * x[1], x[0] * x[0]})
                .at(0.1, 0.7)
                .at(3, -2)
                .toAgree();
        assertThat(Said.sentence(() -> Slopes.ofFloats(
                                "the loss", x -> x[0] * x[0] * x[1], x -> new float[] {x[0] * x[1], x[0] * x[0]})
                        .at(0.5, 0.75)
                        .toAgree()))
                .isEqualTo("the slope of the loss in coordinate 0, at [0.5, 0.75], should be 0.75 but was 0.375");
    }

    @Test
    void without_a_point_there_is_nothing_to_compare() {
        assertThatThrownBy(() -> Slopes.of("the loss", SlopesTest::value, SlopesTest::gradient)
                        .toAgree())
                .isInstanceOf(IllegalStateException.class);
    }
}
