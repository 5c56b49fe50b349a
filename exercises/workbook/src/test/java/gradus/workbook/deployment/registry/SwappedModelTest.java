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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
    }

    private static String outcome(Runnable task) {
        try {
            task.run();
            return "nothing was thrown";
        } catch (RuntimeException e) {
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
                if (done.compareAndSet(false, true)) {
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
                    .usually("The old model was closed by the swap, although an answer was still using it.")
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
    @Needs("a_model_that_nobody_uses_is_closed_at_once_and_once")
    void an_answer_that_fails_has_ended() {
        one.doing(() -> {}, () -> {
            throw new UnsupportedOperationException("no");
        });
        SwappedModel server = new SwappedModel(one);
        expect(
                        "what an answer throws if its model throws UnsupportedOperationException",
                        outcome(() -> server.answer(ROW)))
                .toEqual("UnsupportedOperationException");
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

    @Test
    @Needs
    void holds_under_load() throws Exception {
        List<ServedModel> models = new ArrayList<>(List.of(new ServedModel(0)));
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
        for (int version = 1; version <= 20_000; version++) {
            models.add(new ServedModel(version));
            server.swap(models.get(version));
        }
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
                .toEqual(0L);
    }
}
