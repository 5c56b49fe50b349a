package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;
import java.util.random.RandomGenerator;

/** Poisson counts from what makes them: exponential waits, one after the other, until the time is up. */
public final class Arrivals {
    private Arrivals() {}

    /**
     * How many events arrive in one unit of time.
     *
     * @param rate events expected in it, above 0; so many waits are drawn
     * @param random where the luck comes from
     * @return a count that follows {@link Poisson} of this rate
     * @throws IllegalArgumentException if the rate is not finite and above 0, or random is null
     */
    public static long count(double rate, RandomGenerator random) {
        Exponential wait = new Exponential(rate);
        Require.given("random", random);
        long count = 0;
        double clock = wait.draw(random);
        while (clock <= 1) {
            count++;
            clock += wait.draw(random);
        }
        return count;
    }
}
