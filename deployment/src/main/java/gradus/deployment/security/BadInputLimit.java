package gradus.deployment.security;

import gradus.fundamentals.numbers.Counts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How much bad input one client may send: a bucket of tokens each, which refills steadily. A fault costs a token, and a
 * client without one is turned away before its body is read. Remembers a bounded number of clients, those heard of last.
 */
public final class BadInputLimit {
    private record Bucket(double tokens, long nanos) {}

    private final int capacity;
    private final double nanosPerToken;
    private final LongSupplier clock;
    private final Map<String, Bucket> buckets;

    /**
     * A limit for all clients.
     *
     * @param capacity faults in a row that are allowed, at least 1
     * @param perSecond faults a second that are allowed forever, more than 0
     * @param clients how many clients to remember, at least 1
     * @param clock nanoseconds that never run backwards: {@code System::nanoTime}
     */
    public BadInputLimit(int capacity, double perSecond, int clients, LongSupplier clock) {
        if (capacity < 1 || !(perSecond > 0) || clients < 1) {
            throw new IllegalArgumentException(
                    "capacity and clients must be at least 1 and perSecond above 0, but were " + capacity + ", "
                            + clients + " and " + perSecond);
        }
        this.capacity = capacity;
        this.nanosPerToken = 1e9 / perSecond;
        this.clock = clock;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > clients;
            }
        };
    }

    /** Seconds until the client may send again; 0 if it may now. */
    public synchronized long secondsToWait(String client) {
        double missing = 1 - tokens(client);
        return missing <= 0 ? 0 : Math.max(0, (long) Math.ceil(wholeOrMore(missing * nanosPerToken / 1e9)));
    }

    /** Who has waited for as long as he was told gets in, whatever the last digit of his tokens. */
    private double wholeOrMore(double seconds) {
        return Counts.snap(seconds, capacity * nanosPerToken / 1e9);
    }

    /** Takes a token from a client that has sent bad input. */
    public synchronized void fault(String client) {
        buckets.put(client, new Bucket(Math.max(0, tokens(client) - 1), clock.getAsLong()));
    }

    private double tokens(String client) {
        Bucket bucket = buckets.get(client);
        if (bucket == null) {
            return capacity;
        }
        long elapsed = clock.getAsLong() - bucket.nanos();
        return Math.min(capacity, bucket.tokens() + elapsed / nanosPerToken);
    }
}
