package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluation;
import org.tribuo.regression.slm.ElasticNetCDTrainer;
import org.tribuo.regression.slm.LARSTrainer;
import org.tribuo.regression.slm.SLMTrainer;

class TribuoLeastSquaresTest {
    private static final Logger STEPS = Logger.getLogger(SLMTrainer.class.getName());
    private static final Logger GAPS = Logger.getLogger(ElasticNetCDTrainer.class.getName());

    private final BodyMeasurements known = BodyMeasurements.training(BodyMeasurements.TAPE);
    private final BodyMeasurements unseen = BodyMeasurements.heldOut(BodyMeasurements.TAPE);
    private final LinearModel ours = new LinearRegression().fit(known.features(), known.kilograms());

    @BeforeAll
    static void quietly() {
        STEPS.setLevel(Level.WARNING);
        GAPS.setLevel(Level.WARNING);
    }

    @Test
    void forward_selection_run_to_its_end_is_least_squares() {
        expectAgreement(TribuoLeastSquares.train(dataset(known)), 1e-9);
    }

    @Test
    void least_angle_regression_run_to_its_end_is_least_squares() {
        expectAgreement(new LARSTrainer().train(dataset(known)), 1e-9);
    }

    @Test
    void least_angle_regression_cannot_train_on_a_single_feature() {
        BodyMeasurements heights = BodyMeasurements.training(List.of("height_cm"));
        assertThatThrownBy(() -> new LARSTrainer().train(dataset(heights)))
                .as("Tribuo 4.3.2; the lesson says so")
                .isInstanceOf(NoSuchElementException.class);
        LinearModel line = new LinearRegression().fit(heights.features(), heights.kilograms());
        assertThat(TribuoLeastSquares.train(dataset(heights))
                        .predict(dataset(heights).getExample(0))
                        .getOutput()
                        .getValues()[0])
                .as("forward selection can")
                .isCloseTo(line.predict(heights.features().row(0)), within(1e-9));
    }

    @Test
    void forward_selection_without_centring_has_no_intercept() {
        Model<Regressor> theirs = new SLMTrainer(false).train(dataset(known));
        HouseholderQr throughZero = HouseholderQr.of(known.features());
        double[] weights = throughZero.solve(known.kilograms());
        double expected = unseen.features().times(weights)[0];
        assertThat(theirs.predict(dataset(unseen).getExample(0)).getOutput().getValues()[0])
                .isCloseTo(expected, within(1e-6));
    }

    @Test
    void coordinate_descent_with_almost_no_penalty_agrees_too() {
        expectAgreement(new ElasticNetCDTrainer(1e-6, 0.5, 1e-10, 10_000, false, 1).train(dataset(known)), 1e-3);
    }

    private void expectAgreement(Model<Regressor> theirs, double tolerance) {
        Dataset<Regressor> unknown = dataset(unseen);
        for (int i = 0; i < unknown.size(); i++) {
            assertThat(theirs.predict(unknown.getExample(i)).getOutput().getValues()[0])
                    .as("kg of held-out person %d", i)
                    .isCloseTo(ours.predict(unseen.features().row(i)), within(tolerance));
        }
    }

    @Test
    void the_evaluation_is_of_the_rows_given() {
        Dataset<Regressor> unknown = dataset(unseen);
        RegressionEvaluation evaluation =
                TribuoLeastSquares.evaluate(TribuoLeastSquares.train(dataset(known)), unknown);
        double[] predictions = ours.predict(unseen.features());
        double[] actual = unseen.kilograms();
        double squares = 0;
        double absolutes = 0;
        for (int i = 0; i < actual.length; i++) {
            squares += Math.pow(predictions[i] - actual[i], 2);
            absolutes += Math.abs(predictions[i] - actual[i]);
        }
        assertThat(evaluation.averageRMSE()).isCloseTo(Math.sqrt(squares / actual.length), within(1e-9));
        assertThat(evaluation.averageMAE()).isCloseTo(absolutes / actual.length, within(1e-9));
    }

    @Test
    void a_data_set_that_does_not_fit_is_refused() {
        assertThatThrownBy(() -> TribuoLeastSquares.dataset(List.of("a"), Matrix.identity(2), "t", new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features must have 2 numbers (the number of columns of X), but had 1");
        assertThatThrownBy(() -> TribuoLeastSquares.dataset(List.of("a"), Matrix.identity(1), "t", new double[2]))
                .hasMessage("y must have 1 numbers (the number of rows of X), but had 2");
        assertThatThrownBy(() -> TribuoLeastSquares.dataset(
                        List.of("a"), Matrix.of(new double[][] {{Double.NaN}}), "t", new double[1]))
                .hasMessage("X[0][0] must be finite, but was NaN");
    }

    private static Dataset<Regressor> dataset(BodyMeasurements rows) {
        return TribuoLeastSquares.dataset(rows.columns(), rows.features(), "weight_kg", rows.kilograms());
    }
}
