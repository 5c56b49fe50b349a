package gradus.workbook.deeplearning.djl;

import ai.djl.ndarray.NDArray;
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
 * @see <a href="../../../../../../../../../deep-learning/docs/djl.md">deep-learning/docs/djl.md</a>
 */
public final class ProbabilityHead extends AbstractBlock {
    private int classes;
    private Parameter weight;
    private Parameter bias;

    /**
     * A head without weights yet.
     *
     * @throws IllegalArgumentException if classes is below 1; the message names it and its value
     */
    public ProbabilityHead(int classes) {
        // begin solution: check, and tell DJL which parameters there are
        if (classes < 1) {
            throw new IllegalArgumentException("classes must be at least 1, but was " + classes);
        }
        this.classes = classes;
        weight = addParameter(parameter("weight", Parameter.Type.WEIGHT));
        bias = addParameter(parameter("bias", Parameter.Type.BIAS));
        // end solution
    }

    private static Parameter parameter(String name, Parameter.Type type) {
        return Parameter.builder().setName(name).setType(type).build();
    }

    /** Called once, before the parameters are made: {@code inputShapes[0]} is the input's shape, whatever its n. */
    @Override
    protected void prepare(Shape[] inputShapes) {
        // begin solution: say which shapes the parameters have
        weight.setShape(new Shape(inputShapes[0].get(1), classes));
        bias.setShape(new Shape(classes));
        // end solution
    }

    /** The output's shape for an input's. */
    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        // begin solution: a row of classes for each row of features
        return new Shape[] {new Shape(inputShapes[0].get(0), classes)};
        // end solution
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
        // begin solution: logits; when it is not training, probabilities
        NDArray features = inputs.singletonOrThrow();
        NDArray w = store.getValue(weight, features.getDevice(), training);
        NDArray b = store.getValue(bias, features.getDevice(), training);
        NDArray logits = features.matMul(w).add(b);
        return new NDList(training ? logits : logits.softmax(1));
        // end solution
    }
}
