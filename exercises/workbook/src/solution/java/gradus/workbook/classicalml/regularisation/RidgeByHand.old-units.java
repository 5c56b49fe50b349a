import gradus.fundamentals.linearalgebra.Lu;
import gradus.fundamentals.linearalgebra.Matrix;

/** In the old units throughout: a penalty on v is a penalty on w times the variance of its feature. */
public final class RidgeByHand {
    public static double[] fit(double[][] rows, double[] targets, double penalty) {
        // begin solution: scale, solve for the weights of the scaled features, and bring them back to the old units
        if (!(penalty >= 0 && penalty < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("penalty was " + penalty);
        }
        int n = rows.length;
        int d = rows[0].length;
        double[] means = new double[d + 1];
        double[][] table = new double[n][d + 1];
        for (int j = 0; j <= d; j++) {
            boolean constant = true;
            for (int i = 0; i < n; i++) {
                table[i][j] = j < d ? rows[i][j] : targets[i];
                means[j] += table[i][j];
                constant &= table[i][j] == table[0][j];
            }
            means[j] /= n;
            for (int i = 0; i < n; i++) {
                table[i][j] = constant ? 0 : table[i][j] - means[j];
            }
        }
        double[][] covariances = new double[d][d];
        double[] with = new double[d];
        for (int j = 0; j < d; j++) {
            for (double[] row : table) {
                for (int k = 0; k < d; k++) {
                    covariances[j][k] += row[j] * row[k] / n;
                }
                with[j] += row[j] * row[d] / n;
            }
        }
        for (int j = 0; j < d; j++) {
            covariances[j][j] = covariances[j][j] == 0 ? 1 : covariances[j][j] * (1 + penalty);
        }
        double[] w = Lu.of(Matrix.of(covariances)).solve(with);
        double[] model = new double[d + 1];
        model[0] = means[d];
        for (int j = 0; j < d; j++) {
            model[j + 1] = w[j];
            model[0] -= w[j] * means[j];
        }
        return model;
        // end solution
    }
}
