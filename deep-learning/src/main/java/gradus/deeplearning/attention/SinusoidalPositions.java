package gradus.deeplearning.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** Adds {@link Positions#sinusoidal} to each sequence: (batch, time, width) in and out, of any length. Nothing is learned. */
public final class SinusoidalPositions extends AbstractBlock {
    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        int time = (int) x.getShape().get(1);
        int width = (int) x.getShape().get(2);
        double[][] table = Positions.sinusoidal(time, width);
        return new NDList(x.add(Constants.of(
                x.getManager(), x.getDataType(), new Shape(time, width), i -> table[i / width][i % width])));
    }
}
