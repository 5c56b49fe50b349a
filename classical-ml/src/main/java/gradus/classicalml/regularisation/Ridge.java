package gradus.classicalml.regularisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;

/**
 * Least squares with a penalty on large weights: the intercept b and the weights w that make
 *
 * <pre>{@code (1/2n) Σ(yᵢ − b − w·xᵢ)² + (λ/2) Σwⱼ²}</pre>
 *
 * smallest (Hoerl and Kennard 1970, Technometrics 12:55). The intercept is not penalised. The features are taken in the units in
 * which they come: standardise them first ({@link gradus.classicalml.splitting.Standardiser}), or the units decide whom the
 * penalty hits. scikit-learn's {@code Ridge(alpha)} is this with λ = alpha / n.
 *
 * @param penalty λ, at least 0; at 0 this is ordinary least squares
 */
public record Ridge(double penalty) {
    /**
     * Checks the penalty.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Ridge {
        Require.atLeast("penalty", penalty, 0);
    }

    /**
     * Fits a model, in about 2(n + d)d² operations. Where there are far more features than rows, or many penalties to try,
     * {@link RidgePath} is cheaper.
     *
     * @param X one row per case, one column per feature (n × d), at least one row; finite
     * @param y the n targets, finite; not modified
     * @throws IllegalArgumentException if an argument is null or not finite, the sizes do not fit, or the penalty is 0 and the
     *     weights are not unique: a feature is constant or a combination of those before it, or there are fewer rows than
     *     features and one more
     */
    public ShrunkModel fit(Matrix X, double[] y) {
        CentredRows rows = CentredRows.of(X, y);
        double madeUp = Math.sqrt(rows.rows() * penalty);
        HouseholderQr qr = HouseholderQr.of(withRowsForZero(rows, madeUp));
        Require.that(
                qr.dependentColumn() < 0,
                "penalty must be above " + penalty + " for these features, because column " + qr.dependentColumn()
                        + " is constant or a combination of those before it");
        return rows.model(qr.solve(Arrays.copyOf(rows.y, rows.rows() + X.columns())));
    }

    /** The features, and below them one made-up row per weight; its target is 0, so it says that this weight is 0. */
    private static Matrix withRowsForZero(CentredRows rows, double madeUp) {
        double[][] columns = new double[rows.columns.length][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = Arrays.copyOf(rows.columns[j], rows.rows() + columns.length);
            columns[j][rows.rows() + j] = madeUp;
        }
        return Matrix.ofColumns(columns);
    }

    /**
     * What is made smallest, (1/2n) Σ residual² + (λ/2) Σwⱼ², for any model on any rows.
     *
     * @throws IllegalArgumentException if X, y and the model do not fit each other
     */
    public double objective(ShrunkModel model, Matrix X, double[] y) {
        double[] residuals = Vectors.minus(y, model.predict(X));
        double[] w = model.weights();
        return Vectors.dot(residuals, residuals) / (2 * y.length) + penalty / 2 * Vectors.dot(w, w);
    }
}
