package gradus.deeplearning.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gradus.fundamentals.Require;

/** Adds to each place a row of numbers that is learned: (batch, time, width) in and out. Places that training never saw are noise. */
public final class LearnedPositions extends AbstractBlock {
    private final int longest;
    private final int width;
    private final Parameter table;

    /**
     * A table without numbers yet.
     *
     * @param longest how many places there may be, at least 1
     * @param width how many numbers stand at each place, at least 1
     */
    public LearnedPositions(int longest, int width) {
        this.longest = (int) Require.atLeast("longest", longest, 1);
        this.width = (int) Require.atLeast("width", width, 1);
        this.table = addParameter(Parameter.builder()
                .setName("positions")
                .setType(Parameter.Type.WEIGHT)
                .optShape(new Shape(longest, width))
                .build());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        Shape shape = x.getShape();
        Require.that(
                shape.dimension() == 3 && shape.get(1) <= longest && shape.get(2) == width,
                "x must have the shape (batch, at most " + longest + ", " + width + "), but had " + shape);
        NDArray rows = store.getValue(table, x.getDevice(), training).get(new NDIndex(":{}", shape.get(1)));
        rows.attach(x.getManager()); // else they would stay with the table, forward by forward
        return new NDList(x.add(rows));
    }
}
