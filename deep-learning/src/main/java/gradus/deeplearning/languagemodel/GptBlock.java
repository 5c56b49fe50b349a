package gradus.deeplearning.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.PairList;
import gradus.deeplearning.attention.AttentionSettings;
import gradus.deeplearning.attention.LearnedPositions;
import gradus.deeplearning.attention.TransformerBlock;
import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * A GPT (Radford and others 2019): a row of numbers for each token and one for its place are added, pass causal transformer blocks and a last
 * norm, and are multiplied with the token table again, which gives a logit per token of the vocabulary.
 *
 * <p>Input: token ids (batch, time) in INT64, time at most the context. Output: logits (batch, time, vocabulary); those at place t are about
 * token t + 1.
 */
public final class GptBlock extends AbstractBlock {
    private static final float SPREAD = 0.02f;

    private final GptShape shape;
    private final Parameter table;
    private final Block positions;
    private final List<Block> blocks = new ArrayList<>();
    private final Block norm;

    /** A network without weights yet. */
    public GptBlock(GptShape shape) {
        this.shape = Require.given("shape", shape);
        this.table = addParameter(Parameter.builder()
                .setName("tokens")
                .setType(Parameter.Type.WEIGHT)
                .optShape(new Shape(shape.vocabulary(), shape.width()))
                .build());
        this.positions = addChildBlock("positions", new LearnedPositions(shape.context(), shape.width()));
        for (int i = 0; i < shape.blocks(); i++) {
            blocks.add(addChildBlock(
                    "block" + i, new TransformerBlock(AttentionSettings.of(shape.width(), shape.heads()))));
        }
        this.norm = addChildBlock("norm", TransformerBlock.norm());
        setInitializer(new NormalInitializer(SPREAD), Parameter.Type.WEIGHT);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape rows = new Shape(1, shape.context(), shape.width());
        positions.initialize(manager, dataType, rows);
        blocks.forEach(block -> block.initialize(manager, dataType, rows));
        norm.initialize(manager, dataType, rows);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0].add(shape.vocabulary())};
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray ids = inputs.singletonOrThrow();
        NDArray tokens = store.getValue(table, ids.getDevice(), training);
        NDList x = Embedding.embedding(ids, tokens, SparseFormat.DENSE);
        x = positions.forward(store, x, training, params);
        for (Block block : blocks) {
            x = block.forward(store, x, training, params);
        }
        x = norm.forward(store, x, training, params);
        NDArray columns = tokens.transpose();
        columns.attach(ids.getManager()); // else it would stay with the table, forward by forward
        return new NDList(x.singletonOrThrow().matMul(columns));
    }
}
