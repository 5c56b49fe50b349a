package gradus.classicalml.framing;

import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.Require;
import org.tribuo.MutableDataset;
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
        Require.that(
                !cases.classes().isEmpty(),
                "the target must be a class to be classified, but " + cases.targetName() + " is a number");
        Classes labels = Classes.of(cases.classes(), cases.labels());
        return TribuoData.classification(cases.featureNames(), cases.features().toArray(), labels);
    }
}
