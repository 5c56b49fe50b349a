package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import java.time.Duration;

/** There is no place left: come back later. Over HTTP it is a 503 with {@code Retry-After}. */
public final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * A refusal.
     *
     * @param limit what is full, for a person, such as "64 requests wait"
     * @param retryAfter when to try again, not negative
     */
    public Overloaded(String limit, Duration retryAfter) {
        super(
                limit + "; try again in " + seconds(retryAfter) + " s",
                null,
                false,
                false); // cheap, for there will be many
        this.retryAfter = retryAfter;
    }

    /** When to try again. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The value of the header {@code Retry-After}: whole seconds, at least 1. */
    public String header() {
        return Long.toString(seconds(retryAfter));
    }

    private static long seconds(Duration retryAfter) {
        Require.that(!retryAfter.isNegative(), "retryAfter must not be negative, but was " + retryAfter);
        return Math.max(1, (retryAfter.toMillis() + 999) / 1000);
    }
}
