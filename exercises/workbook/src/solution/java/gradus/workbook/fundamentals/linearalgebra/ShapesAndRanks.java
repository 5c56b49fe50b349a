package gradus.workbook.fundamentals.linearalgebra;

/**
 * Say what six lines of code give, before you run them: a value, no code. Read the lesson as often as you like.
 *
 * <p>Nothing is judged before all six predictions are made. Then each is shown beside what really came, with the reason. Your first six
 * are kept, and the points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/linear-algebra.md">fundamentals/docs/linear-algebra.md</a>
 */
public final class ShapesAndRanks {
    private ShapesAndRanks() {}

    /**
     * Three rows of two, times two rows of three.
     *
     * <pre>{@code Matrix.of(new double[3][2]).times(Matrix.of(new double[2][3])).rows()}</pre>
     */
    public static int rowsOfAProduct() {
        // begin solution: how many rows?
        return 3;
        // end solution
    }

    /**
     * A column times a row: a table of nine products.
     *
     * <pre>{@code Svd.of(Matrix.ofColumns(new double[] {1, 2, 3}).times(Matrix.of(new double[] {4, 5, 6}))).rank()}</pre>
     */
    public static int rankOfAMultiplicationTable() {
        // begin solution: which rank?
        return 1;
        // end solution
    }

    /**
     * Four people, a column for women and a column for men, and the column of ones for the intercept.
     *
     * <pre>{@code Svd.of(Matrix.of(new double[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}}).withOnes()).rank()}</pre>
     */
    public static int rankOfTwoGroupsAndAnIntercept() {
        // begin solution: which rank?
        return 2;
        // end solution
    }

    /**
     * The numbers from 1 to 9, row by row: three rows, three columns.
     *
     * <pre>{@code Svd.of(Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}})).rank()}</pre>
     */
    public static int rankOfOneToNine() {
        // begin solution: which rank?
        return 2;
        // end solution
    }

    /**
     * A matrix that turns, and stretches nothing by more than 4 and nothing by less than 2.
     *
     * <pre>{@code Svd.of(Matrix.of(new double[][] {{0, 2}, {-4, 0}})).condition()}</pre>
     */
    public static double conditionOfAStretch() {
        // begin solution: which condition number?
        return 2.0;
        // end solution
    }

    /**
     * A shadow on a direction, and the shadow of the shadow on a direction perpendicular to the first.
     *
     * <pre>{@code Vectors.norm(Vectors.projection(Vectors.projection(new double[] {3, 4}, new double[] {1, 0}), new double[] {0, 1}))}</pre>
     */
    public static double shadowOfAShadow() {
        // begin solution: how long is it?
        return 0.0;
        // end solution
    }
}
