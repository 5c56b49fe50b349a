package gradus.kit.threads;

/** Called from an answer's own code before each of its steps, where {@link SteppedClasses} have put it. */
public final class Steps {
    private Steps() {}

    /** The calling thread is about to take a step; it stops here if it was told to. */
    public static void at(int line) {
        if (Thread.currentThread() instanceof SteppedThread thread) {
            thread.step(line);
        }
    }
}
