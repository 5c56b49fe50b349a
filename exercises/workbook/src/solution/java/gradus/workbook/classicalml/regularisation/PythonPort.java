package gradus.workbook.classicalml.regularisation;

import gradus.classicalml.metrics.Scores;
import gradus.classicalml.regularisation.ElasticNet;
import gradus.classicalml.regularisation.Ridge;
import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.descriptive.Correlation;
import gradus.fundamentals.linearalgebra.Matrix;

/**
 * A port of a Python script that has been in production for years. It compiles and runs, its scores look plausible, and every number is a
 * little off. Nobody has miscounted: the script relies on defaults of scikit-learn that are not those of this course's library. Make the port give the
 * script's numbers.
 *
 * <pre>{@code
 * import numpy as np
 * from sklearn.linear_model import Lasso, Ridge
 * from sklearn.metrics import r2_score
 * from sklearn.pipeline import make_pipeline
 * from sklearn.preprocessing import StandardScaler
 *
 * table = np.loadtxt("diabetes.csv", delimiter=",", skiprows=1)
 * known, others = table[:342], table[342:]
 *
 * def ridge(alpha):
 *     return make_pipeline(StandardScaler(), Ridge(alpha=alpha))
 *
 * def lasso(alpha):
 *     return make_pipeline(StandardScaler(), Lasso(alpha=alpha, tol=1e-12, max_iter=1_000_000))
 *
 * for model in (ridge(100.0), lasso(2.0)):
 *     model.fit(known[:, :10], known[:, 10])
 *     predicted = model.predict(others[:, :10])
 *     print(predicted[:3], r2_score(others[:, 10], predicted))
 * # [165.438 156.884 143.185] 0.53181
 * # [165.490 155.504 145.702] 0.54261
 * }</pre>
 *
 * <p>What scikit-learn's documentation says of them: {@code StandardScaler} removes the mean and scales by {@code np.std}; a feature
 * that does not vary is centred and not scaled. {@code Ridge} minimises {@code ||y - Xw||²₂ + alpha * ||w||²₂}, and {@code Lasso}
 * {@code (1 / (2 * n_samples)) * ||y - Xw||²₂ + alpha * ||w||₁}, both with an intercept that is not penalised. {@code r2_score} is 1 less the
 * squared error of the predictions, divided by the squared error of the mean of the true values.
 *
 * <p>The port calls the course's {@link Standardiser}, {@link Ridge}, {@link ElasticNet} and {@link Correlation}; each says in its Javadoc what it does.
 *
 * <p>Where the alpha, tables and targets go in and what comes out stays as it is.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/regularisation.md">classical-ml/docs/regularisation.md</a>
 */
public final class PythonPort {
    private PythonPort() {}

    /**
     * What {@code StandardScaler} makes of rows after it was fitted on known rows.
     *
     * @param known n × d, at least one row; not modified
     * @param rows any number of rows of d columns, at least one; not modified
     * @return as many rows
     */
    public static Matrix scaled(Matrix known, Matrix rows) {
        // begin solution: the mean of the known rows off, divided as np.std does it
        double[][] columns = new double[known.columns()][rows.rows()];
        for (int j = 0; j < columns.length; j++) {
            double[] x = known.column(j);
            double mean = 0;
            double square = 0;
            boolean varies = false;
            for (double value : x) {
                varies |= value != x[0];
                mean += value / x.length;
            }
            for (double value : x) {
                square += (value - mean) * (value - mean) / x.length;
            }
            for (int i = 0; i < rows.rows(); i++) {
                columns[j][i] = varies ? (rows.get(i, j) - mean) / Math.sqrt(square) : rows.get(i, j) - x[0];
            }
        }
        return Matrix.ofColumns(columns);
        // instead of
        // return Standardiser.fit(known).transform(rows);
        // end solution
    }

    /**
     * The predictions of {@code ridge(alpha)}, fitted on known rows, for other rows.
     *
     * @param alpha above 0
     */
    public static double[] ridge(Matrix known, double[] targets, double alpha, Matrix others) {
        // begin solution: our penalty is on the mean of the squares, scikit-learn's on their sum
        return new Ridge(alpha / targets.length)
                .fit(scaled(known, known), targets)
                .predict(scaled(known, others));
        // instead of
        // return new Ridge(alpha).fit(scaled(known, known), targets).predict(scaled(known, others));
        // end solution
    }

    /**
     * The predictions of {@code lasso(alpha)}, fitted on known rows, for other rows.
     *
     * @param alpha above 0
     */
    public static double[] lasso(Matrix known, double[] targets, double alpha, Matrix others) {
        // begin solution: the same objective as ours, 1/(2n) included
        return ElasticNet.lasso(alpha)
                .fit(scaled(known, known), targets)
                .model()
                .predict(scaled(known, others));
        // instead of
        // return ElasticNet.lasso(alpha / (2 * targets.length))
        //         .fit(scaled(known, known), targets)
        //         .model()
        //         .predict(scaled(known, others));
        // end solution
    }

    /**
     * What {@code r2_score} gives.
     *
     * @param actual what came out, at least two numbers that are not all equal
     * @param predicted as many
     */
    public static double r2Score(double[] actual, double[] predicted) {
        // begin solution: the share of the squared error that is gone; it may be negative
        return Scores.rSquared(predicted, actual);
        // instead of
        // return Math.pow(Correlation.pearson(actual, predicted), 2);
        // end solution
    }
}
