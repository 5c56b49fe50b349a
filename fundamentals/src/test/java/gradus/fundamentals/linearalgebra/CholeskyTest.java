package gradus.fundamentals.linearalgebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    @Test
    void a_system_worked_out_by_hand_is_solved() {
        // (4 2; 2 5) = LLᵀ with L = (2 0; 1 2); 4·1 + 2·3 = 10 and 2·1 + 5·3 = 17
        Cholesky cholesky = Cholesky.of(Matrix.of(new double[][] {{4, 2}, {2, 5}}));
        assertThat(cholesky.solve(new double[] {10, 17})).containsExactly(new double[] {1, 3}, within(1e-15));
    }

    @Test
    void solutions_agree_with_ejml() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(6);
            double[][] rows = new double[n + 5][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = random.doubles(n, -2, 2).toArray();
            }
            Matrix A = Matrix.of(rows).transpose().times(Matrix.of(rows));
            double[] b = random.doubles(n, -2, 2).toArray();
            SimpleMatrix theirs = new SimpleMatrix(A.toArray()).solve(new SimpleMatrix(n, 1, true, b));
            assertThat(Cholesky.of(A).solve(b))
                    .as("seed %d", seed)
                    .containsExactly(theirs.getDDRM().getData(), within(1e-8));
        }
    }

    @Test
    void it_may_be_asked_whether_there_is_a_factor() {
        assertThat(Cholesky.ifPositiveDefinite(Matrix.of(new double[][] {{1, 2}, {2, 4}})))
                .isEmpty();
        assertThat(Cholesky.ifPositiveDefinite(Matrix.of(new double[][] {{-1}})))
                .isEmpty();
        assertThatThrownBy(() -> Cholesky.ifPositiveDefinite(Matrix.of(new double[][] {{1, 2}})))
                .hasMessageStartingWith("A must be square, but was a ");
        assertThat(Cholesky.ifPositiveDefinite(Matrix.of(new double[][] {{4, 2}, {2, 5}}))
                        .orElseThrow()
                        .solve(new double[] {8, 12}))
                .containsExactly(new double[] {1, 2}, within(1e-12));
    }

    @Test
    void bad_input_is_refused() {
        assertThatThrownBy(() -> Cholesky.of(null)).hasMessage("A must be given, but was null");
        assertThatThrownBy(() -> Cholesky.of(Matrix.of(new double[][] {{1, 2}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A must be square, but was a 1 × 2 matrix");
        assertThatThrownBy(() -> Cholesky.of(Matrix.of(new double[][] {{1, 2}, {2, 4}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A must be positive definite, but what is left of A[1][1] is 0.0");
        assertThatThrownBy(() -> Cholesky.of(Matrix.identity(2)).solve(new double[3]))
                .hasMessage("b must hold 2 numbers (one for each row of A), but held 3");
    }
}
