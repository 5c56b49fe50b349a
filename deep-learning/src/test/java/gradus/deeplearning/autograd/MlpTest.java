package gradus.deeplearning.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientCheck;
import gradus.fundamentals.optimisation.GradientDescent;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MlpTest {
    private static final Mlp SHAPE = Mlp.of(3, 4, 5, 2);
    private static final Matrix X = RandomMatrices.gaussian(6, 3, new Random(1));
    private static final int[] LABELS = {0, 1, 1, 0, 1, 0};
    private final MlpLoss loss = new MlpLoss(SHAPE, X, LABELS);

    @Test
    void its_parameters_lie_layer_after_layer() {
        assertThat(SHAPE.size()).isEqualTo(4 * 4 + 5 * 5 + 6 * 2);
        double[] parameters = SHAPE.initial(new Random(1));
        List<MatrixValue> leaves = SHAPE.leaves(parameters);
        assertThat(leaves.stream().map(leaf -> leaf.data().toString()))
                .containsExactly(
                        "3 × 4 matrix", "1 × 4 matrix", "4 × 5 matrix", "1 × 5 matrix", "5 × 2 matrix", "1 × 2 matrix");
        assertThat(leaves.get(0).data().get(1, 0)).isEqualTo(parameters[4]);
        assertThat(leaves.get(1).data().elements()).as("biases begin at 0").containsOnly(0);
        assertThat(Vectors.largestSize(leaves.get(2).data().elements())).isLessThan(Math.sqrt(6.0 / 4));
    }

    @Test
    void the_tape_s_gradient_is_the_one_that_can_be_measured() {
        for (int seed = 0; seed < 20; seed++) {
            double[] at =
                    RandomMatrices.gaussian(1, SHAPE.size(), new Random(seed)).row(0);
            assertThat(GradientCheck.largestError(loss, at)).as("seed %d", seed).isLessThan(1e-8);
        }
    }

    @Test
    void number_by_number_and_by_matrices_it_is_the_same_network() {
        for (int seed = 0; seed < 20; seed++) {
            double[] at =
                    RandomMatrices.gaussian(1, SHAPE.size(), new Random(seed)).row(0);
            List<Value> leaves = ScalarMlp.leaves(at);
            Value sum = Value.of(0);
            for (int i = 0; i < X.rows(); i++) {
                sum = sum.plus(ScalarMlp.loss(SHAPE, X.row(i), LABELS[i], leaves));
            }
            Value mean = sum.times(Value.of(1.0 / X.rows()));
            mean.backward();
            assertThat(mean.data()).isCloseTo(loss.value(at), within(1e-13));
            assertThat(leaves.stream().mapToDouble(Value::gradient).toArray())
                    .containsExactly(loss.gradient(at), within(1e-13));
        }
    }

    @Test
    void forward_mode_finds_the_same_derivatives_one_by_one() {
        double[] at = SHAPE.initial(new Random(7));
        List<Value> leaves = ScalarMlp.leaves(at);
        Value result = ScalarMlp.loss(SHAPE, X.row(0), LABELS[0], leaves);
        result.backward();
        ForwardMode forward = new ForwardMode(result);
        for (Value leaf : leaves) {
            assertThat(forward.derivative(leaf)).isCloseTo(leaf.gradient(), within(1e-14));
        }
        assertThat(forward.derivative(Value.of(1))).as("of something else").isEqualTo(0);
        ForwardMode one = new ForwardMode(result);
        one.derivative(leaves.get(0));
        assertThat(forward.products()).isEqualTo((leaves.size() + 1) * one.products());
    }

    @Test
    void gradient_descent_learns_it_by_heart() {
        Mlp wide = Mlp.of(3, 16, 2);
        Descent descent =
                new GradientDescent(0.2, 1000, 0).minimise(new MlpLoss(wide, X, LABELS), wide.initial(new Random(1)));
        assertThat(descent.losses()[0]).isGreaterThan(0.3);
        assertThat(descent.loss()).isLessThan(0.02);
        assertThat(wide.predict(X, descent.parameters())).containsExactly(LABELS);
    }

    @Test
    void a_walk_that_explodes_is_stopped_by_the_optimiser() {
        assertThatThrownBy(() -> new GradientDescent(1e200, 50, 0).minimise(loss, SHAPE.initial(new Random(1))))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("learning rate");
    }

    @Test
    void arrays_are_neither_kept_nor_changed() {
        int[] labels = LABELS.clone();
        MlpLoss copied = new MlpLoss(SHAPE, X, labels);
        double[] at = SHAPE.initial(new Random(1));
        double[] before = at.clone();
        double value = copied.value(at);
        copied.gradient(at);
        Arrays.fill(labels, 0);
        assertThat(at).isEqualTo(before);
        assertThat(copied.value(at)).isEqualTo(value);
    }

    @Test
    void what_does_not_fit_is_refused() {
        refused(() -> Mlp.of(3), "widths must be at least 2 (inputs and classes), but were [3]");
        refused(() -> Mlp.of(3, 0, 2), "widths must each be at least 1, but were [3, 0, 2]");
        refused(
                () -> SHAPE.leaves(new double[3]),
                "parameters must hold 53 numbers (the size of Mlp[widths=[3, 4, 5, 2]]), but held 3");
        refused(
                () -> new MlpLoss(SHAPE, Matrix.identity(2), new int[2]),
                "X must have 3 columns (the inputs), but was a 2 × 2 matrix");
        refused(
                () -> new MlpLoss(SHAPE, X, new int[2]),
                "labels must hold 6 numbers (one for each row of X), but held 2");
        refused(
                () -> new MlpLoss(SHAPE, X, new int[] {0, 1, 2, 0, 0, 0}),
                "labels[2] must be between 0 and 1 (the last class), but was 2");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
