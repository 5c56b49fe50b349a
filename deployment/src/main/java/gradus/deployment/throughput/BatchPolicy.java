package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import java.time.Duration;

/**
 * When a batch goes to the model, and when the next request is refused.
 *
 * @param mostRows how many rows a batch has at most, at least 1
 * @param mostWait how long the first row of a batch waits for others, not negative, at most a year
 * @param places how many rows may wait; further ones are refused. At least {@code mostRows}, or no batch would ever be full
 */
public record BatchPolicy(int mostRows, Duration mostWait, int places) {
    static final Duration LONGEST = Duration.ofDays(365); // in nanoseconds it still is a long

    /** Refuses a policy that never sends a batch. */
    public BatchPolicy {
        Require.atLeast("mostRows", mostRows, 1);
        Require.given("mostWait", mostWait);
        Require.that(!mostWait.isNegative(), "mostWait must not be negative, but was " + mostWait);
        Require.that(mostWait.compareTo(LONGEST) <= 0, "mostWait must be at most a year, but was " + mostWait);
        Require.atLeast("places", places, mostRows);
    }

    /**
     * How long the rows that wait go on waiting for others.
     *
     * @param waiting how many rows wait, at least 1
     * @param waited nanoseconds since the first of them came
     * @return nanoseconds; 0 if they go now
     */
    public long nanosLeft(int waiting, long waited) {
        return waiting >= mostRows ? 0 : Math.max(0, mostWait.toNanos() - waited);
    }
}
