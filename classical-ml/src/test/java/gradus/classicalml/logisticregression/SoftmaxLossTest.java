package gradus.classicalml.logisticregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientCheck;
import gradus.fundamentals.optimisation.GradientDescent;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxLossTest {
    private static final Matrix TWO_ROWS = Matrix.of(new double[][] {{0}, {2}});

    @Test
    void two_rows_have_the_loss_and_gradient_you_can_work_out_by_hand() {
        SoftmaxLoss objective = new SoftmaxLoss(TWO_ROWS, new int[] {0, 1}, 0);
        double[] zero = new double[4];
        // both probabilities are 1/2: the loss is ln 2; class 1 is wrong by +1/2 at x = 0 and by -1/2 at x = 2
        assertThat(objective.value(zero)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(objective.gradient(zero)).containsExactly(0, 0.5, 0, -0.5);
        // after one step of length 1 the weights are -1/2 and 1/2: x = 0 stays at 1/2, x = 2 has log-odds 2
        double byHand = (Math.log(2) + Math.log(1 + Math.exp(-2))) / 2;
        assertThat(objective.value(new double[] {0, -0.5, 0, 0.5})).isCloseTo(byHand, within(1e-15));
    }

    @Test
    void the_penalty_takes_half_the_squared_weights_and_no_bias() {
        double[] parameters = {7, 3, -5, -4}; // biases 7 and -5, weights 3 and -4
        SoftmaxLoss plain = new SoftmaxLoss(TWO_ROWS, new int[] {0, 1}, 0);
        SoftmaxLoss penalised = new SoftmaxLoss(TWO_ROWS, new int[] {0, 1}, 0.2);
        assertThat(penalised.value(parameters) - plain.value(parameters)).isCloseTo(2.5, within(1e-12)); // 0.1 · 25
        double[] difference = penalised.gradient(parameters);
        for (int p = 0; p < 4; p++) {
            difference[p] -= plain.gradient(parameters)[p];
        }
        assertThat(difference).containsExactly(new double[] {0, 0.6, 0, -0.8}, within(1e-12));
    }

    @Test
    void the_gradient_is_the_slope_that_can_be_measured() {
        Random random = new Random(3);
        for (int trial = 0; trial < 60; trial++) {
            int classes = 2 + random.nextInt(4);
            int d = 1 + random.nextInt(5);
            SoftmaxLoss objective = randomObjective(random, classes, d, trial % 2 == 0 ? 0 : random.nextDouble());
            double[] at = random.doubles(objective.size(), -2, 2).toArray();
            assertThat(GradientCheck.largestError(objective, at))
                    .as("gradient against finite differences, %d classes, %d features", classes, d)
                    .isLessThan(1e-8);
        }
    }

    @Test
    void a_common_shift_of_all_scores_changes_nothing() {
        SoftmaxLoss objective = randomObjective(new Random(4), 3, 2, 0);
        double[] at = new Random(5).doubles(9, -2, 2).toArray();
        double[] shifted = at.clone();
        double[] shift = {0.3, -1.2, 0.9};
        for (int p = 0; p < 9; p++) {
            shifted[p] += shift[p % 3];
        }
        assertThat(objective.value(shifted)).isCloseTo(objective.value(at), within(1e-12));
    }

    @Test
    void logits_of_plus_and_minus_a_thousand_give_a_finite_loss_and_gradient() {
        SoftmaxLoss objective = new SoftmaxLoss(TWO_ROWS, new int[] {0, 1}, 0);
        double[] at = {0, 500, 0, -500}; // at x = 2 the logits are 1000 and -1000, and the label is 1
        assertThat(objective.value(at)).isCloseTo((Math.log(2) + 2000) / 2, within(1e-12));
        assertThat(objective.gradient(at)).containsExactly(0.25, 1, -0.25, -1);
    }

    @Test
    void logits_beyond_all_numbers_give_a_loss_beyond_all_numbers() {
        SoftmaxLoss objective = new SoftmaxLoss(TWO_ROWS, new int[] {0, 1}, 0);
        assertThat(objective.value(new double[] {0, 1e308, 0, -1e308})).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void one_step_goes_where_the_hand_calculation_goes() {
        Descent descent = new GradientDescent(1, 1, 0).minimise(new SoftmaxLoss(TWO_ROWS, new int[] {0, 1}, 0));
        assertThat(descent.parameters()).containsExactly(0, -0.5, 0, 0.5);
        assertThat(descent.losses()[0]).isCloseTo(Math.log(2), within(1e-15));
        assertThat(descent.loss()).as("loss after one step, by hand 0.4100").isCloseTo(0.4100, within(5e-5));
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
            SoftmaxLoss objective = new SoftmaxLoss(Standardiser.fit(X).transform(X), labels, l2);
            double[] losses = new GradientDescent(4 / (d + 1 + 2 * l2), 50, 0)
                    .minimise(objective)
                    .losses();
            for (int step = 1; step < losses.length; step++) {
                assertThat(losses[step])
                        .as("loss after step %d; a rise usually means that the learning rate is too large", step)
                        .isLessThanOrEqualTo(losses[step - 1] + 1e-12);
            }
        }
    }

    @Test
    void bad_data_is_refused_with_its_place() {
        assertThatThrownBy(() -> new SoftmaxLoss(TWO_ROWS, new int[] {0}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels must hold 2 numbers (one for each row), but held 1");
        assertThatThrownBy(() -> new SoftmaxLoss(null, new int[] {0}, 0)).hasMessage("X must be given, but was null");
        assertThatThrownBy(() -> new SoftmaxLoss(TWO_ROWS, new int[] {0, 0}, 0))
                .hasMessage("labels must be of at least 2 classes, but all were 0");
        Matrix missing = Matrix.of(new double[][] {{0, 1}, {2, Double.NaN}});
        assertThatThrownBy(() -> new SoftmaxLoss(missing, new int[] {0, 1}, 0))
                .hasMessage("X[1][1] must be finite, but was NaN");
        for (double l2 : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new SoftmaxLoss(TWO_ROWS, new int[] {0, 1}, l2))
                    .hasMessage("l2 must be finite and at least 0, but was " + l2);
        }
        SoftmaxLoss objective = new SoftmaxLoss(TWO_ROWS, new int[] {0, 1}, 0);
        assertThatThrownBy(() -> objective.value(null)).hasMessage("parameters must be given, but was null");
        assertThatThrownBy(() -> objective.gradient(new double[3]))
                .hasMessage("parameters must hold 4 numbers (a bias and the weights of each class), but held 3");
    }

    private static SoftmaxLoss randomObjective(Random random, int classes, int d, double l2) {
        int n = classes + 20;
        double[][] rows = new double[n][];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = random.doubles(d, -3, 3).toArray();
            labels[i] = i < classes ? i : random.nextInt(classes);
        }
        return new SoftmaxLoss(Matrix.of(rows), labels, l2);
    }
}
