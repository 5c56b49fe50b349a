package gradus.workbook.deployment.registry;

import static gradus.engine.expect.Expect.expect;

import gradus.kit.threads.Task;
import gradus.workbook.deployment.registry.SwappedModel.Answer;
import org.junit.jupiter.api.AfterEach;

/** Models that can be held, and what is asked of the server that has one of them. */
abstract class SwapCase {
    static final double[] ROW = {0.5};
    static final String FAILED = "IllegalStateException";

    final ServedModel one = new ServedModel(1);
    final ServedModel two = new ServedModel(2);
    final ServedModel again = new ServedModel(1);

    @AfterEach
    void letGo() {
        one.letGo();
        again.letGo();
    }

    /** What a version says of the row. */
    static Answer of(int version) {
        return new Answer("v" + version, version + 0.5);
    }

    /** An answer on a thread of its own, which runs until its model lets it go. */
    static Task<Answer> running(SwappedModel server, ServedModel holding) {
        Task<Answer> answer = Task.of(() -> server.answer(ROW));
        answer.awaitUnlessEnded(holding::hasEntered);
        return answer;
    }

    /** Whether a swap ends; false if it waits for something. */
    static boolean swaps(SwappedModel server, ServedModel next) throws InterruptedException {
        return Task.of(() -> server.swap(next)).ended() != null;
    }

    /** What is thrown, by its simple name. */
    static String outcome(Runnable task) {
        try {
            task.run();
            return "nothing was thrown";
        } catch (RuntimeException | LinkageError e) {
            return e.getClass().getSimpleName();
        }
    }

    static void closed(String subject, ServedModel model, int times) {
        expect("the number of times " + subject, model.closed()).toEqual(times);
    }
}
