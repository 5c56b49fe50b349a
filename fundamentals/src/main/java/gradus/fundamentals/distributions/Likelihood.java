package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;
import gradus.fundamentals.numbers.Summation;
import java.util.Arrays;

/**
 * How probable a distribution makes a sample, and for each family the member that makes it most probable. Logarithms, for a product
 * of a few hundred densities is 0 in a double.
 */
public final class Likelihood {
    private Likelihood() {}

    /**
     * The log-likelihood: the sum of the logarithms of the densities.
     *
     * @param sample at least one number; taken as independent draws; not modified
     * @return −∞ if the distribution rules a number out
     * @throws IllegalArgumentException if the sample is empty, or holds a number that is not finite
     */
    public static double log(Continuous distribution, double[] sample) {
        Require.given("distribution", distribution);
        Require.sample("sample", sample, 1);
        return Arrays.stream(sample).map(distribution::logDensity).sum();
    }

    /**
     * The log-likelihood: the sum of the logarithms of the probabilities.
     *
     * @param counts at least one count; taken as independent draws; not modified
     * @return −∞ if the distribution rules a count out
     * @throws IllegalArgumentException if there is no count
     */
    public static double log(Discrete distribution, long[] counts) {
        Require.given("distribution", distribution);
        checked(counts);
        return Arrays.stream(counts).mapToDouble(distribution::logPmf).sum();
    }

    /**
     * The normal distribution that makes the sample most probable: its mean, and the root of the mean squared distance from it (over n,
     * not n − 1: the most probable spread is a little below the unbiased one).
     *
     * @param sample at least two numbers, not all equal
     * @throws IllegalArgumentException if the sample is smaller, or has no spread
     */
    public static Normal normal(double[] sample) {
        double mean = mean(Require.sample("sample", sample, 2));
        double[] squares =
                Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).toArray();
        double spread = Math.sqrt(mean(squares));
        Require.that(spread > 0, "sample must hold two different numbers, but all were " + sample[0]);
        return new Normal(mean, spread);
    }

    /**
     * The exponential distribution that makes the sample most probable: its rate is 1 / mean.
     *
     * @param sample at least one number, none negative, not all 0
     * @throws IllegalArgumentException if the sample is empty, holds a negative number, or only zeros
     */
    public static Exponential exponential(double[] sample) {
        Require.sample("sample", sample, 1);
        for (int i = 0; i < sample.length; i++) {
            Require.atLeast("sample[" + i + "]", sample[i], 0);
        }
        double mean = mean(sample);
        Require.that(mean > 0, "sample must hold a number above 0, but all were 0");
        return new Exponential(1 / mean);
    }

    /**
     * The Poisson distribution that makes the counts most probable: its rate is their mean.
     *
     * @param counts at least one, none negative, not all 0
     * @throws IllegalArgumentException if there is none, one is negative, or all are 0
     */
    public static Poisson poisson(long[] counts) {
        double mean = mean(Arrays.stream(checked(counts)).asDoubleStream().toArray());
        Require.that(mean > 0, "counts must hold one above 0, but all were 0");
        return new Poisson(mean);
    }

    /**
     * The binomial distribution that makes the counts most probable: the share of all trials that succeeded.
     *
     * @param trials per count, at least 1
     * @param counts successes, each between 0 and trials
     * @throws IllegalArgumentException if there is no count, or one is out of range
     */
    public static Binomial binomial(long trials, long[] counts) {
        Require.atLeast("trials", trials, 1);
        for (int i = 0; i < checked(counts).length; i++) {
            Require.between("counts[" + i + "]", counts[i], 0, trials, "the trials");
        }
        double mean = mean(Arrays.stream(counts).asDoubleStream().toArray());
        return new Binomial(trials, Math.min(1, mean / trials));
    }

    private static long[] checked(long[] counts) {
        Require.given("counts", counts);
        Require.that(counts.length > 0, "counts must hold at least 1 number, but held 0");
        for (int i = 0; i < counts.length; i++) {
            Require.atLeast("counts[" + i + "]", counts[i], 0L);
        }
        return counts;
    }

    private static double mean(double[] sample) {
        return Summation.NEUMAIER.of(sample) / sample.length;
    }
}
