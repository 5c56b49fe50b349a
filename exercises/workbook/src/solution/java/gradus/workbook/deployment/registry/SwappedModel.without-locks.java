import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** An atomic reference, and a count that never rises from 0. */
public final class SwappedModel implements AutoCloseable {
    // begin solution: the first model is current; whatever helps
    private record Counted(Model model, AtomicInteger users) {
        boolean enter() {
            return users.updateAndGet(n -> n == 0 ? 0 : n + 1) > 0;
        }

        void leave() {
            if (users.decrementAndGet() == 0) {
                model.close();
            }
        }
    }

    private final AtomicReference<Counted> current = new AtomicReference<>();

    public SwappedModel(Model first) {
        current.set(new Counted(first, new AtomicInteger(1)));
    }
    // end solution

    public Answer answer(double[] row) {
        // begin solution: take hold of one model, ask it, let go whatever happens
        while (true) {
            Counted counted = current.get();
            if (counted == null) {
                throw new IllegalStateException("closed");
            }
            if (counted.enter()) {
                try {
                    double prediction = counted.model.predict(row);
                    return new Answer(counted.model.version(), prediction);
                } finally {
                    counted.leave();
                }
            }
        }
        // end solution
    }

    public void swap(Model next) {
        // begin solution: change it, and let go of the old one
        Counted counted = new Counted(next, new AtomicInteger(1));
        Counted old = current.getAndUpdate(was -> was == null ? null : counted);
        if (old == null) {
            throw new IllegalStateException("closed");
        }
        old.leave();
        // end solution
    }

    public void close() {
        // begin solution: let go of the last one
        Counted old = current.getAndSet(null);
        if (old != null) {
            old.leave();
        }
        // end solution
    }
}
