package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import org.junit.jupiter.api.Test;

class StandardisationTest {
    private static final Standardisation OF_TWO =
            Standardisation.of(Matrix.of(new double[][] {{1, 10}, {3, 30}, {5, 20}}));

    @Test
    void three_numbers_are_standardised_by_hand() {
        // 1, 3, 5 have mean 3 and sample deviation 2; 10, 30, 20 have mean 20 and deviation 10
        assertThat(OF_TWO.deviations()).containsExactly(new double[] {2, 10}, within(1e-14));
        assertThat(OF_TWO.apply(Matrix.of(new double[][] {{7, 15}})).row(0))
                .as("new rows, with the mean and deviation of the old")
                .containsExactly(new double[] {2, -0.5}, within(1e-14));
        OF_TWO.deviations()[0] = 99;
        assertThat(OF_TWO.deviations()[0]).isCloseTo(2, within(1e-14));
    }

    @Test
    void bad_input_is_refused() {
        assertThatThrownBy(() -> Standardisation.of(null)).hasMessage("X must be given, but was null");
        assertThatThrownBy(() -> Standardisation.of(Matrix.identity(1)))
                .hasMessage("X must have at least 2 rows, but had 1");
        assertThatThrownBy(() -> Standardisation.of(Matrix.of(new double[][] {{1, 7}, {2, 7}})))
                .hasMessage("the columns of X must vary, but column 1 is 7.0 in every row");
        assertThatThrownBy(() -> OF_TWO.apply(Matrix.identity(3)))
                .hasMessage("a row of X must have 2 numbers (one for each measured column), but had 3");
        assertThatThrownBy(() -> OF_TWO.apply(Matrix.of(new double[][] {{1, Double.NaN}})))
                .hasMessage("X[0][1] must be finite, but was NaN");
    }
}
