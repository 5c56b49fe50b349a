package gradus.deployment.packaging;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import gradus.fundamentals.Require;
import java.util.Map;

/** An ONNX graph of one input and one output, run by ONNX Runtime; numbers in float32. */
public final class OnnxScorer implements Scorer {
    private final OrtSession session;
    private final Rows rows;
    private final int answer;

    private OnnxScorer(OrtSession session, Rows rows, int answer) {
        this.session = session;
        this.rows = rows;
        this.answer = answer;
    }

    /**
     * A scorer from the bytes of a graph that takes n × d numbers and gives n × k.
     *
     * @param answer which of the k
     * @throws IllegalArgumentException if ONNX Runtime cannot read the bytes
     */
    public static OnnxScorer of(byte[] bytes, Rows rows, int answer) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1); // threads would cost more than a linear model
            return new OnnxScorer(OrtEnvironment.getEnvironment().createSession(bytes, options), rows, answer);
        } catch (OrtException e) {
            throw new IllegalArgumentException("bytes must be an ONNX graph, but are not: " + e.getMessage(), e);
        }
    }

    @Override
    public double[] score(double[][] asked) {
        double[] answers = new double[asked.length];
        long[] shape = {asked.length, rows.wanted().size()};
        String input = session.getInputNames().iterator().next();
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), rows.floats(asked), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            float[][] outputs = (float[][]) result.get(0).getValue();
            for (int i = 0; i < answers.length; i++) {
                answers[i] = outputs[i][Require.index("answer", answer, outputs[i].length)];
            }
            return answers;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public String precision() {
        return "float32";
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not close the session: " + e.getMessage(), e);
        }
    }
}
