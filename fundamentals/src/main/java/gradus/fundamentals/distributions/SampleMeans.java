package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;
import java.util.random.RandomGenerator;

/** Means of samples, of which the central limit theorem speaks. */
public final class SampleMeans {
    private SampleMeans() {}

    /**
     * Draws samples from a population, with replacement, and returns their means in standard errors: {@code (mean − μ) / (σ / √n)}, where
     * μ and σ are the population's.
     *
     * @param population at least two numbers, not all equal; each as likely as any other
     * @param size n, the numbers in a sample, at least 1
     * @param samples how many samples, at least 1
     * @param random where the luck comes from
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double[] standardised(double[] population, int size, int samples, RandomGenerator random) {
        Normal spread = Likelihood.normal(population); // μ, and σ over n: the population is known whole
        Require.atLeast("size", size, 1);
        Require.atLeast("samples", samples, 1);
        Require.given("random", random);
        double[] means = new double[samples];
        for (int i = 0; i < samples; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += population[random.nextInt(population.length)];
            }
            means[i] = (sum / size - spread.mean()) / (spread.standardDeviation() / Math.sqrt(size));
        }
        return means;
    }
}
