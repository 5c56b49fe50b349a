package gradus.classicalml.splitting;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** Tribuo's random forest for regression, trained and tested on the rows of a {@link Split}. */
public final class TribuoForest {
    private static final Logger LOG = Logger.getLogger("org.tribuo"); // held, or its level is lost with it

    static {
        LOG.setLevel(Level.WARNING);
    }

    private TribuoForest() {}

    /**
     * The square of each test row's prediction error.
     *
     * @return as many numbers as the split has test rows, in their order
     */
    public static double[] squaredErrors(Cases cases, Split split, int trees) {
        double[] errors = Vectors.minus(
                predictions(cases, split.train(), split.test(), trees), Vectors.at(cases.targets(), split.test()));
        for (int i = 0; i < errors.length; i++) {
            errors[i] *= errors[i];
        }
        return errors;
    }

    /** Predictions for any rows, by a forest that trained on others or the same; each split tries half of the columns. */
    public static double[] predictions(Cases cases, int[] train, int[] rows, int trees) {
        CARTRegressionTrainer tree =
                new CARTRegressionTrainer(Integer.MAX_VALUE, 1f, 0f, 0.5f, false, new MeanSquaredError(), 1L);
        Model<Regressor> forest = new RandomForestTrainer<>(tree, new AveragingCombiner(), trees, 1L)
                .train(TribuoCases.regression(cases.rowsAt(train)));
        MutableDataset<Regressor> asked = TribuoCases.regression(cases.rowsAt(rows));
        double[] predictions = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            predictions[i] = forest.predict(asked.getExample(i)).getOutput().getValues()[0];
        }
        return predictions;
    }
}
