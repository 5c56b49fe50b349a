package gradus.workbook.deployment.packaging;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import gradus.datasets.bridge.TribuoData;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.tribuo.Model;
import org.tribuo.ONNXExportable;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;

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
 * @see <a href="../../../../../../../../../deployment/docs/packaging.md">deployment/docs/packaging.md</a>
 */
public final class ServedByOnnx implements AutoCloseable {
    // begin solution: what one served model keeps
    private final OrtSession session;
    private final int[] places;
    private final int answer;
    private boolean closed;

    private ServedByOnnx(OrtSession session, int[] places, int answer) {
        this.session = session;
        this.places = places;
        this.answer = answer;
    }
    // instead of
    // private ServedByOnnx() {}
    // end solution

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
        // begin solution: places, answer, session; then compare, and close what fails
        int[] places = places(model, columns);
        int answer = model.getOutputIDInfo().getID(new Label(label));
        if (answer < 0) {
            throw new IllegalArgumentException("label must be a class of the model, but was " + label);
        }
        ServedByOnnx served = new ServedByOnnx(session(model), places, answer);
        try {
            served.compare(model, columns, label, samples);
        } catch (RuntimeException e) {
            served.close();
            throw e;
        }
        return served;
        // end solution
    }

    /** The place of each column in the graph. */
    private static int[] places(Model<Label> model, List<String> columns) {
        // begin solution: by name; refuse what the model does not have, what stands twice, what is missing
        for (var feature : model.getFeatureIDMap()) {
            if (!columns.contains(feature.getName())) {
                throw new IllegalArgumentException("columns must hold " + feature.getName() + ", but were " + columns);
            }
        }
        int[] places = new int[columns.size()];
        boolean[] taken = new boolean[model.getFeatureIDMap().size()];
        for (int j = 0; j < places.length; j++) {
            places[j] = model.getFeatureIDMap().getID(columns.get(j));
            if (places[j] < 0 || taken[places[j]]) {
                throw new IllegalArgumentException(
                        "columns must be the model's features, each once, but one was " + columns.get(j));
            }
            taken[places[j]] = true;
        }
        return places;
        // end solution
    }

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
    private void compare(Model<Label> model, List<String> columns, String label, double[][] samples) {
        // begin solution: ask both; a difference is large or small relative to the model's answer
        double[] came = probabilities(samples);
        for (int i = 0; i < samples.length; i++) {
            double right = model.predict(TribuoData.example(columns, samples[i], LabelFactory.UNKNOWN_LABEL))
                    .getOutputScores()
                    .get(label)
                    .getScore();
            if (!(Math.abs(came[i] - right) <= 1e-5 * right)) {
                throw new IllegalStateException("sample " + i + " must get " + right + ", but gets " + came[i]);
            }
        }
        // end solution
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
        // begin solution: one tensor, one run, both closed
        int d = places.length;
        float[] numbers = new float[rows.length * d];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != d) {
                throw new IllegalArgumentException("a row must hold " + d + " numbers, but holds " + rows[i].length);
            }
            for (int j = 0; j < d; j++) {
                numbers[i * d + places[j]] = (float) rows[i][j];
            }
        }
        double[] answers = new double[rows.length];
        try (OnnxTensor tensor = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), FloatBuffer.wrap(numbers), new long[] {rows.length, d});
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
            float[][] outputs = (float[][]) result.get(0).getValue();
            for (int i = 0; i < answers.length; i++) {
                answers[i] = outputs[i][answer];
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        return answers;
        // end solution
    }

    /** Gives the memory of the session back. May be called again, and does nothing then. */
    @Override
    public void close() {
        // begin solution: the session, once
        if (!closed) {
            closed = true;
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
        // end solution
    }
}
