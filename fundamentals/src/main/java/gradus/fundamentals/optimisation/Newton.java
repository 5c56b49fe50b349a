package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Cholesky;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Optional;

/**
 * Newton's method: each step goes to the bottom of the bowl that has the slope and the curvature of this place, as far as a search
 * along that direction allows. Where the curvature is not that of a bowl, a multiple of the identity is added until it is (Nocedal and
 * Wright 2006, <em>Numerical Optimization</em>, 2nd edition, algorithm 3.3). A step costs about n³/3 multiplications.
 *
 * @param maxSteps when to stop at the latest, at least 1
 * @param tolerance stop when no derivative is further from 0 than this; at least 0
 */
public record Newton(int maxSteps, double tolerance) {
    /** Beyond it, what is added to a Hessian might leave the range of doubles. */
    private static final double LARGEST = 1e300;

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
     * @throws IllegalArgumentException if an argument is null, start is not finite or of another size, or the Hessian is not square
     * @throws ArithmeticException if value and gradient at the start are not finite, or a second derivative on the way is 1e300 or more
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

    /** The Hessian's factor; where it has none, that of the Hessian with ever more of the identity added. */
    private static Cholesky bowl(Matrix hessian) {
        double size = Vectors.largestSize(hessian.elements());
        if (!(size < LARGEST)) { // also NaN
            throw new ArithmeticException(
                    "the second derivatives must stay below " + LARGEST + ", but the largest was " + size);
        }
        Optional<Cholesky> factor = Cholesky.ifPositiveDefinite(hessian);
        for (double added = 1e-3 * Math.max(size, Double.MIN_NORMAL); factor.isEmpty(); added *= 4) {
            factor = Cholesky.ifPositiveDefinite(raised(hessian, added));
        }
        return factor.get();
    }

    private static Matrix raised(Matrix hessian, double added) {
        double[][] rows = hessian.toArray();
        for (int i = 0; i < rows.length; i++) {
            rows[i][i] += added;
        }
        return Matrix.of(rows);
    }
}
