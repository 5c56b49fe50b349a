package gradus.workbook.fundamentals.distributions;

import static gradus.engine.exercise.Todo.todo;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * Waits were measured, and you are asked for the risk of a long one. Choose between two shapes, exponential and normal, by their likelihood,
 * with Commons Statistics ({@code org.apache.commons.statistics.distribution}) or the classes of the lesson.
 *
 * <ul>
 *   <li>Fit each by maximum likelihood: the exponential by its mean, the normal by its mean and the root of the mean squared distance from it
 *       (over n, not n − 1).
 *   <li>Each parameter costs 1: take the shape with the larger log-likelihood after its cost, which is 1 for the exponential and 2 for the
 *       normal.
 *   <li>An exponential wait is never negative: if a number is, the choice is the normal.
 *   <li>Samples are refused with an {@code IllegalArgumentException} if they are null, hold fewer than two numbers, a NaN or an infinity, or
 *       nothing but equal numbers. The array stays as it is.
 *   <li>Samples may hold thousands of numbers, or waits of 1e8 that differ by 1. Log-likelihoods and probabilities are right to eight
 *       digits, probabilities down to 1e-300.
 * </ul>
 *
 * <p>You may want to import {@link java.util.Arrays},
 * {@link org.apache.commons.statistics.distribution.ExponentialDistribution},
 * {@link org.apache.commons.statistics.distribution.NormalDistribution}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/distributions.md">fundamentals/docs/distributions.md</a>
 */
public final class ShapeByLikelihood {
    private ShapeByLikelihood() {}

    /** Which shape was chosen, and its log-likelihood before the cost. */
    public record Choice(String shape, double logLikelihood) {}

    /** The shape that fits the waits better: {@code "exponential"} or {@code "normal"}. */
    public static Choice choose(double[] waits) {
        return todo("the better of the two fits, after its cost");
    }

    /** The probability that a wait is longer than x, by the shape that fits better. */
    public static double beyond(double[] waits, double x) {
        return todo("ask the chosen shape for its tail");
    }

    /** The chosen distribution. */
    @SuppressWarnings("unused") // until your code uses it
    private static ContinuousDistribution fitted(double[] waits) {
        return todo("refuse what cannot be fitted; fit both; compare");
    }

    /** The sum of the logarithms of the densities. */
    private static double logLikelihood(ContinuousDistribution shape, double[] waits) {
        return todo("a sum, for the product would be 0");
    }
}
