package gradus.engine.exercise;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The share of the points that an answer earns although a check failed, where not every check counts the same.
 *
 * @param earned how many of them
 * @param of how many there are, at least 1
 */
public record Share(int earned, int of) {
    private static final AtomicReference<Share> LAST = new AtomicReference<>();

    /** Says, from within a check, what the answer earns. */
    public static void set(int earned, int of) {
        LAST.set(new Share(earned, of));
    }

    /** What was said since the last call; null if nothing was. */
    public static Share take() {
        return LAST.getAndSet(null);
    }
}
