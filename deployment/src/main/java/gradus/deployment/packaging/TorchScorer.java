package gradus.deployment.packaging;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import gradus.deeplearning.djl.LiveArrays;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A TorchScript program of one tensor in, one out, run by DJL's PyTorch; numbers in float64. */
public final class TorchScorer implements Scorer {
    private final Model model;
    private final Rows rows;

    private TorchScorer(Model model, Rows rows) {
        this.model = model;
        this.rows = rows;
    }

    /**
     * A scorer from the bytes of a program that takes n × d numbers and gives n.
     *
     * @throws IllegalArgumentException if PyTorch cannot read the bytes
     */
    public static TorchScorer of(byte[] bytes, Rows rows) {
        Model model = Model.newInstance("torchscript", "PyTorch");
        try {
            model.load(new ByteArrayInputStream(bytes));
            return new TorchScorer(model, rows);
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new IllegalArgumentException("bytes must be TorchScript, but are not: " + e.getMessage(), e);
        }
    }

    @Override
    public double[] score(double[][] asked) {
        if (asked.length == 0) {
            return new double[0];
        }
        Shape shape = new Shape(asked.length, rows.wanted().size());
        try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
                var manager = model.getNDManager().newSubManager();
                NDList answers = predictor.predict(new NDList(manager.create(rows.doubles(asked), shape)))) {
            return answers.singletonOrThrow().toDoubleArray();
        } catch (TranslateException e) {
            throw new IllegalStateException("PyTorch could not answer: " + e.getMessage(), e);
        }
    }

    /** How many arrays in native memory belong to the model. */
    int liveArrays() {
        return LiveArrays.count(model.getNDManager());
    }

    @Override
    public String precision() {
        return "float64";
    }

    @Override
    public void close() {
        model.close();
    }
}
