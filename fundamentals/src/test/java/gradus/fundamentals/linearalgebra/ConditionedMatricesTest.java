package gradus.fundamentals.linearalgebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.numbers.DotProduct;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every decomposition on a thousand seeded matrices of 1 to 20 rows, conditioned from 1 to 10¹², with answers that are known. Beside it
 * EJML on the same matrices. ε is 2⁻⁵².
 */
@Tag("proof")
class ConditionedMatricesTest {
    private static final double EPSILON = Math.ulp(1.0);
    private static final int MATRICES = 1000;

    /** A matrix, a solution, and the right side that belongs to it, each number of it rounded only once. */
    private record Problem(int seed, Matrix A, double condition, Matrix b, Matrix x) {
        static Problem of(int seed, Matrix A, double condition, RandomGenerator random) {
            Matrix x = RandomMatrices.gaussian(A.columns(), 1, random);
            double[] b = IntStream.range(0, A.rows())
                    .mapToDouble(i -> DotProduct.COMPENSATED.of(A.row(i), x.column(0)))
                    .toArray();
            return new Problem(seed, A, condition, Matrix.ofColumns(b), x);
        }

        void accepts(String method, double[] solution) {
            int n = A.rows();
            Matrix found = Matrix.ofColumns(solution);
            assertThat(found.minus(x).norm() / x.norm())
                    .as("error of %s at seed %d, condition %.1e", method, seed, condition)
                    .isLessThanOrEqualTo(10 * condition * EPSILON);
            assertThat(A.times(found).minus(b).norm())
                    .as("residual of %s at seed %d", method, seed)
                    .isLessThanOrEqualTo(10 * n * EPSILON * A.norm() * found.norm());
        }
    }

    private static double condition(int seed, int n) {
        return n == 1 ? 1 : Math.pow(10, 12.0 * seed / (MATRICES - 1));
    }

    private static Problem square(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 1 + random.nextInt(20);
        double condition = condition(seed, n);
        return Problem.of(seed, RandomMatrices.ofCondition(n, n, condition, random), condition, random);
    }

