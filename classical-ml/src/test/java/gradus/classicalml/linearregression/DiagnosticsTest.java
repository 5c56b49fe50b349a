package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.linearregression.LinearRegressionTest.Sample;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private static final Matrix X = Matrix.of(new double[][] {{0}, {1}, {2}, {3}});
    private static final double[] Y = {1, 2, 3, 6};
    private static final LinearModel LINE = new LinearRegression().fit(X, Y);

    @Test
    void four_points_have_the_diagnostics_worked_out_by_hand() {
        Diagnostics found = Diagnostics.of(LINE, X, Y);

        assertThat(found.fitted()).containsExactly(new double[] {0.6, 2.2, 3.8, 5.4}, within(1e-12));
        assertThat(found.residuals()).containsExactly(new double[] {0.4, -0.2, -0.8, 0.6}, within(1e-12));
        assertThat(found.leverages())
                .as("1/4 + (x − 1.5)²/5")
                .containsExactly(new double[] {0.7, 0.3, 0.3, 0.7}, within(1e-12));
        assertThat(found.rSquared()).as("1 − 1.2/14").isCloseTo(1 - 1.2 / 14, within(1e-12));
        assertThat(found.standardisedResiduals()[2])
                .as("−0.8 / √(0.6 · 0.7)")
                .isCloseTo(-0.8 / Math.sqrt(0.42), within(1e-12));
        assertThat(found.cooksDistances()[3]).as("0.36/0.18 · 0.7/0.3 / 2").isCloseTo(7 / 3.0, within(1e-12));
    }

    @Test
    void leverages_lie_between_one_nth_and_one_and_sum_to_the_number_of_coefficients() {
        for (int seed = 0; seed < 100; seed++) {
            Sample sample = Sample.random(seed);
            LinearModel model = new LinearRegression().fit(sample.X(), sample.y());
            double[] leverages = Diagnostics.of(model, sample.X(), sample.y()).leverages();
            double n = leverages.length;
            assertThat(Arrays.stream(leverages).sum()).isCloseTo(model.features() + 1, within(1e-9));
            assertThat(Arrays.stream(leverages).boxed()).allMatch(h -> h >= 1 / n - 1e-12 && h <= 1 + 1e-12);
        }
    }

    @Test
    void cooks_distance_is_how_far_the_predictions_move_without_the_row() {
        Sample sample = Sample.random(3);
        LinearModel model = new LinearRegression().fit(sample.X(), sample.y());
        double[] distances = Diagnostics.of(model, sample.X(), sample.y()).cooksDistances();
        int n = sample.y().length;
        for (int out = 0; out < n; out++) {
            int without = out;
            int[] rest = IntStream.range(0, n).filter(i -> i != without).toArray();
            double[] targets =
                    Arrays.stream(rest).mapToDouble(i -> sample.y()[i]).toArray();
            LinearModel other = new LinearRegression().fit(sample.X().rowsAt(rest), targets);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double moved = model.predict(sample.X().row(i))
                        - other.predict(sample.X().row(i));
                sum += moved * moved;
            }
            double variance = model.residualStandardError() * model.residualStandardError();
            assertThat(distances[out])
                    .as("row %d", out)
                    .isCloseTo(sum / ((model.features() + 1) * variance), within(1e-9));
        }
    }

    @Test
    void the_inflation_of_two_features_is_one_over_one_less_their_squared_correlation() {
        // both columns: deviations −1.5, −0.5, 0.5, 1.5 and −2, 0, −1, 3; r = 7/√(5 · 14), r² = 0.7
        Matrix two = Matrix.of(new double[][] {{0, 1}, {1, 3}, {2, 2}, {3, 6}});
        assertThat(Diagnostics.varianceInflation(two)).containsExactly(new double[] {1 / 0.3, 1 / 0.3}, within(1e-12));
        assertThat(Diagnostics.varianceInflation(X)).containsExactly(new double[] {1}, within(1e-12));
    }

    @Test
    void what_is_handed_out_is_a_copy() {
        Diagnostics found = Diagnostics.of(LINE, X, Y);
        found.fitted()[0] = 99;
        found.residuals()[0] = 99;
        found.leverages()[0] = 99;
        assertThat(found.fitted()[0]).isLessThan(1);
        assertThat(found.residuals()[0]).isLessThan(1);
        assertThat(found.leverages()[0]).isLessThan(1);
    }

    @Test
    void bad_input_is_refused() {
        assertThatThrownBy(() -> Diagnostics.of(null, X, Y)).hasMessage("model must be given, but was null");
        assertThatThrownBy(() -> Diagnostics.of(LINE, X, new double[3]))
                .hasMessage("y must hold 4 numbers (one for each row of X), but held 3");
        assertThatThrownBy(() -> Diagnostics.of(LINE, Matrix.identity(2), new double[2]))
                .hasMessage("a row of X must hold 1 number (one for each feature of the model), but held 2");
        assertThatThrownBy(() ->
                        Diagnostics.varianceInflation(Matrix.of(new double[][] {{1, 1}, {2, 2}, {3, 3}, {5, 5}})))
                .hasMessageContaining("column 1 is constant or a combination");
        assertThatThrownBy(() -> Diagnostics.varianceInflation(null)).hasMessage("X must be given, but was null");
    }
}
