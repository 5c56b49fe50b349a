package gradus.deeplearning.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.loss.Loss;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class TextureBlockTest {
    private static final double[][] PATCH = {{0, 1, 0}, {1, 1, 0.5}};

    @Test
    void the_measures_of_a_patch_are_what_loops_find() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray patch = manager.create(new double[] {0, 1, 0, 1, 1, 0.5}, new Shape(1, 2, 3));
            double mean = 3.5 / 6;
            double deviations = 0;
            for (double[] row : PATCH) {
                for (double value : row) {
                    deviations += (value - mean) * (value - mean) / 6;
                }
            }
            double right = (1 + 1 + 0 + 0.25) / 4;
            double down = (1 + 0 + 0.25) / 3;
            assertThat(TextureBlock.measures(patch).toDoubleArray())
                    .containsExactly(
                            new double[] {
                                mean, Math.log(deviations + 1e-6), Math.log(right + 1e-6), Math.log(down + 1e-6)
                            },
                            within(1e-8));
        }
    }

    @Test
    void both_parameters_are_registered_and_the_output_has_the_promised_shape() {
        try (NDManager manager = NDManager.newBaseManager()) {
            TextureBlock block = new TextureBlock(3).initialised(manager, DataType.FLOAT32);
            assertThat(block.getParameters().keys()).containsExactly("weight", "bias");
            Shape input = new Shape(5, 32, 32);
            assertThat(forward(manager, block, manager.ones(input)).getShape())
                    .isEqualTo(block.getOutputShapes(new Shape[] {input})[0])
                    .isEqualTo(new Shape(5, 3));
        }
    }

    @Test
    void its_gradient_is_that_of_finite_differences() {
        try (NDManager manager = NDManager.newBaseManager()) {
            TextureBlock block = randomBlock(manager);
            NDArray patches = manager.randomUniform(0, 1, new Shape(4, 5, 6), DataType.FLOAT64);
            NDArray labels = manager.create(new long[] {0, 2, 1, 2});
            double base;
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray loss = loss(manager, block, patches, labels);
                collector.backward(loss);
                base = loss.getDouble();
            }
            assertThat(base).isPositive();
            for (Parameter parameter : block.getParameters().values()) {
                check(
                        parameter.getArray(),
                        () -> loss(manager, block, patches, labels).getDouble());
            }
        }
    }

    private static void check(NDArray weights, DoubleSupplier loss) {
        double[] gradient = weights.getGradient().toDoubleArray();
        double[] values = weights.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            double h = 1e-5;
            double up = withValue(weights, values, i, values[i] + h, loss);
            double down = withValue(weights, values, i, values[i] - h, loss);
            assertThat((up - down) / (2 * h)).as("number " + i).isCloseTo(gradient[i], within(1e-8));
        }
    }

    private static double withValue(NDArray weights, double[] values, int i, double value, DoubleSupplier loss) {
        double[] moved = values.clone();
        moved[i] = value;
        weights.set(moved);
        double result = loss.getAsDouble();
        weights.set(values);
        return result;
    }

    private static NDArray loss(NDManager manager, TextureBlock block, NDArray patches, NDArray labels) {
        return Loss.softmaxCrossEntropyLoss()
                .evaluate(new NDList(labels), new NDList(forward(manager, block, patches)));
    }

    private static NDArray forward(NDManager manager, TextureBlock block, NDArray patches) {
        return block.forward(new ParameterStore(manager, false), new NDList(patches), true)
                .singletonOrThrow();
    }

    private static TextureBlock randomBlock(NDManager manager) {
        Engine.getInstance().setRandomSeed(3);
        TextureBlock block = new TextureBlock(3);
        block.setInitializer(new NormalInitializer(0.5f), Parameter.Type.WEIGHT);
        return block.initialised(manager, DataType.FLOAT64);
    }

    @Test
    void it_tells_the_right_halves_apart_after_learning_from_the_left_ones() {
        Textures test = Textures.right();
        for (int seed = 1; seed <= 10; seed++) {
            try (TextureModel model = TextureModel.fit(Textures.left(), Device.cpu(), 60, seed)) {
                List<PatchTranslator.Answer> answers = model.answers(test.patches());
                long right = IntStream.range(0, answers.size())
                        .filter(i -> answers.get(i)
                                .texture()
                                .equals(Textures.NAMES.get(test.labels().get(i))))
                        .count();
                assertThat(right).as("of 96, seed " + seed).isBetween(84L, 93L);
            }
        }
    }

    @Test
    void training_and_answering_leave_no_array() {
        int before = LiveArrays.everywhere();
        try (TextureModel model = TextureModel.fit(Textures.left(), Device.cpu(), 2, 1)) {
            model.answers(Textures.right().patches());
            int open = LiveArrays.everywhere();
            model.answers(Textures.right().patches());
            assertThat(LiveArrays.everywhere()).isEqualTo(open);
        }
        assertThat(LiveArrays.everywhere()).isEqualTo(before);
    }

    @Test
    void arguments_that_make_no_sense_are_refused() {
        try (TextureModel model = TextureModel.fit(Textures.left(), Device.cpu(), 1, 1)) {
            assertThatThrownBy(() -> model.answers(List.of()))
                    .hasMessage("the number of patches must be at least 1, but was 0");
            assertThatThrownBy(() -> model.answers(List.of(new double[4][5], new double[5][4])))
                    .hasMessage("patches must be of one size, but were 4 × 5 and 5 × 4");
            assertThatThrownBy(() -> model.answers(List.<double[][]>of(new double[0][])))
                    .hasMessage("a patch must be at least 2 × 2, but was 0 × 0");
            assertThatThrownBy(() -> model.answers(List.of(new double[4][4], new double[3][0])))
                    .hasMessage("a patch must be at least 2 × 2, but was 3 × 0");
            assertThatThrownBy(() -> model.answers(List.<double[][]>of(new double[1][5])))
                    .hasMessage("a patch must be at least 2 × 2, but was 1 × 5");
            assertThatThrownBy(() -> model.answers(List.<double[][]>of(new double[][] {{1, 2}, {3}})))
                    .hasMessage("the rows of a patch must be of one length, but were 2 and 1");
        }
        assertThatThrownBy(() -> TextureModel.fit(Textures.left(), Device.cpu(), 0, 1))
                .hasMessage("steps must be at least 1, but was 0");
        assertThatThrownBy(() -> new Textures(List.of(), List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("patches and labels");
    }
}
