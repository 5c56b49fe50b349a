package gradus.workbook.deployment.registry;

import static gradus.engine.exercise.Todo.todo;

/**
 * The model of a server, which is changed while requests run on many threads.
 *
 * <ul>
 *   <li>{@code answer} asks one model for its version and for its prediction, in any order, and returns both. Whatever happens meanwhile, both are of the same model:
 *       the current one at some moment while it ran.
 *   <li>{@code swap} makes another model the current one: whoever begins after it has returned is answered by that. It does not wait for answers that run, and they do not
 *       wait for it, nor for each other.
 *   <li>A model that was replaced is closed once: at once if no answer uses it, otherwise when the last answer that uses it ends, at the latest before that {@code answer} returns.
 *       A model is never asked after it was closed, and the current one is never closed.
 *   <li>An answer may end by an exception or an error of its model. It goes on to the caller as it is, and the answer has ended.
 *   <li>{@code close} ends the server: the current model is closed as if it were replaced by none. From then on {@code answer} and {@code swap} throw an {@link
 *       IllegalStateException} (the model that was to be swapped in is left alone), and a second {@code close} does nothing.
 * </ul>
 *
 * <p>Each model is given to at most one server, and once; two models may have the same version. Closing a model throws nothing, and may take long: nobody waits for it but the
 * thread that does it. A model that is asked may itself swap the model of the server.
 *
 * @see <a href="../../../../../../../../../deployment/docs/registry.md">deployment/docs/registry.md</a>
 */
public final class SwappedModel implements AutoCloseable {
    /** A model with memory that must be given back. */
    public interface Model extends AutoCloseable {
        /** Which one it is. */
        String version();

        /** What it says of a row. */
        double predict(double[] row);

        @Override
        void close();
    }

    /** What it said, and which one it was. */
    public record Answer(String version, double prediction) {}

    public SwappedModel(Model first) {
        todo("keep the first model");
    }

    /** What the current model says of a row. */
    public Answer answer(double[] row) {
        return todo("take hold of one model, ask it, let go whatever happens");
    }

    /** Makes another model the current one. */
    public void swap(Model next) {
        todo("change it, and let go of the old one");
    }

    @Override
    public void close() {
        todo("let go of the last one");
    }
}
