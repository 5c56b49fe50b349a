package gradus.workbook.deployment.serving;

import static gradus.engine.expect.Expect.expect;
import static gradus.kit.http.Waits.await;
import static gradus.kit.http.Waits.latches;

import gradus.kit.http.Answer;
import gradus.kit.http.Clients;
import gradus.kit.http.ThreadWatch;
import gradus.workbook.deployment.serving.SteadyServer.Model;
import gradus.workbook.deployment.serving.SteadyServer.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fragile copies of a model, servers that lend them, and clients. The checks share one server of four copies until one of them fails. */
abstract class SteadyCase {
    static final int COPIES = 4;

    private static final Pattern PREDICTION =
            Pattern.compile("\\s*\\{\\s*\"prediction\"\\s*:\\s*(-?[0-9.eE+-]+)\\s*}\\s*");
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("io.javalin"),
            Logger.getLogger("org.eclipse.jetty"),
            Logger.getLogger("com.sun.net.httpserver"));
    private static final List<CompletableFuture<Void>> STOPPING = new CopyOnWriteArrayList<>();
    private static final AtomicInteger BUILT = new AtomicInteger();
    private static final AtomicInteger COLLISIONS = new AtomicInteger();
    private static Running shared;
    private static int builtAtStart;
    private static volatile ToDoubleFunction<double[]> work;

    /** Whatever a failed check has left behind is no other's business. */
    @RegisterExtension
    static final AfterTestExecutionCallback AFTER_FAILURE = context -> {
        if (context.getExecutionException().isPresent()) {
            leaveShared();
        }
    };

    final Clients clients = new Clients("/predict");
    final ThreadWatch threads = new ThreadWatch(SteadyServer.class, SteadyCase.class);
    private final List<CompletableFuture<Answer>> sent = new ArrayList<>();
    Running server;

    /** Twice the first feature and the second: what the vendor's model computes. */
    static double truth(double[] features) {
        return 2 * features[0] + features[1];
    }

    /** A copy that notices when two threads are inside it. */
    private static Model fragile(ToDoubleFunction<double[]> predicts) {
        BUILT.incrementAndGet();
        AtomicInteger inside = new AtomicInteger();
        return features -> {
            if (inside.incrementAndGet() > 1) {
                COLLISIONS.incrementAndGet();
            }
            try {
                return predicts.applyAsDouble(features);
            } finally {
                inside.decrementAndGet();
            }
        };
    }

    @BeforeEach
    void quiet() {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        COLLISIONS.set(0);
    }

    /** Asks the server that the checks share, whose four copies predict like this from now on. */
    void serve(ToDoubleFunction<double[]> predicts) {
        work = predicts;
        if (shared == null) {
            BUILT.set(0);
            shared = SteadyServer.start(() -> fragile(features -> work.applyAsDouble(features)), COPIES);
            builtAtStart = BUILT.get();
        }
        server = shared;
        threads.ignoreThoseOfNow();
    }

    /** Asks a new server that may have so many copies, until the check ends. */
    void serveApart(int copies, ToDoubleFunction<double[]> predicts) {
        BUILT.set(0);
        server = SteadyServer.start(() -> fragile(predicts), copies);
        threads.ignoreThoseOfNow();
    }

    /** From now on the check itself stops the server, which is no longer shared. */
    Running taken() {
        Running taken = server;
        shared = null;
        server = null;
        return taken;
    }

    int built() {
        return BUILT.get();
    }

    int builtAtStart() {
        return builtAtStart;
    }

    /** A server stops while the next check runs: one that takes 5 s for it is slow, not wrong. */
    @AfterEach
    void stop() {
        if (sent.stream().anyMatch(answer -> !answer.isDone())) {
            threads.inside().forEach(Thread::interrupt); // they wait for a copy that nobody gives back
        }
        clients.close();
        if (server != null && server != shared) {
            stopAside(server);
        }
    }

    static void stopAside(Running running) {
        STOPPING.add(CompletableFuture.runAsync(running::close, task -> new Thread(task).start()));
    }

    private static void leaveShared() {
        if (shared != null) {
            stopAside(shared);
            shared = null;
        }
    }

    @AfterAll
    static void awaitStops() {
        leaveShared();
        CompletableFuture.allOf(STOPPING.toArray(CompletableFuture[]::new))
                .exceptionally(thrown -> null)
                .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                .join();
        STOPPING.clear();
    }

    void expectNoCollision() {
        expect("the number of times that a thread met another inside a copy", COLLISIONS.get())
                .usually("There were two threads inside one copy: each copy must be lent to one request at a time.")
                .toEqual(0);
    }

    /**
     * Whether a copy that is given back, just after the request that waits for it has looked, goes to it no sooner than it looks again, in four rounds of four. One that
     * does not look now and then is woken; one that looks every tenth of a second is quick enough.
     */
    boolean liesIdle() {
        int rounds = 4;
        List<CountDownLatch> held = latches(rounds);
        List<CountDownLatch> open = latches(rounds);
        serveApart(1, features -> {
            if (features[0] == 1) {
                held.get((int) features[1]).countDown();
                await(open.get((int) features[1]), 8);
            }
            return truth(features);
        });
        boolean idle = true;
        long period = Long.MAX_VALUE; // the shortest: on a busy machine one may look late
        for (int round = 0; round < rounds && idle; round++) {
            CompletableFuture<Answer> first = send("{\"features\": [1, " + round + "]}");
            await(held.get(round), 5);
            int before = threads.waiting();
            CompletableFuture<Answer> second = send("{\"features\": [2, " + round + "]}");
            threads.awaitWaiting(before + 1);
            OptionalLong one = threads.awaitNextLook();
            OptionalLong look = one.isEmpty() ? one : threads.awaitNextLook();
            if (look.isPresent()) {
                period = Math.min(period, look.getAsLong() - one.getAsLong());
            }
            open.get(round).countDown();
            first.join();
            second.join();
            idle = look.isPresent() && period > 100_000_000 && System.nanoTime() - look.getAsLong() > 0.5 * period;
        }
        return idle;
    }

    CompletableFuture<Answer> send(String body) {
        CompletableFuture<Answer> answer = clients.post(server.port(), body);
        sent.add(answer);
        return answer;
    }

    String ask(String features) {
        return status("{\"features\": " + features + "}");
    }

    /** What a client is shown, unless it waits for what never comes. */
    String status(String body) {
        CompletableFuture<Answer> answer = send(body);
        return threads.awaitUnlessWaiting(answer::isDone) ? shown(answer.join()) : "no answer";
    }

    /** The status, and the prediction if there is one. */
    static String shown(Answer response) {
        if (response.status() != 200) {
            return response.shown();
        }
        Matcher matcher = PREDICTION.matcher(response.body());
        return "200 " + (matcher.matches() ? Double.parseDouble(matcher.group(1)) : response.body());
    }

    /** Clients that ask for the features [i, 0.5] at once, for each i of a range; what each is shown. */
    List<CompletableFuture<String>> sendEach(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> send("{\"features\": [" + i + ", 0.5]}").thenApply(SteadyCase::shown))
                .toList();
    }

    /** What client i of {@link #sendEach} should be shown. */
    static String answer(int i) {
        return "200 " + (2 * i + 0.5);
    }

    static List<String> answers(int from, int to) {
        return IntStream.range(from, to).mapToObj(SteadyCase::answer).toList();
    }

    static List<String> joined(List<CompletableFuture<String>> futures) {
        return futures.stream().map(CompletableFuture::join).toList();
    }
}
