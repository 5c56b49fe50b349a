package gradus.fundamentals.linearalgebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PowerIterationTest {
    private static final PowerIteration POWER = new PowerIteration(1e-12, 10_000);

    @Test
    void the_pairs_worked_out_by_hand_are_found() {
        List<EigenPair> pairs = POWER.largest(Matrix.of(new double[][] {{2, 1}, {1, 2}}), 2, 1);
        double half = Math.sqrt(0.5);
        assertThat(pairs.get(0).value()).isCloseTo(3, within(1e-12));
        assertThat(pairs.get(0).vector()).containsExactly(new double[] {half, half}, within(1e-11));
        assertThat(pairs.get(1).value()).isCloseTo(1, within(1e-12));
        assertThat(pairs.get(1).vector()).containsExactly(new double[] {half, -half}, within(1e-11));
    }

    @Test
    void pairs_agree_with_rotations_largest_in_size_first() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Matrix V = RandomMatrices.perpendicular(6, 6, random);
            double[] values = {-10, 7, 4, -2.5, 1, 0.5};
            double[][] stretched = new double[6][];
            for (int j = 0; j < 6; j++) {
                stretched[j] = Vectors.scaled(V.column(j), values[j]);
            }
            Matrix A = Matrix.ofColumns(stretched).times(V.transpose());
            List<EigenPair> pairs = POWER.largest(A, 6, seed);
            for (int j = 0; j < 6; j++) {
                assertThat(pairs.get(j).converged())
                        .as("pair %d at seed %d", j, seed)
                        .isTrue();
                assertThat(pairs.get(j).value()).isCloseTo(values[j], within(1e-10));
                assertThat(Math.abs(Vectors.dot(pairs.get(j).vector(), V.column(j))))
                        .isCloseTo(1, within(1e-10));
            }
        }
    }

    @Test
    void a_larger_gap_to_the_next_value_takes_fewer_steps() {
        for (int seed = 0; seed < 20; seed++) {
            int near = POWER.largest(Matrix.of(new double[][] {{1, 0}, {0, 0.99}}), 1, seed)
                    .get(0)
                    .steps();
            int far = POWER.largest(Matrix.of(new double[][] {{1, 0}, {0, 0.5}}), 1, seed)
                    .get(0)
                    .steps();
            assertThat(near).as("steps at seed %d", seed).isGreaterThan(10 * far);
        }
    }

    @Test
    void equal_sizes_with_opposite_signs_never_settle_and_say_so() {
        EigenPair pair = new PowerIteration(1e-9, 500)
                .largest(Matrix.of(new double[][] {{2, 0}, {0, -2}}), 1, 3)
                .get(0);
        assertThat(pair.converged()).isFalse();
        assertThat(pair.steps()).isEqualTo(500);
    }

    @Test
    void a_matrix_of_zeros_and_equal_values_are_found_at_once() {
        assertThat(POWER.largest(Matrix.of(new double[][] {{0, 0}, {0, 0}}), 2, 1))
                .allSatisfy(pair -> assertThat(pair.value()).isZero());
        List<EigenPair> same = POWER.largest(Matrix.identity(3), 3, 1);
        assertThat(same).allSatisfy(pair -> assertThat(pair.value()).isCloseTo(1, within(1e-14)));
        assertThat(Vectors.dot(same.get(0).vector(), same.get(2).vector())).isCloseTo(0, within(1e-14));
    }

    @Test
    void the_seed_alone_decides() {
        Matrix A = Matrix.of(new double[][] {{2, 0.5}, {0.5, 1.9}});
        assertThat(POWER.largest(A, 1, 7).get(0).vector())
                .isEqualTo(POWER.largest(A, 1, 7).get(0).vector());
        assertThat(POWER.largest(A, 1, 7).get(0).vector())
                .isNotEqualTo(POWER.largest(A, 1, 8).get(0).vector());
    }

    @Test
    void bad_input_is_refused() {
        assertThatThrownBy(() -> new PowerIteration(0, 1))
                .hasMessage("tolerance must be finite and above 0, but was 0.0");
        assertThatThrownBy(() -> new PowerIteration(1e-9, 0)).hasMessage("maxSteps must be at least 1, but was 0");
        assertThatThrownBy(() -> POWER.largest(Matrix.identity(2), 3, 1))
                .hasMessage("k must be between 1 and 2 (the size of A), but was 3");
        assertThatThrownBy(() -> POWER.largest(Matrix.of(new double[][] {{1, 2}, {0, 1}}), 1, 1))
                .hasMessageStartingWith("A must be symmetric, but A[0][1] was 2.0");
    }
}
