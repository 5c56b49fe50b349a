package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** So many at once and no more: who comes when all places are taken is refused at once, and costs nothing. */
public final class AdmissionLimit {
    private final int most;
    private final Duration retryAfter;
    private final Semaphore places;

    /**
     * A limit.
     *
     * @param most how many may be inside at once, at least 1
     * @param retryAfter what those who are refused are told
     */
    public AdmissionLimit(int most, Duration retryAfter) {
        this.most = (int) Require.atLeast("most", most, 1);
        this.retryAfter = Require.given("retryAfter", retryAfter);
        this.places = new Semaphore(most);
    }

    /**
     * Does the work if there is a place for it.
     *
     * @throws Overloaded if there is none
     */
    public <T> T call(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new Overloaded(most + " requests are inside", retryAfter);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
