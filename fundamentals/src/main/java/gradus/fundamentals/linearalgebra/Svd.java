package gradus.fundamentals.linearalgebra;

import gradus.fundamentals.Require;

/**
 * The singular value decomposition A = UΣVᵀ of any matrix: along the columns of V, perpendicular directions of length 1, A
 * stretches by the singular values, and lands along the columns of U. Found by one-sided Jacobi: columns are turned against each
 * other in pairs until all are perpendicular (Hestenes 1958; Golub and Van Loan, <em>Matrix Computations</em>, 4th edition,
 * section 8.6.3). The lesson <em>linear-algebra</em> owns it.
 */
public final class Svd {
    private static final double EPSILON = Math.ulp(1.0);
    private static final int MOST_SWEEPS = 60;

    private final Matrix A;
    private final Matrix left;
    private final double[] values;
    private final Matrix right;

    private Svd(Matrix A, Matrix left, double[] values, Matrix right) {
        this.A = A;
        this.left = left;
        this.values = values;
        this.right = right;
    }

    /**
     * Decomposes a matrix, in about 8nd² additions and multiplications for each of some ten sweeps (n ≥ d).
     *
     * @param A n × d, finite, of any shape; not modified
     * @throws IllegalArgumentException if A is null or not finite
     * @throws IllegalStateException if the rotations do not come to an end; not known to happen
     */
    public static Svd of(Matrix A) {
        Matrix.requireFinite("A", A);
        if (A.rows() < A.columns()) {
            Svd turned = of(A.transpose());
            return new Svd(A, turned.right, turned.values, turned.left);
        }
        double unit = unit(A);
        double[][] columns = new double[A.columns()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = Vectors.scaled(A.column(j), 1 / unit);
        }
        double[][] V = Matrix.identity(A.columns()).toArray(); // V[j] is column j
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            if (!sweep(columns, V)) {
                return sorted(A, columns, V, unit);
            }
        }
        throw new IllegalStateException("A's rotations should end, but did not within " + MOST_SWEEPS + " sweeps");
    }

    /** A power of two near the largest element, so that no square overflows or vanishes and no digit changes. */
    private static double unit(Matrix A) {
        double largest = Vectors.largestSize(A.elements());
        return largest == 0 ? 1 : Math.scalb(1.0, Math.max(-1000, Math.getExponent(largest)));
    }

    /** Makes each pair of columns perpendicular once; whether any was not. */
    private static boolean sweep(double[][] columns, double[][] V) {
        double[] squares = new double[columns.length]; // kept up while columns turn, and computed afresh for each sweep
        for (int p = 0; p < columns.length; p++) {
            squares[p] = Vectors.dot(columns[p], columns[p]);
        }
        boolean turned = false;
        for (int p = 0; p < columns.length; p++) {
            for (int q = p + 1; q < columns.length; q++) {
                turned |= makePerpendicular(columns, squares, V, p, q);
            }
        }
        return turned;
    }

    /** Turns columns p and q in their plane until their inner product is 0, and V with them; false if it was 0 before. */
    private static boolean makePerpendicular(double[][] columns, double[] squares, double[][] V, int p, int q) {
        if (squares[p] == 0 || squares[q] == 0) {
            return false; // shorter than 1e-162 of the largest element: what rounding has left of a dependent column
        }
        double product = Vectors.dot(columns[p], columns[q]);
        double lengths = Math.sqrt(squares[p]) * Math.sqrt(squares[q]);
        if (Math.abs(product) <= perpendicular(columns[p].length) * lengths) {
            return false;
        }
        double t = SymmetricEigen.tangent(squares[p], squares[q], product);
        double c = 1 / Math.hypot(1, t);
        turn(columns[p], columns[q], c, c * t);
        turn(V[p], V[q], c, c * t);
        squares[p] = Math.max(0, squares[p] - t * product);
        squares[q] = Math.max(0, squares[q] + t * product);
        return true;
    }

    /** The cosine that counts as 0: what rounding leaves of an inner product of n terms. */
    private static double perpendicular(int n) {
        return Math.max(10, n) * EPSILON;
    }

    /** a becomes ca − sb, and b becomes sa + cb, written as small corrections: they round less (Rutishauser 1966). */
    private static void turn(double[] a, double[] b, double c, double s) {
        double half = s / (1 + c); // the tangent of half the angle
        for (int i = 0; i < a.length; i++) {
            double was = a[i];
            a[i] -= s * (b[i] + half * was);
            b[i] += s * (was - half * b[i]);
        }
    }

    /** The lengths of the perpendicular columns are the singular values, their directions are U. */
    private static Svd sorted(Matrix A, double[][] columns, double[][] V, double unit) {
        double[] falling = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            falling[j] = -Vectors.norm(columns[j]);
        }
        int[] order = Vectors.order(falling);
        double[] values = new double[columns.length];
        double[][] U = new double[columns.length][];
        double[][] sortedV = new double[columns.length][];
        for (int j = 0; j < order.length; j++) {
            double length = Vectors.norm(columns[order[j]]);
            double lengthOfV =
                    Vectors.norm(V[order[j]]); // 1, but for what many turns have rounded: the column has it too
            double sign = SymmetricEigen.sign(V[order[j]]);
            values[j] = unit * length / lengthOfV;
            sortedV[j] = Vectors.scaled(V[order[j]], sign / lengthOfV);
            boolean vanished = Vectors.dot(columns[order[j]], columns[order[j]]) == 0;
            U[j] = vanished
                    ? perpendicularTo(U, j, columns[0].length)
                    : Vectors.scaled(columns[order[j]], sign / length);
        }
        return new Svd(A, Matrix.ofColumns(U), values, Matrix.ofColumns(sortedV));
    }

    /** A direction perpendicular to the first few: the axis of which most is left beside them. */
    private static double[] perpendicularTo(double[][] directions, int count, int n) {
        double[] best = new double[n];
        for (int axis = 0; axis < n; axis++) {
            double[] rest = new double[n];
            rest[axis] = 1;
            takeOff(rest, directions, count);
            takeOff(rest, directions, count); // again: the first time leaves rounding errors
            best = Vectors.norm(rest) > Vectors.norm(best) ? rest : best;
        }
        return Vectors.scaled(best, 1 / Vectors.norm(best));
    }

    /** Takes the projections on the first few directions, of length 1, off a vector. */
    private static void takeOff(double[] vector, double[][] directions, int count) {
        for (int k = 0; k < count; k++) {
            Vectors.addScaled(vector, -Vectors.dot(vector, directions[k]), directions[k]);
        }
    }

    /** The singular values, as many as the shorter side of A, from the largest to the smallest; none is negative. */
    public double[] values() {
        return values.clone();
    }

    /** U, n × r with r the shorter side of A: where the directions of V land. */
    public Matrix left() {
        return left;
    }

    /** V, d × r: the directions that stay perpendicular. Of each the element of the largest size is positive. */
    public Matrix right() {
        return right;
    }

    /** How many directions survive: singular values above max(n, d) · 2.2e-16 times the largest. */
    public int rank() {
        double least = Math.max(left.rows(), right.rows()) * EPSILON * values[0];
        int rank = 0;
        while (rank < values.length && values[rank] > least) {
            rank++;
        }
        return rank;
    }

    /** The condition number σ₁ / σᵣ: how much A can magnify a relative error. Infinite if A flattens a direction to 0. */
    public double condition() {
        double least = values[values.length - 1];
        return least == 0 ? Double.POSITIVE_INFINITY : values[0] / least;
    }

    /**
     * The best approximation of A by a matrix of rank k, Σσᵢuᵢvᵢᵀ over the first k (Eckart and Young 1936).
     *
     * @param k between 0 and the shorter side of A
     */
    public Matrix lowRank(int k) {
        requireRank(k);
        double[][] sum = new double[left.rows()][right.rows()];
        for (int i = 0; i < sum.length; i++) {
            for (int r = 0; r < k; r++) {
                double factor = values[r] * left.get(i, r);
                for (int j = 0; j < sum[i].length; j++) {
                    sum[i][j] += factor * right.get(j, r);
                }
            }
        }
        return Matrix.of(sum);
    }

    /**
     * The relative error of the best approximation of rank k, known before it is built: √(Σσᵢ² over those left out) / √(Σσᵢ² over all).
     *
     * @param k between 0 and the shorter side of A
     * @return from 0 to 1; 0 for a matrix of zeros
     */
    public double lostAt(int k) {
        requireRank(k);
        double all = Vectors.norm(values);
        return all == 0 ? 0 : Vectors.norm(values, k) / all;
    }

    /**
     * The smallest rank whose relative error is at most the given one.
     *
     * @param error from 0 to 1
     */
    public int rankFor(double error) {
        Require.between("error", error, 0, 1);
        int k = 0;
        while (lostAt(k) > error) {
            k++;
        }
        return k;
    }

    /**
     * The shortest of the x for which Ax is nearest to b: it exists for every A, also where columns depend on others.
     *
     * @param b as many finite numbers as A has rows; not modified
     */
    public double[] solve(double[] b) {
        Require.finite("b", b);
        Require.size("b", b.length, left.rows(), "one for each row of A");
        double[] x = inverseTimes(b);
        double[] rest = Vectors.minus(b, A.times(x));
        Vectors.addScaled(x, 1, inverseTimes(rest)); // once more: takes off most of what the turns have rounded
        return x;
    }

    /** VΣ⁻¹Uᵀ times a vector, without the directions that A flattens. */
    private double[] inverseTimes(double[] vector) {
        double[] along = left.transposeTimes(vector);
        int rank = rank();
        for (int j = 0; j < along.length; j++) {
            along[j] = j < rank ? along[j] / values[j] : 0;
        }
        return right.times(along);
    }

    private void requireRank(int k) {
        Require.between("k", k, 0, values.length, "the shorter side of A");
    }
}
