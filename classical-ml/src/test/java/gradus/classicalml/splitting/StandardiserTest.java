package gradus.classicalml.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Random;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class StandardiserTest {
    @Test
    void test_rows_are_scaled_by_the_training_rows_mean_and_deviation() {
        Standardiser standardiser = Standardiser.fit(Matrix.of(new double[][] {{1, 10}, {3, 30}}));
        assertThat(standardiser.means()).containsExactly(2, 20);
        assertThat(standardiser.deviations()).containsExactly(Math.sqrt(2), Math.sqrt(200));
        Matrix scaled = standardiser.transform(Matrix.of(new double[][] {{4, 20}}));
        assertThat(scaled.get(0, 0)).as("(4 − 2) / √2").isCloseTo(Math.sqrt(2), within(1e-15));
        assertThat(scaled.get(0, 1)).isZero();
    }

    @Test
    void training_rows_come_out_as_commons_math_normalises_them() {
        Random random = new Random(3);
        double[][] rows = new double[40][1];
        double[] column = new double[40];
        for (int i = 0; i < 40; i++) {
            column[i] = rows[i][0] = 500 + 3 * random.nextGaussian();
        }
        Matrix X = Matrix.of(rows);
        assertThat(Standardiser.fit(X).transform(X).column(0))
                .containsExactly(StatUtils.normalize(column), within(1e-12));
    }

    @Test
    void a_column_that_does_not_vary_is_refused_even_if_its_mean_is_rounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardiser.fit(Matrix.of(new double[][] {{1, 0.1}, {2, 0.1}, {3, 0.1}})))
                .withMessageStartingWith(
                        "column 1 must vary by more than rounding to be scaled, but is from 0.1 to 0.1");
    }

    @Test
    void rounding_is_not_variation() {
        assertThatIllegalArgumentException()
                .as("would be standardised to 1.15, −0.58, −0.58")
                .isThrownBy(() -> Standardiser.fit(Matrix.of(new double[][] {{0.1 + 0.2}, {0.3}, {0.3}})))
                .withMessage("column 0 must vary by more than rounding to be scaled, "
                        + "but is from 0.3 to 0.30000000000000004");
        double far = 1e9;
        Matrix close = Matrix.of(new double[][] {{far}, {far + 1e-5}, {far + 2e-5}});
        assertThat(Standardiser.fit(close).transform(close).get(2, 0))
                .as("a hundred steps of a double at 10⁹ are variation")
                .isCloseTo(1, within(0.01));
    }

    @Test
    void one_row_is_scaled_as_a_matrix_of_one_row_is() {
        Standardiser standardiser = Standardiser.fit(Matrix.of(new double[][] {{1, 10}, {3, 30}}));
        assertThat(standardiser.transform(4, 20))
                .isEqualTo(standardiser
                        .transform(Matrix.of(new double[][] {{4, 20}}))
                        .row(0));
    }

    @Test
    void numbers_that_are_not_finite_are_refused() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Standardiser.fit(Matrix.of(new double[][] {{1}, {bad}})))
                    .withMessageStartingWith("features[1][0] must be finite, but was " + bad + "");
        }
    }

    @Test
    void one_row_has_no_deviation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardiser.fit(Matrix.of(new double[][] {{1, 2}})))
                .withMessage("features must have at least 2 rows, but had 1");
    }

    @Test
    void other_columns_than_were_fitted_are_refused() {
        Standardiser standardiser = Standardiser.fit(Matrix.of(new double[][] {{1, 10}, {3, 30}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standardiser.transform(Matrix.of(new double[][] {{1}})))
                .withMessage("features must hold 2 numbers (one for each column this was fitted on), but held 1");
    }
}
