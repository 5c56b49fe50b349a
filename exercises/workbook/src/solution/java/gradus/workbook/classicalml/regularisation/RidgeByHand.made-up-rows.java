import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.stream.IntStream;

/** Least squares on the scaled features that vary, with a made-up row for each weight. */
public final class RidgeByHand {
    public static double[] fit(double[][] rows, double[] targets, double penalty) {
        // begin solution: scale, solve for the weights of the scaled features, and bring them back to the old units
        if (Double.isNaN(penalty) || Double.isInfinite(penalty) || penalty < 0) {
            throw new IllegalArgumentException("the penalty may not be " + penalty);
        }
        int n = rows.length;
        int d = rows[0].length;
        int[] varying = IntStream.range(0, d)
                .filter(j -> IntStream.range(1, n).anyMatch(i -> rows[i][j] != rows[0][j]))
                .toArray();
        double meanTarget = 0;
        for (double target : targets) {
            meanTarget += target / n;
        }
        double[] model = new double[d + 1];
        model[0] = meanTarget;
        if (varying.length == 0) {
            return model;
        }
        double[][] stacked = new double[n + varying.length][varying.length];
        double[] y = new double[n + varying.length];
        double[] means = new double[d];
        double[] deviations = new double[d];
        for (int i = 0; i < n; i++) {
            y[i] = targets[i] - meanTarget;
        }
        for (int k = 0; k < varying.length; k++) {
            int j = varying[k];
            for (double[] row : rows) {
                means[j] += row[j];
            }
            means[j] /= n;
            for (double[] row : rows) {
                deviations[j] += Math.pow(row[j] - means[j], 2);
            }
            deviations[j] = Math.sqrt(deviations[j] / n);
            for (int i = 0; i < n; i++) {
                stacked[i][k] = (rows[i][j] - means[j]) / deviations[j];
            }
            stacked[n + k][k] = Math.sqrt(n * penalty);
        }
        double[] v = HouseholderQr.of(Matrix.of(stacked)).solve(y);
        for (int k = 0; k < varying.length; k++) {
            int j = varying[k];
            model[1 + j] = v[k] / deviations[j];
            model[0] -= model[1 + j] * means[j];
        }
        return model;
        // end solution
    }
}
