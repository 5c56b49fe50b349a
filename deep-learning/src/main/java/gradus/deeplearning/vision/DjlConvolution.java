package gradus.deeplearning.vision;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The same {@link Convolution} by DJL on PyTorch, with its gradient. Frees every array that it makes. */
public final class DjlConvolution {
    private final Convolution layer;
    private final DataType type;

    /**
     * The layer in DJL.
     *
     * @param type FLOAT64 to compare with plain Java, FLOAT32 as networks are trained
     */
    public DjlConvolution(Convolution layer, DataType type) {
        this.layer = layer;
        this.type = type;
    }

    /** A copy of one of a network's convolutions, in plain Java. */
    public static Convolution copyOf(Conv2d block) {
        float[] weights = block.getParameters().get("weight").getArray().toFloatArray();
        double[] bias = new double[block.getFilters()];
        if (block.isIncludeBias()) {
            copy(block.getParameters().get("bias").getArray(), bias);
        }
        int size = (int) block.getKernelShape().get(0);
        Window window = new Window(
                size, (int) block.getStride().get(0), (int) block.getPadding().get(0));
        int channels = weights.length / (bias.length * size * size);
        double[] copy =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).toArray();
        return new Convolution(window, bias.length, channels, copy, bias);
    }

    /** What comes out. */
    public Picture apply(Picture input) {
        try (NDManager scratch = NDManager.newBaseManager()) {
            return picture(convolve(array(scratch, input), weights(scratch), bias(scratch)));
        }
    }

    /** The derivative of a loss by weights, bias and input: see {@link Convolution#gradient}. */
    public ConvolutionGradient gradient(Picture input, Picture slopes) {
        try (NDManager scratch = NDManager.newBaseManager()) {
            NDArray x = array(scratch, input);
            NDArray w = weights(scratch);
            NDArray b = bias(scratch);
            for (NDArray each : Arrays.asList(x, w, b)) {
                each.setRequiresGradient(true);
            }
            try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                // the sum of slope · output has the slopes as its derivative by the output
                gradients.backward(convolve(x, w, b).mul(array(scratch, slopes)).sum());
            }
            ConvolutionGradient gradient =
                    new ConvolutionGradient(input, layer.parameters() - layer.filters(), layer.filters());
            copy(w.getGradient(), gradient.weights);
            copy(b.getGradient(), gradient.bias);
            copy(x.getGradient(), gradient.input);
            return gradient;
        }
    }

    private NDArray convolve(NDArray input, NDArray weights, NDArray bias) {
        Window window = layer.window();
        Shape stride = new Shape(window.stride(), window.stride());
        Shape padding = new Shape(window.padding(), window.padding());
        return Conv2d.conv2d(input, weights, bias, stride, padding).singletonOrThrow();
    }

    private NDArray weights(NDManager manager) {
        int k = layer.window().size();
        return manager.create(layer.weights(), new Shape(layer.filters(), layer.channels(), k, k))
                .toType(type, false);
    }

    private NDArray bias(NDManager manager) {
        return manager.create(layer.bias()).toType(type, false);
    }

    /** A batch of one: (1, channels, height, width). */
    private NDArray array(NDManager manager, Picture picture) {
        return manager.create(picture.values(), new Shape(1, picture.channels(), picture.height(), picture.width()))
                .toType(type, false);
    }

    private static Picture picture(NDArray array) {
        Shape shape = array.getShape();
        double[] values = new double[Math.toIntExact(array.size())];
        copy(array, values);
        return Picture.of((int) shape.get(1), (int) shape.get(2), (int) shape.get(3), values);
    }

    private static void copy(NDArray from, double[] to) {
        Number[] numbers = from.toArray();
        IntStream.range(0, to.length).forEach(i -> to[i] = numbers[i].doubleValue());
    }
}
