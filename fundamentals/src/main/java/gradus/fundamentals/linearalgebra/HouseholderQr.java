package gradus.fundamentals.linearalgebra;

import gradus.fundamentals.Require;

/**
 * The factors A = QR of a tall matrix: Q's columns are perpendicular and of length 1, R is upper triangular. Q is kept as
 * the p reflections that turn A into R, never as a matrix (Golub and Van Loan, <em>Matrix Computations</em>, 4th edition,
 * section 5.2). The lesson <em>linear-algebra</em> owns it.
 */
public final class HouseholderQr {
    /** A column counts as dependent when less than this fraction of its length is left beside the columns before it. */
    private static final double NOTHING_LEFT = 1e-12;

    private final int n;
    private final int p;
    /** Column k holds R above its diagonal, and from row k on the vector of the k-th reflection. */
    private final double[][] columns;

    private final double[] diagonalOfR;
    private final int dependentColumn;

    private HouseholderQr(Matrix A) {
        n = A.rows();
        p = A.columns();
        columns = A.transpose().toArray();
        diagonalOfR = new double[p];
        int firstDependent = -1;
        for (int k = 0; k < p; k++) {
            double wholeLength = Vectors.norm(columns[k], 0);
            double rest = Vectors.norm(columns[k], k);
            diagonalOfR[k] = rest == 0 ? 0 : eliminateBelow(k, rest);
            if (firstDependent < 0 && Math.abs(diagonalOfR[k]) <= NOTHING_LEFT * wholeLength) {
                firstDependent = k;
            }
        }
        dependentColumn = firstDependent;
    }

    /**
     * Factors a matrix in about 2np² − ⅔p³ additions and multiplications.
     *
     * @param A n × p with n ≥ p, finite; not modified
     * @throws IllegalArgumentException if A is null, wider than tall, or holds NaN or an infinity
     */
    public static HouseholderQr of(Matrix A) {
        Matrix.requireFinite("A", A);
        if (A.rows() < A.columns()) {
            throw new IllegalArgumentException(
                    "A must have at least as many rows as columns (" + A.columns() + "), but had " + A.rows());
        }
        return new HouseholderQr(A);
    }

    /** The first column that is a combination of those before it (up to 1 part in 10¹²), from 0; −1 if there is none. */
    public int dependentColumn() {
        return dependentColumn;
    }

    /**
     * The coefficients b for which the length of y − Ab is smallest: rotate y by Qᵀ, then solve Rb = Qᵀy from the last row up.
     *
     * @param y n finite numbers; not modified
     * @return p numbers, one for each column of A
     * @throws IllegalArgumentException if y is null, of another size, or holds NaN or an infinity
     * @throws IllegalStateException if a column of A depends on others: then many b are equally good
     */
    public double[] solve(double[] y) {
        Require.finite("y", y);
        Require.size("y", y.length, n, "one for each row of A");
        requireFullRank();
        double[] rotated = y.clone();
        for (int k = 0; k < p; k++) {
            reflect(k, rotated);
        }
        return solveTriangle(rotated);
    }

    /**
     * R⁻¹, from which (AᵀA)⁻¹ = R⁻¹R⁻ᵀ: the shape of the uncertainty of the coefficients.
     *
     * @return p × p, upper triangular
     * @throws IllegalStateException if a column of A depends on others
     */
    public Matrix inverseR() {
        requireFullRank();
        double[][] inverse = new double[p][];
        for (int j = 0; j < p; j++) {
            double[] unit = new double[p];
            unit[j] = 1;
            inverse[j] = solveTriangle(unit);
        }
        return Matrix.ofColumns(inverse);
    }

    /**
     * Mirrors what column k has from its diagonal on, of the given length (not 0), onto the k-th axis, takes the columns after it
     * along, and returns the element of R that is left.
     */
    private double eliminateBelow(int k, double length) {
        double[] v = columns[k];
        double r = v[k] > 0 ? -length : length; // away from v[k], so that the next line never cancels
        for (int i = k; i < n; i++) {
            v[i] /= -r;
        }
        v[k] += 1;
        for (int j = k + 1; j < p; j++) {
            reflect(k, columns[j]);
        }
        return r;
    }

    /** Applies the k-th reflection, I − vvᵀ/v[k], in place. */
    private void reflect(int k, double[] vector) {
        double[] v = columns[k];
        if (v[k] == 0) {
            return;
        }
        double sum = 0;
        for (int i = k; i < n; i++) {
            sum += v[i] * vector[i];
        }
        double factor = sum / v[k];
        for (int i = k; i < n; i++) {
            vector[i] -= factor * v[i];
        }
    }

    private double[] solveTriangle(double[] right) {
        double[] b = new double[p];
        for (int i = p - 1; i >= 0; i--) {
            double sum = right[i];
            for (int j = i + 1; j < p; j++) {
                sum -= columns[j][i] * b[j];
            }
            b[i] = sum / diagonalOfR[i];
        }
        return b;
    }

    private void requireFullRank() {
        if (dependentColumn >= 0) {
            throw new IllegalStateException("A must have independent columns, but column " + dependentColumn
                    + " is a combination of the columns before it");
        }
    }
}
