package gradus.classicalml.linearregression;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A fitted linear model: prediction = intercept + w·x, with what is needed to say how far off it may be. Immutable and safe
 * to share between threads. It consists of plain numbers: store {@link #coefficients()}, {@link #residualStandardError()},
 * {@link #degreesOfFreedom()} and {@link #inverseR()}, and rebuild it with {@link #of}.
 */
public final class LinearModel {
    private final double[] coefficients;
    private final double residualStandardError;
    private final int degreesOfFreedom;
    /** R⁻¹ of the QR factors of the training rows with their column of ones; (XᵀX)⁻¹ = R⁻¹R⁻ᵀ. */
    private final Matrix inverseR;

    private LinearModel(double[] coefficients, double residualStandardError, int degreesOfFreedom, Matrix inverseR) {
        this.coefficients = coefficients;
        this.residualStandardError = residualStandardError;
        this.degreesOfFreedom = degreesOfFreedom;
        this.inverseR = inverseR;
    }

    /**
     * Rebuilds a model from its numbers.
     *
     * @param coefficients the intercept, then one weight per feature (d + 1 numbers, at least 2); not modified
     * @param residualStandardError in the target's unit, at least 0
     * @param degreesOfFreedom training rows less coefficients, at least 1
     * @param inverseR the inverse of the triangle R of the training rows with their column of ones: (d + 1) × (d + 1)
     * @throws IllegalArgumentException if an argument is null, not finite, out of its range or of the wrong size
     */
    public static LinearModel of(
            double[] coefficients, double residualStandardError, int degreesOfFreedom, Matrix inverseR) {
        Require.finite("coefficients", coefficients);
        int p = coefficients.length;
        if (p < 2) {
            throw new IllegalArgumentException(
                    "coefficients must be an intercept and at least one weight, but were " + p + " numbers");
        }
        Require.atLeast("residualStandardError", residualStandardError, 0);
        Require.atLeast("degreesOfFreedom", degreesOfFreedom, 1);
        Matrix.requireFinite("inverseR", inverseR);
        if (inverseR.rows() != p || inverseR.columns() != p) {
            throw new IllegalArgumentException(
                    "inverseR must be a " + p + " × " + p + " matrix (one row per coefficient), but was a " + inverseR);
        }
        return new LinearModel(coefficients.clone(), residualStandardError, degreesOfFreedom, inverseR);
    }

    /**
     * The predicted target of one case: intercept + w·x.
     *
     * @param features one number for each feature, in the order of the training columns; finite
     * @throws IllegalArgumentException if features is null, of another size, or holds NaN or an infinity
     */
    public double predict(double[] features) {
        requireFeatures(features);
        double sum = coefficients[0];
        for (int j = 0; j < features.length; j++) {
            sum += coefficients[j + 1] * features[j];
        }
        return sum;
    }

    /**
     * The predicted target of each row.
     *
     * @param X one column for each feature, in the order of the training columns; finite
     * @throws IllegalArgumentException if X is null, has another number of columns, or holds NaN or an infinity
     */
    public double[] predict(Matrix X) {
        Matrix.requireFinite("X", X);
        Require.size("a row of X", X.columns(), features(), "one for each feature of the model");
        double[] predictions = new double[X.rows()];
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] = predict(X.row(i));
        }
        return predictions;
    }

    /**
     * The range in which the target of one new case should lie: prediction ± t·s·√(1 + h), where s is the residual standard
     * error, h the case's leverage, and t the quantile of Student's distribution that leaves (1 − confidence)/2 above it.
     * It holds if the residuals are independent, of one spread, and near normal.
     *
     * @param features one number for each feature, in the order of the training columns; finite
     * @param confidence the fraction of cases that should fall inside, strictly between 0 and 1
     * @throws IllegalArgumentException if features does not fit the model, or confidence is out of range
     */
    public PredictionInterval predictionInterval(double[] features, double confidence) {
        PredictionInterval.requireConfidence(confidence);
        double prediction = predict(features);
        double t = new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability((1 + confidence) / 2);
        double margin = t * residualStandardError * Math.sqrt(1 + leverage(features));
        return new PredictionInterval(prediction, prediction - margin, prediction + margin, confidence);
    }

    /**
     * The leverage h = xᵀ(XᵀX)⁻¹x of a case, its 1 for the intercept included: how far its features lie from the middle of
     * the training rows, seen with their spread. For a training row it is between 1/n and 1, and the rows' leverages sum to
     * the number of coefficients.
     *
     * @param features one number for each feature, in the order of the training columns; finite
     * @throws IllegalArgumentException if features is null, of another size, or holds NaN or an infinity
     */
    public double leverage(double[] features) {
        requireFeatures(features);
        double leverage = 0;
        for (int j = 0; j < coefficients.length; j++) {
            double z = inverseR.get(0, j); // z = R⁻ᵀx, one component at a time; h is its squared length
            for (int i = 1; i <= j; i++) {
                z += inverseR.get(i, j) * features[i - 1];
            }
            leverage += z * z;
        }
        return leverage;
    }

    /** The standard error of each coefficient, s·√((XᵀX)⁻¹ⱼⱼ): the intercept's first, then one for each weight. */
    public double[] standardErrors() {
        double[] errors = new double[coefficients.length];
        for (int j = 0; j < errors.length; j++) {
            errors[j] = residualStandardError * Vectors.norm(inverseR.row(j));
        }
        return errors;
    }

    /** The prediction where every feature is 0, in the target's unit. */
    public double intercept() {
        return coefficients[0];
    }

    /** A copy of the weights, one for each feature: the target's units per unit of the feature. */
    public double[] weights() {
        return Arrays.copyOfRange(coefficients, 1, coefficients.length);
    }

    /** A copy of the intercept and the weights, in this order. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** The number of features that a case must have. */
    public int features() {
        return coefficients.length - 1;
    }

    /** The typical size of a residual, √(Σ residual² / degrees of freedom), in the target's unit. */
    public double residualStandardError() {
        return residualStandardError;
    }

    /** The number of training rows less the number of coefficients. */
    public int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** The inverse of the triangle R of the training rows with their column of ones: (d + 1) × (d + 1). */
    public Matrix inverseR() {
        return inverseR;
    }

    private void requireFeatures(double[] features) {
        Require.finite("features", features);
        Require.size("features", features.length, features(), "one for each feature of the model");
    }
}
