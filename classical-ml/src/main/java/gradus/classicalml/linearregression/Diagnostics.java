package gradus.classicalml.linearregression;

import gradus.classicalml.metrics.Scores;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;

/** What the training rows say about a fitted model: where it errs, and which rows pull it. Immutable. */
public final class Diagnostics {
    private final double[] fitted;
    private final double[] residuals;
    private final double[] leverages;
    private final double residualStandardError;
    private final double rSquared;
    private final int coefficients;

    private Diagnostics(LinearModel model, Matrix X, double[] y) {
        fitted = model.predict(X);
        residuals = Vectors.minus(y, fitted);
        leverages = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            leverages[i] = model.leverage(X.row(i));
        }
        residualStandardError = model.residualStandardError();
        rSquared = Scores.rSquared(fitted, y);
        coefficients = model.features() + 1;
    }

    /**
     * Compares a model with the rows it was fitted on.
     *
     * @param model the model
     * @param X the rows it was fitted on, finite
     * @param y their targets, finite; not modified
     * @throws IllegalArgumentException if an argument is null or not finite, or the sizes do not fit
     */
    public static Diagnostics of(LinearModel model, Matrix X, double[] y) {
        Require.given("model", model);
        LinearRegression.requireData(X, y);
        return new Diagnostics(model, X, y);
    }

    /** A copy of the prediction for each row, in the target's unit. */
    public double[] fitted() {
        return fitted.clone();
    }

    /** A copy of each row's target less its prediction, in the target's unit. */
    public double[] residuals() {
        return residuals.clone();
    }

    /** A copy of each row's leverage, between 1/n and 1; their sum is the number of coefficients. */
    public double[] leverages() {
        return leverages.clone();
    }

    /** The fraction of the target's variance that the model accounts for; NaN or −∞ if the target is constant. */
    public double rSquared() {
        return rSquared;
    }

    /** Each residual in its own standard errors, e / (s·√(1 − h)): beyond ±3 is rare. NaN for a row of leverage 1. */
    public double[] standardisedResiduals() {
        double[] standardised = new double[residuals.length];
        for (int i = 0; i < standardised.length; i++) {
            standardised[i] = residuals[i] / (residualStandardError * Math.sqrt(1 - leverages[i]));
        }
        return standardised;
    }

    /**
     * How far all predictions move when one row is left out, in units of their error: Cook's distance r²·h / ((1 − h)·p),
     * with r the standardised residual (Cook 1977). Above 1 the model is that row's.
     */
    public double[] cooksDistances() {
        double[] distances = standardisedResiduals();
        for (int i = 0; i < distances.length; i++) {
            double h = leverages[i];
            distances[i] = distances[i] * distances[i] * h / ((1 - h) * coefficients);
        }
        return distances;
    }

    /**
     * The factor by which a weight's squared standard error grows because other features tell the same story:
     * (XᵀX)⁻¹ⱼⱼ · Σ(xᵢⱼ − mean)². 1 is none; from about 10 on, do not read the weight.
     *
     * @param X at least as many rows as columns and one more, finite
     * @return one number for each column
     * @throws IllegalArgumentException if X is null, not finite, has too few rows or a dependent column
     */
    public static double[] varianceInflation(Matrix X) {
        Matrix.requireFinite("X", X);
        HouseholderQr qr = LinearRegression.factor(X);
        Matrix inverseR = qr.inverseR();
        double[] inflation = new double[X.columns()];
        for (int j = 0; j < inflation.length; j++) {
            double[] row = inverseR.row(j + 1);
            double[] deviations = Vectors.centred(X.column(j));
            inflation[j] = Vectors.dot(row, row) * Vectors.dot(deviations, deviations);
        }
        return inflation;
    }
}
