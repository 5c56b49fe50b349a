package gradus.classicalml.logisticregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradientDescentTest {
    private static final Matrix TWO_ROWS = Matrix.of(new double[][] {{0}, {2}});
    private static final int[] LABELS = {0, 1};

    @Test
    void one_step_goes_where_the_hand_calculation_goes() {
        List<Double> losses = new ArrayList<>();
        double[] parameters = new GradientDescent(1, 1, 0).minimise(new Objective(TWO_ROWS, LABELS, 0), losses::add);
        assertThat(parameters).containsExactly(0, -0.5, 0, 0.5);
        assertThat(losses).hasSize(2);
        assertThat(losses.get(0)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(losses.get(1)).as("loss after one step, by hand 0.4100").isCloseTo(0.4100, within(5e-5));
    }

    @Test
    void it_stops_where_the_slope_is_within_the_tolerance() {
        Objective objective = new Objective(TWO_ROWS, LABELS, 0.1);
        List<Double> losses = new ArrayList<>();
        double[] parameters = new GradientDescent(0.5, 100_000, 1e-6).minimise(objective, losses::add);
        assertThat(losses.size()).isLessThan(2_000);
        for (double derivative : objective.gradient(parameters)) {
            assertThat(Math.abs(derivative)).isLessThanOrEqualTo(1e-6);
        }
    }

    @Test
    void at_the_safe_learning_rate_the_loss_never_rises() {
        Random random = new Random(6);
        for (int trial = 0; trial < 30; trial++) {
            int d = 1 + random.nextInt(6);
            double l2 = random.nextDouble();
            double[][] rows = new double[40][];
            int[] labels = new int[40];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = random.doubles(d, -1000, 5000).toArray();
                labels[i] = i % 3;
            }
            Matrix X = Matrix.of(rows);
            Objective objective = new Objective(Standardiser.fit(X).transform(X), labels, l2);
            List<Double> losses = new ArrayList<>();
            new GradientDescent(4 / (d + 1 + 2 * l2), 50, 0).minimise(objective, losses::add);
            for (int step = 1; step < losses.size(); step++) {
                assertThat(losses.get(step))
                        .as("loss after step %d; a rise usually means that the learning rate is too large", step)
                        .isLessThanOrEqualTo(losses.get(step - 1) + 1e-12);
            }
        }
    }

    @Test
    void a_run_that_leaves_the_numbers_is_stopped_with_the_cause() {
        Objective objective = new Objective(TWO_ROWS, LABELS, 1);
        assertThatThrownBy(() -> new GradientDescent(1e6, 1000, 0).minimise(objective, loss -> {}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageMatching(
                        "the loss was Infinity after step \\d+: the learning rate 1000000.0 is too large for "
                                + "these features; standardise them, or lower it");
    }

    @Test
    void settings_out_of_range_are_refused_by_name() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new GradientDescent(rate, 1, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("learningRate must be finite and > 0, but was " + rate);
        }
        assertThatThrownBy(() -> new GradientDescent(1, 0, 0)).hasMessage("maxSteps must be at least 1, but was 0");
        assertThatThrownBy(() -> new GradientDescent(1, 1, -1))
                .hasMessage("tolerance must be at least 0, but was -1.0");
        assertThatThrownBy(() -> new GradientDescent(1, 1, Double.NaN)).hasMessageContaining("but was NaN");
    }
}
