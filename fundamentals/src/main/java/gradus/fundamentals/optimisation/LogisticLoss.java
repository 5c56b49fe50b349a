package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.numbers.LogSpace;
import java.util.stream.IntStream;

/**
 * The mean logistic loss of yes-or-no answers: of a row x with the answer 1 it is {@code ln(1 + e^(−w·x))}, with the answer 0
 * {@code ln(1 + e^(w·x))}. It is convex. It has no lowest point where a w answers every row right.
 */
public final class LogisticLoss implements CurvedObjective, RowObjective {
    private final Matrix X;
    private final int[] answers;
    private final int[] all;

    /**
     * The loss on these rows.
     *
     * @param X one row per case; finite. For an intercept, see {@link Matrix#withOnes()}
     * @param answers 0 or 1 for each row; not modified
     * @throws IllegalArgumentException if an argument is null, X is not finite, the sizes do not fit, or an answer is neither
     */
    public LogisticLoss(Matrix X, int[] answers) {
        Matrix.requireFinite("X", X);
        Require.given("answers", answers);
        Require.size("answers", answers.length, X.rows(), "one for each row of X");
        for (int i = 0; i < answers.length; i++) {
            Require.between("answers[" + i + "]", answers[i], 0, 1, "no or yes");
        }
        this.X = X;
        this.answers = answers.clone();
        this.all = IntStream.range(0, answers.length).toArray();
    }

    @Override
    public int size() {
        return X.columns();
    }

    @Override
    public int rows() {
        return X.rows();
    }

    @Override
    public double value(double[] parameters) {
        requireSize(parameters);
        double loss = 0;
        for (int i = 0; i < answers.length; i++) {
            double z = X.rowTimes(i, parameters);
            loss += Double.isNaN(z) ? z : LogSpace.softplus(answers[i] == 1 ? -z : z);
        }
        return loss / answers.length;
    }

    @Override
    public double[] gradient(double[] parameters) {
        return gradient(parameters, all);
    }

    @Override
    public double[] gradient(double[] parameters, int[] rows) {
        requireSize(parameters);
        Require.that(Require.given("rows", rows).length > 0, "rows must hold at least 1 index, but held 0");
        double[] gradient = new double[parameters.length];
        for (int i : rows) {
            double error = probability(X.rowTimes(i, parameters)) - answers[i];
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += error * X.get(i, j) / rows.length;
            }
        }
        return gradient;
    }

    @Override
    public Matrix hessian(double[] parameters) {
        requireSize(parameters);
        int d = parameters.length;
        double[][] H = new double[d][d];
        for (int i = 0; i < answers.length; i++) {
            double p = probability(X.rowTimes(i, parameters));
            double weight = p * (1 - p) / answers.length;
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d; k++) {
                    H[j][k] += weight * (X.get(i, j) * X.get(i, k));
                }
            }
        }
        return Matrix.of(H);
    }

    /** Of the answer 1; NaN where a product left the range of doubles. */
    private static double probability(double z) {
        return Double.isNaN(z) ? z : LogSpace.sigmoid(z);
    }

    private void requireSize(double[] parameters) {
        Require.given("parameters", parameters);
        Require.size("parameters", parameters.length, size(), "one for each column of X");
    }
}
