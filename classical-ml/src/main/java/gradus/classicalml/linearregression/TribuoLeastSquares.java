package gradus.classicalml.linearregression;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import org.tribuo.Model;
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

    /** Trains on every case with every feature; {@code true} centres and scales them, without which there is no intercept. */
    public static Model<Regressor> train(Cases training) {
        return new SLMTrainer(true).train(TribuoCases.regression(training));
    }

    /** Root mean squared error, mean absolute error and R² of a model on cases that it was not trained on. */
    public static RegressionEvaluation evaluate(Model<Regressor> model, Cases heldOut) {
        return new RegressionEvaluator().evaluate(model, TribuoCases.regression(heldOut));
    }
}
