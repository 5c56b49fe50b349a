package gradus.kit.http;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the threads that are inside an answer's code, and not inside what the grader has put there. */
public final class ThreadWatch {
    private static final int LOOKS = 20;
    private static final long SOON = 30_000_000;
    private static final Set<Thread.State> WAITING =
            EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final Class<?> answer;
    private final Class<?> grader;
    private final Set<Thread> ignored = new HashSet<>();

    /** A watch on the code of a class and its nested classes; a thread that is inside the grader's does not count. */
    public ThreadWatch(Class<?> answer, Class<?> grader) {
        this.answer = answer;
        this.grader = grader;
    }

    /** Ignores from now on the threads that are there: they always are. */
    public void ignoreThoseOfNow() {
        ignored.addAll(inside());
    }

    /** The threads that are inside now. */
    public Set<Thread> inside() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(e -> isIn(answer, e.getValue()) && !isIn(grader, e.getValue()))
                .map(Map.Entry::getKey)
                .filter(thread -> !ignored.contains(thread))
                .collect(Collectors.toSet());
    }

    /** How many of them wait for something. */
    public int waiting() {
        return count(thread -> thread.getState() != Thread.State.RUNNABLE);
    }

    /** How many of them satisfy a rule. */
    public int count(Predicate<Thread> rule) {
        return (int) inside().stream().filter(rule).count();
    }

    /** Waits until at least so many wait; false if that cannot be seen within half a second, as where no thread waits. */
    public boolean awaitWaiting(int number) {
        for (int look = 0; look < 100; look++) {
            if (waiting() >= number) {
                return true;
            }
            Waits.pause(5);
        }
        return false;
    }

    /** Waits until at least so many are inside; false if that cannot be seen within half a second. */
    public boolean awaitInside(int number) {
        for (int look = 0; look < 100; look++) {
            if (inside().size() >= number) {
                return true;
            }
            Waits.pause(5);
        }
        return false;
    }

    /**
     * Waits for what should happen at once, for as long as it can still happen: until it is done, or a thread has waited inside the
     * answer through 80 looks in a row, as at a lock that nobody opens; for 5 s at most.
     *
     * @return whether it is done
     */
    public boolean awaitUnlessWaiting(BooleanSupplier done) {
        long begin = System.nanoTime();
        for (int waits = 0; waits < 4 * LOOKS && System.nanoTime() - begin < 5_000_000_000L; ) {
            if (done.getAsBoolean()) {
                return true;
            }
            boolean early =
                    System.nanoTime() - begin < SOON; // most things come before a look at all threads is worth it
            Waits.pause(early ? 1 : waits > 0 ? 5 : 15);
            waits = !early && waiting() > 0 ? waits + 1 : 0;
        }
        return done.getAsBoolean();
    }

    /** Waits until a thread has ended, or has waited through 20 looks in a row: then a lock is in its way, and the answer is true. */
    public static boolean awaitEndOrWait(Thread thread) throws InterruptedException {
        int waits = 0;
        for (; thread.isAlive() && waits < LOOKS; thread.join(5)) {
            waits = WAITING.contains(thread.getState()) ? waits + 1 : 0;
        }
        return waits == LOOKS;
    }

    /** Whether a thread is in {@code Thread.sleep}, where only time or an interrupt wakes it. */
    public static boolean isInSleep(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Thread.class.getName())
                        && frame.getMethodName().startsWith("sleep"));
    }

    private static boolean isIn(Class<?> type, StackTraceElement[] stack) {
        return Stream.of(stack)
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> name.equals(type.getName()) || name.startsWith(type.getName() + "$"));
    }
}
