package gradus.workbook.fundamentals.distributions;

import static gradus.engine.exercise.Todo.todo;

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
        return todo("refuse what has no answer, then solve 1 − e^−((x / scale)^shape) = p for x");
    }

    /** n lifetimes. */
    public static double[] draw(double shape, double scale, int n, RandomGenerator random) {
        return todo("the quantiles of n numbers drawn evenly");
    }
}
