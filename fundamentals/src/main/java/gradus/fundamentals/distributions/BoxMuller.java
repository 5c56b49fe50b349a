package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;
import java.util.random.RandomGenerator;

/**
 * Draws standard normal numbers in pairs: a direction drawn evenly, and a distance from the origin whose square is exponential of mean
 * 2 (Box and Muller 1958). It needs no quantile of the normal distribution. Not safe for several threads.
 */
public final class BoxMuller {
    private final RandomGenerator random;
    private double spare = Double.NaN;

    /**
     * A source of normal numbers.
     *
     * @param random where the luck comes from
     * @throws IllegalArgumentException if random is null
     */
    public BoxMuller(RandomGenerator random) {
        this.random = Require.given("random", random);
    }

    /** The next number, of mean 0 and standard deviation 1, independent of all before it. */
    public double draw() {
        if (!Double.isNaN(spare)) {
            double second = spare;
            spare = Double.NaN;
            return second;
        }
        double distance = Math.sqrt(-2 * Math.log(1 - random.nextDouble())); // 1 − u is never 0
        double angle = 2 * Math.PI * random.nextDouble();
        spare = distance * Math.sin(angle);
        return distance * Math.cos(angle);
    }
}
