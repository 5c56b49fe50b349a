package gradus.deeplearning.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A transformer block with the norm before each branch (as in GPT-2): h = x + attention(norm(x)), then h + perceptron(norm(h)), where the
 * perceptron widens to 4 · width, takes GELU, and narrows again.
 *
 * <p>Inputs and output are those of {@link SelfAttentionBlock}; it has 12 · width² + 13 · width weights.
 */
public final class TransformerBlock extends AbstractBlock {
    private static final int WIDENING = 4;
    private static final int LAST_AXIS = 2;

    private final AttentionSettings settings;
    private final LayerNorm attentionNorm;
    private final SelfAttentionBlock attention;
    private final LayerNorm perceptronNorm;
    private final Linear widen;
    private final Linear narrow;

    /** A block without weights yet. */
    public TransformerBlock(AttentionSettings settings) {
        this.settings = settings;
        this.attention = new SelfAttentionBlock(settings);
        this.attentionNorm = addChildBlock("attentionNorm", norm());
        addChildBlock("attention", attention);
        this.perceptronNorm = addChildBlock("perceptronNorm", norm());
        this.widen = addChildBlock(
                "widen",
                Linear.builder().setUnits((long) WIDENING * settings.width()).build());
        this.narrow = addChildBlock(
                "narrow", Linear.builder().setUnits(settings.width()).build());
    }

    /** A norm over the numbers of each place of (batch, time, width), with scale and shift. */
    public static LayerNorm norm() {
        return LayerNorm.builder().axis(LAST_AXIS).build();
    }

    /** Where the attention maps are. They are of what goes into it: the normed signal. */
    public SelfAttentionBlock attention() {
        return attention;
    }

    /**
     * The attention maps of this block.
     *
     * @param inputs what goes into the block
     * @return (batch, heads, time, time)
     */
    public NDArray weights(ParameterStore store, NDList inputs) {
        return attention.weights(store, with(attentionNorm.forward(store, x(inputs), false), inputs));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape x = inputShapes[0];
        attentionNorm.initialize(manager, dataType, x);
        attention.initialize(manager, dataType, x);
        perceptronNorm.initialize(manager, dataType, x);
        widen.initialize(manager, dataType, x);
        narrow.initialize(manager, dataType, widen.getOutputShapes(new Shape[] {x}));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDList normed = attentionNorm.forward(store, x(inputs), training, params);
        NDList looked = attention.forward(store, with(normed, inputs), training, params);
        NDArray h = inputs.get(0).add(dropout(looked, training));
        NDList wide =
                widen.forward(store, perceptronNorm.forward(store, new NDList(h), training, params), training, params);
        NDList thought = narrow.forward(store, Activation.gelu(wide), training, params);
        return new NDList(h.add(dropout(thought, training)));
    }

    private NDArray dropout(NDList branch, boolean training) {
        NDArray values = branch.singletonOrThrow();
        if (!training || settings.dropout() == 0) {
            return values;
        }
        return Dropout.dropout(values, settings.dropout(), true).singletonOrThrow();
    }

    private static NDList x(NDList inputs) {
        return new NDList(inputs.get(0));
    }

    /** The first input replaced, a mask kept. */
    private static NDList with(NDList normed, NDList inputs) {
        NDList list = new NDList(inputs);
        list.set(0, normed.singletonOrThrow());
        return list;
    }
}
