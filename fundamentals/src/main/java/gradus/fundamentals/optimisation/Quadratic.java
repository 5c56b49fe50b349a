package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.SplittableRandom;

/** A bowl ½ xᵀAx: its curvature A is the same everywhere, and where A is positive definite its lowest point is 0. */
public final class Quadratic implements CurvedObjective {
    private final Matrix A;

    /**
     * The bowl of a given curvature.
     *
     * @param A n × n, symmetric, finite
     * @throws IllegalArgumentException if A is null, not finite, not square or not symmetric
     */
    public Quadratic(Matrix A) {
        Matrix.requireFinite("A", A);
        Require.that(A.rows() == A.columns(), "A must be square, but was a " + A);
        Require.that(A.equals(A.transpose()), "A must be symmetric, but was not equal to its transpose");
        this.A = A;
    }

    /**
     * A bowl of known condition number: curvatures from 1 to it, each larger than the last by the same factor, in directions that
     * the seed decides.
     *
     * @param size how many parameters, at least 2
     * @param condition the largest curvature divided by the smallest; finite, at least 1
     */
    public static Quadratic conditioned(int size, double condition, long seed) {
        Require.atLeast("size", size, 2);
        Require.atLeast("condition", condition, 1);
        double[] mirror = new SplittableRandom(seed).doubles(size, -1, 1).toArray();
        double squared = Vectors.dot(mirror, mirror);
        double[][] A = new double[size][size];
        for (int k = 0; k < size; k++) {
            double curvature = Math.pow(condition, k / (size - 1.0));
            double[] axis = new double[size]; // the k-th axis, mirrored: these stay at right angles
            axis[k] = 1;
            Vectors.addScaled(axis, -2 * mirror[k] / squared, mirror);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    A[i][j] += curvature * (axis[i] * axis[j]);
                }
            }
        }
        return new Quadratic(Matrix.of(A));
    }

    @Override
    public int size() {
        return A.rows();
    }

    @Override
    public double value(double[] parameters) {
        return Vectors.dot(parameters, gradient(parameters)) / 2;
    }

    @Override
    public double[] gradient(double[] parameters) {
        Require.given("parameters", parameters);
        Require.size("parameters", parameters.length, size(), "one for each row of A");
        return A.times(parameters);
    }

    @Override
    public Matrix hessian(double[] parameters) {
        Require.given("parameters", parameters);
        Require.size("parameters", parameters.length, size(), "one for each row of A");
        return A;
    }
}
