package gradus.deployment.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SingleFlightCacheTest {
    private final AtomicInteger computed = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong();

    private SingleFlightCache<String, String> cache(int most, long nanos) {
        return new SingleFlightCache<>(
                key -> key + computed.incrementAndGet(), most, Duration.ofNanos(nanos), clock::get);
    }

    @Test
    void an_answer_is_computed_once_while_it_is_good() {
        SingleFlightCache<String, String> cache = cache(10, 5);
        assertThat(cache.get("a")).isEqualTo("a1");
        clock.set(4);
        assertThat(cache.get("a")).isEqualTo("a1");
        clock.set(5);
        assertThat(cache.get("a")).isEqualTo("a2");
        assertThat(cache.hits()).isEqualTo(1);
        assertThat(cache.misses()).isEqualTo(2);
    }

    @Test
    void the_key_asked_for_least_recently_is_forgotten() {
        SingleFlightCache<String, String> cache = cache(2, 100);
        cache.get("a");
        cache.get("b");
        cache.get("a");
        cache.get("c"); // b goes
        assertThat(cache.size()).isEqualTo(2);
        assertThat(cache.get("a")).isEqualTo("a1");
        assertThat(cache.get("b")).isEqualTo("b4");
    }

    @Test
    void of_many_at_once_the_first_computes_and_the_others_wait() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        SingleFlightCache<String, Integer> cache = new SingleFlightCache<>(
                key -> {
                    await(go);
                    return computed.incrementAndGet();
                },
                10,
                Duration.ofHours(1),
                clock::get);
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            all.add(CompletableFuture.supplyAsync(() -> cache.get("hot"), command -> new Thread(command).start()));
        }
        while (cache.hits() + cache.misses() < 16) {
            Thread.onSpinWait(); // until all are inside
        }
        go.countDown();
        for (CompletableFuture<Integer> one : all) {
            assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(cache.misses()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_failure_is_told_and_not_remembered() {
        SingleFlightCache<String, Integer> cache = new SingleFlightCache<>(
                key -> {
                    if (computed.getAndIncrement() == 0) {
                        throw new IllegalArgumentException("not today");
                    }
                    return 7;
                },
                10,
                Duration.ofHours(1),
                clock::get);
        assertThatThrownBy(() -> cache.get("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not today");
        assertThat(cache.size()).isZero();
        assertThat(cache.get("a")).isEqualTo(7);
    }

    @Test
    void a_key_that_asks_for_itself_is_told_instead_of_waiting_for_ever() {
        AtomicReference<SingleFlightCache<String, String>> self = new AtomicReference<>();
        self.set(new SingleFlightCache<>(key -> self.get().get(key), 10, Duration.ofHours(1), clock::get));
        assertThatThrownBy(() -> self.get().get("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the computation of a asks for itself");
    }

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cache(0, 1))
                .withMessage("most must be at least 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cache(1, 0))
                .withMessage("lifetime must be above 0, but was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SingleFlightCache<>(key -> key, 1, ChronoUnit.FOREVER.getDuration(), System::nanoTime))
                .withMessageStartingWith("lifetime must be at most a year, but was PT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cache(1, 1).get(null))
                .withMessage("key must be given, but was null");
    }
}
