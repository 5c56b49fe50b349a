package gradus.classicalml.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final double[] ACTUAL = {1, 2, 6};
    private static final double[] PREDICTIONS = {2, 2, 4};

    @Test
    void scores_are_those_worked_out_by_hand() {
        // errors 1, 0, −2; deviations from the mean 3 are −2, −1, 3
        assertThat(Scores.rootMeanSquaredError(PREDICTIONS, ACTUAL)).isCloseTo(Math.sqrt(5 / 3.0), within(1e-15));
        assertThat(Scores.meanAbsoluteError(PREDICTIONS, ACTUAL)).isEqualTo(1);
        assertThat(Scores.rSquared(PREDICTIONS, ACTUAL)).isCloseTo(1 - 5 / 14.0, within(1e-15));
        assertThat(Scores.errors(new int[] {0, 1, 1}, new int[] {0, 1, 2})).isEqualTo(1);
        assertThat(Scores.accuracy(new int[] {0, 1, 1}, new int[] {0, 1, 2})).isEqualTo(2 / 3.0);
    }

    @Test
    void the_mean_has_an_r_squared_of_zero_and_a_constant_target_has_none() {
        assertThat(Scores.rSquared(new double[] {3, 3, 3}, ACTUAL)).isZero();
        assertThat(Scores.rSquared(new double[] {7, 7}, new double[] {7, 7})).isNaN();
        assertThat(Scores.rSquared(new double[] {8, 7}, new double[] {7, 7})).isEqualTo(Double.NEGATIVE_INFINITY);
        double[] tenths = {0.1, 0.1, 0.1}; // their mean is rounded to a number above 0.1
        assertThat(Scores.rSquared(tenths, tenths)).isNaN();
        assertThat(Scores.rSquared(new double[] {0.2, 0.1, 0.1}, tenths)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void errors_whose_squares_overflow_are_still_right() {
        assertThat(Scores.rootMeanSquaredError(new double[] {3e200, 4e200}, new double[2]))
                .isCloseTo(5e200 / Math.sqrt(2), within(1e187));
    }

    @Test
    void what_cannot_be_compared_is_refused() {
        assertThatThrownBy(() -> Scores.rootMeanSquaredError(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predictions and actual must be of one length, but held 2 and 3 numbers");
        assertThatThrownBy(() -> Scores.rSquared(new double[0], new double[0]))
                .hasMessage("predictions must hold at least 1 number, but held 0");
        assertThatThrownBy(() -> Scores.errors(new int[1], null)).hasMessage("actual must be given, but was null");
        assertThatThrownBy(() -> Scores.accuracy(new int[0], new int[0]))
                .hasMessage("actual must hold at least 1 class, but held 0");
        assertThatThrownBy(() -> Scores.meanAbsoluteError(new double[] {Double.NaN}, new double[1]))
                .hasMessage("predictions[0] must be finite, but was NaN");
    }
}
