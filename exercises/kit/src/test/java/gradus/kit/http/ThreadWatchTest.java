package gradus.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ThreadWatchTest {
    private final CountDownLatch never = new CountDownLatch(1);
    private final ThreadWatch watch = new ThreadWatch(Answering.class, ClientsTest.class);

    /** Stands for an answer that waits for what nobody gives it. */
    private static final class Answering {
        static Thread waiting(CountDownLatch latch) {
            Thread thread = new Thread(() -> Waits.await(latch, 10));
            thread.start();
            return thread;
        }

        static void looking(CountDownLatch latch) {
            new Thread(() -> {
                        while (latch.getCount() > 0) {
                            LockSupport.parkNanos(50_000_000);
                        }
                    })
                    .start();
        }
    }

    @AfterEach
    void release() {
        never.countDown();
    }

    @Test
    void what_is_done_is_not_waited_for() {
        assertThat(watch.awaitUnlessWaiting(() -> true)).isTrue();
    }

    @Test
    void a_thread_that_waits_in_the_answer_ends_the_wait_long_before_its_time() {
        Answering.waiting(never);
        long begin = System.nanoTime();
        assertThat(watch.awaitInside(1)).isTrue();
        assertThat(watch.awaitUnlessWaiting(() -> false)).isFalse();
        assertThat((System.nanoTime() - begin) / 1e9).as("seconds, of 5").isLessThan(4);
    }

    @Test
    void where_nobody_runs_nobody_does_it() {
        long begin = System.nanoTime();
        assertThat(watch.awaitUnlessAtRest(() -> false)).as("nobody is there").isFalse();
        Answering.waiting(never);
        assertThat(watch.awaitUnlessAtRest(() -> false)).as("somebody waits").isFalse();
        assertThat((System.nanoTime() - begin) / 1e9).as("seconds, of 10").isLessThan(8);
    }

    @Test
    @Tag("proof")
    void a_process_that_is_still_does_it_no_more_and_one_that_works_is_given_time() {
        long begin = System.nanoTime();
        assertThat(ThreadWatch.awaitUnlessStill(() -> false)).isFalse();
        assertThat((System.nanoTime() - begin) / 1e9).as("seconds, of 5").isLessThan(4);
        AtomicBoolean done = new AtomicBoolean();
        Thread working = new Thread(() -> {
            long end = System.nanoTime() + 1_000_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            done.set(true);
        });
        working.start();
        assertThat(ThreadWatch.awaitUnlessStill(done::get))
                .as("it took a second")
                .isTrue();
    }

    @Test
    void one_that_looks_now_and_then_is_seen_to_look_and_one_that_waits_is_not() {
        Answering.waiting(never);
        assertThat(watch.awaitWaiting(1)).isTrue();
        watch.ignoreThoseOfNow();
        assertThat(watch.awaitNextLook()).as("nobody looks").isEmpty();
        Answering.looking(never);
        assertThat(watch.awaitWaiting(1)).isTrue();
        long one = watch.awaitNextLook().orElseThrow();
        assertThat(watch.awaitNextLook().orElseThrow() - one).as("ns, of 50 ms").isGreaterThan(20_000_000);
    }

    @Test
    void threads_that_were_there_before_do_not_count() {
        Answering.waiting(never);
        assertThat(watch.awaitWaiting(1)).isTrue();
        watch.ignoreThoseOfNow();
        assertThat(watch.waiting()).isZero();
    }

    @Test
    void a_thread_ends_or_waits() throws InterruptedException {
        assertThat(ThreadWatch.awaitEndOrWait(Answering.waiting(never))).isTrue();
        Thread brief = new Thread(() -> {});
        brief.start();
        assertThat(ThreadWatch.awaitEndOrWait(brief)).isFalse();
    }
}
