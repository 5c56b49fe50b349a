package gradus.engine.exercise;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * The time that a grader's checks may take together. It counts the processor time of the threads that run them (the one that
 * was started and those that it starts), so that a busy machine takes nothing from a right answer. Waiting (for a lock, a
 * sleep, a message) counts apart, up to as many seconds. While a debugger is attached there is no limit.
 */
public final class TimeLimit {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long TICK_MILLIS = 40;

    /** How threads are named that answers share. */
    private static final String SHARED = "ForkJoinPool.commonPool";

    /** A thread that waits uses less than this share of a core; one that wants to run gets more on any machine. */
    private static final int IDLE_SHARE = 50;

    /** Behind all else, in seconds for each second of the limit: a machine on which nothing at all moves. */
    private static final int WALL = 30;

    /** Threads that nobody waits for any more. Java has no way to end one that will not end by itself. */
    private static final Set<Long> GIVEN_UP = ConcurrentHashMap.newKeySet();

    private final long limit;
    private final boolean unlimited;
    private final Map<Long, Long> counted = new HashMap<>();
    private Set<Long> others = Set.of();
    private long worked;
    private long waited;
    private long wall;
    private long idleSince;

    private TimeLimit(Duration limit, boolean unlimited) {
        this.limit = limit.toNanos();
        this.unlimited = unlimited;
    }

    /** A limit of some seconds, or none if this process is being debugged. */
    public static TimeLimit ofSeconds(int seconds) {
        return of(Duration.ofSeconds(seconds));
    }

    /** The same; of any length. */
    public static TimeLimit of(Duration limit) {
        return of(limit, ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /** A limit of some seconds in a virtual machine that was started with these arguments. */
    static TimeLimit ofSeconds(int seconds, List<String> arguments) {
        return of(Duration.ofSeconds(seconds), arguments);
    }

    private static TimeLimit of(Duration limit, List<String> arguments) {
        return new TimeLimit(
                limit, arguments.stream().anyMatch(a -> a.startsWith("-agentlib:jdwp") || a.startsWith("-Xrunjdwp")));
    }

    /** Whether there is none, because a debugger is attached. */
    public boolean unlimited() {
        return unlimited;
    }

    /**
     * Starts a thread and waits until it ends or the time is used up; what earlier threads took counts as well.
     *
     * @param meanwhile runs every few milliseconds while it waits
     * @return whether the thread has ended
     */
    public boolean await(Thread thread, Runnable meanwhile) throws InterruptedException {
        others = new HashSet<>();
        for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (info != null && info.getThreadName().startsWith(SHARED)) {
                counted.put(info.getThreadId(), Math.max(0, THREADS.getThreadCpuTime(info.getThreadId())));
            } else if (info != null) {
                others.add(info.getThreadId());
            }
        }
        thread.start();
        idleSince = wall;
        long last = System.nanoTime();
        thread.join(TICK_MILLIS);
        while (true) {
            long now = System.nanoTime();
            count(now - last);
            last = now;
            if (!thread.isAlive()) {
                return true;
            }
            if (exceeded()) {
                return false;
            }
            meanwhile.run();
            thread.join(TICK_MILLIS);
        }
    }

    /** Milliseconds that were used so far, of work and of waiting. */
    public synchronized long usedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(worked + waited);
    }

    /** What to say when the time is used up. */
    public synchronized String words() {
        boolean working = worked >= limit;
        return "still " + (working ? "running" : "waiting for something that does not come") + " after "
                + TimeUnit.NANOSECONDS.toSeconds(limit) + " s";
    }

    /** Interrupts a thread that is past its limit; from now on no limit counts what it does. */
    public static void giveUp(Thread thread) {
        GIVEN_UP.add(thread.getId());
        thread.interrupt();
    }

    /** Whether a thread was {@linkplain #giveUp given up}. */
    public static boolean isGivenUp(Thread thread) {
        return GIVEN_UP.contains(thread.getId());
    }

    private synchronized boolean exceeded() {
        return !unlimited
                && (worked >= limit
                        || waited >= limit
                        || wall - idleSince >= limit + TimeUnit.SECONDS.toNanos(1)
                        || wall >= WALL * limit);
    }

    private synchronized void count(long passed) {
        long work = workSinceLast();
        worked += work;
        wall += passed;
        boolean idle = work < passed / IDLE_SHARE;
        if (!idle) {
            idleSince = wall;
        } else if (!wantsToRun()) {
            waited += passed;
        }
    }

    private long workSinceLast() {
        long sum = 0;
        for (long id : own()) {
            long now = THREADS.getThreadCpuTime(id);
            if (now > 0) {
                sum += now - counted.getOrDefault(id, 0L);
                counted.put(id, now);
            }
        }
        return sum;
    }

    /** Whether a thread of the checks could go on if the machine let it. */
    private boolean wantsToRun() {
        for (ThreadInfo info : THREADS.getThreadInfo(own())) {
            if (info != null && info.getThreadState() == Thread.State.RUNNABLE && !info.isInNative()) {
                return true;
            }
        }
        return false;
    }

    /** Threads that came after the checks had begun, and those of the pool that all code shares. */
    private long[] own() {
        return LongStream.of(THREADS.getAllThreadIds())
                .filter(id -> !others.contains(id) && !GIVEN_UP.contains(id))
                .toArray();
    }
}
