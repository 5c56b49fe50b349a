package gradus.classicalml.regularisation;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.List;

/**
 * The error of a method against its penalty, on cases that it was not fitted on: the training cases are split at random several
 * times, three quarters to fit and a quarter to ask.
 */
public final class ValidationCurve {
    private static final double ASKED = 0.25;

    /** Fits on some cases, scaling included, and predicts others. */
    @FunctionalInterface
    public interface Method {
        /** One set of predictions for each penalty. */
        List<double[]> predict(Cases training, double[] penalties, Matrix unseen);
    }

    private final double[] penalties;
    private final double[][] errors;

    private ValidationCurve(double[] penalties, double[][] errors) {
        this.penalties = penalties;
        this.errors = errors;
    }

    /**
     * Measures the errors.
     *
     * @param training cases; those to be tested on are not among them
     * @param penalties above 0, each below the one before: the first allows the least freedom
     * @param splits how many, at least 2
     * @throws IllegalArgumentException if an argument is out of range, or the method gives another number of predictions
     */
    public static ValidationCurve of(Cases training, double[] penalties, int splits, long seed, Method method) {
        Require.sample("penalties", penalties, 1);
        Require.atLeast("splits", splits, 2);
        for (int k = 1; k < penalties.length; k++) {
            Require.that(
                    penalties[k] < penalties[k - 1],
                    "penalties must descend, but " + penalties[k] + " comes after " + penalties[k - 1]);
        }
        Require.above("the last of penalties", penalties[penalties.length - 1], 0);
        double[][] errors = new double[penalties.length][splits];
        for (int s = 0; s < splits; s++) {
            Split split = Splits.random(training.size(), ASKED, seed + s);
            Cases asked = training.rowsAt(split.test());
            List<double[]> predictions = method.predict(training.rowsAt(split.train()), penalties, asked.features());
            Require.size("predictions", predictions.size(), penalties.length, "one set for each penalty");
            for (int k = 0; k < penalties.length; k++) {
                errors[k][s] = Scores.rootMeanSquaredError(predictions.get(k), asked.targets());
            }
        }
        return new ValidationCurve(penalties.clone(), errors);
    }

    /** A copy of the penalties. */
    public double[] penalties() {
        return penalties.clone();
    }

    /** The mean over the splits of the root mean squared error, for each penalty. */
    public double[] means() {
        double[] means = new double[errors.length];
        for (int k = 0; k < means.length; k++) {
            means[k] = Descriptive.mean(errors[k]);
        }
        return means;
    }

    /**
     * The standard deviation over the splits, divided by the root of their number. As splits share cases it is too small to be a
     * standard error in earnest, and serves as a yardstick.
     */
    public double[] standardErrors() {
        double[] standardErrors = new double[errors.length];
        for (int k = 0; k < standardErrors.length; k++) {
            standardErrors[k] = Descriptive.standardDeviation(errors[k]) / Math.sqrt(errors[k].length);
        }
        return standardErrors;
    }

    /** The penalty of the least mean error; of equal ones the largest. */
    public double best() {
        return penalties[bestPlace()];
    }

    /** The largest penalty whose mean error is at most one standard error above the least: the simplest that is about as good. */
    public double simplest() {
        double[] means = means();
        int best = bestPlace();
        double enough = means[best] + standardErrors()[best];
        int k = 0;
        while (means[k] > enough) {
            k++;
        }
        return penalties[k];
    }

    /** Whether the least error is at an end of the curve: then the best penalty may lie beyond, and was not looked at. */
    public boolean endsAtItsBest() {
        int best = bestPlace();
        return best == 0 || best == penalties.length - 1;
    }

    private int bestPlace() {
        return Vectors.argMax(Vectors.scaled(means(), -1));
    }
}
