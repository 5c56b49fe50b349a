package gradus.classicalml.regularisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Svd;

/**
 * Ridge for every penalty at once. With the singular value decomposition X = UΣVᵀ of the centred features, the weights for a
 * penalty λ are V diag(σ / (σ² + nλ)) Uᵀy: one decomposition, and each further penalty costs d² operations (Hastie, Tibshirani and
 * Friedman, <em>The Elements of Statistical Learning</em>, 2nd edition, section 3.4.1). Works for n &lt; d as well.
 */
public final class RidgePath {
    private final CentredRows rows;
    private final Matrix left;
    private final double[] singularValues;
    private final Matrix right;
    /** The targets seen from the columns of U. */
    private final double[] turned;

    private RidgePath(CentredRows rows, Svd svd) {
        this.rows = rows;
        this.left = svd.left();
        this.singularValues = svd.values();
        this.right = svd.right();
        this.turned = left.transposeTimes(rows.y);
    }

    /**
     * Decomposes the features.
     *
     * @param X one row per case, one column per feature (n × d), at least one row; finite
     * @param y the n targets, finite; not modified
     * @throws IllegalArgumentException if an argument is null or not finite, or the sizes do not fit
     */
    public static RidgePath of(Matrix X, double[] y) {
        CentredRows rows = CentredRows.of(X, y);
        return new RidgePath(rows, Svd.of(rows.features()));
    }

    /**
     * The model that {@link Ridge} fits.
     *
     * @param penalty λ, above 0
     * @throws IllegalArgumentException if the penalty is not above 0 or not finite
     */
    public ShrunkModel at(double penalty) {
        double[] shares = sharesKept(penalty);
        double[] along = new double[shares.length];
        for (int k = 0; k < along.length; k++) {
            along[k] = singularValues[k] == 0 ? 0 : shares[k] * turned[k] / singularValues[k];
        }
        return rows.model(right.times(along));
    }

    /**
     * How many weights' worth of freedom the penalty leaves, Σ σ² / (σ² + nλ): d at a penalty near 0, towards 0 for a huge one. The
     * intercept is not counted.
     *
     * @param penalty λ, above 0
     */
    public double degreesOfFreedom(double penalty) {
        double sum = 0;
        for (double share : sharesKept(penalty)) {
            sum += share;
        }
        return sum;
    }

    /**
     * The root mean squared error of predicting each training row by a model fitted on the others, without fitting n models: a
     * residual divided by 1 − h, where h is the share of its own target in the row's prediction (Allen 1974, Technometrics
     * 16:125). Each of the n fits takes the penalty nλ on its sum of squares, as this one does.
     *
     * @param penalty λ, above 0
     * @throws IllegalArgumentException if the penalty is not above 0, or there is one row only
     */
    public double leaveOneOutError(double penalty) {
        int n = rows.rows();
        Require.that(n >= 2, "X must have at least 2 rows to leave one out, but had " + n);
        double[] shares = sharesKept(penalty);
        double[] kept = new double[shares.length];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = shares[k] * turned[k];
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double own = 1.0 / n; // by way of the intercept
            for (int k = 0; k < shares.length; k++) {
                own += shares[k] * left.get(i, k) * left.get(i, k);
            }
            double error = (rows.y[i] - left.rowTimes(i, kept)) / (1 - own);
            sum += error * error;
        }
        return Math.sqrt(sum / n);
    }

    /** For each direction of the features, the share σ² / (σ² + nλ) of least squares' fit that the penalty lets stand. */
    private double[] sharesKept(double penalty) {
        Require.above("penalty", penalty, 0);
        double[] shares = new double[singularValues.length];
        for (int k = 0; k < shares.length; k++) {
            double ratio =
                    Math.sqrt(rows.rows() * penalty) / singularValues[k]; // a quotient first: no square overflows
            shares[k] = singularValues[k] == 0 ? 0 : 1 / (1 + ratio * ratio);
        }
        return shares;
    }
}
