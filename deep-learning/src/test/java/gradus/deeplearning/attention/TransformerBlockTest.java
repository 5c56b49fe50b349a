package gradus.deeplearning.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import gradus.deeplearning.djl.LiveArrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class TransformerBlockTest {
    private static final AttentionSettings SMALL = AttentionSettings.of(8, 2);

    private NDManager manager;
    private ParameterStore store;

    @BeforeEach
    void open() {
        Engine.getInstance().setRandomSeed(1);
        manager = NDManager.newBaseManager();
        store = new ParameterStore(manager, false);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void it_keeps_the_shape_in_both_types_and_counts_twelve_squares_and_thirteen_widths_of_weights() {
        for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
            Block block = initialised(new TransformerBlock(SMALL), type);
            NDArray y = forward(block, noise(type));
            assertThat(y.getShape()).isEqualTo(new Shape(3, 5, 8));
            assertThat(y.getDataType()).isEqualTo(type);
            assertThat(weightsOf(block)).isEqualTo(12 * 64 + 13 * 8);
        }
    }

    @Test
    void later_tokens_never_change_earlier_outputs() {
        for (AttentionSettings settings : List.of(SMALL, SMALL.withRotary())) {
            Block block = initialised(new TransformerBlock(settings), DataType.FLOAT64);
            NDArray x = noise(DataType.FLOAT64);
            NDArray poisoned = x.duplicate();
            poisoned.set(new NDIndex(":, 3:"), 1e6);
            double[] early = forward(block, x).get(":, :3").toDoubleArray();
            assertThat(forward(block, poisoned).get(":, :3").toDoubleArray()).containsExactly(early, within(1e-12));
            assertThat(forward(block, poisoned).get(":, 3:").toDoubleArray())
                    .isNotEqualTo(forward(block, x).get(":, 3:").toDoubleArray());
        }
    }

    @Test
    void without_the_causal_mask_they_do() {
        Block block = initialised(new TransformerBlock(SMALL.bothWays()), DataType.FLOAT64);
        NDArray x = noise(DataType.FLOAT64);
        NDArray other = x.duplicate();
        other.set(new NDIndex(":, 4"), 3);
        assertThat(forward(block, other).get(":, 0").toDoubleArray())
                .isNotEqualTo(forward(block, x).get(":, 0").toDoubleArray());
    }

    @Test
    void padding_is_never_looked_at_and_a_place_that_may_look_at_nothing_gets_zeros() {
        for (AttentionSettings settings : List.of(SMALL, SMALL.bothWays())) {
            TransformerBlock block = new TransformerBlock(settings);
            initialised(block, DataType.FLOAT32);
            NDArray present = manager.create(
                    new boolean[] {
                        false, true, true, false, true, true, true, true, true, true, false, false, false, false, false
                    },
                    new Shape(3, 5));
            NDArray maps = block.weights(store, new NDList(noise(DataType.FLOAT32), present));
            assertThat(maps.get("0, :, :, 0").toFloatArray()).containsOnly(0f);
            assertThat(maps.get("0, :, :, 3").toFloatArray()).containsOnly(0f);
            assertThat(maps.get("2").toFloatArray()).containsOnly(0f);
            assertThat(maps.get("1").sum(new int[] {-1}).toFloatArray()).satisfies(sums -> {
                for (float sum : sums) {
                    assertThat(sum).isCloseTo(1, within(1e-6f));
                }
            });
        }
    }

    @Test
    void a_mask_that_allows_all_changes_nothing() {
        Block block = initialised(new TransformerBlock(SMALL.withRotary()), DataType.FLOAT64);
        NDArray x = noise(DataType.FLOAT64);
        NDArray all = manager.ones(new Shape(3, 5)).toType(DataType.BOOLEAN, false);
        double[] masked = block.forward(store, new NDList(x, all), false)
                .singletonOrThrow()
                .toDoubleArray();
        assertThat(masked).containsExactly(forward(block, x).toDoubleArray(), within(1e-12));
    }

    @Test
    void a_step_of_training_leaves_no_array_behind() {
        TransformerBlock block = new TransformerBlock(SMALL.withRotary().withDropout(0.1f));
        initialised(block, DataType.FLOAT32);
        block.getParameters().values().forEach(parameter -> parameter.getArray().setRequiresGradient(true));
        step(block);
        int before = LiveArrays.count(manager);
        for (int i = 0; i < 5; i++) {
            step(block);
        }
        assertThat(LiveArrays.count(manager)).isEqualTo(before);
    }

    private void step(Block block) {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray x = scratch.randomNormal(new Shape(3, 5, 8));
            try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
                gradients.backward(block.forward(store, new NDList(x), true)
                        .singletonOrThrow()
                        .square()
                        .mean());
            }
        }
    }

    @Test
    void positions_are_added_and_too_many_places_are_refused() {
        NDArray x = manager.zeros(new Shape(3, 5, 8), DataType.FLOAT64);
        double[] added = forward(initialised(new SinusoidalPositions(), DataType.FLOAT64), x)
                .get("1, 2")
                .toDoubleArray();
        assertThat(added).containsExactly(Positions.sinusoidal(5, 8)[2], within(1e-15));
        Block learned = initialised(new LearnedPositions(4, 8), DataType.FLOAT32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forward(learned, noise(DataType.FLOAT32)))
                .withMessage("x must have the shape (batch, at most 4, 8), but had (3, 5, 8)");
        assertThat(forward(learned, manager.zeros(new Shape(2, 3, 8))).getShape())
                .isEqualTo(new Shape(2, 3, 8));
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttentionSettings.of(10, 4))
                .withMessage("width must be a multiple of heads (4), but was 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttentionSettings.of(6, 2).withRotary())
                .withMessage("width / heads must be even (rotary turns pairs), but was 6 / 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.withDropout(1))
                .withMessage("dropout must be in [0, 1), but was 1.0");
        Block block = initialised(new TransformerBlock(SMALL), DataType.FLOAT32);
        NDArray flat = manager.zeros(new Shape(5, 8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.forward(store, new NDList(noise(DataType.FLOAT32), flat), false))
                .withMessage("present must be BOOLEAN (3, 5), but was float32 (5, 8)");
    }

    private Block initialised(Block block, DataType type) {
        block.initialize(manager, type, new Shape(3, 5, 8));
        return block;
    }

    private NDArray forward(Block block, NDArray x) {
        return block.forward(store, new NDList(x), false).singletonOrThrow();
    }

    private NDArray noise(DataType type) {
        return manager.randomNormal(0, 1, new Shape(3, 5, 8), type);
    }

    private static long weightsOf(Block block) {
        long count = 0;
        for (Parameter parameter : block.getParameters().values()) {
            count += parameter.getArray().size();
        }
        return count;
    }
}
