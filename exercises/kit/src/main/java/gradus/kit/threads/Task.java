package gradus.kit.threads;

import gradus.kit.http.ThreadWatch;
import gradus.kit.http.Waits;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Something that runs on a thread of its own.
 *
 * @param <T> what comes of it
 */
public final class Task<T> {
    private static final int LONGEST_SECONDS = 10;

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread thread;

    private Task(Supplier<T> work) {
        thread = new Thread(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
    }

    /** Starts it. */
    public static <T> Task<T> of(Supplier<T> work) {
        Task<T> task = new Task<>(work);
        task.thread.start();
        return task;
    }

    /** Starts something of which nothing comes but that it ends: then {@code "ended"}. */
    public static Task<String> of(Runnable work) {
        return of(() -> {
            work.run();
            return "ended";
        });
    }

    /** Waits until something is so, or this has ended; for 5 s at most. */
    public void awaitUnlessEnded(BooleanSupplier something) {
        long begin = System.nanoTime();
        while (!something.getAsBoolean() && thread.isAlive() && System.nanoTime() - begin < 5_000_000_000L) {
            Waits.pause(1);
        }
    }

    /** What came of it, as soon as it has ended; null if it waits for something itself. */
    public T ended() throws InterruptedException {
        return ThreadWatch.awaitEndOrWait(thread) ? null : result.join();
    }

    /** What came of it; waits for it for 10 s, whatever it waits for. */
    public T result() throws Exception {
        return result.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    /** The same, of the one that ends first. */
    public static Object first(Task<?> one, Task<?> other) throws Exception {
        return CompletableFuture.anyOf(one.result, other.result).get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
}
