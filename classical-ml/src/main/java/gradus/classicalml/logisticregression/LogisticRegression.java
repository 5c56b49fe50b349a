package gradus.classicalml.logisticregression;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.FirstOrder;

/**
 * Multinomial logistic regression: the softmax of linear scores, fitted by lowering {@link SoftmaxLoss}. Two classes give
 * ordinary logistic regression: the probability of class 1 is then the sigmoid of the difference of the two scores.
 *
 * <p>Over standardised features gradient descent cannot diverge while its learning rate is at most 4 / (d + 1 + 2·l2): the softmax's
 * curvature is at most half the mean squared length of a row (Böhning 1992), which is d + 1 then.
 *
 * @param l2 strength of the penalty on the weights, at least 0. scikit-learn's C is 1 / (n · l2) for three classes and more; for
 *     two it is 2 / (n · l2), since it keeps one weight vector where this keeps two of opposite signs, half as long
 * @param descent how to walk down
 */
public record LogisticRegression(double l2, FirstOrder descent) {
    /** @throws IllegalArgumentException if l2 is negative or not finite, or descent is null */
    public LogisticRegression {
        Require.atLeast("l2", l2, 0);
        Require.given("descent", descent);
    }

    /**
     * Fits a model. Ask it whether it {@linkplain LogisticModel#converged() converged}: with classes that a plane separates and no
     * penalty there is nothing to converge to.
     *
     * @param X n rows of d features, all finite; standardise them first
     * @param labels n classes from 0; every class up to the largest occurs, and there are at least two
     * @throws IllegalArgumentException if X and labels are not like that
     * @throws ArithmeticException if the descent leaves the finite numbers: the learning rate is too large for these features
     */
    public LogisticModel fit(Matrix X, int[] labels) {
        SoftmaxLoss loss = new SoftmaxLoss(X, labels, l2);
        return new LogisticModel(loss.classes(), descent.minimise(loss));
    }
}
