package gradus.fundamentals.descriptive;

import gradus.fundamentals.Require;
import gradus.fundamentals.numbers.Counts;
import java.util.Arrays;

/**
 * One sample in a few numbers: what is typical, and how far from it the rest is. No method changes its argument, and
 * each refuses NaN and infinity: what to do about a missing value is the caller's decision.
 */
public final class Descriptive {
    /** The factor that makes the median absolute deviation of normal data estimate their standard deviation: 1 / Φ⁻¹(3/4). */
    public static final double NORMAL_CONSISTENCY = 1.482602218505602;

    private Descriptive() {}

    /**
     * The arithmetic mean, x̄ = Σxᵢ / n.
     *
     * @param values at least one finite number
     * @return the mean, in the sample's unit
     * @throws IllegalArgumentException if values is null or empty, or holds NaN or infinity
     */
    public static double mean(double[] values) {
        Require.sample("values", values, 1);
        double sum = 0;
        for (double x : values) {
            sum += x;
        }
        return sum / values.length;
    }

    /**
     * The middle of the sorted sample; of an even number of values, the mean of the two in the middle.
     *
     * @param values at least one finite number
     * @return the median, in the sample's unit
     * @throws IllegalArgumentException if values is null or empty, or holds NaN or infinity
     */
    public static double median(double[] values) {
        Require.sample("values", values, 1);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The most frequent values: one, or as many as share the highest count.
     *
     * @param values at least one finite number
     * @return the modes in ascending order, in the sample's unit; all distinct values if none repeats
     * @throws IllegalArgumentException if values is null or empty, or holds NaN or infinity
     */
    public static double[] modes(double[] values) {
        Require.sample("values", values, 1);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] modes = new double[sorted.length];
        int found = 0;
        int highest = 0;
        for (int start = 0, end; start < sorted.length; start = end) {
            end = start + 1;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            if (end - start > highest) {
                highest = end - start;
                found = 0;
            }
            if (end - start == highest) {
                modes[found++] = sorted[start];
            }
        }
        return Arrays.copyOf(modes, found);
    }

    /**
     * The sample variance, s² = Σ(xᵢ − x̄)² / (n − 1): two passes, first for the mean, then for the distances from it.
     *
     * @param values at least two finite numbers
     * @return the variance, in the square of the sample's unit
     * @throws IllegalArgumentException if values is null or shorter than 2, or holds NaN or infinity
     */
    public static double variance(double[] values) {
        Require.sample("values", values, 2);
        double mean = mean(values);
        double squares = 0;
        for (double x : values) {
            squares += (x - mean) * (x - mean);
        }
        return squares / (values.length - 1);
    }

    /**
     * The sample standard deviation, s = √s².
     *
     * @param values at least two finite numbers
     * @return the standard deviation, in the sample's unit
     * @throws IllegalArgumentException if values is null or shorter than 2, or holds NaN or infinity
     */
    public static double standardDeviation(double[] values) {
        return Math.sqrt(variance(values));
    }

    /**
     * The median absolute deviation, MAD = median |xᵢ − median x|. Half of the sample may be wild before it breaks.
     * Times {@link #NORMAL_CONSISTENCY} it estimates the standard deviation of normal data.
     *
     * @param values at least one finite number
     * @return the MAD, in the sample's unit; 0 if more than half of the values are equal
     * @throws IllegalArgumentException if values is null or empty, or holds NaN or infinity
     */
    public static double medianAbsoluteDeviation(double[] values) {
        double median = median(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.abs(values[i] - median);
        }
        return median(distances);
    }

    /**
     * The mean of what is left when the smallest and the largest values are dropped, ⌊fraction · n⌋ at each end.
     *
     * @param values at least one finite number
     * @param fraction how much of the sample to drop at each end, in [0, 0.5); 0 gives the mean
     * @return the trimmed mean, in the sample's unit
     * @throws IllegalArgumentException if values is null or empty, or holds NaN or infinity, or fraction is out of range
     */
    public static double trimmedMean(double[] values, double fraction) {
        Require.sample("values", values, 1);
        Require.that(fraction >= 0 && fraction < 0.5, "fraction must be at least 0 and below 0.5, but was " + fraction);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int dropped = Counts.floor(fraction, sorted.length);
        return mean(Arrays.copyOfRange(sorted, dropped, sorted.length - dropped));
    }
}
