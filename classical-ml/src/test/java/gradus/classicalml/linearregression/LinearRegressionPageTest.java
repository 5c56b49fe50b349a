package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.descriptive.Correlation;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Cholesky;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.math3.stat.regression.MillerUpdatingRegression;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.SparseModel;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.SLMTrainer;

/** What the lesson's page claims beyond the printed numbers; where chance chooses the people, over twenty splits. */
class LinearRegressionPageTest {
    private static final Logger STEPS = Logger.getLogger(SLMTrainer.class.getName());

    private final Cases everybody = BodyMeasurements.everybody(BodyMeasurements.TAPE);

    @BeforeAll
    static void quietly() {
        STEPS.setLevel(Level.WARNING);
    }

    @Test
    void a_qr_updated_row_by_row_ends_where_qr_of_all_rows_ends() {
        expectRowByRow(everybody.features(), everybody.targets(), 1e-9);
        expectRowByRow(Certified.predictors(Certified.LONGLEY), Certified.responses(Certified.LONGLEY), 1e-9);
        expectRowByRow(Certified.powers(Certified.FILIP, 10), Certified.responses(Certified.FILIP), 1e-6);
    }

    private static void expectRowByRow(Matrix X, double[] y, double tolerance) {
        MillerUpdatingRegression rowByRow = new MillerUpdatingRegression(X.columns(), true);
        for (int i = 0; i < y.length; i++) {
            rowByRow.addObservation(X.row(i), y[i]);
        }
        double[] expected = new LinearRegression().fit(X, y).coefficients();
        assertThat(LinearRegressionTest.worstRelativeError(rowByRow.regress().getParameterEstimates(), expected))
                .isLessThan(tolerance);
    }

