package gradus.workbook.deployment.serving;

import static gradus.engine.exercise.Expect.expect;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Mistake;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "serving",
        number = 2,
        title = "The alarm at night and the other patient's weight",
        kind = Kind.FIX,
        points = 5,
        minutes = 15)
@Hint(
        "The request is complete, but only half a document is in it. Which exception leaves readTree, and which handler meets it?")
@Hint("Javalin lets the handler of the most specific exception class answer. Leave the one for everything else alone.")
@Hint(
        "Two threads are inside the model. Go through it line by line: which variables do they share, and who writes them?")
@Mistake(
        replace = "(e, ctx) -> answerProblem(ctx, 500,",
        with = "(e, ctx) -> answerProblem(ctx, 400,",
        says = "blames the client for the server's own failure")
@Mistake(
        replace = "answerProblem(ctx, 400, \"the body is not JSON: \" + e.getOriginalMessage())",
        with = "ctx.status(400)",
        says = "an empty answer tells the client nothing")
@Mistake(
        replace =
                "private double[] standardise(double[] features) {\n            double[] standardised = new double[features.length];",
        with = "private final double[] standardised = new double[2];\n\n"
                + "private synchronized double[] standardise(double[] features) {",
        says = "A lock that is released before the array is read")
@Mistake(
        replace =
                "private double[] standardise(double[] features) {\n            double[] standardised = new double[features.length];\n"
                        + "            for (int j = 0; j < features.length; j++) {\n"
                        + "                standardised[j] = (features[j] - means[j]) / scales[j];\n            }\n"
                        + "            return standardised;",
        with = "private final double[] standardised = new double[2];\n\n"
                + "private double[] standardise(double[] features) {\n"
                + "            for (int j = 0; j < features.length; j++) {\n"
                + "                standardised[j] = (features[j] - means[j]) / scales[j];\n            }\n"
                + "            return standardised.clone();",
        says = "Two threads met between writing the shared array and reading it")
@Mistake(
        replace = "regression.applyAsDouble(standardise(features));",
        with = "serial(features);\n}\n\nprivate synchronized double serial(double[] features) {\n"
                + "return regression.applyAsDouble(standardise(features));",
        says = "queue")
class WeightEndpointTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("io.javalin"), Logger.getLogger("org.eclipse.jetty"));

    /** Weight = 70 + 10 z₁ + 5 z₂; height 180 and waist 90 are z = (1, 1). */
    private static final ToDoubleFunction<double[]> REGRESSION = z -> 70 + 10 * z[0] + 5 * z[1];

    private Javalin server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void a_good_request_is_answered_as_before() throws Exception {
        start(REGRESSION);
        HttpResponse<String> response = post("{\"height_cm\": 180, \"waist_cm\": 90}");
        expect("the status for height 180 and waist 90", response.statusCode()).toEqual(200);
        expect("the answer to height 180 and waist 90 (both one scale above the mean: 70 + 10 + 5)", response.body())
                .toEqual("{\"weight_kg\":85.0}");
        expect(
                        "the status for a waist of null",
                        post("{\"height_cm\": 180, \"waist_cm\": null}").statusCode())
                .usually("This is JSON with an unusable value; it was answered 422 and must go on so.")
                .toEqual(422);
    }

    @Test
    void a_body_that_is_not_json_is_answered_400() throws Exception {
        start(REGRESSION);
        for (String body : List.of("{\"height_cm\": 18", "{", "height=180", "{\"height_cm\": NaN}")) {
            HttpResponse<String> response = post(body);
            expect("the status for the body " + body, response.statusCode())
                    .ifEqual(
                            500,
                            "readTree throws at half a document, and only the handler for everything is there to answer: 500, and the alarm rings.")
                    .ifEqual(200, "It was answered as if it were good.")
                    .toEqual(400);
            expect("the answer to the body " + body, response.body())
                    .when(
                            String::isEmpty,
                            "A status with an empty answer tells the client nothing. Say that the body is not JSON.")
                    .usually("The detail must say that the body is not JSON.")
                    .to("be a problem whose detail says JSON", b -> b.contains("\"detail\"") && b.contains("JSON"));
            expect(
                            "its content type",
                            response.headers().firstValue("Content-Type").orElse("absent"))
                    .toEqual("application/problem+json");
        }
    }

    @Test
    void a_failure_of_our_own_is_still_answered_500() throws Exception {
        for (RuntimeException failure : List.of(
                new IllegalStateException("a secret path"),
                new IllegalArgumentException("a secret path"),
                new ArithmeticException())) {
            start(z -> {
                throw failure;
            });
            HttpResponse<String> response = post("{\"height_cm\": 180, \"waist_cm\": 90}");
            expect(
                            "the status for a good request while the model throws "
                                    + failure.getClass().getSimpleName(),
                            response.statusCode())
                    .ifEqual(
                            400,
                            "That blames the client for the server's own failure, and the alarm stays silent when it should ring.")
                    .toEqual(500);
            expect("the answer while the model fails", response.body())
                    .usually("What went wrong inside is for the log, not for strangers.")
                    .to("not tell what is inside", b -> !b.contains("secret"));
            server.stop();
        }
    }

    @Test
    void two_patients_at_once_each_get_their_own_weight() throws Exception {
        Rendezvous inside = new Rendezvous(2);
        start(z -> {
            inside.meet();
            return REGRESSION.applyAsDouble(z);
        });
        CompletableFuture<HttpResponse<String>> tall = postAsync("{\"height_cm\": 190, \"waist_cm\": 100}");
        inside.awaitFirst();
        CompletableFuture<HttpResponse<String>> small = postAsync("{\"height_cm\": 160, \"waist_cm\": 70}");
        String cause =
                "Both requests have written into one array before either was read: it belongs to the model, not to the"
                        + " call. A lock that is released before the array is read does not help.";
        expect(
                        "the weight of the tall patient (100 kg), asked while a small one (55 kg) is",
                        tall.get().body())
                .ifEqual("{\"weight_kg\":55.0}", cause)
                .usually(cause)
                .toEqual("{\"weight_kg\":100.0}");
        expect(
                        "the weight of the small patient (55 kg), asked while a tall one (100 kg) is",
                        small.get().body())
                .usually(cause)
                .toEqual("{\"weight_kg\":55.0}");
    }

    @Test
    void threads_that_predict_without_pause_never_mix_patients() throws Exception {
        WeightEndpoint.Model model = model(REGRESSION);
        double[][] patients = {{190, 100}, {160, 70}, {200, 60}, {150, 110}};
        double[] alone = new double[patients.length];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = model.predict(patients[i].clone());
        }
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch start = new CountDownLatch(alone.length);
        ExecutorService threads = Executors.newFixedThreadPool(alone.length);
        try {
            List<Future<Double>> last = new ArrayList<>();
            for (int i = 0; i < alone.length; i++) {
                int patient = i;
                last.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    long end = System.nanoTime() + 400_000_000L;
                    double weight = alone[patient];
                    while (weight == alone[patient] && !stop.get() && System.nanoTime() - end < 0) {
                        for (int n = 0; n < 1000 && weight == alone[patient]; n++) {
                            weight = model.predict(patients[patient]);
                        }
                    }
                    stop.set(true); // the first wrong answer, or the first thread that has run out of time, ends it for
                    // all
                    return weight;
                }));
            }
            for (int i = 0; i < alone.length; i++) {
                expect(
                                "the weight of the patient of height " + patients[i][0] + " and waist " + patients[i][1]
                                        + " (" + alone[i] + " kg alone), while three threads predict other patients",
                                last.get(i).get())
                        .usually(
                                "Two threads met between writing the shared array and reading it: a copy made afterwards"
                                        + " comes too late. Give each call an array of its own from the start.")
                        .toBeCloseTo(alone[i], 1e-9);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void patients_do_not_queue() throws Exception {
        Rendezvous inside = new Rendezvous(4);
        start(z -> {
            inside.meet();
            return REGRESSION.applyAsDouble(z);
        });
        List<CompletableFuture<HttpResponse<String>>> four = List.of(
                postAsync("{\"height_cm\": 170, \"waist_cm\": 80}"),
                postAsync("{\"height_cm\": 171, \"waist_cm\": 80}"),
                postAsync("{\"height_cm\": 172, \"waist_cm\": 80}"),
                postAsync("{\"height_cm\": 173, \"waist_cm\": 80}"));
        for (CompletableFuture<HttpResponse<String>> one : four) {
            one.get();
        }
        expect("the number of predictions under way together, of four asked for at once", inside.together())
                .usually("A lock around the prediction makes patients queue. Share nothing, and no lock is needed.")
                .toEqual(4);
    }

    /** Where calls wait until all are inside, for at most 1.5 s after the first has come. */
    private static final class Rendezvous {
        private final CountDownLatch all;
        private final CountDownLatch first = new CountDownLatch(1);
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicLong deadline = new AtomicLong();

        Rendezvous(int calls) {
            all = new CountDownLatch(calls);
        }

        void meet() {
            deadline.compareAndSet(0, System.nanoTime() + 1_500_000_000L);
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            first.countDown();
            all.countDown();
            await(all, Math.max(0, deadline.get() - System.nanoTime()));
            inside.decrementAndGet();
        }

        void awaitFirst() {
            await(first, 3_000_000_000L);
        }

        int together() {
            return most.get();
        }

        private static void await(CountDownLatch latch, long nanoseconds) {
            try {
                latch.await(nanoseconds, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void start(ToDoubleFunction<double[]> regression) {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        server = WeightEndpoint.create(model(regression)).start("127.0.0.1", 0);
    }

    private static WeightEndpoint.Model model(ToDoubleFunction<double[]> regression) {
        return new WeightEndpoint.Model(new double[] {170, 80}, new double[] {10, 10}, regression);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return postAsync(body).get();
    }

    private CompletableFuture<HttpResponse<String>> postAsync(String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/predict"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString());
    }
}
