package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class LinearRegressionTest {
    /** Four points by hand: means 1.5 and 3; slope 8/5 = 1.6; intercept 3 − 1.5·1.6 = 0.6; residuals 0.4, −0.2, −0.8, 0.6. */
    private static final Matrix X = Matrix.of(new double[][] {{0}, {1}, {2}, {3}});

    private static final double[] Y = {1, 2, 3, 6};

    @Test
    void a_line_through_four_points_is_the_one_worked_out_by_hand() {
        LinearModel model = new LinearRegression().fit(X, Y);

        assertThat(model.weights()).hasSize(1);
        assertThat(model.weights()[0]).isCloseTo(1.6, within(1e-12));
        assertThat(model.intercept()).isCloseTo(0.6, within(1e-12));
        assertThat(model.degreesOfFreedom()).isEqualTo(2);
        assertThat(model.residualStandardError()).as("√(1.2 / 2)").isCloseTo(Math.sqrt(0.6), within(1e-12));
        assertThat(model.standardErrors()[1]).as("s / √5").isCloseTo(Math.sqrt(0.6 / 5), within(1e-12));
        assertThat(model.standardErrors()[0]).as("s · √(1/4 + 1.5²/5)").isCloseTo(Math.sqrt(0.6 * 0.7), within(1e-12));
    }

    @Test
    void norris_has_its_certified_answers() {
        Matrix X = Certified.predictors(Certified.NORRIS);
        double[] y = Certified.responses(Certified.NORRIS);
        LinearModel model = new LinearRegression().fit(X, y);

        assertThat(worstRelativeError(model.coefficients(), Certified.NORRIS_ESTIMATES))
                .isLessThan(1e-11);
        assertThat(worstRelativeError(model.standardErrors(), Certified.NORRIS_ERRORS))
                .isLessThan(1e-11);
        assertThat(model.residualStandardError()).isCloseTo(Certified.NORRIS_RESIDUAL_ERROR, within(1e-12));
        assertThat(Diagnostics.of(model, X, y).rSquared()).isCloseTo(Certified.NORRIS_R_SQUARED, within(1e-14));
    }

    @Test
    void longley_has_its_certified_answers() {
        Matrix X = Certified.predictors(Certified.LONGLEY);
        double[] y = Certified.responses(Certified.LONGLEY);
        LinearModel model = new LinearRegression().fit(X, y);

        assertThat(worstRelativeError(model.coefficients(), Certified.LONGLEY_ESTIMATES))
                .isLessThan(1e-10);
        assertThat(worstRelativeError(model.standardErrors(), Certified.LONGLEY_ERRORS))
                .isLessThan(1e-10);
        assertThat(model.residualStandardError()).isCloseTo(Certified.LONGLEY_RESIDUAL_ERROR, within(1e-9));
        assertThat(Diagnostics.of(model, X, y).rSquared()).isCloseTo(Certified.LONGLEY_R_SQUARED, within(1e-13));
    }

    @Test
    void filip_keeps_seven_digits_of_its_certified_answers() {
        Matrix X = Certified.powers(Certified.FILIP, 10);
        double[] y = Certified.responses(Certified.FILIP);
        LinearModel model = new LinearRegression().fit(X, y);

        assertThat(worstRelativeError(model.coefficients(), Certified.FILIP_ESTIMATES))
                .isLessThan(1e-7);
        assertThat(worstRelativeError(model.standardErrors(), Certified.FILIP_ERRORS))
                .isLessThan(1e-7);
        assertThat(model.residualStandardError()).isCloseTo(Certified.FILIP_RESIDUAL_ERROR, within(1e-11));
        assertThat(Diagnostics.of(model, X, y).rSquared()).isCloseTo(Certified.FILIP_R_SQUARED, within(1e-9));
    }

    @Test
    void body_measurements_give_what_commons_math_gives() {
        Cases people = BodyMeasurements.everybody(BodyMeasurements.TAPE);
        OLSMultipleLinearRegression library = new OLSMultipleLinearRegression();
        library.newSampleData(people.targets(), people.features().toArray());
        LinearModel model = new LinearRegression().fit(people.features(), people.targets());

        assertThat(model.coefficients()).containsExactly(library.estimateRegressionParameters(), within(1e-9));
        assertThat(model.standardErrors())
                .containsExactly(library.estimateRegressionParametersStandardErrors(), within(1e-9));
        assertThat(model.residualStandardError()).isCloseTo(library.estimateRegressionStandardError(), within(1e-10));
        Diagnostics diagnostics = Diagnostics.of(model, people.features(), people.targets());
        assertThat(diagnostics.rSquared()).isCloseTo(library.calculateRSquared(), within(1e-12));
        assertThat(diagnostics.residuals()).containsExactly(library.estimateResiduals(), within(1e-9));
    }

    @Test
    void residuals_are_perpendicular_to_every_column_and_sum_to_zero() {
        for (int seed = 0; seed < 200; seed++) {
            Sample sample = Sample.random(seed);
            LinearModel model = new LinearRegression().fit(sample.X(), sample.y());
            double[] residuals = Diagnostics.of(model, sample.X(), sample.y()).residuals();
            double[] products = sample.X().withOnes().transpose().times(residuals);
            assertThat(products)
                    .as("Xᵀ(y − Xw) at seed %d; a rest means that another w has a smaller sum of squares", seed)
                    .containsExactly(new double[products.length], within(1e-8));
        }
    }

    @Test
    void changing_units_changes_coefficients_and_not_predictions() {
        for (int seed = 0; seed < 50; seed++) {
            Sample sample = Sample.random(seed);
            double[][] inInches = sample.X().toArray();
            for (double[] row : inInches) {
                row[0] = row[0] / 2.54 + 100;
            }
            LinearModel before = new LinearRegression().fit(sample.X(), sample.y());
            LinearModel after = new LinearRegression().fit(Matrix.of(inInches), sample.y());

            assertThat(after.weights()[0]).isCloseTo(before.weights()[0] * 2.54, within(1e-8));
            assertThat(after.standardErrors()[1]).isCloseTo(before.standardErrors()[1] * 2.54, within(1e-8));
            assertThat(after.predict(Matrix.of(inInches))).containsExactly(before.predict(sample.X()), within(1e-8));
        }
    }

    @Test
    void targets_on_a_plane_are_met_exactly() {
        Matrix X = Matrix.of(new double[][] {{0, 1}, {1, 0}, {2, 2}, {3, 1}, {4, 4}});
        double[] y = {7, 5, 15, 13, 27}; // 3 + 2a + 4b
        LinearModel model = new LinearRegression().fit(X, y);

        assertThat(model.coefficients()).containsExactly(new double[] {3, 2, 4}, within(1e-12));
        assertThat(model.residualStandardError()).isCloseTo(0, within(1e-12));
    }

    @Test
    void what_cannot_be_fitted_is_refused() {
        LinearRegression regression = new LinearRegression();
        assertThatThrownBy(() -> regression.fit(null, Y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("X must be given, but was null");
        assertThatThrownBy(() -> regression.fit(X, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("y must be given, but was null");
        assertThatThrownBy(() -> regression.fit(X, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("y must hold 4 numbers (one for each row of X), but held 2");
        assertThatThrownBy(() -> regression.fit(X, new double[] {1, 2, Double.NaN, 4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("y[2] must be finite, but was NaN");
        Matrix holed = Matrix.of(new double[][] {{0}, {1}, {2}, {Double.POSITIVE_INFINITY}});
        assertThatThrownBy(() -> regression.fit(holed, Y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("X[3][0] must be finite, but was Infinity");
        assertThatThrownBy(() -> regression.fit(X.rowsAt(0, 1), new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "X must have at least 3 rows (2 coefficients, and one row more to measure the error), but had 2");
    }

    @Test
    void columns_that_tell_the_same_story_are_refused_by_number() {
        Matrix doubled = Matrix.of(new double[][] {{1, 2}, {2, 4}, {3, 6}, {5, 10}});
        assertThatThrownBy(() -> new LinearRegression().fit(doubled, Y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "X must have independent columns, but column 1 is constant or a combination of those before it: "
                                + "leave one out");
        Matrix constant = Matrix.of(new double[][] {{7, 2}, {7, 4}, {7, 5}, {7, 10}});
        assertThatThrownBy(() -> new LinearRegression().fit(constant, Y)).hasMessageContaining("column 0 is constant");
    }

    static double worstRelativeError(double[] actual, double[] certified) {
        assertThat(actual).hasSameSizeAs(certified);
        double worst = 0;
        for (int j = 0; j < actual.length; j++) {
            worst = Math.max(worst, Math.abs(actual[j] / certified[j] - 1));
        }
        return worst;
    }

    /** A random regression problem: 5 to 64 rows, 1 to 3 columns of different spreads. */
    record Sample(Matrix X, double[] y) {
        static Sample random(long seed) {
            Random random = new Random(seed);
            int d = 1 + random.nextInt(3);
            double[][] rows = new double[5 + random.nextInt(60)][d];
            double[] y = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < d; j++) {
                    rows[i][j] = random.nextGaussian() * (1 + j) + j;
                    y[i] += (j - 1.5) * rows[i][j];
                }
                y[i] += 2 + random.nextGaussian();
            }
            return new Sample(Matrix.of(rows), y);
        }
    }
}