    @Test
    void cholesky_of_the_normal_equations_loses_digits_that_qr_keeps() {
        Matrix wampler = powers(0, 5);
        assertThat(worstOfQr(wampler)).isLessThan(2e-9);
        assertThat(worstOfCholesky(wampler)).isBetween(3e-8, 1e-5);
        Matrix years = powers(1950, 2);
        assertThat(worstOfQr(years)).isLessThan(1e-3);
        assertThat(worstOfCholesky(years))
                .as("no digit of a coefficient that is 1")
                .isGreaterThan(1);
        Matrix filip = Certified.powers(Certified.FILIP, 10).withOnes();
        assertThatThrownBy(() -> Cholesky.of(filip.transpose().times(filip)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A must be positive definite");
    }

    private static double worstOfQr(Matrix X) {
        return worst(HouseholderQr.of(X).solve(rowSums(X)));
    }

    private static double worstOfCholesky(Matrix X) {
        return worst(Cholesky.of(X.transpose().times(X)).solve(X.transposeTimes(rowSums(X))));
    }

    private static double worst(double[] coefficients) {
        return Arrays.stream(coefficients).map(b -> Math.abs(b - 1)).max().orElseThrow();
    }

    private static double[] rowSums(Matrix X) {
        double[] ones = new double[X.columns()];
        Arrays.fill(ones, 1);
        return X.times(ones);
    }

    private static Matrix powers(int from, int degree) {
        double[][] powers = new double[21][degree + 1];
        for (int i = 0; i < powers.length; i++) {
            int x = from + i;
            Arrays.setAll(powers[i], k -> Math.pow(x, k));
        }
        return Matrix.of(powers);
    }

    @Test
    void nist_answers_are_met_to_seven_digits_and_more() {
        expectCertified(Certified.predictors(Certified.NORRIS), Certified.NORRIS, Certified.NORRIS_ESTIMATES, 1e-12);
        expectCertified(Certified.predictors(Certified.LONGLEY), Certified.LONGLEY, Certified.LONGLEY_ESTIMATES, 1e-12);
        expectCertified(Certified.powers(Certified.FILIP, 10), Certified.FILIP, Certified.FILIP_ESTIMATES, 1e-7);
    }

    private static void expectCertified(Matrix X, double[][] rows, double[] estimates, double tolerance) {
        double[] ours = new LinearRegression().fit(X, Certified.responses(rows)).coefficients();
        assertThat(LinearRegressionTest.worstRelativeError(ours, estimates)).isLessThan(tolerance);
    }

    @Test
    void intervals_hold_about_their_share_and_far_fewer_people_without_the_one() {
        List<Double> inside = new ArrayList<>();
        overSplits(split -> {
            Cases unseen = everybody.rowsAt(split.test());
            LinearModel model = fit(everybody.rowsAt(split.train()));
            double held = 0;
            double heldByMean = 0;
            for (int i = 0; i < unseen.size(); i++) {
                double[] person = unseen.features().row(i);
                PredictionInterval interval = model.predictionInterval(person, 0.95);
                double h = model.leverage(person);
                double error = Math.abs(unseen.targets()[i] - interval.prediction());
                double margin = interval.high() - interval.prediction();
                held += error <= margin ? 1.0 / unseen.size() : 0;
                heldByMean += error <= margin * Math.sqrt(h / (1 + h)) ? 1.0 / unseen.size() : 0;
            }
            assertThat(held).isBetween(0.885, 0.985);
            assertThat(heldByMean).isBetween(0.17, 0.295);
            inside.add(held);
        });
        assertThat(inside.stream().mapToDouble(share -> share).average().orElseThrow())
                .isCloseTo(0.946, within(5e-4));
    }

    @Test
    void a_plane_finds_the_lightest_and_the_heaviest_too_light() {
        overSplits(split -> {
            Cases known = everybody.rowsAt(split.train());
            Diagnostics found = Diagnostics.of(fit(known), known.features(), known.targets());
            int[] order = Vectors.order(found.fitted());
            double[] light = Vectors.at(found.residuals(), Arrays.copyOfRange(order, 0, 76));
            double[] middle = Vectors.at(found.residuals(), Arrays.copyOfRange(order, 76, 304));
            double[] heavy = Vectors.at(found.residuals(), Arrays.copyOfRange(order, 304, 380));
            assertThat(Descriptive.mean(light)).isPositive();
            assertThat(Descriptive.mean(middle)).isNegative();
            assertThat(Descriptive.mean(heavy)).isPositive();
            assertThat(Descriptive.standardDeviation(light)).isLessThan(Descriptive.standardDeviation(heavy));
        });
    }

    @Test
    void all_measurements_together_nearly_always_predict_better_than_six() {
        List<String> columns = new ArrayList<>(DataSets.BODY_DIMS.table().columnNames());
        columns.remove("weight_kg");
        Cases all = BodyMeasurements.everybody(columns);
        List<Double> gains = new ArrayList<>();
        overSplits(split -> gains.add(error(everybody, split) - error(all, split)));
        assertThat(gains.stream().filter(gain -> gain > 0)).hasSize(19);
        assertThat(gains.stream().mapToDouble(gain -> gain).average().orElseThrow())
                .isCloseTo(0.205, within(5e-4));
    }

    @Test
    void six_lengths_err_far_less_than_height_or_a_guess() {
        Cases heights = BodyMeasurements.everybody(List.of("height_cm"));
        overSplits(split -> {
            double plane = error(everybody, split);
            assertThat(plane).isBetween(1.9, 2.9);
            assertThat(error(heights, split)).isGreaterThan(3 * plane);
        });
    }

    @Test
    void a_height_in_metres_stands_out_whoever_it_belongs_to() {
        Cases known = BodyMeasurements.training(BodyMeasurements.TAPE);
        for (int row = 0; row < 20; row++) {
            double[][] rows = known.features().toArray();
            rows[row][0] /= 100;
            Matrix X = Matrix.of(rows);
            LinearModel spoilt = new LinearRegression().fit(X, known.targets());
            Diagnostics found = Diagnostics.of(spoilt, X, known.targets());
            assertThat(found.leverages()[row]).as("row %d", row).isGreaterThan(0.5);
            assertThat(Vectors.argMax(found.cooksDistances())).isEqualTo(row);
            assertThat(found.cooksDistances()[row]).as("row %d", row).isGreaterThan(1);
        }
    }

    @Test
    void a_thick_upper_arm_hardly_ever_ends_in_a_thin_forearm() {
        Matrix arms = BodyMeasurements.everybody(List.of("bicep_girth", "forearm_girth"))
                .features();
        assertThat(Correlation.pearson(arms.column(0), arms.column(1))).isGreaterThan(0.9);
    }

    @Test
    void tribuo_takes_a_missing_measurement_for_an_average_one() {
        Cases known = BodyMeasurements.training(BodyMeasurements.TAPE);
        Model<Regressor> model = TribuoLeastSquares.train(known);
        double[] person =
                BodyMeasurements.heldOut(BodyMeasurements.TAPE).features().row(0);
        double[] average = person.clone();
        average[0] = Descriptive.mean(known.features().column(0));
        List<String> names = known.featureNames();
        double left = predict(model, names.subList(1, names.size()), Arrays.copyOfRange(person, 1, person.length));
        assertThat(left).isCloseTo(predict(model, names, average), within(1e-9));
    }

    private static double predict(Model<Regressor> model, List<String> names, double[] values) {
        return model.predict(TribuoData.example(names, values, RegressionFactory.UNKNOWN_REGRESSOR))
                .getOutput()
                .getValues()[0];
    }

    @Test
    void forward_selection_stops_after_as_many_features_as_it_is_told() {
        Cases known = BodyMeasurements.training(BodyMeasurements.TAPE);
        SparseModel<Regressor> two = new SLMTrainer(true, 2).train(TribuoCases.regression(known));
        assertThat(two.getActiveFeatures().values())
                .allSatisfy(names -> assertThat(names.stream().filter(BodyMeasurements.TAPE::contains))
                        .hasSize(2));
    }

    private void overSplits(Consumer<Split> check) {
        for (int seed = 100; seed < 120; seed++) {
            check.accept(Splits.random(everybody.size(), 0.25, seed));
        }
    }

    private static double error(Cases cases, Split split) {
        Cases unseen = cases.rowsAt(split.test());
        return Scores.rootMeanSquaredError(
                fit(cases.rowsAt(split.train())).predict(unseen.features()), unseen.targets());
    }

    private static LinearModel fit(Cases cases) {
        return new LinearRegression().fit(cases.features(), cases.targets());
    }
}
