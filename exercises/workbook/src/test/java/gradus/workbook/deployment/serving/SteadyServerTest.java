package gradus.workbook.deployment.serving;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;
import static gradus.kit.http.Waits.await;
import static gradus.kit.http.Waits.latches;
import static gradus.kit.http.Waits.pause;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.http.Answer;
import gradus.kit.http.Clients;
import gradus.kit.http.RawConnection;
import gradus.kit.http.ThreadWatch;
import gradus.workbook.deployment.serving.SteadyServer.Model;
import gradus.workbook.deployment.serving.SteadyServer.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
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
class SteadyServerTest {
    private static final int COPIES = 4;
    private static final Pattern PREDICTION =
            Pattern.compile("\\s*\\{\\s*\"prediction\"\\s*:\\s*(-?[0-9.eE+-]+)\\s*}\\s*");
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("io.javalin"),
            Logger.getLogger("org.eclipse.jetty"),
            Logger.getLogger("com.sun.net.httpserver"));

    private static final List<CompletableFuture<Void>> STOPPING = new CopyOnWriteArrayList<>();

    private final Clients clients = new Clients("/predict");
    private final ThreadWatch threads = new ThreadWatch(SteadyServer.class, SteadyServerTest.class);
    private final AtomicInteger built = new AtomicInteger();
    private final AtomicInteger collisions = new AtomicInteger();
    private final List<CompletableFuture<Answer>> sent = new ArrayList<>();
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

    /** Stops the server while the next check runs: a server that takes 5 s for it is slow, not wrong. */
    @AfterEach
    void stop() {
        if (sent.stream().anyMatch(answer -> !answer.isDone())) {
            threads.inside().forEach(Thread::interrupt); // they wait for a copy that nobody gives back
        }
        clients.close();
        if (server != null) {
            stopAside(server);
        }
    }

    private static void stopAside(Running running) {
        STOPPING.add(CompletableFuture.runAsync(running::close, task -> new Thread(task).start()));
    }

    @AfterAll
    static void awaitStops() {
        CompletableFuture.allOf(STOPPING.toArray(CompletableFuture[]::new))
                .exceptionally(thrown -> null)
                .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                .join();
        STOPPING.clear();
    }

    @Test
    void one_client_is_answered_with_its_prediction() throws Exception {
        start(SteadyServerTest::truth);
        expect("the answer to the features [1.5, 2], for which the model says 5.0", ask("[1.5, 2]"))
                .when(a -> !a.matches("200 [-0-9.E]+"), "The status must be 200, and the body {\"prediction\": 5.0}.")
                .toEqual("200 5.0");
        expect("the answer to the features [-1, 0.25]", ask("[-1, 0.25]")).toEqual("200 -1.75");
        expect("the answer to the features [0.1, 1e-9], for which the model says 0.200000001", ask("[0.1, 1e-9]"))
                .usually("Give the prediction as the model gave it, with all its digits.")
                .toEqual("200 0.200000001");
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
    @Needs("one_client_is_answered_with_its_prediction")
    void sixty_four_clients_at_once_each_get_their_own_answer() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        start(features -> {
            await(release, 8);
            pause(2); // long enough for clients to meet
            return truth(features);
        });
        int atStart = built.get();
        threads.ignoreThoseOfNow();
        List<CompletableFuture<String>> answers = sendEach(0, 64);
        Wait wait = watch(answers);
        release.countDown();
        List<String> actual = joined(answers);
        expect(
                        "the number of clients answered while all " + COPIES + " copies were busy, of 64",
                        wait.gaveUp().size())
                .usually("They got " + Set.copyOf(wait.gaveUp())
                        + ". A request that finds every copy busy is no error: let it wait,"
                        + " however long it takes.")
                .toEqual(0);
        expect("the number of waiting requests found in Thread.sleep", wait.asleep())
                .usually(
                        "There nothing wakes them when a copy is given back: it is idle until they look again. Wait in a way"
                                + " that ends when a copy is there, as take() of a BlockingQueue does.")
                .toEqual(0L);
        expect("the number of waiting requests that were running, at the quietest of several looks", wait.restless())
                .usually(
                        "They look for a copy again and again. Wait in a way that ends when a copy is there, as take() of a"
                                + " BlockingQueue does.")
                .toEqual(0L);
        List<Integer> wrong = IntStream.range(0, 64)
                .filter(i -> !actual.get(i).equals(answer(i)))
                .boxed()
                .toList();
        String example = wrong.stream()
                .map(i -> "Client " + i + " should get " + answer(i) + " but got " + actual.get(i) + ".")
                .findFirst()
                .orElse("");
        expect("the number of clients with a wrong answer, of 64", wrong.size())
                .usually(example)
                .toEqual(0);
        expectNoCollision();
        expect("the number of models built for " + COPIES + " copies", built.get())
                .when(
                        n -> atStart > COPIES,
                        "So many were there when the server had started: look at the end of your loop.")
                .usually("Build the copies when the server starts, not when a request comes.")
                .to("be at most " + COPIES, n -> n <= COPIES);
    }

    @Test
    @Needs("sixty_four_clients_at_once_each_get_their_own_answer")
    void all_copies_work_while_there_is_work_for_them() throws Exception {
        CountDownLatch inside = new CountDownLatch(COPIES);
        CountDownLatch slow = new CountDownLatch(COPIES - 1);
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        start(features -> {
            if (features[1] == 0.5) {
                inside.countDown();
                await(first, 8);
            } else if (features[1] == -1) {
                slow.countDown();
                await(second, 8);
            }
            return truth(features);
        });
        List<CompletableFuture<String>> answers = sendEach(0, 2 * COPIES);
        threads.awaitUnlessWaiting(() -> inside.getCount() == 0);
        int together = COPIES - (int) inside.getCount();
        first.countDown();
        answers.forEach(CompletableFuture::join);
        expect("the number of predictions under way at once, of 8 asked for and with " + COPIES + " copies", together)
                .ifEqual(
                        1,
                        "They ran one after the other. Let requests run on several threads, each with a copy of its own.")
                .usually("All " + COPIES + " copies should work while requests are waiting.")
                .toEqual(COPIES);
        expectNoCollision();
        try {
            for (int i = 1; i < COPIES; i++) {
                send("{\"features\": [0, -1]}");
            }
            threads.awaitUnlessWaiting(() -> slow.getCount() == 0);
            for (int i = 0; i < COPIES; i++) {
                expect(
                                "the answer to [" + i + ", 1] while one of four copies is idle and the others are slow",
                                ask("[" + i + ", 1]"))
                        .ifEqual(
                                "no answer",
                                "It waits for a copy that is busy while another is idle: let it take whichever is idle.")
                        .toEqual("200 " + (2.0 * i + 1));
            }
        } finally {
            second.countDown();
        }
    }

    @Test
    @Needs("sixty_four_clients_at_once_each_get_their_own_answer")
    void a_copy_that_is_given_back_goes_to_the_request_that_waits() {
        int rounds = 4;
        int most = 10;
        List<CountDownLatch> held = latches(rounds);
        List<CountDownLatch> open = latches(rounds);
        List<CountDownLatch> served = latches(rounds);
        server = SteadyServer.start(
                () -> fragile(features -> {
                    int round = (int) features[1];
                    if (features[0] == 1) {
                        held.get(round).countDown();
                        await(open.get(round), 5);
                    } else if (features[0] == 2) {
                        served.get(round).countDown();
                    }
                    return truth(features);
                }),
                1);
        int least = most; // in the best round: a request may be late because the machine is, but not time after time
        for (int round = 0; round < rounds && least > most / 2; round++) {
            CompletableFuture<Answer> first = send("{\"features\": [1, " + round + "]}");
            await(held.get(round), 5);
            int before = threads.waiting();
            CompletableFuture<Answer> second = send("{\"features\": [2, " + round + "]}");
            boolean waits = threads.awaitWaiting(before + 1);
            open.get(round).countDown();
            first.join();
            int overtaken = 0;
            while (waits && overtaken < most) {
                ask("[3, " + round + "]");
                pause(3);
                if (served.get(round).getCount() == 0) {
                    break;
                }
                overtaken++;
            }
            second.join();
            least = Math.min(least, overtaken);
        }
        expect(
                        "the number of later requests, of " + most
                                + ", that got the only copy before one that waited for it",
                        least)
                .usually(
                        "It looked for a copy now and then, and the copy was idle meanwhile. Let the copy's return wake it, as"
                                + " take() of a BlockingQueue does.")
                .toBeAtMost(most / 2);
    }

    @Test
    @Needs("one_client_is_answered_with_its_prediction")
    void a_model_that_throws_costs_one_answer_and_nothing_more() {
        start(features -> {
            if (features[0] == -1) {
                throw new IllegalStateException("the vendor's model does not like it");
            } else if (features[0] == -2) {
                throw new StackOverflowError();
            }
            return truth(features);
        });
        for (int i = 0; i < 3 * COPIES; i++) {
            boolean error = i % 2 == 1;
            expect(
                            "the status of a prediction that throws an " + (error ? "error" : "exception") + ", after "
                                    + i + " others that threw",
                            status("{\"features\": [" + (error ? -2 : -1) + ", 0]}"))
                    .ifEqual(
                            "no answer",
                            "No answer came: each failure has taken a copy with it. It must be given back whatever happens, in finally.")
                    .ifEqual("400", "That blames the client for the model's failure.")
                    .toEqual("500");
        }
        expect("the answer to [1, 2] after " + 3 * COPIES + " predictions that threw", ask("[1, 2]"))
                .usually("Each failure has taken a copy with it. It must be given back whatever happens.")
                .toEqual("200 4.0");
        expect("the number of models built by then, for " + COPIES + " copies", built.get())
                .usually(
                        "A copy that threw was replaced by a new one. Use no more copies than allowed, ever: give the same one back.")
                .toBeAtMost(COPIES);
    }

    @Test
    @Needs("one_client_is_answered_with_its_prediction")
    void a_client_whose_body_is_still_coming_holds_no_copy() throws Exception {
        start(SteadyServerTest::truth);
        String body = "{\"features\": [1, 2]}";
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < COPIES; i++) {
                slow.add(RawConnection.to(server.port())
                        .write(
                                "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
                                        + "Content-Length: " + body.length() + "\r\n\r\n" + body.substring(0, 9)));
            }
            threads.awaitInside(COPIES);
            expect(
                            "the answer to [1, 2] while " + COPIES + " clients have sent half a body",
                            shown(clients.post(server.port(), body, 3)))
                    .ifEqual(
                            "no answer",
                            "Each slow client holds a copy that it cannot use yet. Read the body first, then take a copy.")
                    .toEqual("200 4.0");
        } finally {
            for (RawConnection connection : slow) {
                connection.close();
            }
        }
    }

    @Test
    @Needs("sixty_four_clients_at_once_each_get_their_own_answer")
    void a_stop_answers_every_request_that_was_begun() throws Exception {
        CountDownLatch begun = new CountDownLatch(COPIES);
        CountDownLatch finish = new CountDownLatch(1);
        start(features -> {
            begun.countDown();
            await(finish, 8);
            return truth(features);
        });
        clients.postOnOpenConnection(server.port(), "{}").join(); // refused, and its connection stays open
        List<CompletableFuture<String>> inside = sendEach(0, COPIES);
        threads.awaitUnlessWaiting(() -> begun.getCount() == 0);
        int before = threads.waiting();
        List<CompletableFuture<String>> waiting = sendEach(COPIES, 2 * COPIES);
        boolean allWait = threads.awaitWaiting(before + COPIES);
        int port = server.port();
        CompletableFuture<Void> closing = clients.aside(server::close);
        server = null;
        CompletableFuture<Answer> late = clients.knock(port, "{\"features\": [9, 9]}", closing);
        CompletableFuture<Answer> again = clients.postOnOpenConnection(port, "{\"features\": [9, 9]}");
        if (late.isDone()) {
            awaitEnd(closing, 400); // long enough for a stop that waits too short a time to end
        }
        boolean early = closing.isDone();
        finish.countDown();
        expect("the answers to four predictions under way when the server was told to stop", joined(inside))
                .usually(
                        "They were cut off. Stopping must wait for the requests that have begun; Jetty does if its server"
                                + " was told how long, with setStopTimeout.")
                .toEqual(answers(0, COPIES));
        if (allWait) {
            expect("the answers to four that waited for a copy when the server was told to stop", joined(waiting))
                    .usually(
                            "The server had begun these, too: stop when no request is left, not when no copy is at work.")
                    .toEqual(answers(COPIES, 2 * COPIES));
        }
        law("close should wait for the predictions under way", !early)
                .usually("Whoever calls close ends the process next. Return when the last request is answered.")
                .toHold();
        expect("the answer to a client that comes while the server stops", shown(late.join()))
                .usually("It was let in and served. First close the door, then wait for those inside.")
                .to("be no prediction", status -> !status.startsWith("200"));
        expect(
                        "the answer to a client that comes meanwhile over a connection that was open before the stop",
                        again.join().shown())
                .usually(
                        "It was let in over a connection that was open before. Closing the door keeps out new connections alone:"
                                + " requests on old ones must be refused, as Jetty's GracefulHandler does.")
                .to("be no prediction", status -> !status.startsWith("200"));
        closing.get(8, TimeUnit.SECONDS);
        expect(
                        "the answer to a client after the stop",
                        shown(clients.post(port, "{\"features\": [1, 2]}").join()))
                .usually("After close has returned, nobody may be listening on the port.")
                .toEqual("no answer");
    }

    @Test
    @Needs("all_copies_work_while_there_is_work_for_them")
    void other_numbers_of_copies_are_kept_to_as_well() {
        for (int copies : new int[] {1, 12}) {
            built.set(0);
            CountDownLatch inside = new CountDownLatch(copies);
            CountDownLatch finish = new CountDownLatch(1);
            Running running = SteadyServer.start(
                    () -> fragile(features -> {
                        inside.countDown();
                        await(finish, 8);
                        return truth(features);
                    }),
                    copies);
            server = running;
            List<CompletableFuture<String>> answers = sendEach(0, copies + 3);
            threads.awaitUnlessWaiting(() -> inside.getCount() == 0);
            long together = copies - inside.getCount();
            finish.countDown();
            answers.forEach(CompletableFuture::join);
            expect(
                            "the number of models built for " + copies + " copies and " + answers.size() + " requests",
                            built.get())
                    .usually("Every request may use a copy, but none may build one beyond what is allowed.")
                    .to("be from 1 to " + copies, n -> n >= 1 && n <= copies);
            expect("the number of predictions under way at once, with " + copies + " copies", together)
                    .usually("Some copies are always idle. Are there fewer threads than copies?")
                    .toEqual((long) copies);
            stopAside(running);
            server = null;
        }
    }

    /**
     * What requests did while every copy was busy: what they answered all the same, how many were in Thread.sleep, and how many were
     * running at each look.
     */
    private record Wait(List<String> gaveUp, long asleep, long restless) {}

    /**
     * Watches requests that all should wait: for a tenth of a second; longer if one of them waits for a limited time, to see what
     * it does then, or if some are running at each look, for on a slow machine those that wait come to rest late.
     */
    private Wait watch(List<CompletableFuture<String>> answers) {
        long begin = System.nanoTime();
        long asleep = 0;
        long restless = Long.MAX_VALUE;
        for (int look = 1; ; look++) {
            pause(20);
            Set<Thread> inside = threads.inside();
            if (inside.size() > COPIES
                    || look >= 25) { // those inside a copy are at rest, so somebody else must be there
                restless = Math.min(restless, number(inside, thread -> thread.getState() == Thread.State.RUNNABLE));
            }
            asleep = Math.max(asleep, number(inside, ThreadWatch::isInSleep));
            List<String> gaveUp = answers.stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .toList();
            boolean limited = number(inside, thread -> thread.getState() == Thread.State.TIMED_WAITING) > 0;
            boolean seenEnough = look >= 5 && (asleep > 0 || restless == 0 && !limited);
            double most = limited ? 3e9 : 1.5e9;
            if (!gaveUp.isEmpty() || seenEnough || System.nanoTime() - begin > most) {
                return new Wait(gaveUp, asleep, restless);
            }
        }
    }

    private static long number(Set<Thread> threads, Predicate<Thread> which) {
        return threads.stream().filter(which).count();
    }

    /** Waits until something has ended, by an exception or without, for some milliseconds at most. */
    private static void awaitEnd(CompletableFuture<Void> something, int milliseconds) {
        something
                .copy()
                .exceptionally(thrown -> null)
                .completeOnTimeout(null, milliseconds, TimeUnit.MILLISECONDS)
                .join();
    }

    private void expectNoCollision() {
        expect("the number of times that a thread met another inside a copy", collisions.get())
                .usually("There were two threads inside one copy: each copy must be lent to one request at a time.")
                .toEqual(0);
    }

    private void start(ToDoubleFunction<double[]> work) {
        server = SteadyServer.start(() -> fragile(work), COPIES);
        threads.ignoreThoseOfNow();
    }

    private String ask(String features) {
        return status("{\"features\": " + features + "}");
    }

    /** What a client is shown, unless it waits for what never comes. */
    private String status(String body) {
        CompletableFuture<Answer> answer = send(body);
        return threads.awaitUnlessWaiting(answer::isDone) ? shown(answer.join()) : "no answer";
    }

    /** The status, and the prediction if there is one. */
    private static String shown(Answer response) {
        if (response.status() != 200) {
            return response.shown();
        }
        Matcher matcher = PREDICTION.matcher(response.body());
        return "200 " + (matcher.matches() ? Double.parseDouble(matcher.group(1)) : response.body());
    }

    /** Clients who ask for the features [i, 0.5] at once, for each i of a range; what each is shown. */
    private List<CompletableFuture<String>> sendEach(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> send("{\"features\": [" + i + ", 0.5]}").thenApply(SteadyServerTest::shown))
                .toList();
    }

    /** What client i of {@link #sendEach} should be shown. */
    private static String answer(int i) {
        return "200 " + (2 * i + 0.5);
    }

    private static List<String> answers(int from, int to) {
        return IntStream.range(from, to).mapToObj(SteadyServerTest::answer).toList();
    }

    private static List<String> joined(List<CompletableFuture<String>> futures) {
        return futures.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Answer> send(String body) {
        CompletableFuture<Answer> answer = clients.post(server.port(), body);
        sent.add(answer);
        return answer;
    }
}
