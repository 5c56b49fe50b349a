package gradus.fundamentals.probability;

import gradus.fundamentals.Require;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Probabilities and means by simulation: what cannot be counted is drawn, many times over. */
public final class MonteCarlo {
    private MonteCarlo() {}

    /**
     * The mean of a quantity of chance, with its standard error.
     *
     * @param draws how many, at least 2
     * @param seed the same seed gives the same draws
     * @param quantity one draw, made with the given generator only; finite
     * @throws IllegalArgumentException if a draw is not finite
     */
    public static Estimate mean(long draws, long seed, ToDoubleFunction<RandomGenerator> quantity) {
        Require.atLeast("draws", draws, 2);
        RandomGenerator random = new SplittableRandom(seed);
        double mean = 0;
        double squares = 0; // of the distances from the mean (Welford 1962)
        for (long n = 1; n <= draws; n++) {
            double x = Require.finite("a draw", quantity.applyAsDouble(random));
            double distance = x - mean;
            mean += distance / n;
            squares += distance * (x - mean);
        }
        double variance = squares / (draws - 1);
        return new Estimate(mean, Math.sqrt(variance / draws), draws);
    }

    /** The probability of an event: the mean of draws that are 1 where it happens and 0 where it does not; see {@link #mean}. */
    public static Estimate probability(long draws, long seed, Predicate<RandomGenerator> event) {
        return mean(draws, seed, random -> event.test(random) ? 1 : 0);
    }
}
