package gradus.fundamentals.linearalgebra;

import gradus.fundamentals.Require;
import java.util.Optional;

/**
 * The factor A = LLᵀ of a symmetric, positive definite matrix, L lower triangular (Golub and Van Loan, <em>Matrix
 * Computations</em>, 4th edition, section 4.2). The lesson <em>linear-algebra</em> owns it.
 */
public final class Cholesky {
    private final double[][] L;

    private Cholesky(double[][] L) {
        this.L = L;
    }

    /**
     * Factors a matrix in about n³/3 additions and multiplications.
     *
     * @param A n × n, finite; of its elements only those on and below the diagonal are read
     * @throws IllegalArgumentException if A is null, not finite, not square, or not positive definite as far as doubles can tell
     */
    public static Cholesky of(Matrix A) {
        double[][] L = empty(A);
        int done = factor(A, L);
        if (done < L.length) {
            throw new IllegalArgumentException("A must be positive definite, but what is left of A[" + done + "]["
                    + done + "] is " + rest(A, L, done, done));
        }
        return new Cholesky(L);
    }

    /**
     * The factor, or nothing if the matrix is not positive definite as far as doubles can tell: the cheapest way to ask.
     *
     * @param A n × n, finite; of its elements only those on and below the diagonal are read
     * @throws IllegalArgumentException if A is null, not finite or not square
     */
    public static Optional<Cholesky> ifPositiveDefinite(Matrix A) {
        double[][] L = empty(A);
        return factor(A, L) == L.length ? Optional.of(new Cholesky(L)) : Optional.empty();
    }

    private static double[][] empty(Matrix A) {
        Matrix.requireFinite("A", A);
        Require.that(A.rows() == A.columns(), "A must be square, but was a " + A);
        return new double[A.rows()][];
    }

    /** Fills L from the top, and says how many rows it has when a pivot is not above 0. */
    private static int factor(Matrix A, double[][] L) {
        for (int i = 0; i < L.length; i++) {
            L[i] = new double[i + 1];
            for (int j = 0; j < i; j++) {
                L[i][j] = rest(A, L, i, j) / L[j][j];
            }
            double pivot = rest(A, L, i, i);
            if (!(pivot > 0)) { // also NaN
                return i;
            }
            L[i][i] = Math.sqrt(pivot);
        }
        return L.length;
    }

    /** What is left of A[i][j] when the columns of L before the j-th are taken off. */
    private static double rest(Matrix A, double[][] L, int i, int j) {
        double rest = A.get(i, j);
        for (int k = 0; k < j; k++) {
            rest -= L[i][k] * L[j][k];
        }
        return rest;
    }

    /**
     * The x for which Ax = b: first Lz = b from the top, then Lᵀx = z from the bottom.
     *
     * @param b n finite numbers; not modified
     * @throws IllegalArgumentException if b is null, of another size, or not finite
     */
    public double[] solve(double[] b) {
        Require.finite("b", b);
        Require.size("b", b.length, L.length, "one for each row of A");
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= L[i][j] * x[j];
            }
            x[i] /= L[i][i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            for (int j = i + 1; j < x.length; j++) {
                x[i] -= L[j][i] * x[j];
            }
            x[i] /= L[i][i];
        }
        return x;
    }
}
