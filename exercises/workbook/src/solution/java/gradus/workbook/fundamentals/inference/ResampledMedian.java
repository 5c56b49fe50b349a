package gradus.workbook.fundamentals.inference;

import java.util.Arrays;
import java.util.SplittableRandom;

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
        // begin solution: draw with replacement, collect the medians, cut both ends off
        if (sample.length == 0 || Arrays.stream(sample).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("sample must hold numbers, but was " + Arrays.toString(sample));
        }
        if (!(confidence > 0 && confidence < 1) || resamples < 1) {
            throw new IllegalArgumentException(
                    "confidence must be strictly between 0 and 1, resamples at least 1, but they were " + confidence
                            + " and " + resamples);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] medians = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            double[] drawn = new double[sample.length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = sample[random.nextInt(sample.length)];
            }
            medians[r] = median(drawn);
        }
        Arrays.sort(medians);
        double tail = (1 - confidence) / 2;
        int low = (int) (tail * resamples);
        return new double[] {medians[low], medians[resamples - 1 - low]};
        // end solution
    }

    /** The middle value, or the mean of the two in the middle. */
    private static double median(double[] values) {
        // begin solution: sort, then look at the middle
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
        // end solution
    }
}
