package gradus.workbook.classicalml.linearregression;

import static gradus.engine.exercise.Todo.todo;

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
        return todo("the coefficients that make Σ countᵢ · residualᵢ² smallest");
    }

    /**
     * The typical size of one person's residual: √(Σ over all people of residual² / degrees of freedom). The degrees of freedom
     * are people minus coefficients.
     */
    public static double residualStandardError(Matrix X, double[] y, int[] counts) {
        return todo("√(Σ countᵢ · residualᵢ² / degrees of freedom)");
    }

    /** The standard error of each coefficient, the intercept's first. */
    public static double[] standardErrors(Matrix X, double[] y, int[] counts) {
        return todo("s times the root of the diagonal of (XᵀX)⁻¹, which R⁻¹ gives you row by row");
    }

    /** The matrix to hand to {@link HouseholderQr}: one row for each line, with what the intercept and the counts need. */
    @SuppressWarnings("unused") // until your code uses it
    private static Matrix design(Matrix X, int[] counts) {
        return todo("X with its intercept, so that a line counts as often as there are people on it");
    }
}