    /** Symmetric, with eigenvalues from 1 to 1/condition in size, of either sign unless all are to be positive. */
    private static Problem symmetric(int seed, boolean positive) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 1 + random.nextInt(20);
        double condition = condition(seed, n);
        double[][] half = RandomMatrices.perpendicular(n, n, random).toArray();
        double[] values = new double[n];
        for (int j = 0; j < n; j++) {
            double size = n == 1 ? 1 : Math.pow(condition, -(double) j / (n - 1));
            values[j] = positive || random.nextBoolean() ? size : -size;
        }
        double[][] A = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k < n; k++) {
                    A[i][j] += values[k] * half[i][k] * half[j][k];
                }
                A[j][i] = A[i][j];
            }
        }
        return Problem.of(seed, Matrix.of(A), condition, random);
    }

    private static void everySeed(IntConsumer law) {
        IntStream.range(0, MATRICES).forEach(law);
    }

    @Test
    void lu_solves_and_its_factors_multiply_to_the_matrix() {
        everySeed(seed -> {
            Problem problem = square(seed);
            Lu lu = Lu.of(problem.A);
            problem.accepts("LU", lu.solve(problem.b.column(0)));
            near(seed, problem.A.rowsAt(lu.order()), lu.lower().times(lu.upper()));
            assertThat(Vectors.largestSize(lu.lower().elements()))
                    .as("no factor is above 1")
                    .isEqualTo(1);
        });
    }

    @Test
    void qr_solves() {
        everySeed(seed -> {
            Problem problem = square(seed);
            problem.accepts("QR", HouseholderQr.of(problem.A).solve(problem.b.column(0)));
        });
    }

    @Test
    void cholesky_solves() {
        everySeed(seed -> {
            Problem problem = symmetric(seed, true);
            problem.accepts("Cholesky", Cholesky.of(problem.A).solve(problem.b.column(0)));
        });
    }

    @Test
    void the_svd_solves_and_its_factors_multiply_to_the_matrix() {
        everySeed(seed -> {
            Problem problem = square(seed);
            Svd svd = Svd.of(problem.A);
            int n = problem.A.rows();
            problem.accepts("SVD", svd.solve(problem.b.column(0)));
            near(seed, problem.A, svd.lowRank(n));
            perpendicular(seed, svd.left());
            perpendicular(seed, svd.right());
            double[] theirs = new SimpleMatrix(problem.A.toArray()).svd().getSingularValues();
            assertThat(svd.values()).as("EJML's at seed %d", seed).containsExactly(theirs, within(10 * n * EPSILON));
            for (int j = 0; j < n; j++) {
                double known = n == 1 ? 1 : Math.pow(problem.condition, -(double) j / (n - 1));
                assertThat(svd.values()[j]).as("known").isCloseTo(known, within(10 * n * EPSILON));
            }
        });
    }

    @Test
    void rotations_find_every_eigenvalue() {
        everySeed(seed -> {
            Problem problem = symmetric(seed, false);
            SymmetricEigen eigen = SymmetricEigen.of(problem.A);
            Matrix V = eigen.vectors();
            int n = problem.A.rows();
            perpendicular(seed, V);
            double[][] stretched = new double[n][];
            Arrays.setAll(stretched, j -> Vectors.scaled(V.column(j), eigen.values()[j]));
            near(seed, problem.A, Matrix.ofColumns(stretched).times(V.transpose()));
            var theirs = new SimpleMatrix(problem.A.toArray()).eig();
            double[] sorted = IntStream.range(0, n)
                    .mapToDouble(j -> -theirs.getEigenvalue(j).getReal())
                    .sorted()
                    .map(x -> -x)
                    .toArray();
            assertThat(eigen.values()).as("EJML's at seed %d", seed).containsExactly(sorted, within(10 * n * EPSILON));
        });
    }

    /** EJML is as right as we are: at 10¹² two correct methods may differ in the fifth digit, since the question does not have it. */
    @Test
    void ejmls_own_lu_and_qr_differ_by_as_much_as_the_condition_allows() {
        double worst = 0;
        for (int seed = 900; seed < MATRICES; seed++) {
            Problem problem = square(seed);
            int n = problem.A.rows();
            Matrix lu = solved(LinearSolverFactory_DDRM.lu(n), problem);
            Matrix qr = solved(LinearSolverFactory_DDRM.qr(n, n), problem);
            double apart = lu.minus(qr).norm() / problem.x.norm();
            assertThat(apart).as("seed %d", seed).isLessThan(10 * problem.condition * EPSILON);
            worst = Math.max(worst, apart);
        }
        assertThat(worst).as("the largest relative difference").isBetween(1e-6, 1e-3);
    }

    private static Matrix solved(LinearSolverDense<DMatrixRMaj> solver, Problem problem) {
        assertThat(solver.setA(new DMatrixRMaj(problem.A.toArray()))).isTrue();
        DMatrixRMaj x = new DMatrixRMaj(problem.A.rows(), 1);
        solver.solve(new DMatrixRMaj(problem.b.toArray()), x);
        return Matrix.ofColumns(x.data);
    }

    private static void near(int seed, Matrix A, Matrix product) {
        assertThat(product.minus(A).norm())
                .as("what the factors of the %s at seed %d miss", A, seed)
                .isLessThanOrEqualTo(10 * A.rows() * EPSILON * A.norm());
    }

    private static void perpendicular(int seed, Matrix Q) {
        assertThat(Q.transpose().times(Q).minus(Matrix.identity(Q.columns())).norm())
                .as("QᵀQ − I at seed %d", seed)
                .isLessThanOrEqualTo(10 * Q.rows() * EPSILON);
    }
}
