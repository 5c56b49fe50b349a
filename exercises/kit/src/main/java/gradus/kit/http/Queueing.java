package gradus.kit.http;

import java.lang.Thread.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What requests did while none of them could be served.
 *
 * @param gaveUp what those were answered that did not wait
 * @param asleep how many of the others were found in {@code Thread.sleep}
 * @param restless how many were running, at the quietest of several looks
 */
public record Queueing(List<String> gaveUp, long asleep, long restless) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LOOKS = 3;
    private static final int ALL_THERE = 25;
    /** Looks after which a limited wait has shown what comes of it. */
    private static final double LIMITED_NANOS = 2e9;
    /** No more than this is needed to read some requests: who takes more looks again and again. */
    private static final double MUCH_WORK_NANOS = 7e8;

    private static final double LONGEST_NANOS = 5e9;

    /**
     * Watches requests that all should wait: for a few looks; longer if one of them waits for a limited time, to see what it
     * does then, or while some are running, for on a slow machine those that wait come to rest late.
     *
     * @param threads the watch on the answer
     * @param served how many requests are being served meanwhile, at rest
     */
    public static Queueing of(ThreadWatch threads, int served, List<CompletableFuture<String>> answers) {
        Map<Long, Long> before = workOfAll();
        long begin = System.nanoTime();
        long asleep = 0;
        long restless = Long.MAX_VALUE;
        for (int look = 1; ; look++) {
            Waits.pause(look < ALL_THERE ? 10 : 50);
            Set<Thread> inside = threads.inside();
            if (inside.size() > served
                    || look >= ALL_THERE) { // those that are served are at rest, so somebody else is there
                restless = Math.min(restless, number(inside, State.RUNNABLE));
            }
            asleep = Math.max(
                    asleep, inside.stream().filter(ThreadWatch::isInSleep).count());
            List<String> gaveUp = answers.stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .toList();
            boolean limited = number(inside, State.TIMED_WAITING) > 0;
            boolean seenEnough = look >= LOOKS && (asleep > 0 || restless == 0 && !limited);
            double passed = System.nanoTime() - begin;
            boolean late = passed > LONGEST_NANOS || restless == 0 && passed > LIMITED_NANOS;
            if (!gaveUp.isEmpty() || seenEnough || late || restless > 0 && work(inside, before) > MUCH_WORK_NANOS) {
                return new Queueing(gaveUp, asleep, restless);
            }
        }
    }

    private static long number(Set<Thread> threads, State state) {
        return threads.stream().filter(thread -> thread.getState() == state).count();
    }

    private static Map<Long, Long> workOfAll() {
        return LongStream.of(THREADS.getAllThreadIds()).boxed().collect(Collectors.toMap(id -> id, Queueing::workOf));
    }

    /** Processor time that threads have used beyond what they had used before, in ns. */
    private static long work(Set<Thread> threads, Map<Long, Long> before) {
        return threads.stream()
                .map(Thread::getId)
                .mapToLong(id -> workOf(id) - before.getOrDefault(id, 0L))
                .sum();
    }

    private static long workOf(long id) {
        return Math.max(0, THREADS.getThreadCpuTime(id));
    }
}
