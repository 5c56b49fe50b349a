package gradus.fundamentals.inference;

import gradus.fundamentals.Require;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * How often something happened in an experiment that was repeated with a computer, and how far that share may be off.
 *
 * @param hits how often it happened
 * @param runs how often the experiment was made, at least 1
 */
public record Rate(long hits, long runs) {
    /** Checks that there were not more hits than runs. */
    public Rate {
        Require.atLeast("runs", runs, 1);
        Require.between("hits", hits, 0, runs, "the runs");
    }

    /** In [0, 1]. */
    public double share() {
        return (double) hits / runs;
    }

    /** The standard deviation of the share over repetitions of all runs: √(p(1 − p)/runs). */
    public double standardError() {
        return Math.sqrt(share() * (1 - share()) / runs);
    }

    /**
     * How often the interval of a new sample holds the truth.
     *
     * @param experiment draws a sample and makes its interval
     * @param truth the value that the interval is about
     */
    public static Rate coverage(int runs, long seed, Function<RandomGenerator, Interval> experiment, double truth) {
        return of(runs, seed, random -> experiment.apply(random).holds(truth));
    }

    /**
     * How often a test of a new sample calls a difference real. If the null hypothesis is true that is its rate of errors, else its
     * power.
     *
     * @param experiment draws a sample and gives the p-value of its test
     * @param level what p must not exceed
     */
    public static Rate rejections(int runs, long seed, ToDoubleFunction<RandomGenerator> experiment, double level) {
        return of(runs, seed, random -> experiment.applyAsDouble(random) <= level);
    }

    private static Rate of(int runs, long seed, Predicate<RandomGenerator> hit) {
        Require.atLeast("runs", runs, 1);
        RandomGenerator random = new SplittableRandom(seed);
        long hits = 0;
        for (int run = 0; run < runs; run++) {
            hits += hit.test(random) ? 1 : 0;
        }
        return new Rate(hits, runs);
    }
}
