package gradus.workbook.classicalml.linearregression;

import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;

/**
 * Least squares with an intercept, from a table that was counted.
 *
 * <p>A census office publishes no persons, only lines: "170 cm, 80 cm waist, 65 kg: 1,204 people". Line i of X and of y stands for
 * {@code counts[i]} people who are all alike. Give the answers that ordinary least squares with an intercept would give if
 * everybody had a line of their own, without ever writing those lines: a count can be 2,000,000,000.
 *
 * <p>{@link HouseholderQr} solves least squares for whatever matrix it is given; it adds no intercept and knows no counts.
 * You may count on this: X, y and counts have the same number of lines, all numbers are finite, no count is negative (0
 * is a line that nobody belongs to), there are more people than coefficients, and among the lines that somebody belongs to the
 * columns are independent, of each other and of the intercept's ones.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/linear-regression.md">classical-ml/docs/linear-regression.md</a>
 */
public final class CountedRegression {
    private CountedRegression() {}

    /**
     * The intercept, then one weight for each column of X.
     *
     * @param X a line for each kind of person, a column for each feature, without a column of ones
     * @param y the target of each line; must not be modified
     * @param counts how many people each line stands for; must not be modified
     */
    public static double[] coefficients(Matrix X, double[] y, int[] counts) {
        // begin solution: the coefficients that make Σ countᵢ · residualᵢ² smallest
        double[] stretched = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            stretched[i] = Math.sqrt(counts[i]) * y[i];
        }
        return HouseholderQr.of(design(X, counts)).solve(stretched);
        // end solution
    }

    /**
     * The typical size of one person's residual: √(Σ over all people of residual² / degrees of freedom). The degrees of freedom
     * are people minus coefficients.
     */
    public static double residualStandardError(Matrix X, double[] y, int[] counts) {
        // begin solution: √(Σ countᵢ · residualᵢ² / degrees of freedom)
        double[] predictions = X.withOnes().times(coefficients(X, y, counts));
        double squares = 0;
        double people = 0;
        for (int i = 0; i < y.length; i++) {
            squares += counts[i] * (y[i] - predictions[i]) * (y[i] - predictions[i]);
            people += counts[i];
        }
        return Math.sqrt(squares / (people - X.columns() - 1));
        // end solution
    }

    /** The standard error of each coefficient, the intercept's first. */
    public static double[] standardErrors(Matrix X, double[] y, int[] counts) {
        // begin solution: s times the root of the diagonal of (XᵀX)⁻¹, which R⁻¹ gives you row by row
        double s = residualStandardError(X, y, counts);
        Matrix inverseR = HouseholderQr.of(design(X, counts)).inverseR();
        double[] errors = new double[inverseR.rows()];
        for (int j = 0; j < errors.length; j++) {
            double sum = 0;
            for (double element : inverseR.row(j)) {
                sum += element * element;
            }
            errors[j] = s * Math.sqrt(sum);
        }
        return errors;
        // end solution
    }

    /** The matrix to hand to {@link HouseholderQr}: one row for each line, with what the intercept and the counts need. */
    private static Matrix design(Matrix X, int[] counts) {
        // begin solution: X with its intercept, so that a line counts as often as there are people on it
        double[][] rows = X.withOnes().toArray();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] *= Math.sqrt(counts[i]);
            }
        }
        return Matrix.of(rows);
        // end solution
    }
}
