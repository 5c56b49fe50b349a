package gradus.workbook.deployment.registry;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.threads.Interleavings;
import gradus.kit.threads.Task;
import gradus.workbook.deployment.registry.SwappedModel.Answer;
import java.util.concurrent.atomic.AtomicBoolean;
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
class SwappedModelTest extends SwapCase {
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
        Task<Answer> running = running(server, one);
        expect("a swap while an answer runs", swaps(server, two))
                .ifEqual(false, "It waits for the answer to end. Who ends last can close the old model instead.")
                .toEqual(true);
        expect(
                        "an answer that begins after the swap, while the old one still runs,",
                        Task.of(() -> server.answer(ROW)).ended())
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
        Task<String> swap = Task.of(() -> server.swap(two));
        one.awaitClosing();
        expect(
                        "an answer while the old model is being closed",
                        Task.of(() -> server.answer(ROW)).ended())
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
        Task<Answer> first = Task.of(() -> server.answer(ROW));
        Task<Answer> second = Task.of(() -> server.answer(ROW));
        second.ended(); // it stands in the model by now, or before it
        expect("two answers at once", one.hasEntered())
                .ifEqual(false, "The second waits until the first has ended.")
                .toEqual(true);
        swaps(server, two);
        one.letOneGo();
        Task.first(first, second);
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
        Task<Answer> first = running(server, one);
        swaps(server, again);
        Task<Answer> second = running(server, again);
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
        Task<Answer> running = running(server, one);
        Task.of(() -> {
                    server.close();
                    server.close();
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
    void holds_however_the_steps_of_two_mix() {
        Meetings.ALL.forEach(
                meeting -> Interleavings.of(SwappedModel.class, meeting).hold());
    }

    @Test
    @Needs("holds_however_the_steps_of_two_mix")
    void two_swaps_at_once_replace_one_after_the_other() throws Exception {
        ModelUnderLoad load = new ModelUnderLoad(4_000);
        load.run(2, 0);
        expect(
                        "the models that were not closed exactly once, when two threads swap at the same time,",
                        load.notClosedOnce())
                .usually(
                        "Two swaps at once replaced the same model: the look at the old one and the change must be one step.")
                .toEqual(0L);
    }

    @Test
    @Needs
    void holds_under_load() throws Exception {
        ModelUnderLoad load = new ModelUnderLoad(4_000);
        load.run(1, 3);
        expect("the answers of two models, under 4,000 swaps,", load.mixedAnswers())
                .toEqual(0);
        expect("the uses of a closed model, under 4,000 swaps,", load.usesOfClosed())
                .usually("Between the look at the current model and the count, it was replaced and closed.")
                .toEqual(0);
        expect("the models that were not closed exactly once", load.notClosedOnce())
                .usually(
                        "Counting down and looking whether the count is 0 must be one step: two answers may end at once.")
                .toEqual(0L);
    }
}
