package gradus.classicalml.linearregression;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.Objective;

/**
 * The loss of a linear model on given data, L(w) = (1/n) Σ(w·xᵢ − yᵢ)², where w begins with the intercept and every xᵢ with a
 * 1. It is a bowl: one lowest point, no others.
 */
public final class MeanSquaredError implements Objective {
    private final Matrix X;
    private final double[] y;

    /**
     * The loss on these rows.
     *
     * @param X one row per case, one column per feature (n × d, without a column of ones); finite
     * @param y the n targets, finite; not modified
     * @throws IllegalArgumentException if an argument is null or not finite, or the sizes do not fit
     */
    public MeanSquaredError(Matrix X, double[] y) {
        LinearRegression.requireData(X, y);
        this.X = X.withOnes();
        this.y = y.clone();
    }

    /** The number of coefficients: the intercept, and one for each feature. */
    @Override
    public int size() {
        return X.columns();
    }

    /**
     * The mean squared error, in the target's unit squared.
     *
     * @param coefficients the intercept, then one weight per feature (d + 1 numbers)
     * @throws IllegalArgumentException if coefficients is null or of another size
     */
    @Override
    public double value(double[] coefficients) {
        double[] errors = errors(coefficients);
        return Vectors.dot(errors, errors) / y.length;
    }

    /**
     * The slope of the loss in the direction of each coefficient, (2/n) Xᵀ(Xw − y).
     *
     * @param coefficients the intercept, then one weight per feature (d + 1 numbers)
     * @return d + 1 numbers
     * @throws IllegalArgumentException if coefficients is null or of another size
     */
    @Override
    public double[] gradient(double[] coefficients) {
        double[] gradient = X.transposeTimes(errors(coefficients));
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] *= 2.0 / y.length;
        }
        return gradient;
    }

    /**
     * The curvature of the bowl where it is steepest: the largest eigenvalue of its second derivative (2/n) XᵀX, by power
     * iteration. Gradient descent converges if, and only if, its learning rate is below 2 / curvature.
     */
    public double curvature() {
        double[] direction = new double[X.columns()];
        for (int j = 0; j < direction.length; j++) {
            direction[j] = Math.sqrt(j + 1); // at right angles to no direction that data have in practice
        }
        double curvature = 0;
        for (int step = 0; step < 1000; step++) {
            double[] turned = X.transposeTimes(X.times(direction));
            double length = Vectors.norm(turned);
            for (int j = 0; j < turned.length; j++) {
                direction[j] = turned[j] / length;
            }
            curvature = 2 * length / y.length;
        }
        return curvature;
    }

    private double[] errors(double[] coefficients) {
        Require.given("coefficients", coefficients);
        Require.size("coefficients", coefficients.length, size(), "the intercept and one for each feature");
        return Vectors.minus(X.times(coefficients), y);
    }
}
