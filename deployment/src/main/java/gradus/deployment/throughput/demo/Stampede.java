package gradus.deployment.throughput.demo;

import gradus.deployment.throughput.SingleFlightCache;
import gradus.fundamentals.demo.Lines;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Many who ask for the same at once. */
final class Stampede {
    private Stampede() {}

    /** Sixteen ask for the same at once. */
    static void stampede(Lines lines) throws Exception {
        lines.print("16 ask for the same key at once      computed");
        lines.print("look, compute, put                   %8d", naive());
        lines.print("single flight                        %8d", once());
    }

    static int naive() throws Exception {
        AtomicInteger computed = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(16);
        Map<String, Integer> cache = new ConcurrentHashMap<>();
        together(() -> {
            Integer found = cache.get("hot");
            all.countDown();
            all.await(); // the computation takes so long that everybody has looked by then
            if (found == null) {
                cache.put("hot", computed.incrementAndGet());
            }
            return null;
        });
        return computed.get();
    }

    static int once() throws Exception {
        AtomicInteger computed = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        SingleFlightCache<String, Integer> cache = new SingleFlightCache<>(
                key -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("interrupted while computing", e);
                    }
                    return computed.incrementAndGet();
                },
                100,
                Duration.ofHours(1),
                System::nanoTime);
        Thread opens = new Thread(() -> {
            while (cache.hits() + cache.misses() < 16) {
                Thread.onSpinWait();
            }
            go.countDown();
        });
        opens.start();
        together(() -> cache.get("hot"));
        return computed.get();
    }

    private static void together(Callable<?> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (Future<?> done : threads.invokeAll(Collections.nCopies(16, task))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
