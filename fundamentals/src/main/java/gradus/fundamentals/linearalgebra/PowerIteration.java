package gradus.fundamentals.linearalgebra;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The eigenvectors of the largest eigenvalues of a symmetric matrix, one after the other: multiply and shorten to length 1 until the
 * direction stays; then take that direction out (deflation) and begin again. Each step costs one product with the matrix (Golub and
 * Van Loan, <em>Matrix Computations</em>, 4th edition, section 8.2). The lesson <em>linear-algebra</em> owns it.
 *
 * @param tolerance a pair is found when |Av − λv| is at most this fraction of |A|; above 0
 * @param maxSteps products for one pair before it is given up as not converged
 */
public record PowerIteration(double tolerance, int maxSteps) {
    public PowerIteration {
        Require.above("tolerance", tolerance, 0);
        Require.atLeast("maxSteps", maxSteps, 1);
    }

    /**
     * The pairs of the k eigenvalues that are largest in size. Where two have one size and opposite signs, no direction stays: such a
     * pair says that it has not converged.
     *
     * @param A n × n, symmetric, finite
     * @param k between 1 and n
     * @param seed decides where each search begins
     * @throws IllegalArgumentException if A is null, not finite, not square or not symmetric, or k is out of range
     */
    public List<EigenPair> largest(Matrix A, int k, long seed) {
        SymmetricEigen.requireSymmetric(A);
        Require.between("k", k, 1, A.rows(), "the size of A");
        SplittableRandom random = new SplittableRandom(seed);
        List<EigenPair> found = new ArrayList<>();
        while (found.size() < k) {
            found.add(next(A, found, random.doubles(A.rows(), -1, 1).toArray()));
        }
        return List.copyOf(found);
    }

    private EigenPair next(Matrix A, List<EigenPair> found, double[] start) {
        double enough = tolerance * A.norm();
        double[] v = unit(without(found, start));
        for (int step = 1; ; step++) {
            double[] product = without(found, A.times(v));
            double value = Vectors.dot(v, product);
            double[] rest = product.clone();
            Vectors.addScaled(rest, -value, v);
            boolean converged = Vectors.norm(rest) <= enough; // whatever the sign: v may flip at each step
            if (converged || step == maxSteps) {
                return new EigenPair(value, Vectors.scaled(v, SymmetricEigen.sign(v)), step, converged);
            }
            v = unit(product);
        }
    }

    /** Deflation: what is left of a vector when the directions found before are taken out. */
    private static double[] without(List<EigenPair> found, double[] vector) {
        double[] rest = vector.clone();
        for (EigenPair pair : found) {
            double[] direction = pair.vector();
            Vectors.addScaled(rest, -Vectors.dot(rest, direction), direction);
        }
        return rest;
    }

    private static double[] unit(double[] vector) {
        return Vectors.scaled(vector, 1 / Vectors.norm(vector));
    }
}
