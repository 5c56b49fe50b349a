package gradus.workbook.fundamentals.distributions;

import java.util.random.RandomGenerator;

/**
 * How long parts last: the share that still works after x hours is {@code e^-((x / scale)^shape)}, for x from 0 on (Weibull's
 * distribution). With a shape of 1 that is an exponential wait; with a larger one parts wear out, with a smaller one they fail early or
 * hardly ever. Simulate it by inversion.
 *
 * <ul>
 *   <li>{@code quantile} is right to twelve digits for every p, 1e-18 among them. 0 gives 0, and 1 gives infinity.
 *   <li>{@code draw} gives n independent lifetimes in the order in which they come, each with the 53 bits of chance of a double. All luck
 *       comes from the generator that it is given.
 *       No draw is negative, and with a shape of 0.1 or more and a scale of at most 1e100 every draw is finite, whatever the generator
 *       brings.
 *   <li>A shape or scale that is not a finite number above 0, a p that is not in [0, 1], a negative n and no generator (null) are refused
 *       with an {@code IllegalArgumentException}, also where n is 0.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/distributions.md">fundamentals/docs/distributions.md</a>
 */
public final class InverseSampling {
    private InverseSampling() {}

    /** The lifetime up to which a fraction p of the parts has failed, in the unit of scale. */
    public static double quantile(double shape, double scale, double p) {
        // begin solution: refuse what has no answer, then solve 1 − e^−((x / scale)^shape) = p for x
        if (!(shape > 0 && shape < Double.POSITIVE_INFINITY && scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "shape and scale must be finite and above 0, but were " + shape + " and " + scale);
        }
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be between 0 and 1, but was " + p);
        }
        return scale * Math.pow(-Math.log1p(-p), 1 / shape);
        // end solution
    }

    /** n lifetimes. */
    public static double[] draw(double shape, double scale, int n, RandomGenerator random) {
        // begin solution: the quantiles of n numbers drawn evenly
        quantile(shape, scale, 0); // refuses a wrong shape or scale, also where nothing is drawn
        if (n < 0 || random == null) {
            throw new IllegalArgumentException(
                    "n must be at least 0 and random given, but were " + n + " and " + random);
        }
        double[] lifetimes = new double[n];
        for (int i = 0; i < n; i++) {
            lifetimes[i] = quantile(shape, scale, random.nextDouble());
        }
        return lifetimes;
        // end solution
    }
}
