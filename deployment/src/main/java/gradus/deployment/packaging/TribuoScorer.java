package gradus.deployment.packaging;

import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.Require;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** A model of Tribuo: features by name, numbers in double. */
public final class TribuoScorer implements Scorer {
    /** One row, in the order of the file, to its answer. */
    private interface Ask {
        double answer(double[] row);
    }

    private final Model<?> model;
    private final Rows rows;
    private final Ask ask;

    private TribuoScorer(Model<?> model, Rows rows, Ask ask) {
        this.model = model;
        this.rows = rows;
        this.ask = ask;
    }

    /**
     * A scorer from the bytes of Tribuo's protobuf.
     *
     * @param answer of a classifier: the number of the class whose probability is the answer
     * @throws IllegalArgumentException if the bytes hold no model, or not one for these rows
     */
    public static TribuoScorer of(byte[] bytes, Rows rows, int answer) {
        try {
            return of(Model.deserializeFromStream(new ByteArrayInputStream(bytes)), rows, answer);
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("bytes must be a model of Tribuo, but are not: " + e.getMessage(), e);
        }
    }

    /** A scorer from a model at hand. */
    public static TribuoScorer of(Model<?> model, Rows rows, int answer) {
        for (String name : rows.wanted()) {
            Require.that(
                    model.getFeatureIDMap().getID(name) >= 0,
                    "the model must know every input, but does not know " + name);
        }
        if (model.validate(Regressor.class)) {
            Model<Regressor> regression = model.castModel(Regressor.class);
            return new TribuoScorer(
                    model,
                    rows,
                    row -> regression
                            .predict(TribuoData.example(rows.wanted(), row, RegressionFactory.UNKNOWN_REGRESSOR))
                            .getOutput()
                            .getValues()[0]);
        }
        Model<Label> classifier = model.castModel(Label.class);
        String label = TribuoExport.label(classifier, answer);
        return new TribuoScorer(
                model,
                rows,
                row -> classifier
                        .predict(TribuoData.example(rows.wanted(), row, LabelFactory.UNKNOWN_LABEL))
                        .getOutputScores()
                        .get(label)
                        .getScore());
    }

    /** Where the model comes from, as Tribuo wrote it down. */
    public String provenance() {
        return model.getProvenance().toString();
    }

    @Override
    public double[] score(double[][] asked) {
        return Arrays.stream(asked)
                .map(rows::reordered)
                .mapToDouble(ask::answer)
                .toArray();
    }

    @Override
    public String precision() {
        return "float64";
    }

    @Override
    public void close() {}
}
