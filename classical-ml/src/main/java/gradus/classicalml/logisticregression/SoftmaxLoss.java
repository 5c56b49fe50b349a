package gradus.classicalml.logisticregression;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.Objective;

/**
 * What training lowers, and its gradient: the mean log loss of a softmax model over n labelled rows, plus a penalty on
 * large weights.
 *
 * <pre>J(w) = 1/n · Σ logLoss(logits of row i, label of row i) + l2/2 · Σ weights²</pre>
 *
 * The parameters are one array, class after class: bias, then d weights. The biases are not penalised.
 */
public final class SoftmaxLoss implements Objective {
    private final double[][] X; // n × (1 + d): the ones that multiply the bias come first
    private final int[] labels;
    private final int classes;
    private final double l2;

    /**
     * Copies the data.
     *
     * @param X n rows of d features, all finite
     * @param labels n classes from 0; every class up to the largest occurs
     * @param l2 strength of the penalty, at least 0
     * @throws IllegalArgumentException if any of this does not hold; the message says where
     */
    public SoftmaxLoss(Matrix X, int[] labels, double l2) {
        Require.atLeast("l2", l2, 0);
        Matrix.requireFinite("X", X);
        this.classes = Require.labels("labels", labels, X.rows());
        this.X = X.withOnes().toArray();
        this.labels = labels.clone();
        this.l2 = l2;
    }

    /** The number of parameters: classes · (1 + d). */
    @Override
    public int size() {
        return classes * X[0].length;
    }

    /** The number of classes. */
    public int classes() {
        return classes;
    }

    /** J at the given parameters, in nats; infinite where a logit is beyond all numbers. */
    @Override
    public double value(double[] parameters) {
        requireParameters(parameters);
        int width = X[0].length;
        double loss = 0;
        for (int i = 0; i < X.length; i++) {
            double[] logits = logits(parameters, X[i]);
            if (!Double.isFinite(Vectors.largestSize(logits))) {
                return Double.POSITIVE_INFINITY;
            }
            loss += Logits.logLoss(logits, labels[i]) / X.length;
        }
        double squares = 0;
        for (int p = 0; p < parameters.length; p++) {
            squares += p % width == 0 ? 0 : parameters[p] * parameters[p];
        }
        return l2 == 0 ? loss : loss + l2 / 2 * squares; // without a penalty, squares that overflow do no harm
    }

    /** The derivative of J by each parameter, where J is finite. */
    @Override
    public double[] gradient(double[] parameters) {
        requireParameters(parameters);
        int width = X[0].length;
        double[] gradient = new double[parameters.length];
        for (int p = 0; p < gradient.length; p++) {
            gradient[p] = p % width == 0 ? 0 : l2 * parameters[p]; // every first one is a bias: not penalised
        }
        for (int i = 0; i < X.length; i++) {
            double[] row = X[i];
            double[] error = Logits.softmax(logits(parameters, row));
            error[labels[i]] -= 1; // what was predicted minus what was true: 1 for the label, 0 for the others
            for (int c = 0; c < classes; c++) {
                double share = error[c] / X.length;
                for (int j = 0; j < width; j++) {
                    gradient[c * width + j] += share * row[j];
                }
            }
        }
        return gradient;
    }

    /** One logit per class for a row that begins with its 1. */
    static double[] logits(double[] parameters, double[] row) {
        double[] logits = new double[parameters.length / row.length];
        for (int c = 0; c < logits.length; c++) {
            double logit = 0;
            for (int j = 0; j < row.length; j++) {
                logit += parameters[c * row.length + j] * row[j];
            }
            logits[c] = logit;
        }
        return logits;
    }

    private void requireParameters(double[] parameters) {
        Require.given("parameters", parameters);
        Require.size("parameters", parameters.length, size(), "a bias and the weights of each class");
    }
}
