package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.metrics.Scores;
import gradus.fundamentals.linearalgebra.HouseholderQr;
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

    private final Cases known = BodyMeasurements.training(BodyMeasurements.TAPE);
    private final Cases unseen = BodyMeasurements.heldOut(BodyMeasurements.TAPE);
    private final LinearModel ours = new LinearRegression().fit(known.features(), known.targets());

    @BeforeAll
    static void quietly() {
        STEPS.setLevel(Level.WARNING);
        GAPS.setLevel(Level.WARNING);
    }

    @Test
    void forward_selection_run_to_its_end_is_least_squares() {
        expectAgreement(TribuoLeastSquares.train(known), 1e-9);
    }

    @Test
    void least_angle_regression_run_to_its_end_is_least_squares() {
        expectAgreement(new LARSTrainer().train(TribuoCases.regression(known)), 1e-9);
    }

    @Test
    void least_angle_regression_cannot_train_on_a_single_feature() {
        Cases heights = BodyMeasurements.training(List.of("height_cm"));
        assertThatThrownBy(() -> new LARSTrainer().train(TribuoCases.regression(heights)))
                .as("Tribuo 4.3.2; the lesson says so")
                .isInstanceOf(NoSuchElementException.class);
        LinearModel line = new LinearRegression().fit(heights.features(), heights.targets());
        assertThat(TribuoLeastSquares.train(heights)
                        .predict(TribuoCases.regression(heights).getExample(0))
                        .getOutput()
                        .getValues()[0])
                .as("forward selection can")
                .isCloseTo(line.predict(heights.features().row(0)), within(1e-9));
    }

    @Test
    void forward_selection_without_centring_has_no_intercept() {
        Model<Regressor> theirs = new SLMTrainer(false).train(TribuoCases.regression(known));
        HouseholderQr throughZero = HouseholderQr.of(known.features());
        double[] weights = throughZero.solve(known.targets());
        double expected = unseen.features().times(weights)[0];
        assertThat(theirs.predict(TribuoCases.regression(unseen).getExample(0))
                        .getOutput()
                        .getValues()[0])
                .isCloseTo(expected, within(1e-6));
    }

    @Test
    void coordinate_descent_with_almost_no_penalty_agrees_too() {
        expectAgreement(
                new ElasticNetCDTrainer(1e-6, 0.5, 1e-10, 10_000, false, 1).train(TribuoCases.regression(known)), 1e-3);
    }

    private void expectAgreement(Model<Regressor> theirs, double tolerance) {
        Dataset<Regressor> unknown = TribuoCases.regression(unseen);
        for (int i = 0; i < unknown.size(); i++) {
            assertThat(theirs.predict(unknown.getExample(i)).getOutput().getValues()[0])
                    .as("kg of held-out person %d", i)
                    .isCloseTo(ours.predict(unseen.features().row(i)), within(tolerance));
        }
    }

    @Test
    void the_evaluation_is_of_the_rows_given() {
        RegressionEvaluation evaluation = TribuoLeastSquares.evaluate(TribuoLeastSquares.train(known), unseen);
        double[] predictions = ours.predict(unseen.features());
        assertThat(evaluation.averageRMSE())
                .isCloseTo(Scores.rootMeanSquaredError(predictions, unseen.targets()), within(1e-9));
        assertThat(evaluation.averageMAE())
                .isCloseTo(Scores.meanAbsoluteError(predictions, unseen.targets()), within(1e-9));
        assertThat(evaluation.averageR2()).isCloseTo(Scores.rSquared(predictions, unseen.targets()), within(1e-9));
    }
}
