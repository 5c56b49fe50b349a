package gradus.workbook.fundamentals.inference;

import static gradus.engine.exercise.Todo.todo;

/**
 * The rent of a flat in your street: a few asking prices, one of them absurd. You want the median, and an interval around it, and there is no
 * formula. Let the sample stand for the street: draw from it, with replacement, as many values as it has, and take the median; do that many times, and
 * return the middle of what came.
 *
 * <ul>
 *   <li>The median of an even number of values is the mean of the two in the middle.
 *   <li>For a confidence of 0.9, 5% of the medians may lie below the interval and 5% above it. Read these two quantiles as you like: the grader asks only where
 *       every usual definition gives the same.
 *   <li>The seed decides. A sample of one value has an interval from that value to itself.
 *   <li>Refused with an {@code IllegalArgumentException}: an empty sample, NaN in it, a confidence that is not strictly between 0 and 1, fewer than one
 *       resample. The array stays as it is.
 * </ul>
 *
 * <p>You may want to import {@link java.util.Arrays}, {@link java.util.SplittableRandom}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/inference.md">fundamentals/docs/inference.md</a>
 */
public final class ResampledMedian {
    private ResampledMedian() {}

    /**
     * The percentile interval of the median.
     *
     * @param resamples how many; the grader uses thousands
     * @return its low end and its high end
     */
    public static double[] interval(double[] sample, double confidence, int resamples, long seed) {
        return todo("draw with replacement, collect the medians, cut both ends off");
    }

    /** The middle value, or the mean of the two in the middle. */
    @SuppressWarnings("unused") // until your code uses it
    private static double median(double[] values) {
        return todo("sort, then look at the middle");
    }
}
