package gradus.engine.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    private static final List<String> NO_DEBUGGER = List.of("-Xmx64m");

    private volatile boolean stop;

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "work");
        thread.setDaemon(true);
        return thread;
    }

    private static void burn(long millis) {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + millis * 1_000_000;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_thread_that_ends_in_time_is_awaited_no_longer() throws Exception {
        TimeLimit limit = TimeLimit.ofSeconds(5, NO_DEBUGGER);
        assertThat(limit.await(daemon(() -> {}), () -> {})).isTrue();
        assertThat(limit.usedMillis()).isLessThan(1000);
    }

    @Test
    void work_counts_whichever_thread_does_it_and_adds_up_over_calls() throws Exception {
        TimeLimit limit = TimeLimit.ofSeconds(1, NO_DEBUGGER);
        assertThat(limit.await(daemon(() -> burn(300)), () -> {})).isTrue();
        boolean ended = limit.await(
                daemon(() -> {
                    Thread helper = daemon(() -> burn(60_000));
                    helper.start();
                    try {
                        helper.join();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }),
                () -> {});
        assertThat(ended).isFalse();
        assertThat(limit.words()).isEqualTo("still running after 1 s");
    }

    @Test
    void waiting_counts_apart() throws Exception {
        TimeLimit limit = TimeLimit.ofSeconds(1, NO_DEBUGGER);
        Thread asleep = daemon(() -> {
            while (!stop) {
                LockSupport.parkNanos(5_000_000); // looks now and then, as those do who wait for a flag
            }
        });
        assertThat(limit.await(asleep, () -> {})).isFalse();
        assertThat(limit.words()).isEqualTo("still waiting for something that does not come after 1 s");
        stop = true;
    }

    @Test
    void there_is_no_limit_while_a_debugger_is_attached() throws Exception {
        TimeLimit limit = TimeLimit.ofSeconds(
                1, List.of("-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=localhost:5005"));
        assertThat(limit.unlimited()).isTrue();
        Thread halted = daemon(() -> LockSupport.parkNanos(1_600_000_000L));
        assertThat(limit.await(halted, () -> {})).isTrue();
    }

    @Test
    @Tag("proof")
    void a_busy_machine_takes_nothing_from_it() throws Exception {
        int load = 6 * Runtime.getRuntime().availableProcessors();
        CountDownLatch started = new CountDownLatch(load);
        List<Thread> others = new ArrayList<>();
        IntStream.range(0, load)
                .forEach(i -> others.add(daemon(() -> {
                    started.countDown();
                    while (!stop) {
                        Thread.onSpinWait();
                    }
                })));
        others.forEach(Thread::start);
        started.await();
        TimeLimit limit = TimeLimit.ofSeconds(2, NO_DEBUGGER);
        long begun = System.nanoTime();
        boolean ended = limit.await(daemon(() -> burn(900)), () -> {});
        long wall = (System.nanoTime() - begun) / 1_000_000;
        stop = true;
        assertThat(ended).isTrue();
        assertThat(wall).as("the wall clock's limit would have been passed").isGreaterThan(2000);
        assertThat(limit.usedMillis()).isBetween(800L, 1900L);
    }
}
