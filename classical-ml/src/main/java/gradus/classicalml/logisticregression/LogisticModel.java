package gradus.classicalml.logisticregression;

import gradus.fundamentals.linearalgebra.Matrix;

/** A fitted softmax model: for each class a bias and d weights. Immutable. */
public final class LogisticModel {
    private final int classes;
    private final double[] parameters; // class after class: bias, then d weights
    private final double[] losses;

    LogisticModel(int classes, double[] parameters, double[] losses) {
        this.classes = classes;
        this.parameters = parameters.clone();
        this.losses = losses.clone();
    }

    /** The number of classes. */
    public int classes() {
        return classes;
    }

    /** The number of features, d. */
    public int features() {
        return parameters.length / classes - 1;
    }

    /** One bias a class, a copy. */
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

    /** What training lowered, in nats: before each step, and after the last. A copy. */
    public double[] losses() {
        return losses.clone();
    }

    /**
     * One score a class: bias plus the sum of weight · feature.
     *
     * @param features d finite numbers, on the scale the model was fitted on
     * @throws IllegalArgumentException if there are not d, or one is not finite
     */
    public double[] logits(double[] features) {
        if (features == null || features.length != features()) {
            throw new IllegalArgumentException("features must be " + features() + " numbers (as in training), but were "
                    + (features == null ? "null" : features.length));
        }
        return Objective.logits(
                parameters,
                Labels.requireFinite(Matrix.of(new double[][] {features}))
                        .withOnes()
                        .row(0));
    }

    /** The probability of each class, which add up to 1. Errors as for {@link #logits(double[])}. */
    public double[] probabilities(double[] features) {
        return Logits.softmax(logits(features));
    }

    /** The most probable class. Errors as for {@link #logits(double[])}. */
    public int predict(double[] features) {
        return Logits.largestIndex(logits(features));
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
     * @throws IllegalArgumentException if there is not one label a row, a label is no class of this model, or a row does not fit
     */
    public double logLoss(Matrix X, int[] labels) {
        if (labels.length != X.rows()) {
            throw new IllegalArgumentException(
                    "labels must be " + X.rows() + " (one a row of X), but were " + labels.length);
        }
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += Logits.logLoss(logits(X.row(i)), labels[i]);
        }
        return sum / labels.length;
    }
}
