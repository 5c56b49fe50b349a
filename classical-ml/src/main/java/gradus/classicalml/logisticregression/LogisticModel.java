package gradus.classicalml.logisticregression;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.Descent;

/** A fitted softmax model: for each class a bias and d weights. Immutable. */
public final class LogisticModel {
    private final int classes;
    private final double[] parameters; // class after class: bias, then d weights
    private final Descent descent;

    /**
     * The model at the end of a walk down {@link SoftmaxLoss}, by whatever method.
     *
     * @param classes the loss's number of classes, at least 2
     * @param descent the walk; it ends at a bias and the weights of each class
     * @throws IllegalArgumentException if the parameters at the end are not that many
     */
    public LogisticModel(int classes, Descent descent) {
        Require.atLeast("classes", classes, 2);
        int size = Require.given("descent", descent).parameters().length;
        if (size == 0 || size % classes != 0) {
            throw new IllegalArgumentException("descent must end at a bias and the weights of each of " + classes
                    + " classes, but ended at " + size + " parameters");
        }
        this.classes = classes;
        this.parameters = descent.parameters();
        this.descent = descent;
    }

    /** The number of classes. */
    public int classes() {
        return classes;
    }

    /** The number of features, d. */
    public int features() {
        return parameters.length / classes - 1;
    }

    /** One bias per class, a copy. */
    public double[] bias() {
        double[] bias = new double[classes];
        for (int c = 0; c < classes; c++) {
            bias[c] = parameters[c * (features() + 1)];
        }
        return bias;
    }

    /** The weights, classes × features. */
    public Matrix weights() {
        double[][] weights = new double[classes][features()];
        for (int c = 0; c < classes; c++) {
            System.arraycopy(parameters, c * (features() + 1) + 1, weights[c], 0, features());
        }
        return Matrix.of(weights);
    }

    /** How training went: its losses in nats, its steps, and the gradient that was left. */
    public Descent descent() {
        return descent;
    }

    /** Whether training ended at its minimum, within the tolerance; if not, it was stopped by the number of steps. */
    public boolean converged() {
        return descent.converged();
    }

    /** What training lowered, in nats: before each step, and after the last. A copy. */
    public double[] losses() {
        return descent.losses();
    }

    /**
     * One score per class: bias plus the sum of weight · feature.
     *
     * @param features d finite numbers, on the scale the model was fitted on
     * @throws IllegalArgumentException if there are not d, or one is not finite
     */
    public double[] logits(double[] features) {
        Require.finite("features", features);
        Require.size("features", features.length, features(), "one for each feature of the model");
        double[] row = new double[features.length + 1];
        row[0] = 1; // multiplies the bias
        System.arraycopy(features, 0, row, 1, features.length);
        return SoftmaxLoss.logits(parameters, row);
    }

    /** The probability of each class, which add up to 1. Errors as for {@link #logits(double[])}. */
    public double[] probabilities(double[] features) {
        return Logits.softmax(logits(features));
    }

    /** The most probable class. Errors as for {@link #logits(double[])}. */
    public int predict(double[] features) {
        return Vectors.argMax(logits(features));
    }

    /** The most probable class of each row. Errors as for {@link #logits(double[])}. */
    public int[] predict(Matrix X) {
        int[] labels = new int[X.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = predict(X.row(i));
        }
        return labels;
    }

    /**
     * The mean log loss on labelled rows, in nats, without the penalty.
     *
     * @throws IllegalArgumentException if there is not one label per row, a label is no class of this model, or a row does not fit
     */
    public double logLoss(Matrix X, int[] labels) {
        Require.given("labels", labels);
        Require.size("labels", labels.length, X.rows(), "one for each row of X");
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += Logits.logLoss(logits(X.row(i)), labels[i]);
        }
        return sum / labels.length;
    }
}
