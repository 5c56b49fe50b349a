package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearModelTest {
    private static final Matrix X = Matrix.of(new double[][] {{0}, {1}, {2}, {3}});
    private static final LinearModel LINE = new LinearRegression().fit(X, new double[] {1, 2, 3, 6});

    @Test
    void a_prediction_is_the_intercept_and_the_weighted_features() {
        assertThat(LINE.predict(new double[] {10})).as("0.6 + 10 · 1.6").isCloseTo(16.6, within(1e-12));
        assertThat(LINE.predict(X)).containsExactly(new double[] {0.6, 2.2, 3.8, 5.4}, within(1e-12));
        assertThat(LINE.features()).isEqualTo(1);
    }

    @Test
    void an_interval_is_the_one_worked_out_by_hand() {
        // at the mean x = 1.5 the leverage is 1/4; the tables give t = 4.30265 for 95% and 2 degrees of freedom
        PredictionInterval interval = LINE.predictionInterval(new double[] {1.5}, 0.95);
        double margin = 4.302653 * Math.sqrt(0.6) * Math.sqrt(1.25);

        assertThat(LINE.leverage(new double[] {1.5})).isCloseTo(0.25, within(1e-14));
        assertThat(interval.prediction()).isCloseTo(3, within(1e-12));
        assertThat(interval.low()).isCloseTo(3 - margin, within(1e-5));
        assertThat(interval.high()).isCloseTo(3 + margin, within(1e-5));
        assertThat(interval.confidence()).isEqualTo(0.95);
    }

    @Test
    void an_interval_widens_with_confidence_and_with_distance() {
        double near = width(LINE.predictionInterval(new double[] {1.5}, 0.9));
        assertThat(width(LINE.predictionInterval(new double[] {1.5}, 0.99))).isGreaterThan(near);
        assertThat(width(LINE.predictionInterval(new double[] {9}, 0.9))).isGreaterThan(near);
        assertThat(LINE.leverage(new double[] {-6}))
                .as("as far to the left")
                .isCloseTo(LINE.leverage(new double[] {9}), within(1e-12));
    }

    @Test
    void ninety_percent_of_intervals_hold_the_new_observation() {
        Random random = new Random(7);
        int held = 0;
        int trials = 4000;
        for (int trial = 0; trial < trials; trial++) {
            double[][] rows = new double[8][2];
            double[] y = new double[8];
            for (int i = 0; i < y.length; i++) {
                rows[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
                y[i] = truth(rows[i], random);
            }
            double[] fresh = {random.nextGaussian(), random.nextGaussian()};
            PredictionInterval interval =
                    new LinearRegression().fit(Matrix.of(rows), y).predictionInterval(fresh, 0.9);
            double actual = truth(fresh, random);
            held += interval.low() <= actual && actual <= interval.high() ? 1 : 0;
        }
        assertThat(held / (double) trials)
                .as("fraction held, within 4 standard errors; too few usually means a forgotten 1 under the root")
                .isCloseTo(0.9, within(4 * Math.sqrt(0.9 * 0.1 / trials)));
    }

    @Test
    void a_model_rebuilt_from_its_numbers_is_the_same_model() {
        Cases people = BodyMeasurements.everybody(BodyMeasurements.TAPE);
        LinearModel model = new LinearRegression().fit(people.features(), people.targets());
        LinearModel rebuilt = LinearModel.of(
                model.coefficients(), model.residualStandardError(), model.degreesOfFreedom(), model.inverseR());
        double[] person = people.features().row(0);

        assertThat(rebuilt.predictionInterval(person, 0.95)).isEqualTo(model.predictionInterval(person, 0.95));
        assertThat(rebuilt.standardErrors()).containsExactly(model.standardErrors());
    }

    @Test
    void what_is_handed_out_is_a_copy() {
        double[] numbers = {1, 2};
        LinearModel model = LinearModel.of(numbers, 1, 1, Matrix.identity(2));
        numbers[0] = 99;
        model.coefficients()[0] = 99;
        model.weights()[0] = 99;
        assertThat(model.coefficients()).containsExactly(1, 2);
        assertThat(model.intercept()).isEqualTo(1);
        assertThat(model.weights()).containsExactly(2);
    }

    @Test
    void a_case_that_does_not_fit_the_model_is_refused() {
        assertThatThrownBy(() -> LINE.predict((double[]) null)).hasMessage("features must be given, but was null");
        assertThatThrownBy(() -> LINE.predict(new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features must hold 1 number (one for each feature of the model), but held 2");
        assertThatThrownBy(() -> LINE.predict(new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features[0] must be finite, but was NaN");
        assertThatThrownBy(() -> LINE.leverage(new double[2])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LINE.predict((Matrix) null)).hasMessage("X must be given, but was null");
        assertThatThrownBy(() -> LINE.predict(Matrix.identity(2)))
                .hasMessage("a row of X must hold 1 number (one for each feature of the model), but held 2");
        for (double confidence : new double[] {0, 1, -0.1, 95, Double.NaN}) {
            assertThatThrownBy(() -> LINE.predictionInterval(new double[] {1}, confidence))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("confidence must be strictly between 0 and 1, but was " + confidence);
        }
    }

    @Test
    void numbers_that_make_no_model_are_refused() {
        Matrix two = Matrix.identity(2);
        double[] line = {1, 2};
        assertThatThrownBy(() -> LinearModel.of(null, 1, 1, two))
                .hasMessage("coefficients must be given, but was null");
        assertThatThrownBy(() -> LinearModel.of(new double[] {1}, 1, 1, Matrix.identity(1)))
                .hasMessage("coefficients must be an intercept and at least one weight, but were 1 numbers");
        assertThatThrownBy(() -> LinearModel.of(new double[] {1, Double.NaN}, 1, 1, two))
                .hasMessage("coefficients[1] must be finite, but was NaN");
        assertThatThrownBy(() -> LinearModel.of(line, -1, 1, two))
                .hasMessage("residualStandardError must be finite and at least 0, but was -1.0");
        assertThatThrownBy(() -> LinearModel.of(line, Double.NaN, 1, two))
                .hasMessage("residualStandardError must be finite and at least 0, but was NaN");
        assertThatThrownBy(() -> LinearModel.of(line, 1, 0, two))
                .hasMessage("degreesOfFreedom must be at least 1, but was 0");
        assertThatThrownBy(() -> LinearModel.of(line, 1, 1, null)).hasMessage("inverseR must be given, but was null");
        assertThatThrownBy(() -> LinearModel.of(line, 1, 1, Matrix.identity(3)))
                .hasMessage("inverseR must be a 2 × 2 matrix (one row per coefficient), but was a 3 × 3 matrix");
        assertThatThrownBy(() -> LinearModel.of(line, 1, 1, Matrix.of(new double[][] {{1, 2}})))
                .hasMessageContaining("but was a 1 × 2 matrix");
        assertThatThrownBy(() -> new PredictionInterval(3, 4, 5, 0.9))
                .hasMessage("prediction must be between low and high, but was 3.0 with low 4.0 and high 5.0");
        assertThatThrownBy(() -> new PredictionInterval(Double.NaN, 4, 5, 0.9))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double width(PredictionInterval interval) {
        return interval.high() - interval.low();
    }

    private static double truth(double[] features, Random random) {
        return 1 + 2 * features[0] - features[1] + 0.5 * random.nextGaussian();
    }
}
