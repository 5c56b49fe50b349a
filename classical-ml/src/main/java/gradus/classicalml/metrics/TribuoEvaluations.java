package gradus.classicalml.metrics;

import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;

/** Tribuo's evaluation of probabilities that came from anywhere: another library, a service, a file. */
public final class TribuoEvaluations {
    private static final List<String> FEATURE = List.of("feature");
    private static final Logger LOG = Logger.getLogger("org.tribuo"); // held, or its level is lost with it

    static {
        LOG.setLevel(Level.WARNING);
    }

    private TribuoEvaluations() {}

    /**
     * What Tribuo says of these predictions. A case is predicted as its most probable class, the first of equals.
     *
     * @param probabilities n × k, one row for each case; finite
     * @param labels n classes from 0 to k − 1, which Tribuo then knows as {@code "0"}, {@code "1"}, …
     * @throws IllegalArgumentException if the sizes do not fit, or a label is no class
     */
    public static LabelEvaluation of(Matrix probabilities, int[] labels) {
        Matrix.requireFinite("probabilities", probabilities);
        Require.given("labels", labels);
        Require.size("labels", labels.length, probabilities.rows(), "one for each row of probabilities");
        List<Prediction<Label>> predictions = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            Require.between("labels[" + i + "]", labels[i], 0, probabilities.columns() - 1L, "the last class");
            predictions.add(prediction(probabilities.row(i), labels[i]));
        }
        MutableDataset<Label> classes = oneCaseOfEach(probabilities.columns());
        Model<Label> model = new LogisticRegressionTrainer().train(classes);
        return new LabelEvaluator().evaluate(model, predictions, classes.getProvenance());
    }

    private static Prediction<Label> prediction(double[] probabilities, int label) {
        Map<String, Label> scores = new HashMap<>();
        for (int c = 0; c < probabilities.length; c++) {
            scores.put(String.valueOf(c), new Label(String.valueOf(c), probabilities[c]));
        }
        Example<Label> example = TribuoData.example(FEATURE, new double[] {1}, new Label(String.valueOf(label)));
        Label best = scores.get(String.valueOf(Vectors.argMax(probabilities)));
        return new Prediction<>(best, scores, 1, example, true);
    }

    /** Of the model, Tribuo asks only which classes there are, and whether it gives probabilities. */
    private static MutableDataset<Label> oneCaseOfEach(int classes) {
        int[] each = IntStream.range(0, classes).toArray();
        List<String> names =
                IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        return TribuoData.classification(FEATURE, new double[classes][1], Classes.of(names, each));
    }
}
