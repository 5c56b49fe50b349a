package gradus.classicalml.linearregression;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Locale;

/**
 * Least squares in small steps: start with all coefficients at 0, and in every epoch move each against its slope, by the
 * learning rate times that slope.
 *
 * @param learningRate the length of a step per unit of slope, above 0; must stay below 2 / {@link MeanSquaredError#curvature()}
 * @param epochs the number of steps, at least 1; each reads every row once
 */
public record GradientDescent(double learningRate, int epochs) {
    /**
     * Checks the hyperparameters.
     *
     * @throws IllegalArgumentException if learningRate is not a finite number above 0, or epochs is below 1
     */
    public GradientDescent {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) { // also rejects NaN
            throw new IllegalArgumentException("learningRate must be finite and above 0, but was " + learningRate);
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, but was " + epochs);
        }
    }

    /**
     * Descends the mean squared error.
     *
     * @param X one row a case, one column a feature (n × d, without a column of ones); finite, and best standardised
     * @param y the n targets, finite; not modified
     * @return where it ended, and the loss on the way there
     * @throws IllegalArgumentException if an argument is null or not finite, or the sizes do not fit
     * @throws ArithmeticException if the loss grows beyond all numbers: the learning rate is too large for these features
     */
    public DescentPath fit(Matrix X, double[] y) {
        MeanSquaredError loss = new MeanSquaredError(X, y);
        double[] coefficients = new double[loss.coefficients()];
        double[] losses = new double[epochs + 1];
        losses[0] = loss.value(coefficients);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            step(loss, coefficients);
            losses[epoch] = loss.value(coefficients);
            if (!Double.isFinite(losses[epoch])) {
                throw overflow(epoch, 2 / loss.curvature());
            }
        }
        return new DescentPath(coefficients, losses);
    }

    private void step(MeanSquaredError loss, double[] coefficients) {
        double[] gradient = loss.gradient(coefficients);
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] -= learningRate * gradient[j];
        }
    }

    private ArithmeticException overflow(int epoch, double limit) {
        return new ArithmeticException(String.format(
                Locale.ROOT,
                "learningRate must be below %.3g for these features, but was %.3g: the loss overflowed in epoch %d",
                limit,
                learningRate,
                epoch));
    }
}
