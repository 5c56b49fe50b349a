import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Each model knows how many use it and whether it was replaced. */
public final class SwappedModel implements AutoCloseable {
    // begin solution: the first model is current; whatever helps
    private static final class Slot {
        final Model model;
        int users;
        boolean replaced;

        Slot(Model model) {
            this.model = model;
        }

        synchronized boolean enter() {
            if (!replaced) {
                users++;
            }
            return !replaced;
        }

        void leave() {
            boolean last;
            synchronized (this) {
                last = --users == 0 && replaced;
            }
            if (last) {
                model.close();
            }
        }

        void retire() {
            boolean idle;
            synchronized (this) {
                replaced = true;
                idle = users == 0;
            }
            if (idle) {
                model.close();
            }
        }
    }

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile Slot current;

    public SwappedModel(Model first) {
        current = new Slot(first);
    }

    private boolean replace(Slot next) {
        Slot old;
        lock.writeLock().lock();
        try {
            old = current;
            if (old != null) {
                current = next;
            }
        } finally {
            lock.writeLock().unlock();
        }
        if (old != null) {
            old.retire();
        }
        return old != null;
    }
    // end solution

    public Answer answer(double[] row) {
        // begin solution: take hold of one model, ask it, let go whatever happens
        Slot slot = current;
        while (slot != null && !slot.enter()) {
            slot = current;
        }
        if (slot == null) {
            throw new IllegalStateException("closed");
        }
        try {
            return new Answer(slot.model.version(), slot.model.predict(row));
        } finally {
            slot.leave();
        }
        // end solution
    }

    public void swap(Model next) {
        // begin solution: change it, and let go of the old one
        if (!replace(new Slot(next))) {
            throw new IllegalStateException("closed");
        }
        // end solution
    }

    public void close() {
        // begin solution: let go of the last one
        replace(null);
        // end solution
    }
}
