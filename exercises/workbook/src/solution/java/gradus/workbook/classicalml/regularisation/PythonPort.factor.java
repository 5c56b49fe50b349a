import gradus.classicalml.regularisation.ElasticNet;
import gradus.classicalml.regularisation.RidgePath;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;

/** Streams over columns, the ridge of the path, and the elastic net's whole form. */
public final class PythonPort {
    public static Matrix scaled(Matrix known, Matrix rows) {
        // begin solution: the mean of the known rows off, divided as np.std does it
        double[][] scaled = rows.toArray();
        for (int j = 0; j < known.columns(); j++) {
            double[] x = known.column(j);
            double mean = Arrays.stream(x).average().orElseThrow();
            double variance =
                    Arrays.stream(x).map(v -> Math.pow(v - mean, 2)).average().orElseThrow();
            double by = Math.sqrt(variance) <= 1e-14 * Math.abs(mean) ? 1 : Math.sqrt(variance);
            for (double[] row : scaled) {
                row[j] = (row[j] - mean) / by;
            }
        }
        return Matrix.of(scaled);
        // end solution
    }

    public static double[] ridge(Matrix known, double[] targets, double alpha, Matrix others) {
        // begin solution: our penalty is on the mean of the squares, scikit-learn's on their sum
        double penalty = alpha / known.rows();
        return RidgePath.of(scaled(known, known), targets).at(penalty).predict(scaled(known, others));
        // end solution
    }

    public static double[] lasso(Matrix known, double[] targets, double alpha, Matrix others) {
        // begin solution: the same objective as ours, 1/(2n) included
        return new ElasticNet(alpha, 1, 1_000_000, 1e-12)
                .fit(scaled(known, known), targets)
                .model()
                .predict(scaled(known, others));
        // end solution
    }

    public static double r2Score(double[] actual, double[] predicted) {
        // begin solution: the share of the squared error that is gone; it may be negative
        double mean = Arrays.stream(actual).average().orElseThrow();
        double left = 0;
        double all = 0;
        for (int i = 0; i < actual.length; i++) {
            left += Math.pow(actual[i] - predicted[i], 2);
            all += Math.pow(actual[i] - mean, 2);
        }
        return 1 - left / all;
        // end solution
    }
}
