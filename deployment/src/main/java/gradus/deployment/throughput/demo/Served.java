package gradus.deployment.throughput.demo;

import gradus.deployment.contracts.Field;
import gradus.deployment.contracts.Measurements;
import gradus.deployment.packaging.InputColumn;
import gradus.deployment.packaging.OnnxScorer;
import gradus.deployment.packaging.Rows;
import gradus.deployment.packaging.Scorer;
import gradus.deployment.packaging.TrainedModel;
import gradus.deployment.packaging.TribuoExport;
import gradus.deployment.serving.WeightModel;
import gradus.deployment.throughput.BatchPolicy;
import gradus.deployment.throughput.BatchedPredictions;
import gradus.deployment.throughput.DynamicBatcher;
import gradus.fundamentals.demo.Lines;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The batcher in front of the weight model: threads, HTTP and ONNX Runtime. */
final class Served {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final TrainedModel weight = TrainedModel.weight();

    Scorer scorer() {
        List<String> names = weight.inputs().stream().map(InputColumn::name).toList();
        return OnnxScorer.of(
                TribuoExport.onnx(weight.model()),
                Rows.of(names, TribuoExport.columns(weight.model())),
                weight.answer());
    }

    private static List<Double> ask(Scorer scorer, List<double[]> rows) {
        return Arrays.stream(scorer.score(rows.toArray(double[][]::new)))
                .boxed()
                .toList();
    }

    /** All 507 people, each asked by a caller of its own; two of them with a value that the model refuses. */
    void real(Lines lines) {
        AtomicInteger calls = new AtomicInteger();
        List<double[]> people = new ArrayList<>(Arrays.asList(weight.rows().toArray()));
        people.get(100)[2] = Double.NaN;
        people.get(300)[0] = Double.POSITIVE_INFINITY;
        try (Scorer scorer = scorer()) {
            List<CompletableFuture<Double>> answers;
            try (DynamicBatcher<double[], Double> batcher =
                    new DynamicBatcher<>(new BatchPolicy(32, Duration.ofHours(1), 1000), rows -> {
                        calls.incrementAndGet();
                        return ask(scorer, rows);
                    })) {
                answers = people.stream().map(batcher::submit).toList();
            } // closing sends the last batch, though it is not full
            long right = 0;
            List<Integer> failed = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                if (answers.get(i).isCompletedExceptionally()) {
                    failed.add(i);
                } else {
                    double alone = scorer.score(new double[][] {people.get(i)})[0];
                    right += Math.abs(answers.get(i).join() - alone) < 1e-5 * alone ? 1 : 0;
                }
            }
            lines.print("people asked about, one by one     %d", people.size());
            lines.print("answered as if asked alone         %d", right);
            lines.print("failed                             %s", failed);
            lines.print("calls of the model                 %d", calls.get());
        }
    }

    /** A server whose model is busy, with two places to wait. */
    void full(Lines lines) throws Exception {
        Semaphore go = new Semaphore(0);
        CountDownLatch busy = new CountDownLatch(1);
        try (Scorer scorer = scorer();
                DynamicBatcher<double[], String> batcher =
                        new DynamicBatcher<>(new BatchPolicy(2, Duration.ZERO, 2), rows -> {
                            busy.countDown();
                            go.acquireUninterruptibly();
                            return ask(scorer, rows).stream()
                                    .map(kg -> Lines.text("{\"weight_kg\": %.1f}", kg))
                                    .toList();
                        })) {
            Javalin server = serve(batcher);
            try {
                List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>(List.of(post(server.port())));
                busy.await();
                for (int waiting = 1; waiting <= 2; waiting++) {
                    answers.add(post(server.port()));
                    while (batcher.waiting() < waiting) {
                        Thread.onSpinWait();
                    }
                }
                HttpResponse<String> refused = post(server.port()).join();
                go.release(100);
                for (var answer : answers) {
                    lines.print(
                            "%d  %s", answer.join().statusCode(), answer.join().body());
                }
                lines.print(
                        "%d  Retry-After: %s%n%s",
                        refused.statusCode(),
                        refused.headers().firstValue("Retry-After").orElse("missing"),
                        refused.body());
            } finally {
                server.stop();
            }
        }
    }

    static Javalin serve(DynamicBatcher<double[], String> batcher) {
        List<Field> fields = WeightModel.fit().fields();
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.startup.startupWatcherEnabled = false;
                    config.routes.post(
                            "/predict",
                            new BatchedPredictions<>(
                                    ctx -> Measurements.read(Measurements.parse(ctx.bodyAsBytes()), fields),
                                    batcher,
                                    Duration.ofSeconds(5)));
                })
                .start("127.0.0.1", 0);
    }

    static CompletableFuture<HttpResponse<String>> post(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/predict"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"height_cm\": 174, \"chest_cm\": 93, \"waist_cm\": 77, \"thigh_cm\": 57, \"calf_cm\": 36}"))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString());
    }
}
