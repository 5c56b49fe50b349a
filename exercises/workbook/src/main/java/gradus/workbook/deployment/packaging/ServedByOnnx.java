package gradus.workbook.deployment.packaging;

import static gradus.engine.exercise.Todo.todo;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.ONNXExportable;
import org.tribuo.classification.Label;

/**
 * Serves a classifier that Tribuo has trained by ONNX Runtime, with the same answers. The graph knows neither the names of the columns nor those of the
 * classes: Tribuo has numbered both, and not in the order of your table.
 *
 * <p>A session on the exported graph is made for you. The graph has one input (n × d floats) and one output (n × k floats, a probability for each class). What you need:
 *
 * <ul>
 *   <li>{@code model.getFeatureIDMap().getID(name)} is the column in which the graph wants a feature, −1 for a name that the model does not know; going through
 *       {@code model.getFeatureIDMap()} gives every feature, each with {@code getName()};
 *   <li>{@code model.getOutputIDInfo().getID(new Label(name))} is the column of a class, −1 likewise;
 *   <li>{@code OnnxTensor.createTensor(environment, FloatBuffer, shape)} makes an input, {@code session.run(Map.of(inputName, tensor))} a result, whose value is a
 *       {@code float[][]};
 *   <li>{@code model.predict(TribuoData.example(columns, row, LabelFactory.UNKNOWN_LABEL)).getOutputScores().get(label).getScore()} is what Tribuo says.
 * </ul>
 *
 * <p>Sessions, tensors and results keep memory outside the heap until they are closed. Of the three, a test can see only whether the session of a
 * closed object is closed: for the rest, read your own code with this in mind.
 *
 * <p>You may want to import {@link ai.onnxruntime.OnnxTensor}, {@link gradus.datasets.bridge.TribuoData},
 * {@link java.nio.FloatBuffer}, {@link java.util.Map}, {@link org.tribuo.classification.LabelFactory}.
 *
 * @see <a href="../../../../../../../../../deployment/docs/packaging.md">deployment/docs/packaging.md</a>
 */
public final class ServedByOnnx implements AutoCloseable {
    private ServedByOnnx() {}

    /**
     * Exports the model, and compares its answers with the model's before anybody else sees them.
     *
     * @param model a classifier that can be exported
     * @param columns the names of the columns of the rows that will be asked: the model's features, each once, in any order; not kept
     * @param label the class whose probability is the answer
     * @param samples rows to compare, in the order of the columns; there may be none
     * @throws IllegalArgumentException if the columns are not the model's features, each once, or the label is not one of its classes; the message names a
     *     name that is wrong or missing
     * @throws IllegalStateException if an answer to a sample differs from the model's by more than 1e-5 of the model's answer
     */
    public static ServedByOnnx of(Model<Label> model, List<String> columns, String label, double[][] samples) {
        return todo("places, answer, session; then compare, and close what fails");
    }

    /** The place of each column in the graph. */
    @SuppressWarnings("unused") // until your code uses it
    private static int[] places(Model<Label> model, List<String> columns) {
        return todo("by name; refuse what the model does not have, what stands twice, what is missing");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static OrtSession session(Model<Label> model) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1); // threads would cost more than a linear model
            byte[] graph = ((ONNXExportable) model).exportONNXModel("gradus", 1).toByteArray();
            return OrtEnvironment.getEnvironment().createSession(graph, options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends in an IllegalStateException if the graph answers a sample otherwise than the model. */
    @SuppressWarnings("unused") // until your code uses it
    private void compare(Model<Label> model, List<String> columns, String label, double[][] samples) {
        todo("ask both; a difference is large or small relative to the model's answer");
    }

    /**
     * The probability of the label for each row, all asked of the session at once.
     *
     * @param rows n × d numbers in the order of the columns; n may be 0, and the rows stay as they are
     * @return n probabilities
     * @throws IllegalArgumentException if a row has not d numbers; the message says how many it has
     * @throws IllegalStateException if this has been closed
     */
    public double[] probabilities(double[][] rows) {
        return todo("one tensor, one run, both closed");
    }

    /** Gives the memory of the session back. May be called again, and does nothing then. */
    @Override
    public void close() {
        todo("the session, once");
    }
}
