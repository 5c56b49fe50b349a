package gradus.fundamentals.linearalgebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class HouseholderQrTest {

    @Test
    void a_square_system_worked_out_by_hand_is_solved() {
        // 3a + 1b = 9 and 4a + 2b = 14 have a = 2, b = 3
        HouseholderQr qr = HouseholderQr.of(Matrix.of(new double[][] {{3, 1}, {4, 2}}));
        assertThat(qr.solve(new double[] {9, 14})).containsExactly(new double[] {2, 3}, within(1e-14));
        // the first column has length 5, so R⁻¹ begins with ±1/5; |det| = 2 = 5·|r₂₂|, so it ends with ±5/2
        assertThat(Math.abs(qr.inverseR().get(0, 0))).isCloseTo(0.2, within(1e-15));
        assertThat(Math.abs(qr.inverseR().get(1, 1))).isCloseTo(2.5, within(1e-14));
        assertThat(qr.inverseR().get(1, 0)).isZero();
    }

    @Test
    void least_squares_agree_with_ejml() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int p = 1 + random.nextInt(6);
            double[][] rows = new double[p + random.nextInt(20)][p];
            double[][] right = new double[rows.length][1];
            double[] y = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < p; j++) {
                    rows[i][j] = random.nextGaussian();
                }
                y[i] = random.nextGaussian();
                right[i][0] = y[i];
            }
            SimpleMatrix theirs = new SimpleMatrix(rows).solve(new SimpleMatrix(right));
            double[] ours = HouseholderQr.of(Matrix.of(rows)).solve(y);
            for (int j = 0; j < p; j++) {
                assertThat(ours[j])
                        .as("coefficient %d at seed %d", j, seed)
                        .isCloseTo(theirs.get(j), within(1e-8 * (1 + Math.abs(theirs.get(j)))));
            }
        }
    }

    @Test
    void the_inverse_triangle_gives_the_inverse_of_the_gram_matrix() {
        for (int seed = 0; seed < 50; seed++) {
            Matrix A = random(new Random(seed)).withOnes();
            Matrix inverseR = HouseholderQr.of(A).inverseR();
            Matrix product =
                    inverseR.times(inverseR.transpose()).times(A.transpose().times(A));
            for (int i = 0; i < product.rows(); i++) {
                assertThat(product.row(i))
                        .as("row %d of (AᵀA)⁻¹·AᵀA at seed %d", i, seed)
                        .containsExactly(Matrix.identity(product.rows()).row(i), within(1e-9));
            }
        }
    }

    @Test
    void numbers_whose_squares_overflow_or_vanish_are_no_trouble() {
        for (double unit : new double[] {1e200, 1e-200}) {
            Matrix A = Matrix.of(new double[][] {{3 * unit, unit}, {4 * unit, 2 * unit}});
            assertThat(HouseholderQr.of(A).solve(new double[] {9 * unit, 14 * unit}))
                    .containsExactly(new double[] {2, 3}, within(1e-13));
        }
    }

    @Test
    void the_first_dependent_column_is_found() {
        assertThat(HouseholderQr.of(Matrix.identity(3)).dependentColumn()).isEqualTo(-1);
        double[][] sum = {{1, 2, 3, 1}, {4, 5, 9, 0}, {7, 9, 16, 5}, {1, 0, 1, 4}};
        assertThat(HouseholderQr.of(Matrix.of(sum)).dependentColumn()).isEqualTo(2);
        assertThat(HouseholderQr.of(Matrix.of(new double[][] {{0, 1}, {0, 2}})).dependentColumn())
                .as("a column of zeros")
                .isZero();
    }

    @Test
    void bad_input_is_refused() {
        HouseholderQr qr = HouseholderQr.of(Matrix.identity(2));
        assertThatThrownBy(() -> HouseholderQr.of(null)).hasMessage("A must be given, but was null");
        assertThatThrownBy(() -> HouseholderQr.of(Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A must have at least as many rows as columns (3), but had 2");
        assertThatThrownBy(() -> HouseholderQr.of(Matrix.of(new double[][] {{Double.NaN}})))
                .hasMessage("A[0][0] must be finite, but was NaN");
        assertThatThrownBy(() -> qr.solve(null)).hasMessage("y must be given, but was null");
        assertThatThrownBy(() -> qr.solve(new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("y must hold 2 numbers (one for each row of A), but held 3");
        assertThatThrownBy(() -> qr.solve(new double[] {1, Double.NEGATIVE_INFINITY}))
                .hasMessage("y[1] must be finite, but was -Infinity");
        HouseholderQr dependent = HouseholderQr.of(Matrix.of(new double[][] {{1, 2}, {2, 4}}));
        assertThatThrownBy(() -> dependent.solve(new double[2]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A must have independent columns, but column 1 is a combination of the columns before it");
        assertThatThrownBy(dependent::inverseR).isInstanceOf(IllegalStateException.class);
    }

    /** 5 to 64 rows, 1 to 3 columns of different spreads. */
    private static Matrix random(Random random) {
        double[][] rows = new double[5 + random.nextInt(60)][1 + random.nextInt(3)];
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextGaussian() * (1 + j) + j;
            }
        }
        return Matrix.of(rows);
    }
}
