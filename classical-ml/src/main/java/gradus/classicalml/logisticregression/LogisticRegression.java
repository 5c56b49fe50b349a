package gradus.classicalml.logisticregression;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.stream.DoubleStream;

/**
 * Multinomial logistic regression: the softmax of linear scores, fitted by lowering {@link Objective}. Two classes give
 * ordinary logistic regression: the probability of class 1 is then the sigmoid of the difference of the two scores.
 *
 * @param l2 strength of the penalty on the weights, at least 0; scikit-learn's C is 1 / (n · l2)
 * @param descent how to walk down
 */
public record LogisticRegression(double l2, GradientDescent descent) {
    /** @throws IllegalArgumentException if l2 is negative or not finite, or descent is null */
    public LogisticRegression {
        Objective.requirePenalty(l2);
        if (descent == null) {
            throw new IllegalArgumentException("descent must say how to walk down, but was null");
        }
    }

    /**
     * Fits a model.
     *
     * @param X n rows of d features, all finite; standardise them first
     * @param labels n classes from 0; every class up to the largest occurs, and there are at least two
     * @throws IllegalArgumentException if X and labels are not like that
     * @throws ArithmeticException if the descent leaves the finite numbers
     */
    public LogisticModel fit(Matrix X, int[] labels) {
        Objective objective = new Objective(X, labels, l2);
        DoubleStream.Builder losses = DoubleStream.builder();
        double[] parameters = descent.minimise(objective, losses::add);
        return new LogisticModel(objective.classes(), parameters, losses.build().toArray());
    }
}
