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
        int n = rows.length;
        int d = rows[0].length;
        double meanTarget = Arrays.stream(targets).average().orElseThrow();
        double[] means = new double[d];
        double[] deviations = new double[d];
        double[][] A = new double[d][d];
        double[] b = new double[d];
        double[][] Z = new double[n][d];
        for (int j = 0; j < d; j++) {
            int column = j;
            double[] x = Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
            means[j] = Arrays.stream(x).average().orElseThrow();
            double mean = means[j];
            boolean varies = Arrays.stream(x).anyMatch(v -> v != x[0]);
            deviations[j] = varies
                    ? Math.sqrt(Arrays.stream(x)
                            .map(v -> (v - mean) * (v - mean))
                            .average()
                            .orElseThrow())
                    : Double.POSITIVE_INFINITY; // scaled to 0, and so is its weight
            for (int i = 0; i < n; i++) {
                Z[i][j] = (x[i] - mean) / deviations[j];
            }
        }
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                for (double[] z : Z) {
                    A[j][k] += z[j] * z[k];
                }
            }
            A[j][j] += A[j][j] == 0 ? 1 : n * penalty;
            for (int i = 0; i < n; i++) {
                b[j] += Z[i][j] * (targets[i] - meanTarget);
            }
        }
        double[] v = Cholesky.of(Matrix.of(A)).solve(b);
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
