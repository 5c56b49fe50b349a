import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/** Softmax by hand, and shapes set where the parameters are made known. */
public final class ProbabilityHead extends AbstractBlock {
    public ProbabilityHead(int classes) {
        // begin solution: check, and tell DJL which parameters there are
        if (classes <= 0) {
            throw new IllegalArgumentException("classes must be above 0, but was " + classes);
        }
        this.classes = classes;
        weight = addParameter(Parameter.builder()
                .setName("weight")
                .setType(Parameter.Type.WEIGHT)
                .build());
        bias = addParameter(Parameter.builder()
                .setName("bias")
                .setType(Parameter.Type.BIAS)
                .optShape(new Shape(classes))
                .build());
        // end solution
    }

    @Override
    protected void prepare(Shape[] inputShapes) {
        // begin solution: say which shapes the parameters have
        weight.setShape(new Shape(inputShapes[0].tail(), classes));
        // end solution
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
        // begin solution: logits; when it is not training, probabilities
        NDArray features = inputs.head();
        NDArray logits = features.dot(store.getValue(weight, features.getDevice(), training))
                .add(store.getValue(bias, features.getDevice(), training));
        if (training) {
            return new NDList(logits);
        }
        NDArray exponentials = logits.sub(logits.max(new int[] {1}, true)).exp();
        return new NDList(exponentials.div(exponentials.sum(new int[] {1}, true)));
        // end solution
    }
}
