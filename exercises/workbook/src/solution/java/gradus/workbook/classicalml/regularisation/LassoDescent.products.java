import java.util.Arrays;
import java.util.List;

/** The three cases of the threshold written out, the residuals taken apart and put together again. */
public final class LassoDescent {
    public static double[] sweep(double[][] columns, double[] targets, double[] weights, double penalty) {
        // begin solution: set each weight by soft thresholding, and keep the residuals up to date
        double[] w = Arrays.copyOf(weights, weights.length);
        double[] left = targets.clone();
        for (int j = 0; j < w.length; j++) {
            for (int i = 0; i < left.length; i++) {
                left[i] -= columns[j][i] * w[j];
            }
        }
        double threshold = targets.length * penalty;
        for (int j = 0; j < w.length; j++) {
            double pull = 0;
            double length = 0;
            for (int i = 0; i < left.length; i++) {
                left[i] += columns[j][i] * w[j]; // without feature j
                pull += columns[j][i] * left[i];
                length += columns[j][i] * columns[j][i];
            }
            if (pull > threshold) {
                w[j] = (pull - threshold) / length;
            } else if (pull < -threshold) {
                w[j] = (pull + threshold) / length;
            } else {
                w[j] = 0;
            }
            for (int i = 0; i < left.length; i++) {
                left[i] -= columns[j][i] * w[j];
            }
        }
        return w;
        // end solution
    }

    public static Fit fit(double[][] columns, double[] targets, double penalty, double tolerance, int maxSweeps) {
        // begin solution: sweep, measure the gap, and say how it ended
        double[] weights = new double[columns.length];
        for (int sweeps = 1; ; sweeps++) {
            weights = sweep(columns, targets, weights, penalty);
            boolean enough = gap(columns, targets, weights, penalty) <= tolerance;
            if (enough || sweeps == maxSweeps) {
                List<Double> list = Arrays.stream(weights).boxed().toList();
                return new Fit(list, sweeps, enough);
            }
        }
        // end solution
    }
}
