package gradus.workbook.deployment.serving;

import static gradus.engine.exercise.Expect.expect;

import gradus.engine.exercise.Alternative;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Mistake;
import gradus.workbook.deployment.serving.SteadyServer.Model;
import gradus.workbook.deployment.serving.SteadyServer.Running;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "serving",
        number = 3,
        title = "64 clients, four fragile models, no error",
        kind = Kind.REACH,
        points = 7,
        minutes = 30,
        seconds = 30)
@Hint(
        "A request that finds every copy busy is no error: it can wait. Which collection lets a thread wait for an element?")
@Hint(
        "What happens to the copy that a request holds when the prediction throws? After as many failures as there are copies?")
@Hint(
        "Stopping is two things: letting nobody in, and waiting for those inside. The lesson's server does both in two lines of its set-up.")
@Mistake(
        replace = "for (int i = 0; i < copies; i++) {\n            idle.add(factory.get());",
        with = "Model shared = factory.get();\nfor (int i = 0; i < copies; i++) {\nidle.add(shared);",
        says = "two threads inside one copy")
@Mistake(replace = "i < copies", with = "i < 1", says = "one after the other")
@Mistake(replace = "idle.take()", with = "idle.poll()", says = "let it wait")
@Mistake(
        replace = "} finally {\n            idle.add(model);\n        }",
        with = "idle.add(model);\n} finally {\nctx.header(\"X-Done\", \"yes\");\n}",
        says = "given back")
