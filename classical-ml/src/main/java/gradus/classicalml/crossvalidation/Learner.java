package gradus.classicalml.crossvalidation;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.function.Function;

/**
 * Everything that is learned from rows, as one step: scaling, choosing columns, choosing settings, fitting. It is given training rows
 * and no others, so nothing that it learns can have seen a test row.
 */
@FunctionalInterface
public interface Learner {
    /**
     * Learns from the training rows; the same rows give the same model.
     *
     * @param X n × d, finite
     * @param y the n targets; where they are classes, their labels
     * @return from any number of rows of d features to a prediction for each; it is given no targets, so it cannot look at them
     */
    Function<Matrix, double[]> fit(Matrix X, double[] y);
}
