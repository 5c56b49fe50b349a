package gradus.classicalml.regularisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;

/**
 * Training rows with each column's mean and the targets' mean taken off. On such rows the best intercept is 0, whatever the
 * weights are, so a penalty on the weights never touches it.
 */
final class CentredRows {
    /** Column j of the features, its mean taken off. */
    final double[][] columns;
    /** The targets, their mean taken off. */
    final double[] y;

    private final double[] means;
    private final double meanTarget;

    private CentredRows(double[][] columns, double[] y, double[] means, double meanTarget) {
        this.columns = columns;
        this.y = y;
        this.means = means;
        this.meanTarget = meanTarget;
    }

    /**
     * Centres training rows.
     *
     * @throws IllegalArgumentException if an argument is null or not finite, the sizes do not fit, or a mean overflows
     */
    static CentredRows of(Matrix X, double[] y) {
        Matrix.requireFinite("X", X);
        Require.finite("y", y);
        Require.size("y", y.length, X.rows(), "one for each row of X");
        double[][] columns = new double[X.columns()][];
        double[] means = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            double[] column = X.column(j);
            means[j] = Require.finite("the mean of column " + j, Vectors.mean(column));
            columns[j] = isConstant(column) ? new double[column.length] : Vectors.centred(column);
        }
        double meanTarget = Require.finite("the mean of y", Vectors.mean(y));
        return new CentredRows(columns, Vectors.centred(y), means, meanTarget);
    }

    /** The model with these weights, and with the intercept that leads the plane through the mean of the rows. */
    ShrunkModel model(double[] weights) {
        return ShrunkModel.of(meanTarget - Vectors.dot(means, weights), weights);
    }

    /** The centred features, n × d. */
    Matrix features() {
        return Matrix.ofColumns(columns);
    }

    int rows() {
        return y.length;
    }

    /** Equal values have a mean that may be off by a rounding error, and what is left of them would pass for a feature. */
    private static boolean isConstant(double[] column) {
        for (double value : column) {
            if (value != column[0]) {
                return false;
            }
        }
        return true;
    }
}
