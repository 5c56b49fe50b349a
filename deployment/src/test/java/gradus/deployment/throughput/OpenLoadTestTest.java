package gradus.deployment.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both testers against a real server that stands still on demand. */
@Tag("proof")
class OpenLoadTestTest {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(400);

    private final ReentrantReadWriteLock pause = new ReentrantReadWriteLock();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/predict", exchange -> {
            pause.readLock().lock();
            try {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status, -1); // a body would go in a second packet, 40 ms late
            } finally {
                pause.readLock().unlock();
                exchange.close();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    /** Stops the server for 400 ms, after 300 ms. */
    private Thread pauseOnce() {
        Thread pauses = new Thread(() -> {
            try {
                Thread.sleep(300); // the pause is part of the experiment
                pause.writeLock().lock();
                Thread.sleep(PAUSE / 1_000_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                pause.writeLock().unlock();
            }
        });
        pauses.start();
        return pauses;
    }

    @Test
    void a_closed_loop_hides_the_pause_and_an_open_one_shows_it() throws Exception {
        Thread first = pauseOnce();
        LoadTest.Result closed = LoadTest.run(port(), 1, Duration.ofMillis(1500));
        first.join();
        Thread second = pauseOnce();
        OpenLoadTest.Result open = OpenLoadTest.run(port(), Schedule.regular(200, 1.5), 4);
        second.join();
        assertThat(closed.errors()).isZero();
        assertThat(open.errors()).isZero();
        assertThat(open.latency().count()).isEqualTo(300);
        assertThat(closed.p99Millis()).as("one slow answer among hundreds").isLessThan(200);
        assertThat(open.latency().millis(0.99))
                .as("80 of 300 were due in the pause")
                .isBetween(300.0, 2000.0);
        assertThat(open.latency().millis(0.85))
                .as("of 400 ms, the first 80 of 300 wait evenly from 400 down to 0")
                .isGreaterThan(100);
        assertThat(open.service().millis(0.98))
                .as("with 4 connections only 4 requests were on their way: the watch started too late for the others")
                .isLessThan(open.latency().millis(0.85));
    }

    @Test
    void what_is_not_200_is_an_error() throws Exception {
        status = 503;
        OpenLoadTest.Result result = OpenLoadTest.run(port(), Schedule.regular(500, 0.1), 4);
        assertThat(result.errors()).isEqualTo(50);
        assertThat(result.latency().count()).isZero();
        assertThat(result.perSecond()).isZero();
    }

    @Test
    void a_schedule_that_does_not_ascend_and_an_attack_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenLoadTest.run(1, new double[] {1, 0}, 4))
                .withMessage("schedule must ascend, but does not at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenLoadTest.run(1, new double[] {1}, 1001))
                .withMessage("connections must be between 1 and 1000 (more would be an attack), but was 1001");
    }
}
