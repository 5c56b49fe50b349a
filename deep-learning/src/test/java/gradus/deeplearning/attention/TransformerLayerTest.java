package gradus.deeplearning.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.GradientCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The block in plain Java against central differences and against the block in DJL. */
@Tag("proof")
class TransformerLayerTest {
    private static final AttentionSettings SMALL = AttentionSettings.of(8, 2);
    private static final List<AttentionSettings> ALL = List.of(
            SMALL, SMALL.withRotary(), SMALL.bothWays(), SMALL.bothWays().withRotary());
    private static final Matrix X = AttentionTest.noise(5, 8);
    private static final Matrix SLOPE = AttentionTest.noise(5, 8);

    @Test
    void every_slope_agrees_with_central_differences() {
        for (AttentionSettings settings : ALL) {
            TransformerLayer layer = new TransformerLayer(settings);
            Random random = new Random(2);
            layer.weights()
                    .forEach(w ->
                            w.set(random.doubles(w.values().length, -0.5, 0.5).toArray()));
            double[] byX = layer.forward(X).backward().apply(SLOPE).elements();
            assertThat(GradientCheck.largestError(
                            byX, GradientCheck.numerical(x -> value(layer, rows(x)), X.elements())))
                    .isLessThan(1e-8);
            for (Weights weights : layer.weights()) {
                double[] at = weights.values();
                double[] numerical = GradientCheck.numerical(numbers -> value(layer, X, weights.set(numbers)), at);
                weights.set(at);
                assertThat(GradientCheck.largestError(weights.slopes(), numerical))
                        .isLessThan(1e-8);
            }
        }
    }

    @Test
    void djl_gives_the_same_output_and_the_same_slopes_to_eight_digits_in_float64_and_five_in_float32() {
        for (AttentionSettings settings : ALL) {
            compare(settings, DataType.FLOAT64, 1e-8);
            compare(settings, DataType.FLOAT32, 1e-5);
        }
    }

    private static void compare(AttentionSettings settings, DataType type, double tolerance) {
        Engine.getInstance().setRandomSeed(3);
        try (NDManager manager = NDManager.newBaseManager()) {
            TransformerBlock block = new TransformerBlock(settings);
            block.setInitializer(new NormalInitializer(0.3f), parameter -> true);
            block.initialize(manager, type, new Shape(1, 5, 8));
            block.getParameters().values().forEach(p -> p.getArray().setRequiresGradient(true));
            TransformerLayer layer = TransformerLayer.copyOf(settings, block);
            NDArray x = array(manager, type, X);
            x.setRequiresGradient(true);
            NDArray y;
            try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
                y = block.forward(new ParameterStore(manager, false), new NDList(x), true)
                        .singletonOrThrow();
                gradients.backward(y.mul(array(manager, type, SLOPE)).sum());
            }
            Layer.Pass pass = layer.forward(X);
            near(Constants.numbers(y), pass.output().elements(), tolerance);
            near(
                    Constants.numbers(x.getGradient()),
                    pass.backward().apply(SLOPE).elements(),
                    tolerance);
            List<Parameter> parameters = block.getParameters().values();
            for (int i = 0; i < parameters.size(); i++) {
                near(
                        Constants.numbers(parameters.get(i).getArray().getGradient()),
                        layer.weights().get(i).slopes(),
                        tolerance);
            }
        }
    }

    /** Relative to the largest number of the array. */
    private static void near(double[] djl, double[] plain, double tolerance) {
        assertThat(djl).containsExactly(plain, within(tolerance * Vectors.largestSize(plain)));
    }

    private static NDArray array(NDManager manager, DataType type, Matrix m) {
        double[] numbers = m.elements();
        return Constants.of(manager, type, new Shape(1, m.rows(), m.columns()), i -> numbers[i]);
    }

    private static double value(Layer layer, Matrix x, Weights... moved) {
        return Vectors.dot(layer.forward(x).output().elements(), SLOPE.elements());
    }

    private static Matrix rows(double[] x) {
        double[][] rows = new double[5][];
        for (int i = 0; i < 5; i++) {
            rows[i] = Arrays.copyOfRange(x, 8 * i, 8 * i + 8);
        }
        return Matrix.of(rows);
    }
}
