package gradus.workbook.fundamentals.distributions;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

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
 * @see <a href="../../../../../../../../../fundamentals/docs/distributions.md">fundamentals/docs/distributions.md</a>
 */
public final class ShapeByLikelihood {
    private ShapeByLikelihood() {}

    /** Which shape was chosen, and its log-likelihood before the cost. */
    public record Choice(String shape, double logLikelihood) {}

    /** The shape that fits the waits better: {@code "exponential"} or {@code "normal"}. */
    public static Choice choose(double[] waits) {
        // begin solution: the better of the two fits, after its cost
        ContinuousDistribution fitted = fitted(waits);
        String shape = fitted instanceof NormalDistribution ? "normal" : "exponential";
        return new Choice(shape, logLikelihood(fitted, waits));
        // end solution
    }

    /** The probability that a wait is longer than x, by the shape that fits better. */
    public static double beyond(double[] waits, double x) {
        // begin solution: ask the chosen shape for its tail
        return fitted(waits).survivalProbability(x);
        // end solution
    }

    /** The chosen distribution. */
    private static ContinuousDistribution fitted(double[] waits) {
        // begin solution: refuse what cannot be fitted; fit both; compare
        if (waits == null || waits.length < 2 || !Arrays.stream(waits).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "waits must hold at least 2 finite numbers, but was " + Arrays.toString(waits));
        }
        double mean = Arrays.stream(waits).sum() / waits.length;
        double squares = Arrays.stream(waits).map(x -> Math.pow(x - mean, 2)).sum();
        if (Arrays.stream(waits).allMatch(x -> x == waits[0])) {
            throw new IllegalArgumentException("waits must hold two different numbers, but all were " + waits[0]);
        }
        ContinuousDistribution normal = NormalDistribution.of(mean, Math.sqrt(squares / waits.length));
        if (Arrays.stream(waits).anyMatch(x -> x < 0)) {
            return normal;
        }
        ContinuousDistribution exponential = ExponentialDistribution.of(mean); // takes the mean, not the rate
        return logLikelihood(exponential, waits) - 1 >= logLikelihood(normal, waits) - 2 ? exponential : normal;
        // end solution
    }

    /** The sum of the logarithms of the densities. */
    private static double logLikelihood(ContinuousDistribution shape, double[] waits) {
        // begin solution: a sum, for the product would be 0
        return Arrays.stream(waits).map(shape::logDensity).sum();
        // end solution
    }
}
