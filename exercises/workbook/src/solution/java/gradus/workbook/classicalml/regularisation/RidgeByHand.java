package gradus.workbook.classicalml.regularisation;

import gradus.fundamentals.linearalgebra.Cholesky;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;

/**
 * Ridge as you would hand it to a colleague: scaled inside, and its weights in the units that came in.
 *
 * <p>Each feature is standardised first, zⱼ = (xⱼ − mⱼ) / sⱼ, with its mean and its standard deviation over the given rows; the
 * deviation has the divisor n. The penalty is on the weights vⱼ of the standardised features, and the intercept is free:
 *
 * <pre>{@code (1/2n) Σ(yᵢ − b − v·zᵢ)² + (λ/2) Σvⱼ²}</pre>
 *
 * <p>A colleague knows nothing of z. So hand out wⱼ = vⱼ / sⱼ and the intercept that belongs to them: the prediction for a row x is
 * intercept + w·x. A feature whose values are all equal has the weight 0, whatever value that is.
 *
 * <p>The shelf's {@code Cholesky}, {@code HouseholderQr} and {@code Svd} may be used. There may be more features than rows. Features are finite numbers
 * below a million in size.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/regularisation.md">classical-ml/docs/regularisation.md</a>
 */
public final class RidgeByHand {
    private RidgeByHand() {}

    /**
     * Fits a model.
     *
     * @param rows n rows of d numbers each, n and d at least 1; not modified
     * @param targets n numbers; not modified
     * @param penalty λ, at least 0; where it is 0, the features that vary are independent of each other, and fewer than the rows
     * @return the intercept, then the d weights in the features' own units
     * @throws IllegalArgumentException if the penalty is below 0, infinite or NaN; the message names {@code penalty}
     */
    public static double[] fit(double[][] rows, double[] targets, double penalty) {
        // begin solution: scale, solve for the weights of the scaled features, and bring them back to the old units
        if (!(penalty >= 0) || penalty == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("penalty must be finite and at least 0, but was " + penalty);
        }
        Matrix X = Matrix.of(rows);
        int n = X.rows();
        int d = X.columns();
        double[] means = new double[d];
        double[] deviations = new double[d];
        double[][] columns = new double[d][n];
        for (int j = 0; j < d; j++) {
            double[] x = X.column(j);
            double mean = Arrays.stream(x).average().orElseThrow();
            double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
            boolean varies = Arrays.stream(x).anyMatch(v -> v != x[0]);
            means[j] = mean;
            deviations[j] = varies ? Math.sqrt(squares / n) : Double.POSITIVE_INFINITY; // scaled to 0: weight 0
            for (int i = 0; i < n; i++) {
                columns[j][i] = (x[i] - mean) / deviations[j];
            }
        }
        Matrix Z = Matrix.ofColumns(columns);
        double[][] A = Z.transpose().times(Z).toArray();
        for (int j = 0; j < d; j++) {
            A[j][j] += A[j][j] == 0 ? 1 : n * penalty;
        }
        double meanTarget = Arrays.stream(targets).average().orElseThrow();
        double[] y = Arrays.stream(targets).map(t -> t - meanTarget).toArray();
        double[] v = Cholesky.of(Matrix.of(A)).solve(Z.transposeTimes(y));
        double[] model = new double[d + 1];
        model[0] = meanTarget;
        for (int j = 0; j < d; j++) {
            model[j + 1] = v[j] / deviations[j];
            model[0] -= model[j + 1] * means[j];
        }
        return model;
        // end solution
    }
}
