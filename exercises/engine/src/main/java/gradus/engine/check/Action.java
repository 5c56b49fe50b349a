package gradus.engine.check;

/**
 * A call of an answer.
 *
 * @param <X> the checked exception that it may throw, if any
 */
@FunctionalInterface
public interface Action<X extends Exception> {
    /** Calls it. */
    void run() throws X;
}
