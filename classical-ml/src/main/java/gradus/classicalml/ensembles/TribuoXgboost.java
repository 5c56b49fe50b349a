package gradus.classicalml.ensembles;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;

/** XGBoost for a number, trained through Tribuo with the settings of a {@link GradientBoosting}. */
public final class TribuoXgboost {
    private static final Logger LOG = Logger.getLogger("org.tribuo"); // held, or its level is lost with it

    static {
        LOG.setLevel(Level.WARNING);
    }

    private TribuoXgboost() {}

    /**
     * The settings by the names that XGBoost has for them. It would guess where to start, grow level by level, shrink leaves by a
     * λ of 1 and take 0.3 of each step; here it does as ours does.
     *
     * @param boosting for the squared error
     * @param start the score before the first tree
     */
    public static Map<String, Object> settings(GradientBoosting boosting, double start) {
        Require.that(
                boosting.loss() == BoostingLoss.SQUARED_ERROR,
                "loss must be SQUARED_ERROR (Tribuo's regression), but was " + boosting.loss());
        return Map.of(
                "objective",
                "reg:squarederror",
                "base_score",
                start,
                "eta",
                boosting.learningRate(),
                "max_leaves",
                boosting.shape().leaves(),
                "max_depth",
                0, // none
                "grow_policy",
                "lossguide", // the leaf that gains most is split next
                "lambda",
                boosting.shape().l2(),
                "min_child_weight",
                boosting.shape().leastCurvature(),
                "tree_method",
                "hist",
                "nthread",
                1);
    }

    /** What XGBoost predicts for other cases, or the same, after training on some. */
    public static double[] predictions(GradientBoosting boosting, Cases training, Matrix asked) {
        Map<String, Object> settings = settings(boosting, Vectors.mean(training.targets()));
        Model<Regressor> model = new XGBoostRegressionTrainer(RegressionType.LINEAR, boosting.rounds(), settings)
                .train(TribuoCases.regression(training));
        Cases unknown = Cases.of(training.featureNames(), asked, training.targetName(), new double[asked.rows()]);
        return model.predict(TribuoCases.regression(unknown)).stream()
                .mapToDouble(prediction -> prediction.getOutput().getValues()[0])
                .toArray();
    }
}
