package gradus.deployment.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.deployment.contracts.Problem;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("proof")
@Timeout(30)
class BatchedPredictionsTest {
    private static final Logger QUIET = Logger.getLogger("");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    private List<String> upper(List<String> questions) {
        if (questions.contains("hold")) {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (questions.contains("fail")) {
            throw new IllegalStateException("the model is ill");
        }
        return questions.stream().map(q -> "\"" + q.toUpperCase() + "\"").toList();
    }

    private static String read(io.javalin.http.Context ctx) {
        if (ctx.body().isEmpty()) {
            throw new Problem(400, "the body must be a word, but was empty");
        }
        return ctx.body();
    }

    private interface Experiment {
        void run(DynamicBatcher<String, String> batcher, int port) throws Exception;
    }

    private void with(Duration patience, Experiment experiment) throws Exception {
        QUIET.setLevel(Level.OFF);
        try (DynamicBatcher<String, String> batcher =
                new DynamicBatcher<>(new BatchPolicy(1, Duration.ZERO, 1), this::upper)) {
            Javalin server = Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        config.routes.post(
                                "/predict", new BatchedPredictions<>(BatchedPredictionsTest::read, batcher, patience));
                    })
                    .start("127.0.0.1", 0);
            try {
                experiment.run(batcher, server.port());
            } finally {
                go.countDown();
                server.stop();
            }
        } finally {
            QUIET.setLevel(Level.INFO);
        }
    }

    private static CompletableFuture<HttpResponse<String>> post(int port, String body) {
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/predict"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void each_fault_has_its_status() throws Exception {
        with(Duration.ofSeconds(20), (batcher, port) -> {
            assertThat(post(port, "a").join().body()).isEqualTo("\"A\"");
            HttpResponse<String> bad = post(port, "").join();
            assertThat(bad.statusCode()).isEqualTo(400);
            assertThat(bad.body()).contains("the body must be a word, but was empty");
            HttpResponse<String> ill = post(port, "fail").join();
            assertThat(ill.statusCode()).isEqualTo(500);
            assertThat(ill.body()).doesNotContain("ill").contains("the server failed");
            assertThat(post(port, "b").join().body()).isEqualTo("\"B\"");
        });
    }

    @Test
    void who_finds_no_place_is_told_when_to_come_back() throws Exception {
        with(Duration.ofSeconds(20), (batcher, port) -> {
            var held = post(port, "hold");
            inside.await();
            var waits = post(port, "a");
            while (batcher.waiting() == 0) {
                Thread.onSpinWait();
            }
            HttpResponse<String> refused = post(port, "b").join();
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            go.countDown();
            assertThat(held.join().statusCode()).isEqualTo(200);
            assertThat(waits.join().body()).isEqualTo("\"A\"");
        });
    }

    @Test
    void who_waits_too_long_gets_503_and_costs_the_model_nothing() throws Exception {
        with(Duration.ofMillis(50), (batcher, port) -> {
            var held = post(port, "hold");
            inside.await();
            HttpResponse<String> late = post(port, "a").join();
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.body()).contains("too late");
            assertThat(held.join().statusCode()).isEqualTo(503);
        });
    }
}
