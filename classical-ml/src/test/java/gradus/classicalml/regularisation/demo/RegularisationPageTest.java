package gradus.classicalml.regularisation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.regularisation.BiasVariance;
import gradus.classicalml.regularisation.ElasticNet;
import gradus.classicalml.regularisation.NetFit;
import gradus.classicalml.regularisation.Ridge;
import gradus.classicalml.regularisation.RidgePath;
import gradus.classicalml.regularisation.ShrunkModel;
import gradus.fundamentals.descriptive.Correlation;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.regression.slm.ElasticNetCDTrainer;
import org.tribuo.regression.slm.LARSLassoTrainer;

/** What the lesson's page claims beyond the printed numbers; where chance chooses the rows, over twenty draws. */
@Tag("proof")
class RegularisationPageTest {
    private static final List<Logger> TRIBUO = Stream.of("ElasticNetCDTrainer", "SLMTrainer")
            .map(name -> Logger.getLogger("org.tribuo.regression.slm." + name))
            .toList();

    @BeforeAll
    static void quietly() {
        TRIBUO.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    @Test
    void more_powers_always_fit_the_known_houses_better_and_mostly_the_others_worse() {
        int worse = 0;
        for (int seed = 0; seed < 20; seed++) {
            Houses houses = new Houses(seed);
            double[] known = Stream.of("straight line", "degree 3", "degree 6", "degree 12")
                    .mapToDouble(name -> houses.trainingError(Houses.METHODS.get(name)))
                    .toArray();
            assertThat(known[0]).isGreaterThan(known[1]);
            assertThat(known[1]).isGreaterThan(known[2]);
            assertThat(known[2]).isGreaterThan(known[3]);
            worse += houses.errorBetween(Houses.METHODS.get("degree 12"))
                            > houses.errorBetween(Houses.METHODS.get("degree 3"))
                    ? 1
                    : 0;
        }
        assertThat(worse)
                .as("draws of 20 in which degree 12 is worse than degree 3 between the known years")
                .isGreaterThanOrEqualTo(19);
    }

    @Test
    void the_variance_of_least_squares_is_its_coefficients_times_the_noise_by_the_rows() {
        Houses houses = new Houses(3);
        int[] coefficients = {2, 4, 7, 13};
        String[] names = {"straight line", "degree 3", "degree 6", "degree 12"};
        for (int k = 0; k < names.length; k++) {
            BiasVariance parts = houses.parts(Houses.METHODS.get(names[k]), 2000);
            double exact = 3600.0 * coefficients[k] / 40;
            assertThat(parts.variance()).as(names[k]).isCloseTo(exact, within(0.05 * exact));
        }
    }

    @Test
    void a_penalty_trades_bias_for_variance() {
        Houses houses = new Houses(3);
        BiasVariance before = null;
        for (double penalty : new double[] {0, 0.01, 0.1, 1, 10}) {
            BiasVariance parts = houses.parts(new Houses.Method(Houses.polynomial(12), penalty), 300);
            if (before != null) {
                assertThat(parts.variance()).isLessThan(before.variance());
                assertThat(parts.squaredBias()).isGreaterThan(before.squaredBias() - 3);
            }
            before = parts;
        }
        BiasVariance free = houses.parts(Houses.METHODS.get("degree 12"), 1000);
        BiasVariance held = houses.parts(Houses.METHODS.get("degree 12, held back"), 1000);
        assertThat(held.variance() / free.variance()).isLessThan(1 / 3.0);
    }

    @Test
    void a_penalty_does_not_tame_a_polynomial_beyond_its_years_but_a_spline_goes_on_straight() {
        for (int seed = 0; seed < 20; seed++) {
            Houses houses = new Houses(seed);
            double oldest = Arrays.stream(houses.years).min().orElseThrow();
            double[] early = {oldest - 10, oldest - 20, oldest - 30};
            double[] spline = Houses.METHODS
                    .get("spline, 5 knots")
                    .fit(houses.years, houses.prices)
                    .apply(early);
            assertThat(spline[2] - spline[1]).isCloseTo(spline[1] - spline[0], within(1e-6));
            double[] held = Houses.METHODS
                    .get("degree 12, held back")
                    .fit(houses.years, houses.prices)
                    .apply(early);
            assertThat(Math.abs(held[2] - held[1])).isGreaterThan(2 * Math.abs(held[1] - held[0]));
        }
    }

    @Test
    void penalties_rescue_64_features_in_every_draw() {
        Held held = new Held();
        int lassoBeatsRidge = 0;
        for (int seed = 0; seed < Held.SEEDS; seed++) {
            assertThat(held.all[seed]).isGreaterThan(held.ten[seed]);
            assertThat(held.ridge[seed]).isLessThan(held.all[seed]);
            assertThat(held.lasso[seed]).isLessThan(held.all[seed]);
            lassoBeatsRidge += held.lasso[seed] < held.ridge[seed] ? 1 : 0;
        }
        assertThat(lassoBeatsRidge).isGreaterThanOrEqualTo(15);
        double[] behind = Vectors.minus(held.lasso, held.ten);
        assertThat(Descriptive.mean(behind)).isBetween(0.5, 2.5);
        assertThat(Descriptive.mean(held.simplest)).isGreaterThan(Descriptive.mean(held.lasso));
    }

    @Test
    void ridge_sets_no_weight_to_zero_and_lasso_one_after_another() {
        Patients patients = new Patients(0);
        Matrix X = patients.scale.transform(patients.known.features());
        double[] y = patients.known.targets();
        RidgePath ridge = RidgePath.of(X, y);
        double largest = ElasticNet.largestPenalty(X, y, 1);
        double[] penalties = ElasticNet.penalties(largest, 1e-3, 60);
        for (double penalty : penalties) {
            assertThat(ridge.at(penalty).features()).isEqualTo(10);
        }
        List<NetFit> lasso = ElasticNet.lasso(1).path(X, y, penalties);
        assertThat(lasso.get(0).model().features()).isZero();
        assertThat(lasso.get(59).model().features()).isEqualTo(10);
        double[] early = ElasticNet.lasso(0.65 * largest).fit(X, y).model().weights();
        assertThat(IntStream.range(0, 10).filter(j -> early[j] != 0).toArray())
                .as("body mass index and ltg come in first")
                .containsExactly(2, 8);
        double[] hdl =
                lasso.stream().mapToDouble(fit -> fit.model().weights()[6]).toArray();
        int below = IntStream.range(0, 60).filter(k -> hdl[k] < -3).findFirst().orElseThrow();
        int out =
                IntStream.range(below, 60).filter(k -> hdl[k] == 0).findFirst().orElseThrow();
        assertThat(Arrays.stream(hdl).limit(below)).as("hdl comes in below 0").allMatch(w -> w <= 0);
        assertThat(hdl[59]).as("and comes back above").isGreaterThan(10);
        assertThat(out).as("after it has left").isLessThan(59);
    }

    @Test
    void the_training_error_falls_with_every_smaller_penalty() {
        Patients patients = new Patients(0);
        Matrix X = patients.knownProducts();
        double[] y = patients.known.targets();
        double before = Double.POSITIVE_INFINITY;
        for (NetFit fit : ElasticNet.lasso(1).path(X, y, ElasticNet.penalties(50, 0.02, 20))) {
            double[] e = Vectors.minus(fit.model().predict(X), y);
            assertThat(Vectors.norm(e)).isLessThanOrEqualTo(before * (1 + 1e-6));
            before = Vectors.norm(e);
        }
    }

    @Test
    void a_penalised_intercept_pulls_every_prediction_towards_zero() {
        assertThat(new Damage().meanPredictionWithPenalisedIntercept(0.5)).isCloseTo(152.1335 / 1.5, within(1e-3));
    }

    @Test
    void total_and_ldl_cholesterol_say_nearly_the_same_and_lasso_chooses_one() {
        Damage damage = new Damage();
        assertThat(Correlation.pearson(damage.X.column(4), damage.X.column(5))).isCloseTo(0.90, within(0.005));
        double[] lasso = damage.shares(ElasticNet.lasso(2));
        double[] net = damage.shares(ElasticNet.of(2, 0.1));
        assertThat(lasso[0] + lasso[1]).as("one of them, by lasso").isGreaterThan(60);
        assertThat(net[2]).as("both, by an elastic net").isGreaterThan(80);
    }

    @Test
    void tribuo_minimises_the_same_and_does_not_scale() {
        Library library = new Library();
        for (double share : new double[] {1, 0.5}) {
            ShrunkModel ours = ElasticNet.of(2, share)
                    .fit(library.known.features(), library.known.targets())
                    .model();
            assertThat(library.furthest(ours, Library.precise(2, share))).isLessThan(1e-6);
        }
        assertThat(new ElasticNetCDTrainer(1, 1).getProvenance().toString())
                .contains("maxIterations=500", "tolerance=1.0E-4");
        assertThatThrownBy(() -> new ElasticNetCDTrainer(1, 0))
                .hasMessageContaining("L1 Ratio must be between 0 and 1");
        ShrunkModel ridge = new Ridge(2).fit(library.known.features(), library.known.targets());
        assertThat(library.furthest(ridge, Library.precise(2, 1e-6))).isLessThan(1e-3);
        Library unscaled = new Library(new Patients(0).known);
        double[] theirs = unscaled.predictions(Library.precise(2, 1));
        ShrunkModel ours = ElasticNet.lasso(2)
                .fit(unscaled.known.features(), unscaled.known.targets())
                .model();
        assertThat(ours.predict(unscaled.known.features())).containsExactly(theirs, within(1e-4));
        assertThat(library.predictions(Library.precise(2, 1))[0])
                .as("another model than on standardised features")
                .isNotCloseTo(theirs[0], within(0.1));
    }

    /** After k steps Tribuo's LARS goes all the way to the least squares of the k features that it chose. */
    @Test
    void the_last_step_of_tribuos_lars_is_not_shrunk() {
        Library library = new Library();
        double[] lars = library.predictions(new LARSLassoTrainer(3));
        Matrix X = library.known.features();
        double[] y = library.known.targets();
        double nearest = Double.POSITIVE_INFINITY;
        for (int a = 0; a < 10; a++) {
            for (int b = a + 1; b < 10; b++) {
                for (int c = b + 1; c < 10; c++) {
                    Matrix three = X.columnsAt(a, b, c);
                    double[] fitted = new Ridge(0).fit(three, y).predict(three);
                    nearest = Math.min(nearest, Vectors.largestSize(Vectors.minus(fitted, lars)));
                }
            }
        }
        assertThat(nearest).as("least squares of some three features").isLessThan(1e-8);
        double[] penalties = ElasticNet.penalties(ElasticNet.largestPenalty(X, y, 1), 0.01, 100);
        double closestLasso = ElasticNet.lasso(1).path(X, y, penalties).stream()
                .filter(fit -> fit.model().features() == 3)
                .mapToDouble(
                        fit -> Vectors.largestSize(Vectors.minus(fit.model().predict(X), lars)))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        assertThat(closestLasso).as("distance of every lasso of three features").isGreaterThan(5);
    }

    @Test
    void a_fit_that_was_stopped_uses_features_that_the_answer_does_not() {
        Patients patients = new Patients(0);
        Matrix X = patients.knownProducts();
        double[] y = patients.known.targets();
        NetFit stopped = new ElasticNet(0.2, 1, 10, 1e-10).fit(X, y);
        NetFit converged = ElasticNet.lasso(0.2).fit(X, y);
        assertThat(stopped.converged()).isFalse();
        assertThat(converged.converged()).isTrue();
        assertThat(stopped.model().features()).isGreaterThan(converged.model().features());
    }

    @Test
    void the_units_of_one_measurement_decide_whether_it_is_used() {
        Matrix raw = Patients.everybody().features();
        double[] y = Patients.everybody().targets();
        Matrix grams = Matrix.ofColumns(IntStream.range(0, 10)
                .mapToObj(j -> j == 9 ? Vectors.scaled(raw.column(9), 0.01) : raw.column(j))
                .toArray(double[][]::new));
        assertThat(ElasticNet.lasso(5).fit(raw, y).model().weights()[9]).isNotZero();
        assertThat(ElasticNet.lasso(5).fit(grams, y).model().weights()[9]).isZero();
    }
}
