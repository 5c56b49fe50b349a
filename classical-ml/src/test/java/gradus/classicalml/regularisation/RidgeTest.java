package gradus.classicalml.regularisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Cholesky;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RidgeTest {
    private static final Matrix THREE = Matrix.ofColumns(new double[] {-1, 0, 1});
    private static final double[] TARGETS = {1, 4, 4};

    @Test
    void three_points_have_the_weights_worked_out_by_hand() {
        // x·y = 3 and x·x = 2, so least squares says 1.5, and at λ = 1/3 a third of 3 rows adds 1 to the divisor: 3 / 3
        assertThat(new Ridge(0).fit(THREE, TARGETS).weights()[0]).isCloseTo(1.5, within(1e-14));
        ShrunkModel shrunk = new Ridge(1 / 3.0).fit(THREE, TARGETS);
        assertThat(shrunk.weights()[0]).isCloseTo(1, within(1e-14));
        assertThat(shrunk.intercept())
                .as("the mean target, whatever the penalty")
                .isCloseTo(3, within(1e-14));
        assertThat(shrunk.predict(2)).isCloseTo(5, within(1e-14));
    }

    @Test
    void qr_cholesky_and_the_svd_agree() {
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(15);
            int d = 1 + random.nextInt(12); // wider than tall as well
            Matrix X = RandomMatrices.gaussian(n, d, random);
            double[] y = random.doubles(n).toArray();
            double penalty = 0.001 + random.nextDouble();
            double[] qr = new Ridge(penalty).fit(X, y).weights();
            assertThat(RidgePath.of(X, y).at(penalty).weights()).containsExactly(qr, within(1e-11));
            assertThat(byCholesky(X, y, penalty)).containsExactly(qr, within(1e-11));
        }
    }

    /** The textbook's way: (XᵀX + nλI)w = Xᵀy on centred rows. */
    static double[] byCholesky(Matrix X, double[] y, double penalty) {
        Matrix centred = CentredRows.of(X, y).features();
        double[][] A = centred.transpose().times(centred).toArray();
        for (int j = 0; j < A.length; j++) {
            A[j][j] += y.length * penalty;
        }
        return Cholesky.of(Matrix.of(A)).solve(centred.transposeTimes(Vectors.centred(y)));
    }

    @Test
    void no_other_weights_have_a_lower_objective() {
        Random random = new Random(5);
        Matrix X = RandomMatrices.gaussian(20, 4, random);
        double[] y = random.doubles(20).toArray();
        Ridge ridge = new Ridge(0.3);
        ShrunkModel best = ridge.fit(X, y);
        double least = ridge.objective(best, X, y);
        for (int trial = 0; trial < 200; trial++) {
            double[] weights = best.weights();
            Arrays.setAll(weights, j -> weights[j] + 0.01 * random.nextGaussian());
            ShrunkModel other = ShrunkModel.of(best.intercept() + 0.01 * random.nextGaussian(), weights);
            assertThat(ridge.objective(other, X, y)).isGreaterThan(least);
        }
    }

    @Test
    void adding_to_every_target_moves_only_the_intercept() {
        Random random = new Random(7);
        Matrix X = RandomMatrices.gaussian(12, 3, random);
        double[] y = random.doubles(12).toArray();
        ShrunkModel before = new Ridge(2).fit(X, y);
        ShrunkModel after =
                new Ridge(2).fit(X, Arrays.stream(y).map(t -> t + 1000).toArray());
        assertThat(after.weights()).containsExactly(before.weights(), within(1e-11));
        assertThat(after.intercept() - before.intercept()).isCloseTo(1000, within(1e-9));
    }

    @Test
    void left_out_rows_have_the_errors_of_models_fitted_without_them() {
        Random random = new Random(11);
        for (int d : new int[] {2, 14}) {
            int n = 9;
            Matrix X = RandomMatrices.gaussian(n, d, random);
            double[] y = random.doubles(n).toArray();
            double penalty = 0.2;
            double sum = 0;
            for (int out = 0; out < n; out++) {
                int left = out;
                int[] others = IntStream.range(0, n).filter(i -> i != left).toArray();
                ShrunkModel model = new Ridge(n * penalty / (n - 1)).fit(X.rowsAt(others), Vectors.at(y, others));
                sum += Math.pow(model.predict(X.row(out)) - y[out], 2);
            }
            assertThat(RidgePath.of(X, y).leaveOneOutError(penalty)).isCloseTo(Math.sqrt(sum / n), within(1e-12));
        }
    }

    @Test
    void freedom_falls_from_one_per_feature_to_none() {
        RidgePath path = RidgePath.of(RandomMatrices.gaussian(30, 5, new Random(1)), new double[30]);
        assertThat(path.degreesOfFreedom(1e-12)).isCloseTo(5, within(1e-9));
        assertThat(path.degreesOfFreedom(1e12)).isCloseTo(0, within(1e-9));
        assertThat(path.degreesOfFreedom(0.1)).isGreaterThan(path.degreesOfFreedom(0.2));
    }

    @Test
    void edges_have_an_answer() {
        Matrix constant = Matrix.ofColumns(new double[] {0.1, 0.1, 0.1}, new double[] {-1, 0, 1});
        assertThat(new Ridge(1).fit(constant, TARGETS).weights()[0]).isZero();
        assertThat(RidgePath.of(constant, TARGETS).at(1).weights()[0]).isZero();
        assertThat(RidgePath.of(constant, TARGETS).degreesOfFreedom(1e-9)).isCloseTo(1, within(1e-6));
        Matrix one = Matrix.of(new double[] {3, 4});
        assertThat(new Ridge(1).fit(one, new double[] {7}).predict(9, 9)).isEqualTo(7);
        assertThat(RidgePath.of(one, new double[] {7}).at(1).predict(9, 9)).isEqualTo(7);
        Matrix twins = Matrix.ofColumns(new double[] {-1, 0, 1}, new double[] {-1, 0, 1});
        double[] shared = new Ridge(1 / 3.0).fit(twins, TARGETS).weights();
        assertThat(shared)
                .as("twins share what one would have: 3 / (2 + 2 + 1) each")
                .containsExactly(new double[] {0.6, 0.6}, within(1e-14));
    }

    @Test
    void errors_name_the_argument_and_its_value() {
        expect(() -> new Ridge(-0.5), "penalty must be finite and at least 0, but was -0.5");
        expect(() -> new Ridge(Double.NaN), "penalty must be finite and at least 0, but was NaN");
        expect(
                () -> new Ridge(1).fit(THREE, new double[2]),
                "y must hold 3 numbers (one for each row of X), but held 2");
        expect(() -> new Ridge(1).fit(THREE, new double[] {1, Double.NaN, 2}), "y[1] must be finite, but was NaN");
        expect(() -> new Ridge(1).fit(null, TARGETS), "X must be given, but was null");
        Matrix twins = Matrix.ofColumns(new double[] {-1, 0, 1}, new double[] {-2, 0, 2});
        expect(
                () -> new Ridge(0).fit(twins, TARGETS),
                "penalty must be above 0.0 for these features, because column 1 is constant or a combination of those before it");
        RidgePath path = RidgePath.of(THREE, TARGETS);
        expect(() -> path.at(0), "penalty must be finite and above 0, but was 0.0");
        expect(
                () -> RidgePath.of(Matrix.of(new double[] {1}), new double[] {1})
                        .leaveOneOutError(1),
                "X must have at least 2 rows to leave one out, but had 1");
        ShrunkModel model = path.at(1);
        expect(() -> model.predict(1, 2), "features must hold 1 number (one for each weight of the model), but held 2");
        expect(() -> ShrunkModel.of(1), "weights must hold at least 1 number, but held 0");
    }

    static void expect(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
