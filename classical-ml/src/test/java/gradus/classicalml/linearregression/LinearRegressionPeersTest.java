package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The lesson's main numbers as NumPy 2.4.6 and SciPy 1.17.1 compute them, the split of people ported to Python with them;
 * {@code src/test/peers/peer_linear_regression.py} gives them again.
 */
class LinearRegressionPeersTest {
    private final Cases known = BodyMeasurements.training(BodyMeasurements.TAPE);
    private final Cases unseen = BodyMeasurements.heldOut(BodyMeasurements.TAPE);
    private final LinearModel model = fit(known);

    @Test
    void the_plane_is_the_one_of_numpy() {
        assertThat(model.coefficients())
                .containsExactly(
                        new double[] {
                            -125.57381601,
                            0.397752642381,
                            0.358397306533,
                            0.203229377353,
                            0.419633938024,
                            0.373098122837,
                            0.574307499169
                        },
                        within(1e-8));
        assertThat(model.standardErrors())
                .containsExactly(
                        new double[] {
                            2.94820746401,
                            0.0178610632445,
                            0.0289289041517,
                            0.0461515947277,
                            0.0584043001917,
                            0.0279635362648,
                            0.0658272550031
                        },
                        within(1e-9));
        assertThat(model.residualStandardError()).isCloseTo(2.38336262526, within(1e-9));
        assertThat(Diagnostics.of(model, known.features(), known.targets()).rSquared())
                .isCloseTo(0.967921913912, within(1e-11));
    }

    @Test
    void the_held_out_error_and_the_interval_are_those_of_scipy() {
        assertThat(Scores.rootMeanSquaredError(model.predict(unseen.features()), unseen.targets()))
                .isCloseTo(2.37934636184, within(1e-9));
        double[] person = unseen.features().row(0);
        PredictionInterval interval = model.predictionInterval(person, 0.95);
        assertThat(model.leverage(person)).isCloseTo(0.0152875264663, within(1e-11));
        assertThat(interval.prediction()).isCloseTo(64.2281514857, within(1e-8));
        assertThat(interval.low()).isCloseTo(59.5059532679, within(1e-7));
        assertThat(interval.high()).isCloseTo(68.9503497035, within(1e-7));
    }

    @Test
    void a_height_in_metres_has_the_leverage_and_the_distance_of_numpy() {
        double[][] rows = known.features().toArray();
        rows[0][0] /= 100;
        Matrix X = Matrix.of(rows);
        LinearModel spoilt = new LinearRegression().fit(X, known.targets());
        Diagnostics found = Diagnostics.of(spoilt, X, known.targets());
        assertThat(spoilt.weights()[0]).isCloseTo(0.136684624204, within(1e-9));
        assertThat(found.leverages()[0]).isCloseTo(0.628090221817, within(1e-9));
        assertThat(found.cooksDistances()[0]).isCloseTo(43.012020493, within(1e-6));
    }

    @Test
    void arm_and_forearm_share_the_credit_as_numpy_says() {
        Cases arms = BodyMeasurements.training(List.of("bicep_girth", "forearm_girth", "height_cm"));
        LinearModel together = fit(arms);
        assertThat(together.weights()[0]).isCloseTo(1.72889504224, within(1e-9));
        assertThat(together.standardErrors()[1]).isCloseTo(0.197410732077, within(1e-9));
        assertThat(together.weights()[1]).isCloseTo(0.602936422312, within(1e-9));
        assertThat(together.standardErrors()[2]).isCloseTo(0.320290766341, within(1e-9));
        assertThat(Diagnostics.varianceInflation(arms.features()))
                .containsExactly(new double[] {8.83218014186, 10.3380950213, 1.83252439241}, within(1e-8));
    }

    private static LinearModel fit(Cases cases) {
        return new LinearRegression().fit(cases.features(), cases.targets());
    }
}
