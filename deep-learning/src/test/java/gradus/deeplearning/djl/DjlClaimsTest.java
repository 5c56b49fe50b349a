package gradus.deeplearning.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv1dTranspose;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import ai.djl.util.PairList;
import ai.djl.util.Utils;
import gradus.datasets.bridge.DjlData;
import gradus.datasets.media.Images;
import gradus.datasets.media.Photos;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the page says of DJL (0.35.1 on PyTorch 2.7.1). */
@Tag("proof")
class DjlClaimsTest {
    private NDManager manager;
    private NDManager other;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager(Device.cpu());
        other = NDManager.newBaseManager(Device.cpu());
    }

    @AfterEach
    void close() {
        manager.close();
        other.close();
    }

    private NDArray zeros(long... sizes) {
        return manager.zeros(new Shape(sizes));
    }

    @Test
    void a_result_belongs_to_the_operand_that_the_method_is_called_on() {
        NDArray mine = manager.ones(new Shape(3));
        NDArray theirs = other.ones(new Shape(3));
        assertThat(mine.add(theirs).getManager()).isSameAs(manager);
        assertThat(theirs.add(mine).getManager()).isSameAs(other);
        assertThat(NDArrays.concat(new NDList(theirs, mine)).getManager())
                .as("the first of a list")
                .isSameAs(other);
    }

    @Test
    void closing_a_manager_closes_its_arrays_and_the_managers_below() {
        NDManager below = manager.newSubManager();
        NDArray array = below.ones(new Shape(2));
        manager.close();
        assertThat(array.isReleased()).isTrue();
        assertThat(below.isOpen()).isFalse();
        assertThatThrownBy(() -> array.add(1)).hasMessage("NDManager has been closed already.");
    }

    @Test
    void a_closed_array_in_an_open_manager_says_that_it_was_released() {
        NDArray array = zeros(2);
        array.close();
        assertThatThrownBy(array::toFloatArray)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("released");
    }

    @Test
    void attach_moves_an_array_and_detach_leaves_it_to_nobody() {
        NDArray array = zeros(2);
        array.attach(other);
        assertThat(array.getManager()).isSameAs(other);
        assertThat(LiveArrays.count(manager)).isZero();
        int before = LiveArrays.everywhere();
        array.detach();
        other.close();
        assertThat(array.isReleased()).as("its manager was closed without it").isFalse();
        assertThat(LiveArrays.everywhere()).isEqualTo(before - 1);
        array.close();
    }

    @Test
    void a_scope_frees_what_this_thread_made_inside_it_and_nothing_that_another_made() throws InterruptedException {
        NDArray[] made = new NDArray[2];
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            made[0] = zeros(2).add(1);
            Thread thread = new Thread(() -> made[1] = zeros(2));
            thread.start();
            thread.join();
        }
        assertThat(made[0].isReleased()).isTrue();
        assertThat(made[1].isReleased()).isFalse();
        assertThat(LiveArrays.count(manager)).isEqualTo(1);
    }

    @Test
    void a_capped_manager_throws_after_the_array_was_made() {
        NDManager capped = manager.newSubManager();
        NDArray array = capped.ones(new Shape(2));
        capped.cap();
        assertThatThrownBy(() -> array.add(1)).hasMessage("NDManager is capped for addition of resources.");
        assertThat(LiveArrays.count(capped)).isEqualTo(1);
    }

    @Test
    void an_array_that_java_forgot_stays_as_long_as_its_manager() {
        for (int i = 0; i < 50; i++) {
            manager.ones(new Shape(1000));
        }
        System.gc(); // the manager still refers to each of them
        assertThat(LiveArrays.count(manager)).isEqualTo(50);
    }

    @Test
    void a_column_less_a_row_is_a_table_and_a_perfect_prediction_gets_twice_the_variance() {
        float[] values = {1, 2, 3, 6};
        NDArray targets = manager.create(values);
        NDArray predictions = targets.reshape(4, 1); // perfect
        assertThat(predictions.sub(targets).getShape()).isEqualTo(new Shape(4, 4));
        float variance = targets.sub(targets.mean()).square().mean().getFloat();
        assertThat(predictions.sub(targets).square().mean().getFloat()).isCloseTo(2 * variance, within(1e-5f));
        assertThat(predictions
                        .sub(targets.reshape(predictions.getShape()))
                        .square()
                        .mean()
                        .getFloat())
                .isZero();
    }

    @Test
    void rows_slices_reshapes_and_transposes_are_views() {
        NDArray table = zeros(2, 3);
        table.get(0).addi(1);
        table.get(":, 1:").addi(1);
        table.reshape(6).addi(1);
        table.transpose().addi(1);
        table.toType(DataType.FLOAT32, false).addi(1);
        assertThat(table.toFloatArray()).containsExactly(4, 5, 5, 3, 4, 4);
    }

    @Test
    void chosen_elements_duplicates_and_a_reshaped_transpose_are_copies() {
        NDArray table = zeros(2, 3);
        table.get(table.eq(0)).addi(1);
        table.get(manager.create(new long[] {0, 1})).addi(1);
        table.duplicate().addi(1);
        table.transpose().reshape(6).addi(1);
        table.add(1);
        assertThat(table.toFloatArray()).containsOnly(0);
    }

    @Test
    void a_view_outlives_the_array_that_it_looks_into() {
        NDArray table = manager.ones(new Shape(2, 2));
        NDArray row = table.get(0);
        table.close();
        assertThat(row.toFloatArray()).containsOnly(1);
    }

    /** Seen without waiting for a garbage collection: what is written into the buffer stands in the array, and closing the array lets go of it. */
    @Test
    void numbers_from_java_stay_in_a_buffer_that_only_their_array_holds() throws ReflectiveOperationException {
        ByteBuffer made = manager.allocateDirect(2 * Float.BYTES);
        ByteBuffer replaced = manager.allocateDirect(2 * Float.BYTES);
        NDArray array = manager.create(made, new Shape(2), DataType.FLOAT32);
        made.putFloat(0, 7);
        assertThat(array.toFloatArray()).containsExactly(7, 0);
        array.set(replaced);
        replaced.putFloat(0, 8);
        assertThat(array.toFloatArray()).containsExactly(8, 0);
        for (NDArray fromJava : List.of(array, manager.create(new float[2]))) {
            NDArray view = fromJava.reshape(2, 1);
            assertThat(buffer(fromJava)).isNotNull();
            assertThat(buffer(view)).isNull();
            fromJava.close();
            assertThat(buffer(fromJava)).isNull();
        }
    }

    /** What DJL's array holds so that Java does not free it; there is no other way to see it. */
    private static Object buffer(NDArray array) throws ReflectiveOperationException {
        Field held = array.getClass().getDeclaredField("dataRef");
        held.setAccessible(true);
        return held.get(array);
    }

    @Test
    void setting_by_index_writes_where_the_numbers_are() {
        NDArray table = manager.create(new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1, 2}, new Shape(2, 2));
        table.reshape(4).set(new NDIndex("..."), 0);
        assertThat(table.toDoubleArray()).containsOnly(0);
        table.reshape(4).set(new double[] {1, 2, 3, 4});
        assertThat(table.toDoubleArray()).as("set(numbers) on a view is lost").containsOnly(0);
    }

    @Test
    void a_float_has_no_odd_numbers_beyond_two_to_the_24() {
        assertThat(manager.create(16_777_216f).add(1).getFloat()).isEqualTo(16_777_216f);
        assertThat(manager.create(new int[] {16_777_217})
                        .toType(DataType.FLOAT32, false)
                        .toFloatArray())
                .containsExactly(16_777_216f);
        assertThat(manager.create(16_777_216.0).add(1).getDouble()).isEqualTo(16_777_217.0);
    }

    @Test
    void types_of_results_follow_rules() {
        NDArray ints = manager.create(new int[] {1, 2});
        assertThat(ints.div(2).getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat(ints.sum().getDataType()).isEqualTo(DataType.INT64);
        assertThat(ints.eq(1).getDataType()).isEqualTo(DataType.BOOLEAN);
        assertThatThrownBy(ints::mean).isInstanceOf(EngineException.class).hasMessageContaining("Got: Int");
        NDArray floats = manager.create(new float[] {1});
        assertThat(floats.add(manager.create(new double[] {1})).getDataType()).isEqualTo(DataType.FLOAT64);
        assertThat(floats.add(manager.create(1.0)).getDataType())
                .as("an array without axes is weaker")
                .isEqualTo(DataType.FLOAT32);
        assertThatThrownBy(floats::toDoubleArray).hasMessageContaining("DataType mismatch");
    }

    @Test
    void bytes_overflow_and_say_nothing() {
        NDArray bytes = manager.create(ByteBuffer.wrap(new byte[] {(byte) 200, 100}), new Shape(2), DataType.UINT8);
        assertThat(bytes.add(bytes).toUint8Array()).containsExactly(144, 200);
        assertThat(bytes.sum().getLong()).isEqualTo(300);
    }

    @Test
    void dot_is_for_two_arrays_of_one_axis_or_of_two() {
        assertThat(zeros(3).dot(zeros(3)).getShape()).isEqualTo(new Shape());
        assertThat(zeros(2, 3).dot(zeros(3, 4)).getShape()).isEqualTo(new Shape(2, 4));
        assertThatThrownBy(() -> zeros(2, 3).dot(zeros(3))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> zeros(5, 2, 3).dot(zeros(5, 3, 4))).isInstanceOf(UnsupportedOperationException.class);
        assertThat(zeros(2, 3).matMul(zeros(3)).getShape()).isEqualTo(new Shape(2));
        assertThat(zeros(5, 2, 3).matMul(zeros(5, 3, 4)).getShape()).isEqualTo(new Shape(5, 2, 4));
    }

    @Test
    void operations_are_missing() {
        assertThat(Arrays.stream(NDArray.class.getMethods())
                        .map(Method::getName)
                        .toList())
                .doesNotContain("einsum", "svd", "std", "var", "where");
        assertThatThrownBy(() -> zeros(2, 2, 2).mean(new int[] {1, 2})).hasMessage("Only 1 axis is support!");
        Block transposed = Conv1dTranspose.builder()
                .setKernelShape(new Shape(3))
                .setFilters(1)
                .build();
        assertThatThrownBy(() -> {
                    transposed.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 5));
                    transposed.forward(store(), new NDList(zeros(1, 1, 5)), false);
                })
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void the_slope_of_a_square_at_3_is_6_and_backward_adds_to_what_is_there() {
        NDArray x = manager.create(3f);
        x.setRequiresGradient(true);
        backward(x);
        assertThat(x.getGradient().getFloat()).isEqualTo(6);
        backward(x);
        assertThat(x.getGradient().getFloat()).isEqualTo(12);
    }

    private static void backward(NDArray x) {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(x.mul(x));
        }
    }

    @Test
    void a_parameter_that_is_not_registered_is_neither_counted_nor_initialised() {
        Forgetful block = new Forgetful();
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
        assertThat(block.getParameters().isEmpty()).isTrue();
        assertThat(block.scale.isInitialized()).isFalse();
        Block child = Linear.builder().setUnits(3).build();
        assertThat(new SequentialBlock().add(block).add(child).getChildren().size())
                .isEqualTo(2);
    }

    /** A block that does not register its parameter. */
    private static final class Forgetful extends AbstractBlock {
        private final Parameter scale = Parameter.builder()
                .setName("scale")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(2))
                .build();

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
            return inputs;
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputShapes) {
            return inputShapes;
        }
    }

    @Test
    void an_operation_on_a_parameter_leaves_its_result_with_the_model() {
        try (Model model = Model.newInstance("transposing", Device.cpu())) {
            model.setBlock(new TextureBlock(3));
            model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, 32, 32));
            NDArray weight = model.getBlock().getParameters().valueAt(0).getArray();
            int before = LiveArrays.count(model.getNDManager());
            zeros(5, 4).matMul(weight);
            assertThat(LiveArrays.count(model.getNDManager())).isEqualTo(before);
            zeros(5, 3).matMul(weight.transpose());
            assertThat(LiveArrays.count(model.getNDManager())).isEqualTo(before + 1);
        }
    }

    @Test
    void the_training_loss_is_null_without_the_listener() throws IOException, TranslateException {
        assertThat(trainLoss(false)).isNull();
        assertThat(trainLoss(true)).isPositive();
    }

    private Float trainLoss(boolean listener) throws IOException, TranslateException {
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss()).optDevices(new Device[] {Device.cpu()});
        if (listener) {
            config.addTrainingListeners(TrainingListener.Defaults.basic());
        }
        try (Model model = Model.newInstance("linear", Device.cpu())) {
            model.setBlock(Linear.builder().setUnits(1).build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, 2));
                EasyTrain.fit(
                        trainer,
                        1,
                        DjlData.dataset(zeros(4, 2).add(1), zeros(4, 1).add(9), 2, false),
                        null);
                return trainer.getTrainingResult().getTrainLoss();
            }
        }
    }

    @Test
    void a_seed_counts_if_it_is_set_before_the_weights_are_drawn() {
        assertThat(drawn(1, true)).isEqualTo(drawn(1, true)).isNotEqualTo(drawn(2, true));
        assertThat(drawn(1, false)).isNotEqualTo(drawn(1, false));
    }

    private float[] drawn(int seed, boolean before) {
        Block block = Linear.builder().setUnits(3).build();
        if (before) {
            Engine.getInstance().setRandomSeed(seed);
        }
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 4));
        Engine.getInstance().setRandomSeed(seed);
        manager.randomNormal(new Shape(seed + (before ? 0 : LiveArrays.count(manager)))); // draws go on from the seed
        return block.getParameters().valueAt(0).getArray().toFloatArray();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void pytorch_is_unpacked_once_into_a_folder_of_over_400_megabytes() throws IOException {
        assertThat(Engine.getInstance().getEngineName()).isEqualTo("PyTorch");
        Path folder = Utils.getEngineCacheDir("pytorch");
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("2.7.1"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertThat(bytes / 1_000_000).isBetween(400L, 480L);
        }
    }

    @Test
    void an_interrupt_stops_no_operation() {
        NDArray table = manager.ones(new Shape(200, 200));
        Thread.currentThread().interrupt();
        NDArray product = table.matMul(table);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(product.get(0).getFloat(0)).isEqualTo(200);
    }

    @Test
    void one_call_for_each_element_makes_an_array_for_each() {
        NDArray row = zeros(100);
        int before = LiveArrays.count(manager);
        float sum = 0;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            for (int i = 0; i < 100; i++) {
                sum += row.get(i).getFloat();
            }
            assertThat(LiveArrays.count(manager) - before).isEqualTo(100);
        }
        assertThat(sum).isZero();
        row.sum();
        assertThat(LiveArrays.count(manager) - before).isEqualTo(1);
    }

    @Test
    void a_predictor_frees_what_it_made_and_an_array_that_it_returns_is_dead() throws TranslateException {
        try (Model model = identity()) {
            try (Predictor<float[], NDArray> predictor = model.newPredictor(new Careless())) {
                assertThat(predictor.predict(new float[] {1, 2}).isReleased()).isTrue();
            }
            int before = LiveArrays.everywhere();
            try (Predictor<float[], NDArray> predictor = model.newPredictor(new Careless())) {
                predictor.predict(new float[] {1, 2});
                predictor.predict(new float[] {1, 2});
            }
            assertThat(LiveArrays.everywhere()).isEqualTo(before);
        }
    }

    /** A translator that hands out an array of its own. */
    private static final class Careless implements Translator<float[], NDArray> {
        @Override
        public NDList processInput(TranslatorContext context, float[] input) {
            return new NDList(context.getNDManager().create(input));
        }

        @Override
        public NDArray processOutput(TranslatorContext context, NDList output) {
            return output.singletonOrThrow().mul(2);
        }
    }

    private static Model identity() {
        Model model = Model.newInstance("identity", Device.cpu());
        model.setBlock(Blocks.identityBlock());
        return model;
    }

    @Test
    void a_batch_of_patches_gets_the_answers_that_each_gets_by_itself() {
        Images photo = Photos.all().get("gravel.png");
        double[][] one = Textures.cut(photo, 0, 0);
        double[][] two = Textures.cut(photo, 64, 32);
        try (TextureModel model = TextureModel.fit(Textures.left(), Device.cpu(), 5, 1)) {
            assertThat(model.answers(List.of(one, two)))
                    .containsExactly(
                            model.answers(List.<double[][]>of(one)).get(0),
                            model.answers(List.<double[][]>of(two)).get(0));
        }
    }

    @Test
    void an_array_lives_on_its_managers_device_and_without_a_gpu_there_is_no_other() {
        assertThat(zeros(1).getDevice()).isEqualTo(Device.cpu());
        assertThat(zeros(1).toDevice(Device.cpu(), false).isReleased()).isFalse();
        if (Engine.getInstance().getGpuCount() == 0) {
            assertThatThrownBy(() -> manager.zeros(new Shape(1), DataType.FLOAT32, Device.gpu()))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("CUDA");
            try (NDManager usual = NDManager.newBaseManager()) {
                assertThat(usual.getDevice()).isEqualTo(Device.cpu());
            }
        }
    }

    private ParameterStore store() {
        return new ParameterStore(manager, false);
    }
}
