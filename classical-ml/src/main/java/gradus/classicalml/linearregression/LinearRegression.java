package gradus.classicalml.linearregression;

import gradus.fundamentals.linearalgebra.Matrix;

/**
 * Ordinary least squares with an intercept: the weights that make the sum of squared residuals Σ(yᵢ − b − w·xᵢ)² smallest,
 * found exactly, by QR.
 */
public final class LinearRegression {

    /**
     * Fits a model.
     *
     * @param X one row a case, one column a feature (n × d, without a column of ones); finite; n ≥ d + 2
     * @param y the n targets, finite; not modified
     * @return the fitted model, with the standard errors of its coefficients
     * @throws IllegalArgumentException if an argument is null or not finite, the sizes do not fit, there are too few rows,
     *     or a feature is constant or a linear combination of features before it
     */
    public LinearModel fit(Matrix X, double[] y) {
        Checks.requireData(X, y);
        int n = X.rows();
        int p = X.columns() + 1;
        if (n <= p) {
            throw new IllegalArgumentException("X must have at least " + (p + 1) + " rows (" + p
                    + " coefficients, and one row more to measure the error), but had " + n);
        }
        Matrix A = X.withOnes();
        HouseholderQr qr = HouseholderQr.of(A);
        requireIndependent(qr.dependentColumn() - 1);
        double[] coefficients = qr.solve(y);
        double[] residuals = subtract(y, A.times(coefficients));
        double residualStandardError = HouseholderQr.length(residuals, 0) / Math.sqrt(n - p);
        return LinearModel.of(coefficients, residualStandardError, n - p, qr.inverseR());
    }

    private static void requireIndependent(int feature) {
        if (feature >= 0) {
            throw new IllegalArgumentException("the columns of X must be linearly independent, but column " + feature
                    + " is a combination of the intercept and the columns before it: leave one of them out");
        }
    }

    private static double[] subtract(double[] left, double[] right) {
        double[] difference = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            difference[i] = left[i] - right[i];
        }
        return difference;
    }
}
