package gradus.fundamentals.linearalgebra;

import gradus.fundamentals.Require;

/**
 * The factors A = VΛVᵀ of a symmetric matrix: V's columns are perpendicular directions that A only stretches, Λ says by how much.
 * Found by Jacobi's rotations: each makes one pair of elements off the diagonal zero (Golub and Van Loan, <em>Matrix
 * Computations</em>, 4th edition, section 8.5). The lesson <em>linear-algebra</em> owns it.
 */
public final class SymmetricEigen {
    private static final double EPSILON = Math.ulp(1.0);
    private static final double SYMMETRIC = 1e-12;
    private static final int MOST_SWEEPS = 60;

    private final double[] values;
    private final Matrix vectors;

    private SymmetricEigen(double[] values, Matrix vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Finds all eigenvalues and eigenvectors, in about 4n³ additions and multiplications for each of some eight sweeps.
     *
     * @param A n × n, finite, symmetric up to 1 part in 10¹² of its largest element
     * @throws IllegalArgumentException if A is null, not finite, not square or not symmetric
     * @throws IllegalStateException if the rotations do not come to an end; not known to happen
     */
    public static SymmetricEigen of(Matrix A) {
        requireSymmetric(A);
        double[][] rest = A.toArray();
        double[][] V = Matrix.identity(A.rows()).toArray();
        double small = EPSILON / A.rows() * A.norm();
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            if (!sweep(rest, V, small)) {
                return sorted(rest, V);
            }
        }
        throw new IllegalStateException("A's rotations should end, but did not within " + MOST_SWEEPS + " sweeps");
    }

    /** The eigenvalues, from the largest to the smallest. */
    public double[] values() {
        return values.clone();
    }

    /** The eigenvectors: column j, of length 1, belongs to value j. Its element of the largest size is positive. */
    public Matrix vectors() {
        return vectors;
    }

    /** Turns each pair of axes once; whether any was turned. */
    private static boolean sweep(double[][] A, double[][] V, double small) {
        boolean turned = false;
        for (int p = 0; p < A.length; p++) {
            for (int q = p + 1; q < A.length; q++) {
                if (Math.abs(A[p][q]) > small) {
                    turn(A, V, p, q);
                    turned = true;
                }
            }
        }
        return turned;
    }

    /** Turns axes p and q so that A[p][q] becomes 0: Aʹ = RᵀAR, Vʹ = VR. */
    private static void turn(double[][] A, double[][] V, int p, int q) {
        double t = tangent(A[p][p], A[q][q], A[p][q]);
        double c = 1 / Math.hypot(1, t);
        double s = c * t;
        for (int k = 0; k < A.length; k++) {
            double kp = A[k][p];
            double kq = A[k][q];
            A[k][p] = c * kp - s * kq;
            A[k][q] = s * kp + c * kq;
            double vp = V[k][p];
            double vq = V[k][q];
            V[k][p] = c * vp - s * vq;
            V[k][q] = s * vp + c * vq;
        }
        for (int k = 0; k < A.length; k++) {
            double pk = A[p][k];
            double qk = A[q][k];
            A[p][k] = c * pk - s * qk;
            A[q][k] = s * pk + c * qk;
        }
        A[p][q] = 0;
        A[q][p] = 0;
    }

    /** The tangent of the smaller angle that makes (pp pq; pq qq) diagonal: t² + 2θt − 1 = 0 with θ = (qq − pp) / 2pq. */
    static double tangent(double pp, double qq, double pq) {
        double theta = (qq - pp) / (2 * pq);
        return (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(1, theta));
    }

    private static SymmetricEigen sorted(double[][] A, double[][] V) {
        int n = A.length;
        double[] falling = new double[n];
        for (int i = 0; i < n; i++) {
            falling[i] = -A[i][i];
        }
        int[] order = Vectors.order(falling);
        double[] values = new double[n];
        double[][] columns = new double[n][];
        Matrix unsorted = Matrix.of(V);
        for (int i = 0; i < n; i++) {
            values[i] = A[order[i]][order[i]];
            double[] column = unsorted.column(order[i]);
            columns[i] = Vectors.scaled(column, sign(column));
        }
        return new SymmetricEigen(values, Matrix.ofColumns(columns));
    }

    /** 1 or −1: what makes the element of the largest size, the first of equals, positive. A direction has no sign of its own. */
    static double sign(double[] direction) {
        int top = 0;
        for (int i = 1; i < direction.length; i++) { // equal sizes up to rounding count as equal
            top = Math.abs(direction[i]) > (1 + 1e-9) * Math.abs(direction[top]) ? i : top;
        }
        return direction[top] < 0 ? -1 : 1;
    }

    static void requireSymmetric(Matrix A) {
        Matrix.requireFinite("A", A);
        Require.that(A.rows() == A.columns(), "A must be square, but was a " + A);
        double allowed = SYMMETRIC * Vectors.largestSize(A.elements());
        for (int i = 0; i < A.rows(); i++) {
            for (int j = 0; j < i; j++) {
                Require.that(
                        Math.abs(A.get(i, j) - A.get(j, i)) <= allowed,
                        "A must be symmetric, but A[" + j + "][" + i + "] was " + A.get(j, i) + " and A[" + i + "][" + j
                                + "] was " + A.get(i, j));
            }
        }
    }
}
