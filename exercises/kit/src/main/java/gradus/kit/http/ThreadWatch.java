package gradus.kit.http;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Looks at the threads that are inside an answer's code, and not inside what the grader has put there. */
public final class ThreadWatch {
    private static final int LOOKS = 20;
    private static final long SOON = 30_000_000;
    /** What the process does for itself between two looks takes less. */
    private static final long LITTLE_WORK = 1_000_000;

    /** The answer is not deeper below what a thread waits in. */
    private static final int DEPTH = 80;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
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
        List<Thread> candidates = Stream.of(live())
                .filter(thread ->
                        thread != null && thread.getThreadGroup() != Clients.THREADS && !ignored.contains(thread))
                .toList();
        long[] ids = candidates.stream().mapToLong(Thread::getId).toArray();
        ThreadInfo[] infos = THREADS.getThreadInfo(ids, DEPTH);
        return IntStream.range(0, ids.length)
                .filter(i -> infos[i] != null && isInside(infos[i].getStackTrace()))
                .mapToObj(candidates::get)
                .collect(Collectors.toSet());
    }

    private boolean isInside(StackTraceElement[] stack) {
        return isIn(answer, stack) && !isIn(grader, stack);
    }

    /** All threads, without their stacks: to ask for the whole stacks of a hundred takes longer than what is watched. */
    private static Thread[] live() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[2 * all.activeCount() + 20];
        all.enumerate(threads);
        return threads;
    }

    /** How many of them wait for something. */
    public int waiting() {
        return count(thread -> thread.getState() != Thread.State.RUNNABLE);
    }

    /** How many of them satisfy a rule. */
    public int count(Predicate<Thread> rule) {
        return (int) inside().stream().filter(rule).count();
    }

    /** Waits until at least so many wait; false if the process is still before that, as where no thread waits. */
    public boolean awaitWaiting(int number) {
        return awaitUnlessStill(() -> waiting() >= number);
    }

    /**
     * Waits until a thread that waits for a limited time, such as one that looks for something now and then, has looked and waits again. If none waits
     * like that, or none looks within 2 s, there is nothing to wait for.
     *
     * @return when it has looked, by {@link System#nanoTime}; empty if none has
     */
    public OptionalLong awaitNextLook() {
        Map<Long, Long> before = Map.of();
        for (int look = 0; look < 5 && before.isEmpty(); look++) {
            before = looksOfLimited();
            Waits.pause(1);
        }
        for (int look = 0; look < 1000 && !before.isEmpty(); look++) {
            for (Map.Entry<Long, Long> now : looksOfLimited().entrySet()) {
                if (before.getOrDefault(now.getKey(), now.getValue()) < now.getValue()) {
                    return OptionalLong.of(System.nanoTime());
                }
            }
            Waits.pause(2);
        }
        return OptionalLong.empty();
    }

    private Map<Long, Long> looksOfLimited() {
        return inside().stream()
                .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                .map(thread -> THREADS.getThreadInfo(thread.getId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(ThreadInfo::getThreadId, ThreadInfo::getWaitedCount));
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
     * answer through 40 looks in a row, as at a lock that nobody opens; for 5 s at most.
     *
     * @return whether it is done
     */
    public boolean awaitUnlessWaiting(BooleanSupplier done) {
        return awaitUnless(() -> waiting() > 0, done);
    }

    /**
     * The same where only the answer's own threads can do it: until it is done, or none of them was running through 40 looks in a
     * row, because they wait or have ended.
     */
    public boolean awaitUnlessAtRest(BooleanSupplier done) {
        return awaitUnless(() -> count(thread -> thread.getState() == Thread.State.RUNNABLE) == 0, done);
    }

    /**
     * The same where other threads have a part in it, such as a server's own: until it is done, or no thread of this process but the caller did
     * any work through 40 looks in a row.
     */
    public static boolean awaitUnlessStill(BooleanSupplier done) {
        long[] before = {work()};
        return awaitUnless(
                () -> {
                    long now = work();
                    boolean still = now - before[0] < LITTLE_WORK;
                    before[0] = now;
                    return still;
                },
                done);
    }

    private static long work() {
        long caller = Thread.currentThread().getId();
        return LongStream.of(THREADS.getAllThreadIds())
                .filter(id -> id != caller)
                .map(id -> Math.max(0, THREADS.getThreadCpuTime(id)))
                .sum();
    }

    private static boolean awaitUnless(BooleanSupplier hopeless, BooleanSupplier done) {
        long begin = System.nanoTime();
        for (int looks = 0; looks < 2 * LOOKS && System.nanoTime() - begin < 5_000_000_000L; ) {
            if (done.getAsBoolean()) {
                return true;
            }
            boolean early =
                    System.nanoTime() - begin < SOON; // most things come before a look at all threads is worth it
            Waits.pause(early ? 1 : looks > 0 ? 5 : 15);
            looks = !early && hopeless.getAsBoolean() ? looks + 1 : 0;
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
