package gradus.fundamentals.linearalgebra;

import gradus.fundamentals.Require;

/**
 * The factors PA = LU of a square matrix: elimination, written down. L is lower triangular with ones on its diagonal, U upper
 * triangular, P an order of the rows (Golub and Van Loan, <em>Matrix Computations</em>, 4th edition, section 3.4). The lesson
 * <em>linear-algebra</em> owns it.
 */
public final class Lu {
    private static final double EPSILON = Math.ulp(1.0);

    private final int n;
    /** U on and above the diagonal, L without its ones below. */
    private final double[][] LU;

    /** Row k of the factors is row order[k] of A. */
    private final int[] order;

    private int exchanges;

    private Lu(Matrix A) {
        n = A.rows();
        LU = A.toArray();
        order = new int[n];
        for (int k = 0; k < n; k++) {
            order[k] = k;
        }
        for (int k = 0; k < n; k++) {
            exchange(k, largestFrom(k));
            requirePivot(A, k);
            eliminateBelow(k);
        }
    }

    /**
     * Factors a matrix in about ⅓n³ additions and as many multiplications.
     *
     * @param A n × n, finite; not modified
     * @throws IllegalArgumentException if A is null, not finite, not square, or singular as far as doubles can tell: a pivot is no
     *     larger than the rounding errors in it
     */
    public static Lu of(Matrix A) {
        Matrix.requireFinite("A", A);
        Require.that(A.rows() == A.columns(), "A must be square, but was a " + A);
        return new Lu(A);
    }

    /**
     * The x for which Ax = b: first Lz = Pb from the top, then Ux = z from the bottom.
     *
     * @param b n finite numbers; not modified
     * @throws IllegalArgumentException if b is null, of another size, or not finite
     */
    public double[] solve(double[] b) {
        Require.finite("b", b);
        Require.size("b", b.length, n, "one for each row of A");
        double[] x = Vectors.at(b, order);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= LU[i][j] * x[j];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= LU[i][j] * x[j];
            }
            x[i] /= LU[i][i];
        }
        return x;
    }

    /** The determinant: the factor by which A stretches volumes, with the sign of a mirror. It may overflow. */
    public double determinant() {
        double product = exchanges % 2 == 0 ? 1 : -1;
        for (int k = 0; k < n; k++) {
            product *= LU[k][k];
        }
        return product;
    }

    /** L, n × n. */
    public Matrix lower() {
        return triangle(true);
    }

    /** U, n × n. */
    public Matrix upper() {
        return triangle(false);
    }

    /** P: row k of LU is row order[k] of A. */
    public int[] order() {
        return order.clone();
    }

    /** The row from k on whose number in column k is largest in size, so that no factor of L is above 1. */
    private int largestFrom(int k) {
        int top = k;
        for (int i = k + 1; i < n; i++) {
            top = Math.abs(LU[i][k]) > Math.abs(LU[top][k]) ? i : top;
        }
        return top;
    }

    private void exchange(int i, int k) {
        if (i == k) {
            return;
        }
        double[] row = LU[i];
        LU[i] = LU[k];
        LU[k] = row;
        int number = order[i];
        order[i] = order[k];
        order[k] = number;
        exchanges++;
    }

    /** Takes off the rows below k what makes their column k zero, and keeps the factor in its place. */
    private void eliminateBelow(int k) {
        for (int i = k + 1; i < n; i++) {
            double factor = LU[i][k] / LU[k][k];
            LU[i][k] = factor;
            for (int j = k + 1; j < n; j++) {
                LU[i][j] -= factor * LU[k][j];
            }
        }
    }

    /** The pivot is a[k] less k products: what is no larger than their rounding errors is 0. */
    private void requirePivot(Matrix A, int k) {
        double terms = Math.abs(A.get(order[k], k));
        for (int j = 0; j < k; j++) {
            terms += Math.abs(LU[k][j] * LU[j][k]);
        }
        if (Math.abs(LU[k][k]) <= n * EPSILON * terms) {
            throw new IllegalArgumentException(
                    "A must be invertible, but column " + k + " is a combination of the columns before it");
        }
    }

    private Matrix triangle(boolean lower) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i][j] = lower == j < i ? LU[i][j] : lower && i == j ? 1 : 0;
            }
        }
        return Matrix.of(rows);
    }
}
