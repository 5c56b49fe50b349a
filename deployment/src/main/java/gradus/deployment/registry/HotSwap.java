package gradus.deployment.registry;

import gradus.fundamentals.Require;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The model that answers now, and the way to change it while requests run. A request leases one model and keeps it to its end; a model
 * that was replaced is closed when its last lease ends, never before, and once.
 *
 * @param <M> a model
 */
public final class HotSwap<M extends AutoCloseable> implements AutoCloseable {
    private final AtomicReference<Holder<M>> current = new AtomicReference<>();
    private final AtomicInteger open = new AtomicInteger(1);
    private final Consumer<Exception> closeFailures;

    /**
     * Begins with a model.
     *
     * @param closeFailures is told if an old model cannot be closed, which is no fault of the request that happens to be the last
     */
    public HotSwap(M first, Consumer<Exception> closeFailures) {
        this.closeFailures = Require.given("closeFailures", closeFailures);
        current.set(new Holder<>(Require.given("first", first)));
    }

    /** A model for one request. */
    public static final class Lease<M extends AutoCloseable> implements AutoCloseable {
        private final M model;
        private final Runnable release;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Lease(M model, Runnable release) {
            this.model = model;
            this.release = release;
        }

        /** The same model, however often it is asked for. */
        public M model() {
            Require.that(!ended.get(), "the lease must not have ended, but has");
            return model;
        }

        /** Gives the model back; a second time changes nothing. */
        @Override
        public void close() {
            if (ended.compareAndSet(false, true)) {
                release.run();
            }
        }
    }

    /** A model with the number of those who hold it: each lease, and the swap itself while it is the current one. */
    private static final class Holder<M extends AutoCloseable> {
        private final M model;
        private final AtomicInteger holds = new AtomicInteger(1);
        private final CompletableFuture<Void> closed = new CompletableFuture<>();

        private Holder(M model) {
            this.model = model;
        }

        /** One more, unless nobody holds it any more: then it is closed, or about to be. */
        private boolean hold() {
            int count = holds.get();
            while (count > 0 && !holds.compareAndSet(count, count + 1)) {
                count = holds.get();
            }
            return count > 0;
        }
    }

    /**
     * The model that answers now, for one request; close the lease when the answer is made.
     *
     * @throws IllegalStateException if the swap is closed
     */
    public Lease<M> lease() {
        while (true) {
            Holder<M> holder = current.get();
            if (holder == null) {
                throw new IllegalStateException("there must be a model, but the swap is closed");
            }
            if (holder.hold()) {
                return new Lease<>(holder.model, () -> release(holder));
            }
            // it was replaced between the two lines, and had no other user: the next look finds its successor
        }
    }

    private void release(Holder<M> holder) {
        if (holder.holds.decrementAndGet() > 0) {
            return;
        }
        try {
            holder.model.close();
        } catch (Exception e) {
            closeFailures.accept(e);
        } finally {
            open.decrementAndGet();
            holder.closed.complete(null);
        }
    }

    /** How many models are not closed yet: the one that answers, and old ones that requests still hold. A number that grows is a leak. */
    public int open() {
        return open.get();
    }

    /**
     * Changes the model. Requests that lease from now on get the new one; those that run keep the old one.
     *
     * @return completed when the old model is closed
     * @throws IllegalStateException if the swap is closed; the new model is then the caller's to close
     */
    public CompletableFuture<Void> swap(M next) {
        Holder<M> holder = new Holder<>(Require.given("next", next));
        Holder<M> now = current.get();
        Require.that(now == null || now.model != next, "next must be another model, but is the one that answers");
        Holder<M> old = current.getAndUpdate(was -> was == null ? null : holder);
        if (old == null) {
            throw new IllegalStateException("there must be a model to replace, but the swap is closed");
        }
        open.incrementAndGet();
        release(old);
        return old.closed;
    }

    /** Leases nothing any more; the model is closed when its last lease ends. */
    @Override
    public void close() {
        Holder<M> old = current.getAndSet(null);
        if (old != null) {
            release(old);
        }
    }
}
