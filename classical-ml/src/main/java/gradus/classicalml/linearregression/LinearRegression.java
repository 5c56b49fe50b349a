package gradus.classicalml.linearregression;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;

/**
 * Ordinary least squares with an intercept: the coefficients that make the sum of squared residuals Σ(yᵢ − w₀ − w·xᵢ)²
 * smallest, found exactly, by QR.
 */
public final class LinearRegression {

    /**
     * Fits a model.
     *
     * @param X one row per case, one column per feature (n × d, without a column of ones); finite; n ≥ d + 2
     * @param y the n targets, finite; not modified
     * @return the fitted model, with the standard errors of its coefficients
     * @throws IllegalArgumentException if an argument is null or not finite, the sizes do not fit, there are too few rows,
     *     or a feature is constant or a linear combination of the features before it
     */
    public LinearModel fit(Matrix X, double[] y) {
        requireData(X, y);
        HouseholderQr qr = factor(X);
        double[] coefficients = qr.solve(y);
        double[] residuals = Vectors.minus(y, X.withOnes().times(coefficients));
        int degreesOfFreedom = y.length - coefficients.length;
        double residualStandardError = Vectors.norm(residuals) / Math.sqrt(degreesOfFreedom);
        return LinearModel.of(coefficients, residualStandardError, degreesOfFreedom, qr.inverseR());
    }

    /** Factors the features with a column of ones before them, or says why least squares would have no single answer. */
    static HouseholderQr factor(Matrix X) {
        int p = X.columns() + 1;
        if (X.rows() <= p) {
            throw new IllegalArgumentException("X must have at least " + (p + 1) + " rows (" + p
                    + " coefficients, and one row more to measure the error), but had " + X.rows());
        }
        HouseholderQr qr = HouseholderQr.of(X.withOnes());
        if (qr.dependentColumn() >= 0) {
            throw new IllegalArgumentException("X must have independent columns, but column "
                    + (qr.dependentColumn() - 1) + " is constant or a combination of those before it: leave one out");
        }
        return qr;
    }

    /** What every fit asks of its data: finite numbers, one target per row. */
    static void requireData(Matrix X, double[] y) {
        Matrix.requireFinite("X", X);
        Require.finite("y", y);
        Require.size("y", y.length, X.rows(), "one for each row of X");
    }
}