@Mistake(replace = "server.setStopTimeout(5000);", with = "", says = "cut off")
@Mistake(replace = "good &= array.path(j).isNumber();", with = "", says = "no number")
@Alternative("jdk-server")
class SteadyServerTest {
    private static final int COPIES = 4;
    private static final Pattern PREDICTION =
            Pattern.compile("\\s*\\{\\s*\"prediction\"\\s*:\\s*(-?[0-9.eE+-]+)\\s*}\\s*");
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("io.javalin"),
            Logger.getLogger("org.eclipse.jetty"),
            Logger.getLogger("com.sun.net.httpserver"));

    /** What a client got; a status of 0 is a broken or refused connection. */
    private record Answer(int status, String body) {}

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final AtomicInteger built = new AtomicInteger();
    private final AtomicInteger collisions = new AtomicInteger();
    private Running server;

    /** Twice the first feature and the second: what the vendor's model computes. */
    private static double truth(double[] features) {
        return 2 * features[0] + features[1];
    }

    /** A copy that notices when two threads are inside it. */
    private Model fragile(ToDoubleFunction<double[]> work) {
        built.incrementAndGet();
        AtomicInteger inside = new AtomicInteger();
        return features -> {
            if (inside.incrementAndGet() > 1) {
                collisions.incrementAndGet();
            }
            try {
                return work.applyAsDouble(features);
            } finally {
                inside.decrementAndGet();
            }
        };
    }

    @BeforeEach
    void quiet() {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void one_client_is_answered_with_its_prediction() throws Exception {
        start(SteadyServerTest::truth);
        expect("the answer to the features [1.5, 2], for which the model says 5.0", ask("[1.5, 2]"))
                .usually("The body must be {\"prediction\": 5.0}.")
                .toEqual("200 5.0");
        expect("the answer to the features [-1, 0.25]", ask("[-1, 0.25]")).toEqual("200 -1.75");
    }

    @Test
    void what_is_no_array_of_numbers_is_answered_400() throws Exception {
        start(features -> 1);
        for (String body : List.of(
                "{\"features\": [1.5, ",
                "",
                "{\"features\": \"1, 2\"}",
                "{\"features\": [1, \"2\"]}",
                "{\"features\": [null, 2]}",
                "{\"x\": [1, 2]}",
                "[1, 2]")) {
            expect("the status for the body " + body, status(body))
                    .when(
                            status -> status.startsWith("200"),
                            "Something in it is no number, and the model was asked all the same.")
                    .ifEqual("500", "The client is wrong, not the server: an exception has come through.")
                    .ifEqual(
                            "no answer",
                            "It waits for a copy that nobody gives back: did an earlier bad request keep its copy?")
                    .toEqual("400");
        }
    }

    @Test
    void sixty_four_clients_at_once_each_get_their_own_answer() throws Exception {
        start(features -> {
            pause(2); // long enough for clients to meet
            return truth(features);
        });
        List<CompletableFuture<String>> answers = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            answers.add(send("{\"features\": [" + i + ", 0.5]}").thenApply(SteadyServerTest::shown));
            expected.add("200 " + (2 * i + 0.5));
        }
        List<String> actual = answers.stream().map(CompletableFuture::join).toList();
        long wrong = IntStream.range(0, 64)
                .filter(i -> !actual.get(i).equals(expected.get(i)))
                .count();
        String example = IntStream.range(0, 64)
                .filter(i -> !actual.get(i).equals(expected.get(i)))
                .mapToObj(i -> "Client " + i + " should get " + expected.get(i) + " but got " + actual.get(i) + ". ")
                .findFirst()
                .orElse("");
        expect("the number of clients with a wrong answer, of 64", wrong)
                .usually(example + "A request that finds every copy busy is no error: let it wait.")
                .toEqual(0L);
        expect("the number of times that a thread met another inside a copy", collisions.get())
                .usually("There were two threads inside one copy: each copy must be lent to one request at a time.")
                .toEqual(0);
        expect("the number of models built for " + COPIES + " copies", built.get())
                .usually("Build the copies when the server starts, not when a request comes.")
                .to("be at most " + COPIES, n -> n <= COPIES);
    }

    @Test
    void all_copies_work_while_there_is_work_for_them() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicLong deadline = new AtomicLong();
        CountDownLatch all = new CountDownLatch(COPIES);
        start(features -> {
            deadline.compareAndSet(0, System.nanoTime() + 2_000_000_000L);
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            all.countDown();
            await(all, Math.max(0, deadline.get() - System.nanoTime()));
            inside.decrementAndGet();
            return truth(features);
        });
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 2 * COPIES; i++) {
            answers.add(send("{\"features\": [1, 2]}"));
        }
        answers.forEach(CompletableFuture::join);
        expect("the number of predictions under way at once, of 8 asked for and with " + COPIES + " copies", most.get())
                .ifEqual(
                        1,
                        "They ran one after the other. Let requests run on several threads, each with a copy of its own.")
                .usually("All " + COPIES + " copies should work while requests are waiting.")
                .toEqual(COPIES);
        expect("the number of times that a thread met another inside a copy", collisions.get())
                .usually("There were two threads inside one copy: each copy must be lent to one request at a time.")
                .toEqual(0);
    }

    @Test
    void a_model_that_throws_costs_one_answer_and_nothing_more() throws Exception {
        start(features -> {
            if (features[0] < 0) {
                throw new IllegalStateException("the vendor's model does not like it");
            }
            return truth(features);
        });
        for (int i = 0; i < 3 * COPIES; i++) {
            String status = status("{\"features\": [-1, 0]}");
            expect("the status of a prediction that throws, after " + i + " others that threw", status)
                    .ifEqual(
                            "no answer",
                            "No answer came within 5 s: each failure has taken a copy with it. It must be given back whatever happens.")
                    .toEqual("500");
        }
        expect("the answer to [1, 2] after " + 3 * COPIES + " predictions that threw", ask("[1, 2]"))
                .usually("Each failure has taken a copy with it. It must be given back whatever happens.")
                .toEqual("200 4.0");
    }

    @Test
    void a_stop_answers_every_request_that_was_begun() throws Exception {
        CountDownLatch begun = new CountDownLatch(COPIES);
        CountDownLatch finish = new CountDownLatch(1);
        start(features -> {
            begun.countDown();
            await(finish, 3_000_000_000L);
            return truth(features);
        });
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < COPIES; i++) {
            answers.add(send("{\"features\": [" + i + ", 0]}").thenApply(SteadyServerTest::shown));
        }
        await(begun, 3_000_000_000L);
        int port = server.port();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
        pause(100);
        finish.countDown();
        List<String> actual = answers.stream().map(CompletableFuture::join).toList();
        expect("the answers to four predictions under way when the server was told to stop", actual)
                .usually(
                        "They were cut off. Stopping must wait for the requests that have begun; Jetty does if its server"
                                + " was told how long, with setStopTimeout.")
                .toEqual(List.of("200 0.0", "200 2.0", "200 4.0", "200 6.0"));
        closing.get(8, TimeUnit.SECONDS);
        String after = sendTo(port, "{\"features\": [1, 2]}")
                .thenApply(SteadyServerTest::shown)
                .join();
        expect("what a client gets after the stop", after)
                .usually("After close has returned, nobody may be listening on the port.")
                .toEqual("no answer");
        server = null;
    }

    @Test
    void other_numbers_of_copies_are_kept_to_as_well() throws Exception {
        Supplier<Model> factory = () -> fragile(SteadyServerTest::truth);
        for (int copies : new int[] {1, 3}) {
            built.set(0);
            try (Running running = SteadyServer.start(factory, copies)) {
                List<CompletableFuture<Answer>> answers = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    answers.add(sendTo(running.port(), "{\"features\": [1, 2]}"));
                }
                answers.forEach(CompletableFuture::join);
            }
            int allowed = copies;
            expect("the number of models built for " + copies + " copies and 10 requests", built.get())
                    .usually("Every request may use a copy, but none may build one beyond what is allowed.")
                    .to("be from 1 to " + copies, n -> n >= 1 && n <= allowed);
        }
    }

    private void start(ToDoubleFunction<double[]> work) {
        server = SteadyServer.start(() -> fragile(work), COPIES);
    }

    private String ask(String features) {
        return status("{\"features\": " + features + "}");
    }

    /** What a client is shown, if it comes within 5 s. */
    private String status(String body) {
        return send(body)
                .thenApply(SteadyServerTest::shown)
                .completeOnTimeout("no answer", 5, TimeUnit.SECONDS)
                .join();
    }

    /** The status, and the prediction if there is one. */
    private static String shown(Answer response) {
        if (response.status() == 0) {
            return "no answer";
        }
        if (response.status() != 200) {
            return Integer.toString(response.status());
        }
        Matcher matcher = PREDICTION.matcher(response.body());
        return "200 " + (matcher.matches() ? Double.parseDouble(matcher.group(1)) : response.body());
    }

    private CompletableFuture<Answer> send(String body) {
        return sendTo(server.port(), body);
    }

    /** Each request on a connection of its own, which it closes. */
    private CompletableFuture<Answer> sendTo(int port, String body) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        HttpURLConnection connection =
                                (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/predict")
                                        .toURL()
                                        .openConnection();
                        connection.setRequestProperty("Connection", "close");
                        connection.setRequestProperty("Content-Type", "application/json");
                        connection.setReadTimeout(8000);
                        connection.setDoOutput(true);
                        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
                        int status = connection.getResponseCode();
                        try (InputStream in =
                                status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                            return new Answer(
                                    status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
                        }
                    } catch (IOException e) {
                        return new Answer(0, String.valueOf(e.getMessage()));
                    }
                },
                clients);
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch, long nanoseconds) {
        try {
            latch.await(nanoseconds, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
