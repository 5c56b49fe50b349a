package gradus.workbook.deployment.serving;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
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
class WeightEndpointTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("io.javalin"), Logger.getLogger("org.eclipse.jetty"));

    private static final Set<Thread.State> WAITING =
            EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private static final DoubleUnaryOperator HEIGHT = height -> (height - 170) / 10;
    private static final DoubleUnaryOperator WAIST = waist -> (waist - 80) / 10;

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
        expect("the answer to height 180 and waist 90 (both standardised to 1: 70 + 10 + 5)", response.body())
                .toEqual("{\"weight_kg\":85.0}");
        HttpResponse<String> unusable = post("{\"height_cm\": 180, \"waist_cm\": null}");
        expect("the answer to a waist of null", unusable.statusCode() + " " + unusable.body())
                .usually("This is JSON with an unusable value; it was answered 422 and must go on so.")
                .toEqual("422 {\"status\":422,\"detail\":\"waist_cm must be a number\"}");
    }

    @Test
    void a_body_that_is_not_json_is_answered_400() throws Exception {
        start(REGRESSION);
        for (String body : List.of("{\"height_cm\": 18", "{", "height=180", "{\"height_cm\": NaN}")) {
            HttpResponse<String> response = post(body);
            expect("the status for the body " + body, response.statusCode())
                    .ifEqual(
                            500,
                            "readTree throws at half a document, and only the handler for everything is there to answer: 500, and the alarm"
                                    + " rings. (Or it was caught and answered, and the code went on without return.)")
                    .ifEqual(422, "422 is for JSON with values that cannot be used. What is not JSON is answered 400.")
                    .ifEqual(200, "It was answered as if it were good.")
                    .toEqual(400);
            expect("the answer to the body " + body, response.body())
                    .when(
                            String::isEmpty,
                            "A status with an empty answer tells the client nothing. Say that the body is not JSON.")
                    .when(
                            b -> !b.contains("\"detail\""),
                            "The answer must be a problem with a member detail, as answerProblem writes it.")
                    .usually("The detail must say that the body is not JSON.")
                    .to("be a problem whose detail says JSON", b -> b.contains("\"detail\"") && b.contains("JSON"));
            expect(
                            "the content type of the answer to the body " + body,
                            response.headers().firstValue("Content-Type").orElse("absent"))
                    .usually("The answer must be a problem, as answerProblem writes it.")
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
    void a_patient_whom_another_overtakes_gets_the_right_weight() throws Exception {
        for (boolean early : List.of(true, false)) {
            Turnstile turnstile = new Turnstile();
            WeightEndpoint.Model model = new WeightEndpoint.Model(
                    List.of(HEIGHT, waist -> {
                        turnstile.pass(early);
                        return WAIST.applyAsDouble(waist);
                    }),
                    z -> {
                        turnstile.pass(!early);
                        return REGRESSION.applyAsDouble(z);
                    });
            FutureTask<Double> tall = new FutureTask<>(() -> model.predict(new double[] {190, 100}));
            FutureTask<Double> small = new FutureTask<>(() -> model.predict(new double[] {160, 70}));
            new Thread(tall).start();
            turnstile.awaitHeld(tall);
            Thread second = new Thread(small);
            second.start();
            boolean locked = awaitEndOrLock(second);
            turnstile.open();
            String cause = early && !locked
                    ? "The array is kept in the model, where the other's call replaces it, or what is in it: a copy made"
                            + " afterwards comes too late. Keep it in a local variable of the call, from the start."
                    : "Both wrote into one array before the first was read: it belongs to the model, not to the call. A lock"
                            + " that is released before the array is read does not help.";
            expect(
                            "the weight of a tall patient (100 kg), whom a small one (55 kg) overtook "
                                    + (early ? "before the waist was standardised" : "before the regression"),
                            tall.get())
                    .usually(cause)
                    .toBeCloseTo(100.0, 1e-9);
            expect("the weight of the small patient (55 kg)", small.get())
                    .usually(cause)
                    .toBeCloseTo(55.0, 1e-9);
        }
    }

    @Test
    void threads_that_predict_without_pause_never_mix_patients() throws Exception {
        WeightEndpoint.Model model = model(REGRESSION);
        double[][] patients = {{190, 100}, {160, 70}, {200, 60}, {150, 110}};
        double[] alone = {100, 55, 90, 65};
        AtomicBoolean stop = new AtomicBoolean();
        long end = System.nanoTime() + 200_000_000;
        List<FutureTask<Double>> last = new ArrayList<>();
        for (int i = 0; i < alone.length; i++) {
            int patient = i;
            last.add(new FutureTask<>(() -> {
                double weight = alone[patient];
                while (weight == alone[patient] && !stop.get() && System.nanoTime() - end < 0) {
                    weight = model.predict(patients[patient].clone());
                }
                stop.set(true); // at the first wrong answer
                return weight;
            }));
        }
        last.forEach(task -> new Thread(task).start());
        for (int i = 0; i < alone.length; i++) {
            expect(
                            "the weight of the patient of height " + patients[i][0] + " and waist " + patients[i][1]
                                    + ", while three threads predict other patients",
                            last.get(i).get())
                    .usually("Two threads met between writing a shared array and reading it. Share nothing.")
                    .toBeCloseTo(alone[i], 1e-9);
        }
    }

    @Test
    void four_patients_at_once_do_not_queue() throws Exception {
        CountDownLatch inside = new CountDownLatch(4);
        CountDownLatch go = new CountDownLatch(1);
        start(z -> {
            inside.countDown();
            await(go, 8);
            return REGRESSION.applyAsDouble(z);
        });
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int height : new int[] {170, 180, 190, 200}) {
            answers.add(postAsync("{\"height_cm\": " + height + ", \"waist_cm\": 80}"));
        }
        awaitAllOrQueue(inside);
        long together = 4 - inside.getCount();
        go.countDown();
        List<String> weights = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            weights.add(answer.get().body());
        }
        expect("the number of predictions under way together, of four asked for at once", together)
                .because("A lock around the prediction makes patients queue. Share nothing, and no lock is needed.")
                .toEqual(4L);
        expect("the answers to heights 170, 180, 190 and 200, asked for at once", weights)
                .usually(
                        "They have written into one array before it was read: it belongs to the model, not to the call.")
                .toEqual(List.of(
                        "{\"weight_kg\":70.0}",
                        "{\"weight_kg\":80.0}",
                        "{\"weight_kg\":90.0}",
                        "{\"weight_kg\":100.0}"));
    }

    /** Holds the first who comes where it is closed, until it is opened; lets everybody else through. */
    private static final class Turnstile {
        private final AtomicBoolean used = new AtomicBoolean();
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        void pass(boolean closed) {
            if (closed && used.compareAndSet(false, true)) {
                held.countDown();
                await(opened, 3);
            }
        }

        /** Waits until somebody is held, or has ended without coming here. */
        void awaitHeld(Future<?> somebody) throws InterruptedException {
            while (!held.await(5, TimeUnit.MILLISECONDS) && !somebody.isDone()) {}
        }

        void open() {
            opened.countDown();
        }
    }

    /** Waits until a thread has ended, or has waited through 20 looks in a row: then a lock is in its way, and the answer is true. */
    private static boolean awaitEndOrLock(Thread thread) throws InterruptedException {
        int waiting = 0;
        for (; thread.isAlive() && waiting < 20; thread.join(5)) {
            waiting = WAITING.contains(thread.getState()) ? waiting + 1 : 0;
        }
        return waiting == 20;
    }

    /** Waits until all are inside the regression, or a request has waited outside of it through 20 looks in a row. */
    private static void awaitAllOrQueue(CountDownLatch inside) throws InterruptedException {
        long end = System.nanoTime() + 7_000_000_000L;
        for (int waiting = 0; waiting < 20 && System.nanoTime() - end < 0; ) {
            if (inside.await(5, TimeUnit.MILLISECONDS)) {
                return;
            }
            waiting = Thread.getAllStackTraces().entrySet().stream()
                            .anyMatch(e -> WAITING.contains(e.getKey().getState())
                                    && isIn(WeightEndpoint.class, e.getValue())
                                    && !isIn(WeightEndpointTest.class, e.getValue()))
                    ? waiting + 1
                    : 0;
        }
    }

    private static boolean isIn(Class<?> type, StackTraceElement[] stack) {
        return Stream.of(stack)
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> name.equals(type.getName()) || name.startsWith(type.getName() + "$"));
    }

    private static void await(CountDownLatch latch, int seconds) {
        try {
            latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(ToDoubleFunction<double[]> regression) {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        server = WeightEndpoint.create(model(regression)).start("127.0.0.1", 0);
    }

    private static WeightEndpoint.Model model(ToDoubleFunction<double[]> regression) {
        return new WeightEndpoint.Model(List.of(HEIGHT, WAIST), regression);
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
