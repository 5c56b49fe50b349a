package gradus.workbook.deeplearning.djl;

import static gradus.engine.exercise.Todo.todo;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The last block of a classifier, with two faces. While it is trained it gives logits, for the loss takes the softmax itself. When it is asked it gives
 * probabilities.
 *
 * <p>Input (n, features), output (n, classes), of the input's type. The logits of a row are the sums of its features times the weights of each class, plus the
 * class's bias. The block has two parameters of its own and no child: {@code weight}, of type WEIGHT and shape (features, classes), and {@code bias}, of type
 * BIAS and shape (classes). A trainer changes both, and saving saves both.
 * The output belongs to the manager of the input, and a forward pass leaves no array with the model, in either mode.
 *
 * <p>You may want to import {@link ai.djl.ndarray.NDArray}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/djl.md">deep-learning/docs/djl.md</a>
 */
public final class ProbabilityHead extends AbstractBlock {
    private int classes;
    @SuppressWarnings("unused") // until your code uses it
    private Parameter weight;
    @SuppressWarnings("unused") // until your code uses it
    private Parameter bias;

    /**
     * A head without weights yet.
     *
     * @throws IllegalArgumentException if classes is below 1; the message names it and its value
     */
    public ProbabilityHead(int classes) {
        todo("check, and tell DJL which parameters there are");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static Parameter parameter(String name, Parameter.Type type) {
        return Parameter.builder().setName(name).setType(type).build();
    }

    /** Called once, before the parameters are made: {@code inputShapes[0]} is the input's shape, whatever its n. */
    @Override
    protected void prepare(Shape[] inputShapes) {
        todo("say which shapes the parameters have");
    }

    /** The output's shape for an input's. */
    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return todo("a row of classes for each row of features");
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
        return todo("logits; when it is not training, probabilities");
    }
}
