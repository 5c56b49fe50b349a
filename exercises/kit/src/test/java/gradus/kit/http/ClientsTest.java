package gradus.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clients clients = new Clients("/echo");
    private HttpServer server;
    private boolean stopped;

    /** Answers a body with itself and 200; "bad" with 400; "hold" when it is let go. */
    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (body.equals("hold")) {
                Held.until(held, open);
            }
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/x-echo");
            exchange.sendResponseHeaders(body.equals("bad") ? 400 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    /** Where a request waits. */
    private static final class Held {
        static void until(CountDownLatch held, CountDownLatch open) {
            held.countDown();
            Waits.await(open, 5);
        }
    }

    @AfterEach
    void stop() {
        open.countDown();
        clients.close();
        stopServer();
        threads.shutdownNow();
    }

    private synchronized void stopServer() {
        if (!stopped) {
            stopped = true;
            server.stop(0);
        }
    }

    private int port() {
        return server.getAddress().getPort();
    }

    @Test
    void an_answer_is_status_and_body_whatever_the_status() {
        assertThat(clients.post(port(), "{}", 5)).isEqualTo(new Answer(200, "text/x-echo", "{}"));
        assertThat(clients.post(port(), "bad", 5)).isEqualTo(new Answer(400, "text/x-echo", "bad"));
        assertThat(clients.postOnOpenConnection(port(), "bad").join()).isEqualTo(new Answer(400, "text/x-echo", "bad"));
    }

    @Test
    void nobody_there_and_no_answer_in_time_are_no_answer() {
        Answer late = clients.post(port(), "hold", 1);
        assertThat(late.came()).isFalse();
        assertThat(late.shown()).isEqualTo("no answer");
        int port = port();
        open.countDown();
        stopServer();
        assertThat(clients.post(port, "{}").join().came()).isFalse();
        assertThat(clients.postOnOpenConnection(port, "{}").join().came()).isFalse();
    }

    @Test
    void knocking_ends_when_a_request_ends_or_the_server_has_stopped() {
        int port = port();
        CompletableFuture<Void> closing = clients.aside(this::stopServer);
        CompletableFuture<Answer> last = clients.knock(port, "{}", closing);
        assertThat(last.isDone() || closing.isDone())
                .as("it did not merely run out of time")
                .isTrue();
        closing.join();
        assertThat(clients.knock(port, "{}", new CompletableFuture<>()).join().came())
                .isFalse();
    }

    @Test
    void a_raw_connection_writes_what_it_likes() throws IOException {
        try (RawConnection raw = RawConnection.to(port())) {
            raw.write("POST /echo HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: 3\r\n\r\n")
                    .writeSlowly("abc", 1);
            assertThat(raw.readAll()).startsWith("HTTP/1.1 200").endsWith("abc");
        }
    }

    @Test
    void a_watch_sees_who_waits_inside_a_class() {
        ThreadWatch watch = new ThreadWatch(Held.class, String.class);
        assertThat(watch.inside()).isEmpty();
        CompletableFuture<Answer> answer = clients.post(port(), "hold");
        Waits.await(held, 5);
        assertThat(watch.awaitWaiting(1)).isTrue();
        assertThat(watch.count(ThreadWatch::isInSleep)).isZero();
        watch.ignoreThoseOfNow();
        assertThat(watch.waiting()).isZero();
        open.countDown();
        assertThat(answer.join().shown()).isEqualTo("200");
    }
}
