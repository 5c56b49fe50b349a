package gradus.classicalml.regularisation;

import static gradus.classicalml.regularisation.RidgeTest.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ElasticNetTest {
    private static final Matrix THREE = Matrix.ofColumns(new double[] {-1, 0, 1});
    private static final double[] TARGETS = {1, 4, 4};

    @Test
    void three_points_have_the_weights_worked_out_by_hand() {
        // x·y = 3, x·x = 2, and nλ = 1 comes off the 3
        NetFit fit = ElasticNet.lasso(1 / 3.0).fit(THREE, TARGETS);
        assertThat(fit.model().weights()[0]).isCloseTo(1, within(1e-14));
        assertThat(fit.model().intercept()).isCloseTo(3, within(1e-14));
        assertThat(fit.converged()).isTrue();
        // nλ = 2: half of it comes off, half joins the divisor
        assertThat(ElasticNet.of(2 / 3.0, 0.5).fit(THREE, TARGETS).model().weights()[0])
                .isCloseTo(2 / 3.0, within(1e-14));
        assertThat(ElasticNet.lasso(1).fit(THREE, TARGETS).model().weights()[0])
                .as("nλ = 3 takes all")
                .isZero();
        assertThat(ElasticNet.largestPenalty(THREE, TARGETS, 1)).isCloseTo(1, within(1e-14));
        assertThat(ElasticNet.largestPenalty(THREE, TARGETS, 0.5)).isCloseTo(2, within(1e-14));
    }

    @Test
    void soft_thresholding_takes_the_threshold_off() {
        assertThat(CoordinateDescent.soften(3, 1)).isEqualTo(2);
        assertThat(CoordinateDescent.soften(-3, 1)).isEqualTo(-2);
        assertThat(CoordinateDescent.soften(-1, 1)).isZero();
        assertThat(CoordinateDescent.soften(0.5, 1)).isZero();
    }

    /** Karush, Kuhn and Tucker: a weight that is not 0 pulls exactly as hard as the penalty, one that is 0 no harder. */
    @Test
    void every_answer_holds_to_the_conditions_of_the_optimum() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(20);
            int d = 1 + random.nextInt(25);
            Matrix X = RandomMatrices.gaussian(n, d, random);
            double[] y = random.doubles(n).toArray();
            double share = seed % 2 == 0 ? 1 : 0.05 + 0.9 * random.nextDouble();
            double penalty = (0.01 + random.nextDouble()) * ElasticNet.largestPenalty(X, y, share);
            NetFit fit = new ElasticNet(penalty, share, 1_000_000, 1e-14).fit(X, y);
            assertThat(fit.converged()).isTrue();
            double[] w = fit.model().weights();
            double[] residuals = Vectors.minus(y, fit.model().predict(X));
            double[] pulls = CentredRows.of(X, y).features().transposeTimes(residuals);
            for (int j = 0; j < d; j++) {
                double slope = pulls[j] / n - penalty * (1 - share) * w[j];
                double allowed = penalty * share;
                assertThat(Math.abs(slope)).isLessThan(allowed * (1 + 1e-4) + 1e-9);
                if (w[j] != 0) {
                    assertThat(slope).isCloseTo(Math.signum(w[j]) * allowed, within(1e-5 * allowed + 1e-6));
                }
            }
        }
    }

    @Test
    void the_gap_never_says_less_than_is_missing() {
        Random random = new Random(3);
        Matrix X = RandomMatrices.gaussian(40, 20, random);
        double[] y = random.doubles(40).toArray();
        for (double share : new double[] {1, 0.3}) {
            double penalty = 0.05 * ElasticNet.largestPenalty(X, y, share);
            double best =
                    new ElasticNet(penalty, share, 1_000_000, 1e-15).fit(X, y).objective();
            double before = Double.POSITIVE_INFINITY;
            for (int sweeps = 1; sweeps < 60; sweeps++) {
                NetFit fit = new ElasticNet(penalty, share, sweeps, 1e-15).fit(X, y);
                assertThat(fit.gap()).isGreaterThanOrEqualTo(fit.objective() - best - 1e-15);
                assertThat(fit.objective())
                        .as("objective after %d sweeps", sweeps)
                        .isLessThanOrEqualTo(before + 1e-15);
                before = fit.objective();
            }
        }
    }

    @Test
    void a_fit_says_whether_it_converged_or_was_stopped() {
        Random random = new Random(4);
        Matrix X = RandomMatrices.gaussian(30, 20, random);
        double[] y = random.doubles(30).toArray();
        NetFit stopped = new ElasticNet(0.001, 1, 3, 1e-12).fit(X, y);
        assertThat(stopped.converged()).isFalse();
        assertThat(stopped.sweeps()).isEqualTo(3);
        assertThat(stopped.toString()).startsWith("stopped after 3 sweeps, gap ");
        assertThat(ElasticNet.lasso(0.001).fit(X, y).toString()).startsWith("converged after ");
    }

    @Test
    void a_share_near_zero_gives_ridge() {
        Random random = new Random(9);
        Matrix X = RandomMatrices.gaussian(30, 5, random);
        double[] y = random.doubles(30).toArray();
        double[] net =
                new ElasticNet(0.3, 1e-9, 100_000, 1e-13).fit(X, y).model().weights();
        assertThat(net).containsExactly(new Ridge(0.3).fit(X, y).weights(), within(1e-6));
    }

    @Test
    void a_path_gives_what_single_fits_give() {
        Random random = new Random(6);
        Matrix X = RandomMatrices.gaussian(25, 8, random);
        double[] y = random.doubles(25).toArray();
        ElasticNet net = new ElasticNet(1, 0.7, 100_000, 1e-14);
        double largest = ElasticNet.largestPenalty(X, y, 0.7);
        double[] penalties = ElasticNet.penalties(largest, 0.001, 12);
        assertThat(penalties[0]).isEqualTo(largest);
        assertThat(penalties[11]).isCloseTo(largest * 0.001, within(largest * 1e-15));
        List<NetFit> path = net.path(X, y, penalties);
        assertThat(path.get(0).model().features()).isZero();
        for (int k = 0; k < penalties.length; k++) {
            NetFit single = new ElasticNet(penalties[k], 0.7, 100_000, 1e-14).fit(X, y);
            assertThat(path.get(k).model().weights())
                    .containsExactly(single.model().weights(), within(1e-6));
        }
    }

    @Test
    void edges_have_an_answer() {
        Matrix constant = Matrix.ofColumns(new double[] {0.1, 0.1, 0.1}, new double[] {-1, 0, 1});
        double[] w = ElasticNet.lasso(0.1).fit(constant, TARGETS).model().weights();
        assertThat(w[0]).isZero();
        assertThat(w[1]).isGreaterThan(1);
        NetFit flat = ElasticNet.lasso(0.1).fit(THREE, new double[] {5, 5, 5});
        assertThat(flat.converged()).isTrue();
        assertThat(flat.model().predict(100)).isEqualTo(5);
        assertThat(ElasticNet.largestPenalty(THREE, new double[] {5, 5, 5}, 1)).isZero();
        NetFit one = ElasticNet.lasso(1).fit(Matrix.of(new double[] {3, 4}), new double[] {7});
        assertThat(one.model().predict(1, 1)).isEqualTo(7);
        Matrix huge = Matrix.ofColumns(
                Arrays.stream(new double[] {-1, 0, 1}).map(x -> 1e100 * x).toArray());
        assertThat(ElasticNet.lasso(1e95).fit(huge, TARGETS).model().weights()[0])
                .isCloseTo(1.5e-100, within(1e-104));
    }

    @Test
    void errors_name_the_argument_and_its_value() {
        expect(() -> ElasticNet.lasso(0), "penalty must be finite and above 0, but was 0.0");
        expect(() -> ElasticNet.of(1, 0), "l1Share must be above 0 and at most 1 (for 0, take Ridge), but was 0.0");
        expect(() -> ElasticNet.of(1, 1.5), "l1Share must be above 0 and at most 1 (for 0, take Ridge), but was 1.5");
        expect(() -> new ElasticNet(1, 1, 0, 1), "maxSweeps must be at least 1, but was 0");
        expect(() -> new ElasticNet(1, 1, 1, 0), "tolerance must be finite and above 0, but was 0.0");
        expect(
                () -> ElasticNet.lasso(1).fit(THREE, new double[2]),
                "y must hold 3 numbers (one for each row of X), but held 2");
        expect(() -> ElasticNet.penalties(1, 1, 3), "ratio must be strictly between 0 and 1, but was 1.0");
        expect(() -> ElasticNet.penalties(1, 0.1, 1), "count must be at least 2, but was 1");
        expect(() -> ElasticNet.lasso(1).path(THREE, TARGETS), "penalties must hold at least 1 number, but held 0");
        expect(
                () -> ElasticNet.largestPenalty(THREE, TARGETS, 0),
                "l1Share must be above 0 and at most 1, but was 0.0");
    }
}
