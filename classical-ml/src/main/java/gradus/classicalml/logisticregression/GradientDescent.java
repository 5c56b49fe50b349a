package gradus.classicalml.logisticregression;

import java.util.function.DoubleConsumer;

/**
 * Gradient descent with one learning rate and all rows in every step: {@code w ← w - learningRate · gradient}. For a mean
 * log loss over standardised features it cannot diverge while learningRate ≤ 4 / (d + 1 + 2·l2): the softmax's curvature is
 * at most half the mean squared length of a row (Böhning 1992), which is d + 1 then.
 *
 * @param learningRate the length of a step relative to the gradient, above 0
 * @param maxSteps when to stop at the latest, at least 1
 * @param tolerance stop when no derivative is further from 0 than this, at least 0
 */
public record GradientDescent(double learningRate, int maxSteps, double tolerance) {
    /** @throws IllegalArgumentException naming the argument that is out of range */
    public GradientDescent {
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) { // also rejects NaN
            throw new IllegalArgumentException("learningRate must be finite and > 0, but was " + learningRate);
        }
        if (maxSteps < 1) {
            throw new IllegalArgumentException("maxSteps must be at least 1, but was " + maxSteps);
        }
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance must be at least 0, but was " + tolerance);
        }
    }

    /**
     * Walks down from zero.
     *
     * @param losses is given the objective before each step, and after the last
     * @return the parameters where the walk ended
     * @throws ArithmeticException if the objective stops being a finite number: the learning rate is far too large
     */
    public double[] minimise(Objective objective, DoubleConsumer losses) {
        double[] parameters = new double[objective.size()];
        for (int step = 0; ; step++) {
            double loss = objective.value(parameters);
            if (!Double.isFinite(loss)) {
                throw new ArithmeticException("the loss was " + loss + " after step " + step + ": the learning rate "
                        + learningRate + " is too large for these features; standardise them, or lower it");
            }
            losses.accept(loss);
            double[] gradient = objective.gradient(parameters);
            if (step == maxSteps || largestSize(gradient) <= tolerance) {
                return parameters;
            }
            for (int p = 0; p < parameters.length; p++) {
                parameters[p] -= learningRate * gradient[p];
            }
        }
    }

    private static double largestSize(double[] gradient) {
        double largest = 0;
        for (double derivative : gradient) {
            largest = Math.max(largest, Math.abs(derivative));
        }
        return largest;
    }
}
