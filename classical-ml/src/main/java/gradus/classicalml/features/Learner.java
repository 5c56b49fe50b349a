package gradus.classicalml.features;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.function.Function;

/** Learns to predict targets from numbers: the last step of a pipeline. */
@FunctionalInterface
public interface Learner {
    /**
     * Fits a model.
     *
     * @param X n × d, finite
     * @param y the n targets
     * @return from rows of d features to a prediction for each
     */
    Function<Matrix, double[]> fit(Matrix X, double[] y);
}
