package gradus.classicalml.logisticregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
    private static final Matrix TWO_ROWS = Matrix.of(new double[][] {{0}, {2}});

    @Test
    void two_rows_have_the_loss_and_gradient_you_can_work_out_by_hand() {
        Objective objective = new Objective(TWO_ROWS, new int[] {0, 1}, 0);
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
        Objective plain = new Objective(TWO_ROWS, new int[] {0, 1}, 0);
        Objective penalised = new Objective(TWO_ROWS, new int[] {0, 1}, 0.2);
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
            Objective objective = randomObjective(random, classes, d, trial % 2 == 0 ? 0 : random.nextDouble());
            double[] at = random.doubles(objective.size(), -2, 2).toArray();
            double[] measured = GradientCheck.numerical(objective::value, at);
            assertThat(GradientCheck.largestError(objective.gradient(at), measured))
                    .as("gradient against finite differences, %d classes, %d features", classes, d)
                    .isLessThan(1e-8);
        }
    }

    @Test
    void a_common_shift_of_all_scores_changes_nothing() {
        Objective objective = randomObjective(new Random(4), 3, 2, 0);
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
        Objective objective = new Objective(TWO_ROWS, new int[] {0, 1}, 0);
        double[] at = {0, 500, 0, -500}; // at x = 2 the logits are 1000 and -1000, and the label is 1
        assertThat(objective.value(at)).isCloseTo((Math.log(2) + 2000) / 2, within(1e-12));
        assertThat(objective.gradient(at)).containsExactly(0.25, 1, -0.25, -1);
    }

    @Test
    void bad_data_is_refused_with_its_place() {
        assertThatThrownBy(() -> new Objective(TWO_ROWS, new int[] {0}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels must be as many as X has rows, but X was 2 × 1 matrix and labels were 1");
        assertThatThrownBy(() -> new Objective(null, new int[] {0}, 0))
                .hasMessage("labels must be as many as X has rows, but X was null and labels were 1");
        assertThatThrownBy(() -> new Objective(TWO_ROWS, null, 0))
                .hasMessage("labels must be as many as X has rows, but X was 2 × 1 matrix and labels null");
        assertThatThrownBy(() -> new Objective(TWO_ROWS, new int[] {0, -1}, 0))
                .hasMessage("labels must be at least 0, but label 1 was -1");
        assertThatThrownBy(() -> new Objective(TWO_ROWS, new int[] {0, 0}, 0))
                .hasMessage("labels must be of 2 to 2 classes (the number of rows), but the largest was 0");
        assertThatThrownBy(() -> new Objective(TWO_ROWS, new int[] {0, 2}, 0))
                .hasMessage("labels must be of 2 to 2 classes (the number of rows), but the largest was 2");
        Matrix three = Matrix.of(new double[][] {{0}, {2}, {4}});
        assertThatThrownBy(() -> new Objective(three, new int[] {0, 2, 2}, 0))
                .hasMessage("labels must hold every class from 0 to 2 at least once, but class 1 had no row");
        Matrix missing = Matrix.of(new double[][] {{0, 1}, {2, Double.NaN}});
        assertThatThrownBy(() -> new Objective(missing, new int[] {0, 1}, 0))
                .hasMessage("features must be finite, but row 1, column 1 was NaN");
        assertThatThrownBy(() -> new Objective(TWO_ROWS, new int[] {0, 1}, -0.1))
                .hasMessage("l2 must be finite and at least 0, but was -0.1");
        assertThatThrownBy(() -> new Objective(TWO_ROWS, new int[] {0, 1}, Double.NaN))
                .hasMessageContaining("but was NaN");
        assertThatThrownBy(() -> new Objective(TWO_ROWS, new int[] {0, 1}, Double.POSITIVE_INFINITY))
                .hasMessageContaining("but was Infinity");
    }

    static Objective randomObjective(Random random, int classes, int d, double l2) {
        int n = classes + 20;
        double[][] rows = new double[n][];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = random.doubles(d, -3, 3).toArray();
            labels[i] = i < classes ? i : random.nextInt(classes);
        }
        return new Objective(Matrix.of(rows), labels, l2);
    }
}
