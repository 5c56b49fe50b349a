package gradus.deeplearning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import gradus.fundamentals.numbers.LogSpace;

/**
 * A softmax layer trained by hand, in plain Java: what one {@link TrainingStep} does inside when the network is a single linear layer.
 *
 * <p>For image x with label c: logits z = W x + b, probabilities p = softmax(z), loss = −ln p_c. Its gradient is
 * p − e_c by the logits, where e_c is 1 at c and 0 elsewhere; (p − e_c) xᵀ by W; and p − e_c by b.
 */
public final class SoftmaxLayer {
    private final double[][] weights;
    private final double[] bias;

    /**
     * Copies its weights.
     *
     * @param weights one row per class, one column per pixel: 10 × 64
     * @param bias one number per class
     */
    public SoftmaxLayer(double[][] weights, double[] bias) {
        if (weights.length != bias.length) {
            throw new IllegalArgumentException("bias must have " + weights.length
                    + " numbers (one for each row of weights), but had " + bias.length);
        }
        this.weights = new double[weights.length][];
        for (int k = 0; k < weights.length; k++) {
            this.weights[k] = weights[k].clone();
        }
        this.bias = bias.clone();
    }

    /** A copy of a DJL network without hidden layers, whose two parameters are its weights and its bias. */
    public static SoftmaxLayer of(Block network) {
        NDArray weights = network.getParameters().valueAt(0).getArray();
        NDArray bias = network.getParameters().valueAt(1).getArray();
        float[] flat = weights.toFloatArray();
        int classes = (int) bias.size();
        int pixels = flat.length / classes;
        double[][] rows = new double[classes][pixels];
        double[] biases = new double[classes];
        for (int k = 0; k < classes; k++) {
            biases[k] = bias.getFloat(k);
            for (int j = 0; j < pixels; j++) {
                rows[k][j] = flat[k * pixels + j];
            }
        }
        return new SoftmaxLayer(rows, biases);
    }

    /** Mean log loss of a batch. */
    public double loss(Digits batch) {
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            sum -= LogSpace.logSoftmax(logits(batch.image(i)))[batch.label(i)];
        }
        return sum / batch.size();
    }

    /** One step of gradient descent: the layer with its weights moved by −learningRate times the gradient of {@link #loss}. */
    public SoftmaxLayer step(Digits batch, double learningRate) {
        SoftmaxLayer moved = new SoftmaxLayer(weights, bias);
        for (int i = 0; i < batch.size(); i++) {
            float[] x = batch.image(i);
            double[] error = LogSpace.softmax(logits(x)); // p, then p − e
            error[batch.label(i)] -= 1;
            for (int k = 0; k < error.length; k++) {
                double move = learningRate * error[k] / batch.size();
                for (int j = 0; j < x.length; j++) {
                    moved.weights[k][j] -= move * x[j];
                }
                moved.bias[k] -= move;
            }
        }
        return moved;
    }

    /** The weight of a pixel for a class. */
    public double weight(int label, int pixel) {
        return weights[label][pixel];
    }

    /** The bias of a class. */
    public double bias(int label) {
        return bias[label];
    }

    /** The largest difference between a number of this layer and the same number of another. */
    public double distance(SoftmaxLayer other) {
        double largest = 0;
        for (int k = 0; k < bias.length; k++) {
            largest = Math.max(largest, Math.abs(bias[k] - other.bias[k]));
            for (int j = 0; j < weights[k].length; j++) {
                largest = Math.max(largest, Math.abs(weights[k][j] - other.weights[k][j]));
            }
        }
        return largest;
    }

    private double[] logits(float[] x) {
        double[] z = bias.clone();
        for (int k = 0; k < z.length; k++) {
            for (int j = 0; j < x.length; j++) {
                z[k] += weights[k][j] * x[j];
            }
        }
        return z;
    }
}
