package gradus.fundamentals.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ObjectivesTest {
    private static final Matrix X = Matrix.of(new double[][] {{1, 2}, {1, -1}, {1, 0.5}});
    private static final int[] ANSWERS = {1, 0, 0};

    private static List<CurvedObjective> some() {
        return List.of(new Rosenbrock(), Quadratic.conditioned(4, 50, 3), new LogisticLoss(X, ANSWERS));
    }

    @Test
    void gradients_and_second_derivatives_are_the_slopes_that_can_be_measured() {
        SplittableRandom random = new SplittableRandom(7);
        for (CurvedObjective objective : some()) {
            for (int round = 0; round < 50; round++) {
                double[] at = random.doubles(objective.size(), -2, 2).toArray();
                assertThat(GradientCheck.largestError(objective, at))
                        .as("gradient of %s at %s", objective, Arrays.toString(at))
                        .isLessThan(1e-7);
                Matrix hessian = objective.hessian(at);
                for (int i = 0; i < at.length; i++) {
                    int row = i;
                    double[] slopes = GradientCheck.numerical(w -> objective.gradient(w)[row], at);
                    assertThat(GradientCheck.largestError(hessian.row(i), slopes))
                            .as("row %d of the second derivatives of %s", i, objective)
                            .isLessThan(1e-7);
                }
            }
        }
    }

    @Test
    void rosenbrocks_valley_is_0_at_1_1_and_24_point_2_at_its_usual_start() {
        Rosenbrock valley = new Rosenbrock();
        assertThat(valley.value(new double[] {1, 1})).isZero();
        assertThat(Vectors.largestSize(valley.gradient(new double[] {1, 1}))).isZero();
        assertThat(valley.value(new double[] {-1.2, 1}))
                .as("2.2² + 100 · 0.44²")
                .isCloseTo(24.2, within(1e-12));
    }

    @Test
    void the_curvatures_of_a_conditioned_bowl_lie_between_1_and_its_condition() {
        for (int seed = 0; seed < 20; seed++) {
            Quadratic bowl = Quadratic.conditioned(5, 100, seed);
            double[] direction = {1, 0, 0, 0, 0};
            double[] backwards = {1, 0, 0, 0, 0};
            double largest = 0;
            double smallest = 0;
            for (int step = 0; step < 400; step++) { // power iteration on A, and on 100 − A
                double[] turned = bowl.gradient(direction);
                largest = Vectors.norm(turned);
                direction = times(1 / largest, turned);
                double[] rest = times(100, backwards);
                Vectors.addScaled(rest, -1, bowl.gradient(backwards));
                smallest = 100 - Vectors.norm(rest);
                backwards = times(1 / Vectors.norm(rest), rest);
            }
            assertThat(largest).as("seed %d", seed).isCloseTo(100, within(1e-9));
            assertThat(smallest).as("seed %d", seed).isCloseTo(1, within(1e-2));
        }
    }

    private static double[] times(double factor, double[] vector) {
        return Arrays.stream(vector).map(v -> factor * v).toArray();
    }

    @Test
    void the_logistic_loss_of_no_weights_is_ln_2_and_its_gradient_half_the_difference() {
        LogisticLoss loss = new LogisticLoss(X, ANSWERS);
        assertThat(loss.value(new double[2])).isCloseTo(Math.log(2), within(1e-15));
        // errors −0.5, 0.5, 0.5: the first derivative is 0.5 / 3, the second (−1 − 0.5 + 0.25) / 3
        assertThat(loss.gradient(new double[2])).containsExactly(new double[] {0.5 / 3, -1.25 / 3}, within(1e-15));
        assertThat(loss.gradient(new double[2], new int[] {1, 1}))
                .as("row 1 twice is row 1")
                .containsExactly(new double[] {0.5, -0.5}, within(1e-15));
    }

    @Test
    void large_scores_neither_overflow_nor_vanish() {
        LogisticLoss loss = new LogisticLoss(Matrix.of(new double[][] {{1000}}), new int[] {0});
        assertThat(loss.value(new double[] {1})).isEqualTo(1000);
        assertThat(loss.value(new double[] {-0.04})).isCloseTo(Math.exp(-40), within(1e-30));
        assertThat(loss.gradient(new double[] {-5})).containsExactly(0);
        LogisticLoss beyond = new LogisticLoss(Matrix.of(new double[][] {{1e200, -1e200}}), new int[] {0});
        assertThat(beyond.value(new double[] {1e200, 1e200})).as("∞ − ∞").isNaN();
        assertThat(beyond.gradient(new double[] {1e200, 1e200})).containsOnly(Double.NaN);
    }

    @Test
    void what_a_method_asks_for_is_counted() {
        CountedObjective counted = new CountedObjective(new Bowl(4, 1));
        new GradientDescent(0.1, 5, 0).minimise(counted, new double[] {1, 2});
        assertThat(counted.values()).isEqualTo(6);
        assertThat(counted.gradients()).isEqualTo(6);
        assertThat(counted.size()).isEqualTo(2);
    }

    @Test
    void bad_input_is_refused_by_name() {
        assertThatThrownBy(() -> new CountedObjective(null)).hasMessage("objective must be given, but was null");
        assertThatThrownBy(() -> new Rosenbrock().value(new double[3]))
                .hasMessage("parameters must hold 2 numbers (x and y), but held 3");
        assertThatThrownBy(() -> new Rosenbrock().gradient(null)).hasMessage("parameters must be given, but was null");
        assertThatThrownBy(() -> new Quadratic(Matrix.of(new double[][] {{1, 2}})))
                .hasMessageStartingWith("A must be square, but was a ");
        assertThatThrownBy(() -> new Quadratic(Matrix.of(new double[][] {{1, 2}, {3, 1}})))
                .hasMessage("A must be symmetric, but was not equal to its transpose");
        assertThatThrownBy(() -> Quadratic.conditioned(1, 5, 0)).hasMessage("size must be at least 2, but was 1");
        assertThatThrownBy(() -> Quadratic.conditioned(2, 0.5, 0))
                .hasMessage("condition must be finite and at least 1, but was 0.5");
        assertThatThrownBy(() -> Quadratic.conditioned(3, 5, 0).hessian(new double[2]))
                .hasMessage("parameters must hold 3 numbers (one for each row of A), but held 2");
        assertThatThrownBy(() -> new LogisticLoss(X, new int[] {0, 1}))
                .hasMessage("answers must hold 3 numbers (one for each row of X), but held 2");
        assertThatThrownBy(() -> new LogisticLoss(X, new int[] {0, 1, 2}))
                .hasMessage("answers[2] must be between 0 and 1 (no or yes), but was 2");
        LogisticLoss loss = new LogisticLoss(X, ANSWERS);
        assertThatThrownBy(() -> loss.value(new double[1]))
                .hasMessage("parameters must hold 2 numbers (one for each column of X), but held 1");
        assertThatThrownBy(() -> loss.gradient(new double[2], new int[0]))
                .hasMessage("rows must hold at least 1 index, but held 0");
    }
}
