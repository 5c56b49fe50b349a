/** The floor by way of the scaled residuals themselves. */
public final class LassoDescent {
    public static double gap(double[][] columns, double[] targets, double[] weights, double penalty) {
        // begin solution: the objective at these weights less the floor that the scaled residuals give
        double n = targets.length;
        double[] point = residuals(columns, targets, weights);
        double objective = 0;
        for (double residual : point) {
            objective += residual * residual / (2 * n);
        }
        double scale = 1;
        for (int j = 0; j < columns.length; j++) {
            objective += penalty * Math.abs(weights[j]);
            double pull = Math.abs(dot(columns[j], point)) / n;
            if (pull > penalty) {
                scale = Math.min(scale, penalty / pull);
            }
        }
        double floor = 0;
        for (int i = 0; i < point.length; i++) {
            point[i] *= scale;
            floor += point[i] * (targets[i] - point[i] / 2) / n;
        }
        double gap = objective - floor;
        return gap > 0 ? gap : 0;
        // end solution
    }
}
