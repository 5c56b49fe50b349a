package gradus.workbook.classicalml.linearregression;

import gradus.fundamentals.linearalgebra.Matrix;

/**
 * Weighted sums about the weighted means, and Gauss–Jordan elimination: no square roots of counts, no QR. These are the normal
 * equations that the lesson warns of. The means are taken off first, which is what saves most tables; where the columns
 * are still nearly dependent (powers up to the tenth, as in NIST's Filip) no digit is left, and the solution's QR keeps seven.
 */
public final class CountedRegression {
    private CountedRegression() {}

    public static double[] coefficients(Matrix X, double[] y, int[] counts) {
        double[] means = means(X, counts);
        double[][] inverse = inverse(moments(X, counts, means));
        double meanY = 0;
        for (int i = 0; i < y.length; i++) {
            meanY += y[i] * counts[i] / people(counts);
        }
        double[] with = new double[means.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < means.length; j++) {
                with[j] += (double) counts[i] * (X.get(i, j) - means[j]) * (y[i] - meanY);
            }
        }
        double[] coefficients = new double[means.length + 1];
        coefficients[0] = meanY;
        for (int j = 0; j < means.length; j++) {
            for (int k = 0; k < means.length; k++) {
                coefficients[j + 1] += inverse[j][k] * with[k];
            }
            coefficients[0] -= coefficients[j + 1] * means[j];
        }
        return coefficients;
    }

    public static double residualStandardError(Matrix X, double[] y, int[] counts) {
        double[] coefficients = coefficients(X, y, counts);
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            double residual = y[i] - coefficients[0];
            for (int j = 0; j < X.columns(); j++) {
                residual -= coefficients[j + 1] * X.get(i, j);
            }
            squares += counts[i] * residual * residual;
        }
        return Math.sqrt(squares / (people(counts) - coefficients.length));
    }

    public static double[] standardErrors(Matrix X, double[] y, int[] counts) {
        double s = residualStandardError(X, y, counts);
        double[] means = means(X, counts);
        double[][] inverse = inverse(moments(X, counts, means));
        double[] errors = new double[means.length + 1];
        double atMeans = 1 / people(counts);
        for (int j = 0; j < means.length; j++) {
            errors[j + 1] = s * Math.sqrt(inverse[j][j]);
            for (int k = 0; k < means.length; k++) {
                atMeans += means[j] * inverse[j][k] * means[k];
            }
        }
        errors[0] = s * Math.sqrt(atMeans);
        return errors;
    }

    private static double people(int[] counts) {
        double people = 0;
        for (int count : counts) {
            people += count;
        }
        return people;
    }

    private static double[] means(Matrix X, int[] counts) {
        double[] means = new double[X.columns()];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < means.length; j++) {
                means[j] += X.get(i, j) * counts[i] / people(counts);
            }
        }
        return means;
    }

    private static double[][] moments(Matrix X, int[] counts, double[] means) {
        double[][] moments = new double[means.length][means.length];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < means.length; j++) {
                for (int k = 0; k < means.length; k++) {
                    moments[j][k] += (double) counts[i] * (X.get(i, j) - means[j]) * (X.get(i, k) - means[k]);
                }
            }
        }
        return moments;
    }

    /** Positive definite, so that no pivot vanishes. */
    private static double[][] inverse(double[][] A) {
        int n = A.length;
        double[][] inverse = Matrix.identity(n).toArray();
        for (int k = 0; k < n; k++) {
            double pivot = A[k][k];
            for (int j = 0; j < n; j++) {
                A[k][j] /= pivot;
                inverse[k][j] /= pivot;
            }
            for (int i = 0; i < n; i++) {
                double factor = A[i][k];
                for (int j = 0; i != k && j < n; j++) {
                    A[i][j] -= factor * A[k][j];
                    inverse[i][j] -= factor * inverse[k][j];
                }
            }
        }
        return inverse;
    }
}
