package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Remembers answers, a bounded number of them and for a bounded time. A key that many ask for at once is computed once, by the first; the others
 * wait for it. A failure is told to all who wait, and not remembered.
 *
 * @param <K> what an answer depends on, all of it: the version of the model too
 * @param <V> an answer
 */
public final class SingleFlightCache<K, V> {
    private record Held<V>(CompletableFuture<V> value, long since, Thread computes) {}

    private final Function<K, V> compute;
    private final Duration lifetime;
    private final LongSupplier clock;
    private final Map<K, Held<V>> entries;
    private long hits;
    private long misses;

    /**
     * An empty cache.
     *
     * @param compute the answer to a key; called outside of any lock
     * @param most how many answers are kept, at least 1; those asked for least recently are forgotten
     * @param lifetime how long an answer is good, above 0, at most a year, from when its computation began
     * @param clock nanoseconds that never run backwards: {@code System::nanoTime}
     */
    public SingleFlightCache(Function<K, V> compute, int most, Duration lifetime, LongSupplier clock) {
        Require.atLeast("most", most, 1);
        Require.that(!lifetime.isNegative() && !lifetime.isZero(), "lifetime must be above 0, but was " + lifetime);
        Require.that(
                lifetime.compareTo(BatchPolicy.LONGEST) <= 0, "lifetime must be at most a year, but was " + lifetime);
        this.compute = Require.given("compute", compute);
        this.lifetime = lifetime;
        this.clock = Require.given("clock", clock);
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Held<V>> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * The answer to a key, remembered or computed.
     *
     * @throws RuntimeException what the computation threw, for each of those who waited
     * @throws IllegalStateException if the computation of a key asks for that same key
     */
    public V get(K key) {
        Held<V> mine = new Held<>(new CompletableFuture<>(), clock.getAsLong(), Thread.currentThread());
        Held<V> found = join(key, mine);
        if (found == mine) {
            compute(key, mine);
        } else if (found.computes() == Thread.currentThread() && !found.value().isDone()) {
            throw new IllegalStateException("the computation of " + key + " asks for itself");
        }
        try {
            return found.value().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private synchronized Held<V> join(K key, Held<V> mine) {
        Held<V> found = entries.get(Require.given("key", key));
        if (found != null && mine.since() - found.since() < lifetime.toNanos()) {
            hits++;
            return found;
        }
        misses++;
        entries.put(key, mine);
        return mine;
    }

    private void compute(K key, Held<V> mine) {
        try {
            mine.value().complete(compute.apply(key));
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                entries.remove(key, mine); // before anybody hears of it: who asks next tries again
            }
            mine.value().completeExceptionally(e);
        }
    }

    /** How many asked and found an answer, or somebody who was computing it. */
    public synchronized long hits() {
        return hits;
    }

    /** How many computed. */
    public synchronized long misses() {
        return misses;
    }

    /** How many answers are kept. */
    public synchronized int size() {
        return entries.size();
    }
}
