package gradus.deeplearning.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Four measures of a grey patch and a linear map of them to logits: f W + b.
 *
 * <p>Input (n, height, width), output (n, classes); parameters W (4, classes) and b (classes).
 */
public final class TextureBlock extends AbstractBlock {
    /** How many measures there are. */
    public static final int MEASURES = 4;

    private final int classes;
    private final Parameter weight;
    private final Parameter bias;

    public TextureBlock(int classes) {
        this.classes = classes;
        weight = addParameter(parameter("weight", Parameter.Type.WEIGHT));
        bias = addParameter(parameter("bias", Parameter.Type.BIAS));
    }

    private static Parameter parameter(String name, Parameter.Type type) {
        return Parameter.builder().setName(name).setType(type).build();
    }

    @Override
    protected void prepare(Shape[] inputShapes) {
        weight.setShape(new Shape(MEASURES, classes));
        bias.setShape(new Shape(classes));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), classes)};
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray patches = inputs.singletonOrThrow();
        Device device = patches.getDevice();
        NDArray w = store.getValue(weight, device, training);
        NDArray b = store.getValue(bias, device, training);
        return new NDList(measures(patches).matMul(w).add(b)); // (n, 4) (4, classes) + (classes)
    }

    /** Brightness, and the logarithms of three mean squares: of deviations, of steps to the right, of steps down; (n, 4). */
    static NDArray measures(NDArray patches) {
        NDArray mean = mean(patches); // (n)
        NDArray right = patches.get(":, :, 1:").sub(patches.get(":, :, :-1"));
        NDArray down = patches.get(":, 1:, :").sub(patches.get(":, :-1, :"));
        NDList columns =
                new NDList(mean, roughness(patches.sub(mean.reshape(-1, 1, 1))), roughness(right), roughness(down));
        return NDArrays.stack(columns, 1);
    }

    private static NDArray roughness(NDArray steps) {
        return mean(steps.square()).add(1e-6).log(); // the logarithm of a flat patch's 0 would be −∞
    }

    /** The mean of each patch: DJL's mean takes one axis. */
    private static NDArray mean(NDArray patches) {
        return patches.reshape(patches.getShape().get(0), -1).mean(new int[] {1});
    }

    /** Ready for patches of any size. */
    public TextureBlock initialised(NDManager manager, DataType type) {
        initialize(manager, type, new Shape(1, Textures.SIDE, Textures.SIDE));
        return this;
    }
}
