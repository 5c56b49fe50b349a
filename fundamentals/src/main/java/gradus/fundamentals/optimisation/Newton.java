package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Cholesky;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;

/**
 * Newton's method: each step goes to the bottom of the bowl that has the slope and the curvature of this place, as far as a search
 * along that direction allows. Where the curvature is not that of a bowl, a multiple of the identity is added until it is (Nocedal and
 * Wright 2006, <em>Numerical Optimization</em>, 2nd edition, algorithm 3.3). A step costs about n³/3 multiplications.
 *
 * @param maxSteps when to stop at the latest, at least 1
 * @param tolerance stop when no derivative is further from 0 than this; at least 0
 */
public record Newton(int maxSteps, double tolerance) {
    /** @throws IllegalArgumentException naming the argument that is out of range */
    public Newton {
        Require.atLeast("maxSteps", maxSteps, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    /**
     * Walks down.
     *
     * @param start where, {@code objective.size()} finite numbers; not modified
     * @return where the walk ended, and why
     * @throws IllegalArgumentException if an argument is null, or start is not finite or of another size
     * @throws ArithmeticException if value and gradient at the start, or a second derivative on the way, are not finite
     */
    public Descent minimise(CurvedObjective objective, double[] start) {
        return LineSearch.walk(objective, start, maxSteps, tolerance, at -> direction(objective, at));
    }

    /** The d for which Hd = −g. */
    private static double[] direction(CurvedObjective objective, Place at) {
        double[] down = new double[at.gradient().length];
        Vectors.addScaled(down, -1, at.gradient());
        return bowl(objective.hessian(at.parameters())).solve(down);
    }

    /** The Hessian's factor; with more and more of the identity added, until it has one. */
    private static Cholesky bowl(Matrix hessian) {
        double size = Vectors.largestSize(hessian.elements());
        if (!Double.isFinite(size)) {
            throw new ArithmeticException("the second derivatives must be finite, but the largest was " + size);
        }
        double added = 0;
        while (true) {
            try {
                return Cholesky.of(raised(hessian, added));
            } catch (IllegalArgumentException notPositiveDefinite) {
                // finite and square it is, so nothing else can be wrong
                added = Math.max(4 * added, 1e-3 * Math.max(size, Double.MIN_NORMAL));
            }
        }
    }

    private static Matrix raised(Matrix hessian, double added) {
        double[][] rows = hessian.toArray();
        for (int i = 0; i < rows.length; i++) {
            rows[i][i] += added;
        }
        return Matrix.of(rows);
    }
}
