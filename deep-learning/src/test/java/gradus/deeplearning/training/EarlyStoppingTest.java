package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import gradus.deeplearning.djl.LiveArrays;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    @Test
    void it_waits_as_long_as_its_patience_and_goes_back_to_the_best_epoch() {
        double[] losses = {0.9, 0.5, 0.6, 0.5, 0.7};
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = block(manager);
            EarlyStopping stopping = new EarlyStopping(3);
            boolean[] goOn = new boolean[losses.length];
            for (int epoch = 0; epoch < losses.length; epoch++) {
                paint(block, epoch + 1);
                goOn[epoch] = stopping.goOn(losses[epoch], block);
            }

            assertThat(goOn).as("an equal loss is not a better one").containsExactly(true, true, true, true, false);
            assertThat(stopping.bestEpoch()).isEqualTo(2);
            stopping.restore(block);
            float[] weights = weights(block).toFloatArray();
            float[] twos = new float[weights.length];
            Arrays.fill(twos, 2);
            assertThat(weights).isEqualTo(twos);
        }
    }

    @Test
    void nan_is_never_better_and_cannot_be_gone_back_to() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = block(manager);
            EarlyStopping stopping = new EarlyStopping(2);

            assertThat(stopping.goOn(Double.NaN, block)).isTrue();
            assertThat(stopping.goOn(Double.NaN, block)).isFalse();
            assertThat(stopping.bestEpoch()).isZero();
            assertThatThrownBy(() -> stopping.restore(block))
                    .hasMessage("there must be an epoch with a finite loss to go back to, but there was none in 2");
        }
    }

    @Test
    void a_copy_of_the_weights_leaves_nothing_in_native_memory() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = block(manager);
            EarlyStopping stopping = new EarlyStopping(100);
            int before = LiveArrays.count(manager);
            for (int epoch = 0; epoch < 50; epoch++) {
                stopping.goOn(1.0 / (epoch + 1), block);
            }
            stopping.restore(block);

            assertThat(LiveArrays.count(manager)).isEqualTo(before);
        }
    }

    @Test
    void patience_of_zero_is_refused() {
        assertThatThrownBy(() -> new EarlyStopping(0)).hasMessage("patience must be at least 1, but was 0");
    }

    private static Block block(NDManager manager) {
        Block block = Network.of(3).block();
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 64));
        return block;
    }

    private static NDArray weights(Block block) {
        return block.getParameters().valueAt(0).getArray();
    }

    private static void paint(Block block, float value) {
        NDArray weights = weights(block);
        float[] values = new float[(int) weights.size()];
        Arrays.fill(values, value);
        weights.set(values);
    }
}
