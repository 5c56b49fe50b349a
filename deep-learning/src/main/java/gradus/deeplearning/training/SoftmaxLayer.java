package gradus.deeplearning.training;

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
     * @param weights one row a class, one column a pixel: 10 × 64
     * @param bias one number a class
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

    /** Mean log loss of a batch. */
    public double loss(Digits batch) {
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            sum -= Math.log(probabilities(batch.image(i))[batch.label(i)]);
        }
        return sum / batch.size();
    }

    /** One step of gradient descent: the layer with its weights moved by −learningRate times the gradient of {@link #loss}. */
    public SoftmaxLayer step(Digits batch, double learningRate) {
        SoftmaxLayer moved = new SoftmaxLayer(weights, bias);
        for (int i = 0; i < batch.size(); i++) {
            float[] x = batch.image(i);
            double[] error = probabilities(x); // p, then p − e
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

    private double[] probabilities(float[] x) {
        double[] z = bias.clone();
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < z.length; k++) {
            for (int j = 0; j < x.length; j++) {
                z[k] += weights[k][j] * x[j];
            }
            largest = Math.max(largest, z[k]);
        }
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            z[k] = Math.exp(z[k] - largest); // the shift keeps exp finite and cancels in the quotient
            sum += z[k];
        }
        for (int k = 0; k < z.length; k++) {
            z[k] /= sum;
        }
        return z;
    }
}
