package gradus.deeplearning.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.util.PairList;
import gradus.fundamentals.Require;
import java.util.List;

/** Networks of convolutions as DJL blocks, without weights yet: (n, 1, side, side) in, (n, 10) out. */
public final class ConvolutionalNetworks {
    private ConvolutionalNetworks() {}

    /**
     * LeNet-5's layout (LeCun and others 1998) with ReLU and max pooling: two convolutions of 5 × 5, each halved, then linear layers.
     *
     * @param first filters of the first convolution; LeNet-5 has 6
     * @param second filters of the second; LeNet-5 has 16
     * @param hidden units of each linear layer before the last; LeNet-5 has 120 and 84
     */
    public static SequentialBlock leNet(int first, int second, int... hidden) {
        SequentialBlock network = new SequentialBlock()
                .add(convolution(new Window(5, 1, 2), first, true))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(convolution(new Window(5, 1, 0), second, true))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock());
        for (int units : hidden) {
            network.add(Linear.builder().setUnits(units).build()).add(Activation::relu);
        }
        return network.add(linear());
    }

    /**
     * A small residual network (He and others 2016): a convolution, three residual blocks, the later two of them halving the picture and
     * doubling the channels, the mean of each feature map, a linear layer.
     *
     * @param filters channels of the first block
     */
    public static SequentialBlock residual(int filters) {
        return new SequentialBlock()
                .add(convolution(Window.same(3), filters, false))
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(residualBlock(filters, filters, 1))
                .add(residualBlock(filters, 2 * filters, 2))
                .add(residualBlock(2 * filters, 4 * filters, 2))
                .add(Pool.globalAvgPool2dBlock())
                .add(linear());
    }

    /**
     * What comes in, plus what two convolutions make of it; then ReLU. Where the shape changes, a 1 × 1 convolution takes what comes in along.
     *
     * @param from channels that come in
     * @param to channels that go out
     * @param stride of the first convolution
     */
    public static SequentialBlock residualBlock(int from, int to, int stride) {
        SequentialBlock changes = new SequentialBlock()
                .add(convolution(new Window(3, stride, 1), to, false))
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(convolution(Window.same(3), to, false))
                .add(BatchNorm.builder().build());
        Block shortcut = from == to && stride == 1
                ? Blocks.identityBlock()
                : new SequentialBlock()
                        .add(convolution(new Window(1, stride, 0), to, false))
                        .add(BatchNorm.builder().build());
        return new SequentialBlock()
                .add(new ParallelBlock(ConvolutionalNetworks::sum, List.of(changes, shortcut)))
                .add(Activation::relu);
    }

    /**
     * One convolution as a DJL block.
     *
     * @param bias whether each filter has one; before batch normalisation it would be subtracted again
     */
    public static Conv2d convolution(Window window, int filters, boolean bias) {
        return Conv2d.builder()
                .setFilters((int) Require.atLeast("filters", filters, 1))
                .setKernelShape(new Shape(window.size(), window.size()))
                .optStride(new Shape(window.stride(), window.stride()))
                .optPadding(new Shape(window.padding(), window.padding()))
                .optBias(bias)
                .build();
    }

    /** How many numbers a block learns: its weights and biases, without the running statistics of batch normalisation. */
    public static long parameters(Block block) {
        return block.getParameters().values().stream()
                .filter(parameter -> parameter.requiresGradient())
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    /** The shape after each child of a network, for one picture of the given side. */
    public static PairList<String, Shape> shapes(SequentialBlock network, int side) {
        PairList<String, Shape> shapes = new PairList<>();
        Shape[] shape = {new Shape(1, 1, side, side)};
        for (var child : network.getChildren()) {
            shape = child.getValue().getOutputShapes(shape);
            shapes.add(child.getKey(), shape[0]);
        }
        return shapes;
    }

    private static Linear linear() {
        return Linear.builder().setUnits(LabelledPictures.CLASSES).build();
    }

    private static NDList sum(List<NDList> branches) {
        NDArray first = branches.get(0).singletonOrThrow();
        return new NDList(first.add(branches.get(1).singletonOrThrow()));
    }
}
