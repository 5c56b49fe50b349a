package gradus.workbook.fundamentals.linearalgebra;

import static gradus.engine.exercise.Todo.todo;

/**
 * Least squares by QR: the coefficients x for which the length of b − Ax is smallest.
 *
 * <p>Somebody solved AᵀAx = Aᵀb, and on a table whose columns nearly depend on each other half the digits were gone. Write it again, by
 * reflections or by making the columns perpendicular one after the other, so that the answer keeps what the table allows: at a condition of
 * 10⁸ still six digits, as long as b is nearly a mix of the columns. AᵀA is never formed.
 *
 * <ul>
 *   <li>A has at least as many rows as columns, at least one of each, all finite, and independent columns: you may count on it.
 *       It may be square, and its columns may be in units as different as 1e-200 and 1e200. Add no column of ones.
 *   <li>A and b stay as they are. A call keeps nothing for the next.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/linear-algebra.md">fundamentals/docs/linear-algebra.md</a>
 */
public final class LeastSquares {
    private LeastSquares() {}

    /**
     * The coefficients of the columns.
     *
     * @param A n rows of d numbers, n ≥ d ≥ 1, no row shorter than another; must not be modified
     * @param b n numbers; must not be modified
     * @return d numbers
     */
    public static double[] solve(double[][] A, double[] b) {
        return todo("turn A into a triangle, b along with it, and solve from the last row up");
    }

    /**
     * The length of what is left, |b − Ax| for the best x: 0 if b is a mix of the columns, up to rounding.
     *
     * @param A as for {@link #solve}
     * @param b as for {@link #solve}
     */
    public static double distance(double[][] A, double[] b) {
        return todo("the length of b less its shadow on the columns");
    }

    /** The length, scaled so that no square overflows or vanishes. */
    @SuppressWarnings("unused") // until your code uses it
    private static double length(double[] vector) {
        double largest = 0;
        for (double v : vector) {
            largest = Math.max(largest, Math.abs(v));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (double v : vector) {
            sum += (v / largest) * (v / largest);
        }
        return largest * Math.sqrt(sum);
    }
}
