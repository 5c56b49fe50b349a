package gradus.fundamentals.linearalgebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class SvdTest {
    @Test
    void a_matrix_worked_out_by_hand_is_decomposed() {
        // AᵀA = (25 20; 20 25): 45 along (1, 1), 5 along (1, −1); A(1, 1) = (3, 9), A(−1, 1) = (−3, 1)
        Svd svd = Svd.of(Matrix.of(new double[][] {{3, 0}, {4, 5}}));
        assertThat(svd.values()).containsExactly(new double[] {Math.sqrt(45), Math.sqrt(5)}, within(1e-14));
        double half = Math.sqrt(0.5);
        assertThat(svd.right().column(0)).containsExactly(new double[] {half, half}, within(1e-15));
        assertThat(Math.abs(Vectors.dot(svd.right().column(1), new double[] {half, -half})))
                .isCloseTo(1, within(1e-15));
        assertThat(svd.left().column(0))
                .containsExactly(new double[] {1 / Math.sqrt(10), 3 / Math.sqrt(10)}, within(1e-15));
        assertThat(svd.condition()).as("√45 / √5").isCloseTo(3, within(1e-14));
        assertThat(svd.lowRank(1).row(0))
                .as("half of 3 along (1, 1)")
                .containsExactly(new double[] {1.5, 1.5}, within(1e-15));
        assertThat(svd.lowRank(1).row(1)).containsExactly(new double[] {4.5, 4.5}, within(1e-14));
        assertThat(svd.lostAt(1)).as("√(5 / 50)").isCloseTo(Math.sqrt(0.1), within(1e-15));
    }

    @Test
    void values_of_any_shape_agree_with_ejml() {
        for (int seed = 0; seed < 200; seed++) {
            Matrix A = any(new SplittableRandom(seed));
            Svd svd = Svd.of(A);
            double largest = svd.values()[0];
            double[] theirs = new SimpleMatrix(A.toArray()).svd().getSingularValues();
            for (int j = 0; j < svd.values().length; j++) {
                assertThat(svd.values()[j])
                        .as("value %d at seed %d", j, seed)
                        .isCloseTo(theirs[j], within(1e-13 * largest));
            }
            assertPerpendicular(svd.left(), seed);
            assertPerpendicular(svd.right(), seed);
            assertThat(svd.lowRank(svd.values().length).minus(A).norm()).isLessThan(1e-13 * A.norm());
        }
    }

    @Test
    void the_error_of_a_low_rank_is_known_before_it_is_built_and_no_other_matrix_of_that_rank_is_nearer() {
        for (int seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Matrix A = any(random);
            Svd svd = Svd.of(A);
            int k = random.nextInt(svd.values().length + 1);
            double error = A.minus(svd.lowRank(k)).norm() / A.norm();
            assertThat(error).as("seed %d, rank %d", seed, k).isCloseTo(svd.lostAt(k), within(1e-13));
            assertThat(svd.lostAt(svd.rankFor(Math.min(1, error + 1e-12)))).isLessThanOrEqualTo(error + 1e-12);
            if (k > 0) {
                Matrix other =
                        RandomMatrices.gaussian(A.rows(), k, random); // the best for the columns that others span
                Matrix projected = ofColumnsNearest(other, A);
                assertThat(A.minus(projected).norm() / A.norm()).isGreaterThan(error - 1e-12);
            }
        }
    }

    private static Matrix ofColumnsNearest(Matrix span, Matrix A) {
        double[][] columns = new double[A.columns()][];
        Svd svd = Svd.of(span);
        for (int j = 0; j < columns.length; j++) {
            columns[j] = span.times(svd.solve(A.column(j)));
        }
        return Matrix.ofColumns(columns);
    }

    @Test
    void dependent_columns_lower_the_rank_and_leave_the_shortest_solution() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 1 + random.nextInt(12);
            int d = 1 + random.nextInt(12);
            int rank = 1 + random.nextInt(Math.min(n, d));
            Matrix A = RandomMatrices.gaussian(n, rank, random).times(RandomMatrices.gaussian(rank, d, random));
            Svd svd = Svd.of(A);
            assertThat(svd.rank()).as("seed %d, %d × %d", seed, n, d).isEqualTo(rank);
            assertPerpendicular(svd.left(), seed);
            double[] b = RandomMatrices.gaussian(1, n, random).row(0);
            SimpleMatrix theirs = new SimpleMatrix(A.toArray()).pseudoInverse().mult(new SimpleMatrix(n, 1, true, b));
            double[] difference = Vectors.minus(svd.solve(b), theirs.getDDRM().getData());
            assertThat(Vectors.norm(difference)).as("seed %d", seed).isLessThan(1e-8 * (1 + theirs.normF()));
        }
    }

    @Test
    void small_whole_numbers_which_often_depend_on_each_other_are_decomposed() {
        for (int seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] rows = new double[1 + random.nextInt(8)][1 + random.nextInt(5)];
            for (double[] row : rows) {
                Arrays.setAll(row, j -> random.nextInt(-2, 3));
            }
            Matrix A = Matrix.of(rows);
            Svd svd = Svd.of(A);
            assertPerpendicular(svd.left(), seed);
            assertPerpendicular(svd.right(), seed);
            assertThat(svd.lowRank(svd.rank()).minus(A).norm()).isLessThanOrEqualTo(1e-14 * A.norm());
            assertThat(svd.rank())
                    .as("seed %d", seed)
                    .isEqualTo(new SimpleMatrix(rows).svd().rank());
        }
    }

    @Test
    void numbers_of_any_size_one_number_and_none_but_zeros_are_decomposed() {
        for (double unit : new double[] {1e200, 1e-200, 1e-320}) {
            Svd svd = Svd.of(Matrix.of(new double[][] {{3 * unit, 0}, {4 * unit, 5 * unit}}));
            assertThat(svd.values()[0] / unit).isCloseTo(Math.sqrt(45), within(1e-3));
            assertThat(svd.condition()).isCloseTo(3, within(1e-3));
        }
        Svd zeros = Svd.of(Matrix.of(new double[][] {{0, 0}, {0, 0}, {0, 0}}));
        assertThat(zeros.values()).containsExactly(0, 0);
        assertThat(zeros.rank()).isZero();
        assertThat(zeros.condition()).isInfinite();
        assertThat(zeros.lostAt(0)).isZero();
        assertThat(zeros.solve(new double[] {1, 2, 3})).containsExactly(0, 0);
        assertPerpendicular(zeros.left(), 0);
        Svd one = Svd.of(Matrix.of(new double[] {-2}));
        assertThat(one.values()).containsExactly(2);
        assertThat(one.left().get(0, 0) * one.right().get(0, 0)).isEqualTo(-1);
        Svd wide = Svd.of(Matrix.of(new double[] {3, 4}));
        assertThat(wide.values()).containsExactly(5);
        assertThat(wide.right().column(0)).containsExactly(new double[] {0.6, 0.8}, within(1e-16));
    }

    @Test
    void the_smallest_rank_for_an_error_is_found() {
        Svd svd = Svd.of(Matrix.of(new double[][] {{3, 0}, {0, 4}})); // left out: 1, then 3/5, then 0
        assertThat(svd.rankFor(1)).isZero();
        assertThat(svd.rankFor(0.6)).isEqualTo(1);
        assertThat(svd.rankFor(0.59)).isEqualTo(2);
        assertThat(svd.rankFor(0)).isEqualTo(2);
    }

    @Test
    void bad_input_is_refused() {
        Svd svd = Svd.of(Matrix.identity(2));
        assertThatThrownBy(() -> Svd.of(null)).hasMessage("A must be given, but was null");
        assertThatThrownBy(() -> Svd.of(Matrix.of(new double[] {1, Double.NEGATIVE_INFINITY})))
                .hasMessage("A[0][1] must be finite, but was -Infinity");
        assertThatThrownBy(() -> svd.lowRank(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k must be between 0 and 2 (the shorter side of A), but was 3");
        assertThatThrownBy(() -> svd.lostAt(-1)).hasMessageContaining("but was -1");
        assertThatThrownBy(() -> svd.rankFor(Double.NaN)).hasMessage("error must be between 0 and 1, but was NaN");
        assertThatThrownBy(() -> svd.solve(new double[1]))
                .hasMessage("b must hold 2 numbers (one for each row of A), but held 1");
    }

    private static Matrix any(SplittableRandom random) {
        return RandomMatrices.gaussian(1 + random.nextInt(12), 1 + random.nextInt(12), random);
    }

    private static void assertPerpendicular(Matrix Q, int seed) {
        assertThat(Q.transpose().times(Q).minus(Matrix.identity(Q.columns())).norm())
                .as("QᵀQ − I at seed %d", seed)
                .isLessThan(1e-13);
    }
}
