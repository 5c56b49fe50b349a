package gradus.workbook.deployment.registry;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.http.ThreadWatch;
import gradus.kit.http.Waits;
import gradus.workbook.deployment.registry.SwappedModel.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "registry",
        number = 4,
        title = "Swap the model while it answers",
        kind = Kind.BUILD,
        points = 10,
        minutes = 35)
@Hint("How often does an answer look at which model is current? Once must be enough.")
@Hint(
        "Count for each model who holds it: every answer that uses it, and the server while it is the current one. Who brings the count to 0 closes.")
@Hint(
        "Between the look at the current model and your count, it may be replaced and closed. Do both in one step, or look again when the count was 0.")
@ExplainedIn("registry#swap-while-it-runs")
class SwappedModelTest {
    private static final double[] ROW = {0.5};
    private static final String FAILED = "IllegalStateException";

    private final ServedModel one = new ServedModel(1);
    private final ServedModel two = new ServedModel(2);
    private final ServedModel again = new ServedModel(1);

    private static Answer of(int version) {
        return new Answer("v" + version, version + 0.5);
    }

    /** Something on a thread of its own. */
    private static final class Task<T> {
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final Thread thread;

        Task(Supplier<T> work) {
            thread = new Thread(() -> {
                try {
                    result.complete(work.get());
                } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        /** Waits until as many predictions of a model run as it holds, or this has ended. */
        void awaitIn(ServedModel model) {
            long begin = System.nanoTime();
            while (!model.hasEntered() && thread.isAlive() && System.nanoTime() - begin < 5_000_000_000L) {
                Waits.pause(1);
            }
        }

        /** Waits for it; null if it waits for something itself. */
        T ended() throws InterruptedException {
            return ThreadWatch.awaitEndOrWait(thread) ? null : result.join();
        }
    }

    private static boolean swaps(SwappedModel server, ServedModel next) throws InterruptedException {
        Task<String> swap = new Task<>(() -> {
            server.swap(next);
            return "swapped";
        });
        return swap.ended() != null;
    }

    @AfterEach
    void letGo() {
        one.letGo();
        again.letGo();
    }

    private static String outcome(Runnable task) {
        try {
            task.run();
            return "nothing was thrown";
        } catch (RuntimeException | LinkageError e) {
            return e.getClass().getSimpleName();
        }
    }

    private static void closed(String subject, ServedModel model, int times) {
        expect("the number of times " + subject, model.closed()).toEqual(times);
    }

    @Test
    void the_current_model_answers() {
        SwappedModel server = new SwappedModel(one);
        expect("the answer of version 1 to 0.5", server.answer(ROW)).toEqual(of(1));
        closed("version 1 is closed while it is the current one", one, 0);
        server.swap(two);
        expect("the answer after version 2 was swapped in", server.answer(ROW)).toEqual(of(2));
        expect("the answer to another row", server.answer(new double[] {3})).toEqual(new Answer("v2", 5));
        SwappedModel other = new SwappedModel(new ServedModel(3));
        expect("the answer of a second server, with version 3", other.answer(ROW))
                .toEqual(of(3));
        expect("the answer of the first server after that", server.answer(ROW))
                .ifEqual(of(3), "The two servers share their model: what belongs to one is not static.")
                .toEqual(of(2));
    }

    @Test
    @Needs("the_current_model_answers")
    void a_model_that_nobody_uses_is_closed_at_once_and_once() {
        SwappedModel server = new SwappedModel(one);
        server.answer(ROW);
        server.swap(two);
        closed("version 1 is closed, replaced while no answer ran,", one, 1);
        server.answer(ROW);
        server.swap(new ServedModel(3));
        closed("version 1 is closed after two swaps", one, 1);
        closed("version 2 is closed after two swaps", two, 1);
    }

    @Test
    @Needs("the_current_model_answers")
    void both_halves_of_an_answer_are_of_one_model() {
        for (boolean inVersion : new boolean[] {true, false}) {
            SwappedModel[] server = new SwappedModel[1];
            ServedModel next = new ServedModel(2);
            AtomicBoolean done = new AtomicBoolean();
            Runnable swap = () -> {
                if (server[0] != null && done.compareAndSet(false, true)) {
                    server[0].swap(next);
                }
            };
            ServedModel first =
                    inVersion ? new ServedModel(1).doing(swap, () -> {}) : new ServedModel(1).doing(() -> {}, swap);
            server[0] = new SwappedModel(first);
            String when = inVersion ? "when the version is asked" : "while it predicts";
            expect("the answer, if the model is swapped " + when + ",", server[0].answer(ROW))
                    .when(
                            answer -> !answer.equals(of(2)),
                            "The version is of one model, the prediction of another: the current one was looked up twice.")
                    .toEqual(of(1));
            expect("the uses of version 1 when it is closed, swapped " + when + ",", first.usedWhenClosed())
                    .usually(
                            "The old model was closed although an answer was still using it, or was asked once more after that.")
                    .toEqual(0);
            closed("version 1 is closed after that answer", first, 1);
        }
    }

    @Test
    @Needs("both_halves_of_an_answer_are_of_one_model")
    void nobody_waits_for_a_running_answer() throws Exception {
        one.holding(1);
        SwappedModel server = new SwappedModel(one);
        Task<Answer> running = new Task<>(() -> server.answer(ROW));
        running.awaitIn(one);
        expect("a swap while an answer runs", swaps(server, two))
                .ifEqual(false, "It waits for the answer to end. Who ends last can close the old model instead.")
                .toEqual(true);
        expect(
                        "an answer that begins after the swap, while the old one still runs,",
                        new Task<>(() -> server.answer(ROW)).ended())
                .when(answer -> answer == null, "It waits for the other answer.")
                .toEqual(of(2));
        closed("version 1 is closed while an answer uses it", one, 0);
        one.letGo();
        expect("the answer that ran through the swap", running.ended()).toEqual(of(1));
        closed("version 1 is closed when that answer has returned", one, 1);
    }

    @Test
    @Needs("a_model_that_nobody_uses_is_closed_at_once_and_once")
    void nobody_waits_for_a_slow_close() throws Exception {
        SwappedModel server = new SwappedModel(one.closingSlowly());
        Task<String> swap = new Task<>(() -> {
            server.swap(two);
            return "swapped";
        });
        one.awaitClosing();
        expect("an answer while the old model is being closed", new Task<>(() -> server.answer(ROW)).ended())
                .when(answer -> answer == null, "It waits: the lock is held while the old model closes.")
                .toEqual(of(2));
        one.letGo();
        swap.ended();
    }

    @Test
    @Needs("nobody_waits_for_a_running_answer")
    void the_last_of_several_answers_closes() throws Exception {
        one.holding(2);
        SwappedModel server = new SwappedModel(one);
        Task<Answer> first = new Task<>(() -> server.answer(ROW));
        Task<Answer> second = new Task<>(() -> server.answer(ROW));
        second.ended(); // it stands in the model by now, or before it
        expect("two answers at once", one.hasEntered())
                .ifEqual(false, "The second waits until the first has ended.")
                .toEqual(true);
        swaps(server, two);
        one.letOneGo();
        CompletableFuture.anyOf(first.result, second.result).get(10, TimeUnit.SECONDS);
        expect("the number of times version 1 is closed when the first of two answers has ended", one.closed())
                .ifEqual(1, "The first to end has closed it, although another is still using it.")
                .toEqual(0);
        one.letGo();
        expect("the first answer", first.ended()).toEqual(of(1));
        expect("the second answer", second.ended()).toEqual(of(1));
        expect("the uses of version 1 when it is closed, by two answers,", one.usedWhenClosed())
                .usually("The first to end has closed it, although another was still using it.")
                .toEqual(0);
        closed("version 1 is closed after two answers", one, 1);
    }

    @Test
    @Needs("nobody_waits_for_a_running_answer")
    void each_model_has_a_count_of_its_own() throws Exception {
        again.holding(1);
        SwappedModel server = new SwappedModel(one.holding(1));
        Task<Answer> first = new Task<>(() -> server.answer(ROW));
        first.awaitIn(one);
        swaps(server, again);
        Task<Answer> second = new Task<>(() -> server.answer(ROW));
        second.awaitIn(again);
        swaps(server, two);
        one.letGo();
        first.ended();
        expect(
                        "the number of times a model is closed after its last answer, while one of the next model runs,",
                        one.closed())
                .ifEqual(0, "It waits for answers of another model. Models are counted each by itself, not by version.")
                .toEqual(1);
        closed("the next model, of the same version, is closed while an answer uses it", again, 0);
        again.letGo();
        second.ended();
        closed("the next model is closed after its last answer", again, 1);
    }

    @Test
    @Needs("a_model_that_nobody_uses_is_closed_at_once_and_once")
    void an_answer_that_fails_has_ended() {
        failing("UnsupportedOperationException", () -> {}, () -> {
            throw new UnsupportedOperationException("no");
        });
        failing(
                "UnsupportedOperationException, asked for its version,",
                () -> {
                    throw new UnsupportedOperationException("no");
                },
                () -> {});
        failing("LinkageError", () -> {}, () -> {
            throw new LinkageError("no");
        });
    }

    private static void failing(String what, Runnable inVersion, Runnable inPredict) {
        ServedModel one = new ServedModel(1);
        ServedModel two = new ServedModel(2);
        SwappedModel server = new SwappedModel(one);
        one.doing(inVersion, inPredict);
        expect("what an answer throws if its model throws " + what, outcome(() -> server.answer(ROW)))
                .toEqual(what.split(",")[0]);
        closed("version 1 is closed after an answer that failed", one, 0);
        server.swap(two);
        expect("the number of times version 1 is closed, replaced after an answer that failed,", one.closed())
                .ifEqual(0, "The failed answer still counts as running: let go in a finally block.")
                .toEqual(1);
        expect("the answer after that", server.answer(ROW)).toEqual(of(2));
    }

    @Test
    @Needs("nobody_waits_for_a_running_answer")
    void after_the_end_there_is_no_model() throws Exception {
        one.holding(1);
        SwappedModel server = new SwappedModel(one);
        Task<Answer> running = new Task<>(() -> server.answer(ROW));
        running.awaitIn(one);
        new Task<>(() -> {
                    server.close();
                    server.close();
                    return "closed";
                })
                .ended();
        closed("version 1 is closed by the end of the server, while an answer uses it,", one, 0);
        expect("what answer throws after close", outcome(() -> server.answer(ROW)))
                .toEqual(FAILED);
        expect("what swap throws after close", outcome(() -> server.swap(two))).toEqual(FAILED);
        closed("version 2 is closed, which came too late,", two, 0);
        one.letGo();
        expect("the answer that ran through the end", running.ended()).toEqual(of(1));
        closed("version 1 is closed after the end of the server and of its last answer", one, 1);
        ServedModel idle = new ServedModel(3);
        SwappedModel other = new SwappedModel(idle);
        other.close();
        other.close();
        closed("an idle model is closed by two calls of close", idle, 1);
    }

    private static String swapAll(SwappedModel server, List<? extends SwappedModel.Model> models) {
        models.forEach(server::swap);
        return "ended";
    }

    @Test
    @Needs("a_model_that_nobody_uses_is_closed_at_once_and_once")
    void two_swaps_at_once_replace_one_after_the_other() throws Exception {
        int each = 100_000;
        List<Counted> models =
                IntStream.rangeClosed(0, 2 * each).mapToObj(i -> new Counted()).toList();
        SwappedModel server = new SwappedModel(models.get(0));
        CyclicBarrier start = new CyclicBarrier(2);
        List<Task<String>> swaps = new ArrayList<>();
        for (int from : new int[] {1, 1 + each}) {
            swaps.add(new Task<>(() -> {
                awaitStart(start);
                return swapAll(server, models.subList(from, from + each));
            }));
        }
        for (Task<String> swap : swaps) {
            swap.result.get(10, TimeUnit.SECONDS);
        }
        server.close();
        expect(
                        "the models that were not closed exactly once, when two threads swap at the same time,",
                        models.stream().filter(model -> model.get() != 1).count())
                .usually(
                        "Two swaps at once replaced the same model: the look at the old one and the change must be one step.")
                .toEqual(0L);
    }

    /** A model that only counts how often it is closed. */
    private static final class Counted extends AtomicInteger implements SwappedModel.Model {
        private static final long serialVersionUID = 1L;

        @Override
        public String version() {
            return "counted";
        }

        @Override
        public double predict(double[] row) {
            return 0;
        }

        @Override
        public void close() {
            incrementAndGet();
        }
    }

    private static void awaitStart(CyclicBarrier start) {
        try {
            start.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Needs
    void holds_under_load() throws Exception {
        List<ServedModel> models =
                IntStream.rangeClosed(0, 20_000).mapToObj(ServedModel::new).toList();
        SwappedModel server = new SwappedModel(models.get(0));
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger mixed = new AtomicInteger();
        List<Task<String>> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(new Task<>(() -> {
                while (!stop.get()) {
                    Answer answer = server.answer(ROW);
                    mixed.addAndGet(answer.version().equals("v" + (int) answer.prediction()) ? 0 : 1);
                }
                return "ended";
            }));
        }
        swapAll(server, models.subList(1, models.size()));
        stop.set(true);
        for (Task<String> client : clients) {
            expect("a client under load", client.result.get(10, TimeUnit.SECONDS))
                    .toEqual("ended");
        }
        server.close();
        expect("the answers of two models, under 20,000 swaps,", mixed.get()).toEqual(0);
        expect(
                        "the uses of a closed model, under 20,000 swaps,",
                        models.stream().mapToInt(ServedModel::usedWhenClosed).sum())
                .usually("Between the look at the current model and the count, it was replaced and closed.")
                .toEqual(0);
        expect(
                        "the models that were not closed exactly once",
                        models.stream().filter(model -> model.closed() != 1).count())
                .usually(
                        "Counting down and looking whether the count is 0 must be one step: two answers may end at once.")
                .toEqual(0L);
    }
}
