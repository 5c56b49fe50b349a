package gradus.fundamentals.linearalgebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
    @Test
    void a_matrix_worked_out_by_hand_is_taken_apart() {
        // (2 1; 1 2)(1, 1) = 3(1, 1) and (2 1; 1 2)(1, −1) = 1(1, −1)
        SymmetricEigen eigen = SymmetricEigen.of(Matrix.of(new double[][] {{2, 1}, {1, 2}}));
        double half = Math.sqrt(0.5);
        assertThat(eigen.values()).containsExactly(new double[] {3, 1}, within(1e-15));
        assertThat(eigen.vectors().column(0)).containsExactly(new double[] {half, half}, within(1e-15));
        assertThat(eigen.vectors().column(1)).containsExactly(new double[] {half, -half}, within(1e-15));
    }

    @Test
    void values_fall_whatever_their_sign_and_equal_ones_have_perpendicular_vectors() {
        assertThat(SymmetricEigen.of(Matrix.of(new double[][] {{-5, 0}, {0, 1}}))
                        .values())
                .containsExactly(1, -5);
        SymmetricEigen same = SymmetricEigen.of(Matrix.identity(3));
        assertThat(same.values()).containsExactly(1, 1, 1);
        assertThat(same.vectors()).isEqualTo(Matrix.identity(3));
        assertThat(SymmetricEigen.of(Matrix.of(new double[] {0})).values()).containsExactly(0);
    }

    @Test
    void values_of_a_gram_matrix_are_the_squares_of_singular_values() {
        for (int seed = 0; seed < 50; seed++) {
            Matrix A = RandomMatrices.gaussian(8, 5, new SplittableRandom(seed));
            double[] values = SymmetricEigen.of(A.transpose().times(A)).values();
            double[] singular = Svd.of(A).values();
            for (int j = 0; j < 5; j++) {
                assertThat(values[j]).isCloseTo(singular[j] * singular[j], within(1e-12 * values[0]));
            }
        }
    }

    @Test
    void numbers_whose_squares_overflow_or_vanish_are_no_trouble() {
        for (double unit : new double[] {1e200, 1e-200}) {
            double[] values = SymmetricEigen.of(Matrix.of(new double[][] {{2 * unit, unit}, {unit, 2 * unit}}))
                    .values();
            assertThat(Vectors.scaled(values, 1 / unit)).containsExactly(new double[] {3, 1}, within(1e-14));
        }
    }

    @Test
    void bad_input_is_refused() {
        assertThatThrownBy(() -> SymmetricEigen.of(null)).hasMessage("A must be given, but was null");
        assertThatThrownBy(() -> SymmetricEigen.of(Matrix.of(new double[] {1, 2})))
                .hasMessage("A must be square, but was a 1 × 2 matrix");
        assertThatThrownBy(() -> SymmetricEigen.of(Matrix.of(new double[][] {{1, 2}, {3, 4}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A must be symmetric, but A[0][1] was 2.0 and A[1][0] was 3.0");
    }
}
