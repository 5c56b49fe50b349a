package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;
import java.util.random.RandomGenerator;

/**
 * A distribution over counts: whole numbers from 0 on.
 *
 * <p>Probabilities have a relative error of at most 1e-10, in both tails and down to 1e-300. Ask {@link #survival} for the upper
 * tail: {@code 1 - cdf(k)} has no digits left there.
 */
public interface Discrete {
    /**
     * The natural logarithm of {@link #pmf}, which keeps its digits where the probability itself is too small for a double.
     *
     * @param k any whole number; −∞ comes back for what cannot happen
     */
    double logPmf(long k);

    /**
     * The probability of exactly k.
     *
     * @param k any whole number; 0 comes back for what cannot happen
     */
    default double pmf(long k) {
        return Math.exp(logPmf(k));
    }

    /** The probability of at most k: P(X ≤ k). */
    double cdf(long k);

    /** The probability of more than k: P(X > k). */
    double survival(long k);

    /**
     * The smallest k with {@code cdf(k) >= p}.
     *
     * @param p probability in [0, 1]; 1 gives the largest count possible, {@link Long#MAX_VALUE} where there is none
     * @throws IllegalArgumentException if p is outside [0, 1]
     */
    long quantile(double p);

    /**
     * The smallest k with {@code survival(k) <= p}.
     *
     * @param p probability in [0, 1]; 0 gives the largest count possible, {@link Long#MAX_VALUE} where there is none
     * @throws IllegalArgumentException if p is outside [0, 1]
     */
    long upperQuantile(double p);

    /**
     * Draws a count by inversion: the quantile of a number drawn evenly between 0 and 1.
     *
     * @param random where the luck comes from
     */
    default long draw(RandomGenerator random) {
        return quantile(Require.given("random", random).nextDouble());
    }
}
