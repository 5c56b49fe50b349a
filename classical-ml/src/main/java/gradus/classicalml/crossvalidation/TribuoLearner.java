package gradus.classicalml.crossvalidation;

import gradus.classicalml.framing.Cases;
import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;

/** A classifier of Tribuo as a {@link Learner}: so it may be scored over folds that Tribuo does not cut, stratified or grouped ones. */
public final class TribuoLearner implements Learner {
    private final Supplier<Trainer<Label>> trainer;
    private final Cases cases;

    private TribuoLearner(Supplier<Trainer<Label>> trainer, Cases cases) {
        this.trainer = trainer;
        this.cases = cases;
    }

    /**
     * Learns classes.
     *
     * @param trainer makes a new trainer for each fold: a trainer of Tribuo counts its calls and draws other numbers at the second
     * @param cases whose target is a class; only the names of their features and classes are taken
     * @throws IllegalArgumentException if the target is a number
     */
    public static Learner of(Supplier<Trainer<Label>> trainer, Cases cases) {
        Require.given("trainer", trainer);
        Require.that(
                !cases.classes().isEmpty(),
                "the target must be a class to be classified, but " + cases.targetName() + " is a number");
        return new TribuoLearner(trainer, cases);
    }

    @Override
    public Function<Matrix, double[]> fit(Matrix X, double[] y) {
        Model<Label> model = trainer.get().train(dataset(X, y));
        return rows -> {
            MutableDataset<Label> asked = dataset(rows, new double[rows.rows()]); // the labels are not looked at
            return asked.getData().stream()
                    .mapToDouble(example -> cases.classes()
                            .indexOf(model.predict(example).getOutput().getLabel()))
                    .toArray();
        };
    }

    private MutableDataset<Label> dataset(Matrix X, double[] y) {
        int[] labels = Arrays.stream(y).mapToInt(label -> (int) label).toArray();
        return TribuoData.classification(cases.featureNames(), X.toArray(), Classes.of(cases.classes(), labels));
    }
}
