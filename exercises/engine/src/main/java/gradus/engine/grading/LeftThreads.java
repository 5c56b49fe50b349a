package gradus.engine.grading;

import gradus.engine.exercise.TimeLimit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Threads that an answer leaves behind. */
final class LeftThreads {
    /** How long all of them together may take to end by themselves. */
    private static final long GRACE_MILLIS = 300;

    private LeftThreads() {}

    /** All threads there are. */
    static Set<Thread> all() {
        return Thread.getAllStackTraces().keySet();
    }

    /** Threads that would keep this process from ending by itself; the libraries' own daemons do not count. */
    static Set<Thread> since(Set<Thread> before) {
        Set<Thread> after = new HashSet<>(all());
        after.removeAll(before);
        after.removeIf(thread -> !thread.isAlive()
                || (thread.isDaemon()
                        && Arrays.stream(thread.getStackTrace())
                                .noneMatch(f -> "learner".equals(f.getClassLoaderName()))));
        return after;
    }

    /** A thread that runs the answer's own code and does not end within the grace time. */
    static Optional<Thread> running(GraderRun run, Set<Thread> before) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        for (Thread thread : since(before)) {
            if (runsAnswer(run, thread)) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
                if (runsAnswer(run, thread)) {
                    return Optional.of(thread);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean runsAnswer(GraderRun run, Thread thread) {
        return thread.isAlive()
                && !TimeLimit.isGivenUp(thread)
                && (run.lineOf(thread.getStackTrace()) > 0
                        || thread.getClass().getClassLoader() instanceof LearnerLoader);
    }
}
