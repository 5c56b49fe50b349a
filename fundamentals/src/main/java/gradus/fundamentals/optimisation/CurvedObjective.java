package gradus.fundamentals.optimisation;

import gradus.fundamentals.linearalgebra.Matrix;

/** An objective that also knows how its slopes change. */
public interface CurvedObjective extends Objective {
    /**
     * The second derivatives of the value: row i, column j is the change of the i-th derivative along the j-th parameter.
     *
     * @param parameters {@link #size()} finite numbers; not modified
     * @return a symmetric matrix of {@code size()} rows
     * @throws IllegalArgumentException if parameters is null or of another size
     */
    Matrix hessian(double[] parameters);
}
