package gradus.workbook.classicalml.regularisation;

import static gradus.engine.exercise.Todo.todo;

/**
 * Ridge as you would hand it to a colleague: scaled inside, and its weights in the units that came in.
 *
 * <p>Each feature is standardised first, zⱼ = (xⱼ − mⱼ) / sⱼ, with its mean and its standard deviation over the given rows; the
 * deviation has the divisor n. The penalty is on the weights vⱼ of the standardised features, and the intercept is free:
 *
 * <pre>{@code (1/2n) Σ(yᵢ − b − v·zᵢ)² + (λ/2) Σvⱼ²}</pre>
 *
 * <p>A colleague knows nothing of z. So hand out wⱼ = vⱼ / sⱼ and the intercept that belongs to them: the prediction for a row x is
 * intercept + w·x. A feature whose values are all equal has the weight 0, whatever value that is.
 *
 * <p>The shelf's {@code Cholesky}, {@code HouseholderQr} and {@code Svd} may be used. There may be more features than rows. Features are finite numbers
 * below a million in size.
 *
 * <p>You may want to import {@link gradus.fundamentals.linearalgebra.Cholesky},
 * {@link gradus.fundamentals.linearalgebra.Matrix}, {@link java.util.Arrays}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/regularisation.md">classical-ml/docs/regularisation.md</a>
 */
public final class RidgeByHand {
    private RidgeByHand() {}

    /**
     * Fits a model.
     *
     * @param rows n rows of d numbers each, n and d at least 1; not modified
     * @param targets n numbers; not modified
     * @param penalty λ, at least 0; where it is 0, the features that vary are independent of each other, and fewer than the rows
     * @return the intercept, then the d weights in the features' own units
     * @throws IllegalArgumentException if the penalty is below 0, infinite or NaN; the message names {@code penalty}
     */
    public static double[] fit(double[][] rows, double[] targets, double penalty) {
        return todo("scale, solve for the weights of the scaled features, and bring them back to the old units");
    }
}
