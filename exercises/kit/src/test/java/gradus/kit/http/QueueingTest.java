package gradus.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QueueingTest {
    private final CountDownLatch copy = new CountDownLatch(1);
    private final AtomicBoolean stop = new AtomicBoolean();

    /** Stands for an answer of which some requests find nobody free. */
    private static final class Answering {
        static List<CompletableFuture<String>> requests(int number, Runnable wait) {
            return Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> {
                                wait.run();
                                return "200";
                            },
                            task -> new Thread(() -> run(task)).start()))
                    .limit(number)
                    .toList();
        }

        private static void run(Runnable task) {
            task.run();
        }
    }

    @AfterEach
    void serve() {
        copy.countDown();
        stop.set(true);
    }

    private static Queueing of(Runnable wait) {
        return Queueing.of(new ThreadWatch(Answering.class, ClientsTest.class), 0, Answering.requests(6, wait));
    }

    @Test
    void those_that_wait_are_at_rest() {
        assertThat(of(() -> Waits.await(copy, 10))).isEqualTo(new Queueing(List.of(), 0, 0));
    }

    @Test
    void one_that_gives_up_is_told_with_its_answer() {
        assertThat(of(() -> {}).gaveUp()).isNotEmpty().containsOnly("200");
    }

    @Test
    void one_that_sleeps_is_found() {
        assertThat(of(() -> {
                            while (!stop.get()) {
                                Waits.pause(100);
                            }
                        })
                        .asleep())
                .isPositive();
    }

    @Test
    @Tag("proof")
    void those_that_look_again_and_again_are_restless() {
        assertThat(of(() -> {
                            while (!stop.get()) {
                                Thread.onSpinWait();
                            }
                        })
                        .restless())
                .isPositive();
    }
}
