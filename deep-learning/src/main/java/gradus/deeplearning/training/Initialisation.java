package gradus.deeplearning.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import java.util.ArrayList;
import java.util.List;

/** What first weights do to a signal on its way through the layers. */
public final class Initialisation {
    private Initialisation() {}

    /**
     * The root mean square of what each linear layer puts out, in an untrained network.
     *
     * @param network the layers
     * @param weights how weights begin; biases are zero
     * @param digits what goes in
     * @param seed of the weights
     * @return one number per linear layer, the logits last
     */
    public static List<Double> signal(Network network, Initializer weights, Digits digits, int seed) {
        Engine.getInstance().setRandomSeed(seed);
        List<Double> sizes = new ArrayList<>();
        try (NDManager scratch = NDManager.newBaseManager()) {
            Block block = network.block();
            block.setInitializer(weights, Parameter.Type.WEIGHT);
            block.initialize(scratch, DataType.FLOAT32, new Shape(1, Digits.PIXELS));
            ParameterStore store = new ParameterStore(scratch, false);
            NDList values = new NDList(digits.features(scratch));
            for (Block layer : block.getChildren().values()) {
                values = layer.forward(store, values, false);
                if (layer instanceof Linear) {
                    sizes.add((double)
                            values.singletonOrThrow().square().mean().sqrt().getFloat());
                }
            }
        }
        return sizes;
    }
}
