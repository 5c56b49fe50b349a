package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import org.junit.jupiter.api.Test;

class LinearRegressionTest {
    /** Four points by hand: means 1.5 and 3; slope = 8/5 = 1.6; intercept = 3 − 1.5 · 1.6 = 0.6; residuals 0.4, −0.2, −0.8, 0.6. */
    private static final Matrix X = Matrix.of(new double[][] {{0}, {1}, {2}, {3}});

    private static final double[] Y = {1, 2, 3, 6};

    @Test
    void a_line_through_four_points_is_the_one_worked_out_by_hand() {
        LinearModel model = new LinearRegression().fit(X, Y);

        assertThat(model.weights()).hasSize(1);
        assertThat(model.weights()[0]).isCloseTo(1.6, within(1e-12));
        assertThat(model.intercept()).isCloseTo(0.6, within(1e-12));
        assertThat(model.degreesOfFreedom()).isEqualTo(2);
        assertThat(model.residualStandardError()).as("√(1.2 / 2)").isCloseTo(Math.sqrt(0.6), within(1e-12));
        assertThat(model.standardErrors()[1]).as("s / √5").isCloseTo(Math.sqrt(0.6 / 5), within(1e-12));
        assertThat(model.standardErrors()[0]).as("s · √(1/4 + 1.5²/5)").isCloseTo(Math.sqrt(0.6 * 0.7), within(1e-12));
    }
}
