package gradus.classicalml.framing;

import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import java.util.Map;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;

/** Cases in the words of Tribuo, where a case is an example and a feature is known by its name. */
public final class TribuoCases {
    private TribuoCases() {}

    /** The cases for a regression: the output has one dimension, of the target's name. */
    public static MutableDataset<Regressor> regression(Cases cases) {
        return TribuoData.regression(
                cases.featureNames(), cases.features().toArray(), cases.targetName(), cases.targets());
    }

    /**
     * The cases for a classification: the labels are the names of the classes.
     *
     * @throws IllegalArgumentException if the target is a number
     */
    public static MutableDataset<Label> classification(Cases cases) {
        requireClasses(cases);
        Classes labels = Classes.of(cases.classes(), cases.labels());
        return TribuoData.classification(cases.featureNames(), cases.features().toArray(), labels);
    }

    /**
     * What a regression model predicts for each case.
     *
     * @param model has one output; asked about the cases' features by their names
     * @return n numbers
     */
    public static double[] predictions(Model<Regressor> model, Cases cases) {
        return model.predict(regression(cases)).stream()
                .mapToDouble(prediction -> prediction.getOutput().getValues()[0])
                .toArray();
    }

    /**
     * The class that a model predicts for each case, as the label that it has among the cases.
     *
     * @throws IllegalArgumentException if the target is a number, or the model predicts a class that the cases do not know
     */
    public static int[] labels(Model<Label> model, Cases cases) {
        return model.predict(classification(cases)).stream()
                .mapToInt(prediction -> cases.classes()
                        .indexOf(Require.oneOf(
                                "predicted class", prediction.getOutput().getLabel(), cases.classes())))
                .toArray();
    }

    /**
     * How probable a model holds each class to be for each case. A class that the model has never seen has the probability 0.
     *
     * @param model gives probabilities
     * @return n × k, its columns in the order of the cases' classes
     * @throws IllegalArgumentException if the target is a number, or the model gives scores that are no probabilities
     */
    public static Matrix probabilities(Model<Label> model, Cases cases) {
        return Matrix.of(model.predict(classification(cases)).stream()
                .map(prediction -> probabilities(model, prediction, cases.classes()))
                .toArray(double[][]::new));
    }

    private static double[] probabilities(Model<Label> model, Prediction<Label> prediction, List<String> classes) {
        Require.that(
                prediction.hasProbabilities(),
                "model must give probabilities, but " + model.getName() + " gives other scores");
        Map<String, Label> scores = prediction.getOutputScores();
        return classes.stream()
                .mapToDouble(name -> scores.containsKey(name) ? scores.get(name).getScore() : 0)
                .toArray();
    }

    private static void requireClasses(Cases cases) {
        Require.that(
                !cases.classes().isEmpty(),
                "the target must be a class to be classified, but " + cases.targetName() + " is a number");
    }
}
