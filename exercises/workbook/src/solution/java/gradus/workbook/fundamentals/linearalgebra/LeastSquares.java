package gradus.workbook.fundamentals.linearalgebra;

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
        // begin solution: turn A into a triangle, b along with it, and solve from the last row up
        int n = A.length;
        int d = A[0].length;
        double[][] q = new double[d + 1][n]; // the columns of A, and b as one more
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                q[j][i] = A[i][j];
            }
            q[d][i] = b[i];
        }
        double[][] R = new double[d][d + 1];
        for (int k = 0; k < d; k++) {
            R[k][k] = length(q[k]);
            for (int i = 0; i < n; i++) {
                q[k][i] /= R[k][k];
            }
            for (int j = k + 1; j <= d; j++) { // take the shadow on q[k] off all that come after it
                for (int i = 0; i < n; i++) {
                    R[k][j] += q[k][i] * q[j][i];
                }
                for (int i = 0; i < n; i++) {
                    q[j][i] -= R[k][j] * q[k][i];
                }
            }
        }
        double[] x = new double[d];
        for (int i = d - 1; i >= 0; i--) {
            x[i] = R[i][d];
            for (int j = i + 1; j < d; j++) {
                x[i] -= R[i][j] * x[j];
            }
            x[i] /= R[i][i];
        }
        return x;
        // end solution
    }

    /**
     * The length of what is left, |b − Ax| for the best x: 0 if b is a mix of the columns, up to rounding.
     *
     * @param A as for {@link #solve}
     * @param b as for {@link #solve}
     */
    public static double distance(double[][] A, double[] b) {
        // begin solution: the length of b less its shadow on the columns
        double[] x = solve(A, b);
        double[] rest = b.clone();
        for (int i = 0; i < rest.length; i++) {
            for (int j = 0; j < x.length; j++) {
                rest[i] -= A[i][j] * x[j];
            }
        }
        return length(rest);
        // end solution
    }

    /** The length, scaled so that no square overflows or vanishes. */
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
