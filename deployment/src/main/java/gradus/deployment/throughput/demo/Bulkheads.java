package gradus.deployment.throughput.demo;

import gradus.deployment.throughput.AdmissionLimit;
import gradus.deployment.throughput.Overloaded;
import gradus.fundamentals.demo.Lines;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Our limit beside Resilience4j's. */
final class Bulkheads {
    private static final int CALLERS = 8;
    private static final int MOST = 3;

    private Bulkheads() {}

    /** How many of eight at once get in. */
    record Count(int admitted, int refused) {}

    static Supplier<String> ours(Supplier<String> model) {
        AdmissionLimit limit = new AdmissionLimit(MOST, Duration.ofSeconds(1));
        return () -> limit.call(model);
    }

    static Supplier<String> resilience4j(Supplier<String> model) {
        BulkheadConfig config = BulkheadConfig.custom()
                .maxConcurrentCalls(MOST)
                .maxWaitDuration(Duration.ZERO) // do not wait inside the limit: refuse
                .build();
        return Bulkhead.decorateSupplier(Bulkhead.of("model", config), model);
    }

    interface Limit {
        Supplier<String> around(Supplier<String> model);
    }

    /** Those who get in stay until all others have been refused. */
    static Count count(Limit limit) {
        CountDownLatch refused = new CountDownLatch(CALLERS - MOST);
        AtomicInteger admitted = new AtomicInteger();
        Supplier<String> limited = limit.around(() -> {
            admitted.incrementAndGet();
            await(refused);
            return "70.2 kg";
        });
        Thread[] callers = new Thread[CALLERS];
        for (int i = 0; i < CALLERS; i++) {
            callers[i] = new Thread(() -> {
                try {
                    limited.get();
                } catch (Overloaded | BulkheadFullException e) {
                    refused.countDown();
                }
            });
            callers[i].start();
        }
        for (Thread caller : callers) {
            join(caller);
        }
        return new Count(admitted.get(), CALLERS - MOST - (int) refused.getCount());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted inside", e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while callers were inside", e);
        }
    }

    static void bulkhead(Lines lines) {
        lines.print("8 at once, 3 places     admitted    refused");
        Count ours = count(Bulkheads::ours);
        Count theirs = count(Bulkheads::resilience4j);
        lines.print("AdmissionLimit          %8d   %8d", ours.admitted(), ours.refused());
        lines.print("Resilience4j            %8d   %8d", theirs.admitted(), theirs.refused());
    }
}
