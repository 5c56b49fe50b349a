package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;
import java.util.random.RandomGenerator;

/**
 * A distribution over real numbers: what a density, a cumulative probability and a quantile are, whatever the shape.
 *
 * <p>Unless a class says otherwise, probabilities and quantiles have a relative error of at most 1e-10, in both tails and down to
 * 1e-300. Ask {@link #survival} for the upper tail: {@code 1 - cdf(x)} has no digits left there.
 */
public interface Continuous {
    /**
     * The natural logarithm of the density, which keeps its digits where the density itself is too small for a double.
     *
     * @param x any number but NaN
     * @return −∞ where the density is 0
     * @throws IllegalArgumentException if x is NaN
     */
    double logDensity(double x);

    /**
     * Probability per unit of x, in the neighbourhood of x. A density may be above 1.
     *
     * @param x any number but NaN
     * @throws IllegalArgumentException if x is NaN
     */
    default double density(double x) {
        return Math.exp(logDensity(x));
    }

    /**
     * The probability of a value up to x: P(X ≤ x).
     *
     * @param x any number but NaN; infinities give 0 and 1
     * @throws IllegalArgumentException if x is NaN
     */
    double cdf(double x);

    /**
     * The probability of a value beyond x: P(X > x).
     *
     * @param x any number but NaN; infinities give 1 and 0
     * @throws IllegalArgumentException if x is NaN
     */
    double survival(double x);

    /**
     * The value up to which a fraction p lies: {@code cdf(quantile(p)) = p}.
     *
     * @param p probability in [0, 1]; 0 and 1 give the ends of the support, which may be infinite
     * @throws IllegalArgumentException if p is outside [0, 1]
     */
    double quantile(double p);

    /**
     * The value beyond which a fraction p lies: {@code survival(upperQuantile(p)) = p}. It is the quantile of 1 − p, which a double
     * cannot hold for a small p.
     *
     * @param p probability in [0, 1]
     * @throws IllegalArgumentException if p is outside [0, 1]
     */
    double upperQuantile(double p);

    /**
     * Draws a value by inversion: the quantile of a number drawn evenly between 0 and 1.
     *
     * @param random where the luck comes from
     */
    default double draw(RandomGenerator random) {
        double u = Require.given("random", random).nextDouble();
        while (u == 0) { // one draw in 2⁵³; its quantile may be infinite
            u = random.nextDouble();
        }
        return quantile(u);
    }
}
