package gradus.fundamentals.linearalgebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class LuTest {
    @Test
    void a_system_worked_out_by_hand_is_solved() {
        // the second row leads: (4 2; 2 3), factor 2/4; what is left of 3 is 3 − ½ · 2 = 2
        Lu lu = Lu.of(Matrix.of(new double[][] {{2, 3}, {4, 2}}));
        assertThat(lu.order()).containsExactly(1, 0);
        assertThat(lu.lower()).isEqualTo(Matrix.of(new double[][] {{1, 0}, {0.5, 1}}));
        assertThat(lu.upper()).isEqualTo(Matrix.of(new double[][] {{4, 2}, {0, 2}}));
        assertThat(lu.determinant()).as("2·2 − 3·4").isEqualTo(-8);
        assertThat(lu.solve(new double[] {13, 14})).containsExactly(2, 3);
    }

    @Test
    void a_zero_where_the_first_pivot_would_stand_is_no_trouble() {
        Matrix swap = Matrix.of(new double[][] {{0, 1}, {1, 0}});
        assertThat(Lu.of(swap).solve(new double[] {5, 7})).containsExactly(7, 5);
        Matrix tiny = Matrix.of(new double[][] {{1e-20, 1}, {1, 1}});
        assertThat(Lu.of(tiny).solve(new double[] {1, 2}))
                .as("without exchanging rows x would be 0, 1")
                .containsExactly(new double[] {1, 1}, within(1e-15));
    }

    @Test
    void solutions_and_determinants_agree_with_ejml() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 1 + random.nextInt(8);
            Matrix A = RandomMatrices.gaussian(n, n, random);
            double[] b = RandomMatrices.gaussian(1, n, random).row(0);
            SimpleMatrix theirs = new SimpleMatrix(A.toArray());
            double determinant = theirs.determinant();
            assertThat(Lu.of(A).determinant())
                    .as("determinant at seed %d", seed)
                    .isCloseTo(determinant, within(1e-12 * (1 + Math.abs(determinant))));
            double[] x = theirs.solve(new SimpleMatrix(n, 1, true, b)).getDDRM().getData();
            assertThat(Vectors.norm(Vectors.minus(Lu.of(A).solve(b), x)))
                    .as("difference of the solutions at seed %d", seed)
                    .isLessThan(1e-9 * (1 + Vectors.norm(x)));
        }
    }

    @Test
    void sizes_of_rows_and_columns_make_nothing_singular() {
        Matrix rows = Matrix.of(new double[][] {{1e200, 1e200}, {1, 2}});
        assertThat(Lu.of(rows).solve(new double[] {2e200, 3})).containsExactly(new double[] {1, 1}, within(1e-14));
        Matrix columns = Matrix.of(new double[][] {{1e-200, 1}, {1e-200, 2}});
        assertThat(Lu.of(columns).solve(new double[] {2, 3})).containsExactly(new double[] {1e200, 1}, within(1e186));
    }

    @Test
    void bad_input_is_refused() {
        assertThatThrownBy(() -> Lu.of(null)).hasMessage("A must be given, but was null");
        assertThatThrownBy(() -> Lu.of(Matrix.of(new double[] {1, 2})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A must be square, but was a 1 × 2 matrix");
        assertThatThrownBy(() -> Lu.of(Matrix.of(new double[] {Double.NaN})))
                .hasMessage("A[0][0] must be finite, but was NaN");
        for (double[][] singular :
                new double[][][] {{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, {{0.1, 0.3, 0.4}, {0.7, 0.1, 0.8}, {0.2, 0.2, 0.4}}
                }) {
            assertThatThrownBy(() -> Lu.of(Matrix.of(singular)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A must be invertible, but column 2 is a combination of the columns before it");
        }
        assertThatThrownBy(() -> Lu.of(Matrix.of(new double[] {0})))
                .hasMessage("A must be invertible, but column 0 is a combination of the columns before it");
        assertThatThrownBy(() -> Lu.of(Matrix.identity(2)).solve(new double[3]))
                .hasMessage("b must hold 2 numbers (one for each row of A), but held 3");
        assertThatThrownBy(() -> Lu.of(Matrix.identity(1)).solve(new double[] {Double.NaN}))
                .hasMessage("b[0] must be finite, but was NaN");
    }
}
