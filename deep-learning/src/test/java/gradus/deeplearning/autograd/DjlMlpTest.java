package gradus.deeplearning.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import gradus.datasets.media.LabelledImages;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientDescent;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same network by the tape of this lesson and in DJL. */
@Tag("proof")
class DjlMlpTest {
    private static final double RELATIVE = 1e-8;
    private static final Mlp SHAPE = Mlp.of(64, 32, 10);
    private static final Matrix X =
            Matrix.of(Arrays.copyOf(LabelledImages.digits8x8().images().matrix(), 500));
    private static final int[] LABELS =
            Arrays.copyOf(LabelledImages.digits8x8().classes().codes(), 500);

    @Test
    void fifty_losses_are_the_same_to_eight_digits() {
        double[] start = SHAPE.initial(new Random(1));
        Descent descent = new GradientDescent(0.5, 50, 0).minimise(new MlpLoss(SHAPE, X, LABELS), start);
        try (DjlMlp djl = new DjlMlp(SHAPE, start, 0.5f)) {
            for (int step = 0; step < 50; step++) {
                assertThat(djl.step(X, LABELS))
                        .as("the loss before step %d", step + 1)
                        .isCloseTo(descent.losses()[step], withinPercentage(100 * RELATIVE));
            }
        }
        assertThat(descent.loss()).as("it learns").isLessThan(0.3 * descent.losses()[0]);
    }

    /** Why {@link DjlMlp} hands its gradients to the optimiser itself. */
    @Test
    void djl_s_trainer_cannot_make_a_step_in_float64() {
        try (DjlMlp djl = new DjlMlp(SHAPE, SHAPE.initial(new Random(1)), 0.5f)) {
            djl.step(X, LABELS);
            assertThatThrownBy(djl::trainerStep)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("DataType mismatch, Required float, Actual float64");
        }
    }

    @Test
    void a_step_leaves_no_array_behind() {
        try (DjlMlp djl = new DjlMlp(SHAPE, SHAPE.initial(new Random(1)), 0.5f)) {
            djl.step(X, LABELS);
            djl.gradient(X, LABELS);
            int before = djl.liveArrays();
            for (int step = 0; step < 10; step++) {
                djl.step(X, LABELS);
                djl.gradient(X, LABELS);
            }
            assertThat(djl.liveArrays()).isEqualTo(before);
        }
    }

    @Test
    void a_gradient_that_is_nan_is_cleared_too() {
        double[][] unknown = X.toArray();
        unknown[0][0] = Double.NaN;
        try (DjlMlp djl = new DjlMlp(SHAPE, SHAPE.initial(new Random(1)), 0.5f)) {
            double[] right = djl.gradient(X, LABELS);
            assertThat(djl.gradient(Matrix.of(unknown), LABELS)).contains(Double.NaN);
            assertThat(djl.gradient(X, LABELS)).isEqualTo(right);
        }
    }

    @Test
    void gradients_are_the_same_to_eight_digits_of_the_largest() {
        for (int seed = 0; seed < 10; seed++) {
            double[] at = SHAPE.initial(new Random(seed));
            double[] tape = new MlpLoss(SHAPE, X, LABELS).gradient(at);
            try (DjlMlp djl = new DjlMlp(SHAPE, at, 0.5f)) {
                double[] first = djl.gradient(X, LABELS);
                double largest = Arrays.stream(tape).map(Math::abs).max().orElseThrow();
                for (int i = 0; i < tape.length; i++) {
                    assertThat(Math.abs(first[i] - tape[i]) / largest)
                            .as("seed %d, parameter %d", seed, i)
                            .isLessThan(RELATIVE);
                }
                assertThat(djl.gradient(X, LABELS)).as("nothing is left over").isEqualTo(first);
            }
        }
    }
}
