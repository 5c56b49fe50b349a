package gradus.deeplearning.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gradus.fundamentals.Require;

/**
 * Self-attention with several heads, as one DJL block: softmax(q kᵀ / √d) v in each head, the heads side by side, then a linear map.
 *
 * <p>Inputs: x (batch, time, width) in FLOAT32 or FLOAT64 and, where sequences were padded, a BOOLEAN array (batch, time) that is true where a
 * token stands and false where padding does. Output: (batch, time, width). A place that may look at nothing gets weights of 0.
 *
 * <p>One product makes queries, keys and values of all heads; its weights are (3 · width, width), in the order of PyTorch's
 * {@code in_proj_weight}.
 */
public final class SelfAttentionBlock extends AbstractBlock {
    private static final double NEVER = 1e30;

    private final AttentionSettings settings;
    private final RotaryTurn turn;
    private final Linear projection;
    private final Linear output;

    /** A block without weights yet. */
    public SelfAttentionBlock(AttentionSettings settings) {
        this.settings = Require.given("settings", settings);
        this.turn = new RotaryTurn(settings.headWidth());
        this.projection = addChildBlock(
                "projection", Linear.builder().setUnits(3L * settings.width()).build());
        this.output = addChildBlock(
                "output", Linear.builder().setUnits(settings.width()).build());
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        projection.initialize(manager, dataType, checked(inputShapes[0]));
        output.initialize(manager, dataType, inputShapes[0]);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        Shape shape = checked(inputs.get(0).getShape());
        NDArray heads = heads(store, inputs.get(0), training, params);
        NDArray mixed = look(heads, inputs).matMul(heads.get(2)); // (batch, heads, time, headWidth)
        return output.forward(store, new NDList(mixed.transpose(0, 2, 1, 3).reshape(shape)), training, params);
    }

    /**
     * The attention maps: how much of each place a place takes.
     *
     * @param inputs as for {@code forward}
     * @return (batch, heads, time, time); the last axis sums to 1
     */
    public NDArray weights(ParameterStore store, NDList inputs) {
        checked(inputs.get(0).getShape());
        return look(heads(store, inputs.get(0), false, null), inputs);
    }

    /** Queries, keys and values: (3, batch, heads, time, headWidth). */
    private NDArray heads(ParameterStore store, NDArray x, boolean training, PairList<String, Object> params) {
        Shape shape = x.getShape();
        NDArray all = projection.forward(store, new NDList(x), training, params).singletonOrThrow();
        return all.reshape(shape.get(0), shape.get(1), 3, settings.heads(), settings.headWidth())
                .transpose(2, 0, 3, 1, 4);
    }

    private NDArray look(NDArray heads, NDList inputs) {
        NDArray queries = heads.get(0);
        NDArray keys = heads.get(1);
        if (settings.rotary()) {
            queries = turn.apply(queries);
            keys = turn.apply(keys);
        }
        NDArray logits = queries.mul(1 / Math.sqrt(settings.headWidth())).matMul(keys.swapAxes(2, 3));
        if (inputs.size() > 1) {
            return masked(logits, allowed(inputs.get(1), logits));
        }
        return (settings.causal() ? logits.add(future(logits)) : logits).softmax(-1);
    }

    /** 0 for this place and the past, −∞ for the future: (time, time). */
    private static NDArray future(NDArray logits) {
        int time = (int) logits.getShape().get(3);
        return Constants.of(
                logits.getManager(),
                logits.getDataType(),
                new Shape(time, time),
                i -> i % time > i / time ? Double.NEGATIVE_INFINITY : 0);
    }

    /** 1 where a place may look, else 0: (batch, 1, 1 or time, time). */
    private NDArray allowed(NDArray present, NDArray logits) {
        long batch = logits.getShape().get(0);
        long time = logits.getShape().get(3);
        Require.that(
                present.getShape().equals(new Shape(batch, time)) && present.getDataType() == DataType.BOOLEAN,
                "present must be BOOLEAN " + new Shape(batch, time) + ", but was " + present.getDataType() + " "
                        + present.getShape());
        NDArray tokens = present.toType(logits.getDataType(), false).reshape(batch, 1, 1, time);
        return settings.causal() ? tokens.mul(future(logits).exp()) : tokens;
    }

    /** A softmax over what is allowed; finite numbers instead of −∞, for a row without any would be NaN. */
    private static NDArray masked(NDArray logits, NDArray allowed) {
        return logits.add(allowed.sub(1).mul(NEVER)).softmax(-1).mul(allowed);
    }

    private Shape checked(Shape shape) {
        Require.that(
                shape.dimension() == 3 && shape.get(2) == settings.width(),
                "x must have the shape (batch, time, " + settings.width() + "), but had " + shape);
        return shape;
    }
}
