package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.djl.LiveArrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class ClippingTest {
    private static final float[] GRADIENT = {0.5f, 100, -0.5f, -100};
    private static final Digits DIGITS = Forms.of(List.of(1));

    @Test
    void djl_s_own_clipping_lets_negative_gradients_pass() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weights = manager.zeros(manager.create(GRADIENT).getShape());
            Optimizer.sgd()
                    .optClipGrad(1)
                    .setLearningRateTracker(Tracker.fixed(1))
                    .build()
                    .update("w", weights, manager.create(GRADIENT));

            assertThat(weights.toFloatArray())
                    .as("when −100 no longer passes, DJL has been mended: then Clipping can go")
                    .containsExactly(-0.5f, -1, 0.5f, 100);
        }
    }

    @Test
    void a_gradient_that_is_too_long_is_shortened_and_keeps_its_direction() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDList gradients = new NDList(manager.create(new float[] {3, 0}), manager.create(new float[] {0, -4}));

            assertThat(Clipping.shorten(gradients, 1)).as("√(9 + 16)").isCloseTo(5, within(1e-6));
            assertThat(gradients.get(0).toFloatArray()).containsExactly(new float[] {0.6f, 0}, within(1e-6f));
            assertThat(gradients.get(1).toFloatArray()).containsExactly(new float[] {0, -0.8f}, within(1e-6f));
            assertThat(Clipping.shorten(gradients, 2)).as("short enough").isCloseTo(1, within(1e-6));
            assertThat(gradients.get(1).toFloatArray()).containsExactly(new float[] {0, -0.8f}, within(1e-6f));
        }
    }

    @Test
    void it_shortens_what_backward_has_left_and_leaves_no_array() {
        TrainingStepTest.with(1, 1, trainer -> {
            TrainingStep.step(trainer, DIGITS);
            NDManager everything = trainer.getModel().getNDManager().getParentManager();
            int before = LiveArrays.count(everything);
            float[] weights = first(trainer);
            backward(trainer);
            double length = Clipping.shorten(trainer, 0.001);
            assertThat(length).isGreaterThan(0.001);
            assertThat(Clipping.shorten(trainer, 1)).as("its new length").isCloseTo(0.001, within(1e-6));
            trainer.step();
            assertThat(LiveArrays.count(everything)).isEqualTo(before);
            double squares = 0;
            for (int i = 0; i < weights.length; i++) {
                squares += Math.pow(weights[i] - first(trainer)[i], 2);
            }
            assertThat(Math.sqrt(squares)).as("the move of one layer's weights").isBetween(1e-5, 0.00101);
        });
    }

    @Test
    void a_length_that_makes_no_sense_is_refused() {
        for (double longest : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> Clipping.shorten(new NDList(), longest))
                    .hasMessage("longest must be > 0, but was " + longest);
        }
    }

    private static void backward(Trainer trainer) {
        try (NDManager scratch = trainer.getManager().newSubManager();
                GradientCollector gradients = trainer.newGradientCollector()) {
            NDList logits = trainer.forward(new NDList(DIGITS.features(scratch)));
            gradients.backward(trainer.getLoss().evaluate(new NDList(DIGITS.labels(scratch)), logits));
        }
    }

    private static float[] first(Trainer trainer) {
        Parameter weights = trainer.getModel().getBlock().getParameters().valueAt(0);
        return weights.getArray().toFloatArray();
    }
}
