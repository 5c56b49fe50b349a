package gradus.classicalml.linearregression;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluation;
import org.tribuo.regression.evaluation.RegressionEvaluator;
import org.tribuo.regression.slm.SLMTrainer;

/**
 * Least squares with Tribuo. It has no trainer of that name: forward selection takes one feature after another and refits
 * least squares each time, and once every feature is in, that is least squares on all of them.
 */
public final class TribuoLeastSquares {
    private TribuoLeastSquares() {}

    /**
     * Rows and targets in Tribuo's form, where a feature is known by its name.
     *
     * @param features one different name for each column of X
     * @param X one row a case, finite
     * @param target the target's name
     * @param y one target a row, finite
     * @throws IllegalArgumentException if X or y is null or not finite, or the sizes do not fit
     */
    public static Dataset<Regressor> dataset(List<String> features, Matrix X, String target, double[] y) {
        Checks.requireData(X, y);
        Checks.requireSize("features", features.size(), X.columns(), "the number of columns of X");
        String[] names = features.toArray(String[]::new);
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("rows of a matrix", factory), factory);
        for (int i = 0; i < y.length; i++) {
            dataset.add(new ArrayExample<>(new Regressor(target, y[i]), names, X.row(i)));
        }
        return dataset;
    }

    /** Trains on every row with every feature; {@code true} centres and scales them, without which there is no intercept. */
    public static Model<Regressor> train(Dataset<Regressor> training) {
        return new SLMTrainer(true).train(training);
    }

    /** Root mean squared error, mean absolute error and R² of a model on rows that it was not trained on. */
    public static RegressionEvaluation evaluate(Model<Regressor> model, Dataset<Regressor> heldOut) {
        return new RegressionEvaluator().evaluate(model, heldOut);
    }
}
