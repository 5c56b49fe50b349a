package gradus.workbook.deeplearning.autograd;

import gradus.fundamentals.linearalgebra.Matrix;

/**
 * A layer of units with ReLU, {@code H = ReLU(X · W + b)}, and its way back, in matrices and without a tape.
 *
 * <p>The layer must do for a network that is used twice before it learns: two photographs go forward through the same layer, their outputs are
 * compared, and then both go backward, in any order. So each call of {@link #forward} hands out a {@link Pass} of its own, which knows what went in,
 * and the gradients of the weights add up in the layer until a step uses them.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/autograd.md">deep-learning/docs/autograd.md</a>
 */
public final class DenseLayer {
    /** One batch on its way through the layer. */
    public interface Pass {
        /** H, n × units: what the layer made of the batch. */
        Matrix output();

        /**
         * Goes back once. Adds to the layer's gradients what this batch has to say about weights and biases, as they were when it went
         * forward: summed over the rows, since a caller who wants a mean has divided upstream by n. A unit whose sum was 0 or less passes
         * nothing back.
         *
         * @param upstream the gradient of the loss by each number of the output, n × units
         * @return the gradient of the loss by each number that went in, n × inputs
         * @throws IllegalArgumentException naming upstream, if its shape is not that of the output
         */
        Matrix backward(Matrix upstream);
    }

    // begin solution: what a layer keeps
    private Matrix weights;
    private final double[] bias;
    private double[][] weightGradient;
    private double[] biasGradient;
    // instead of
    // // (nothing yet)
    // end solution

    /**
     * A layer that begins at the given weights.
     *
     * @param weights W, inputs × units
     * @param bias b, one number for each unit; the layer keeps a copy
     * @throws IllegalArgumentException naming bias, if it has not as many numbers as weights has columns
     */
    public DenseLayer(Matrix weights, double[] bias) {
        // begin solution: a new layer
        if (bias.length != weights.columns()) {
            throw new IllegalArgumentException(
                    "bias must hold " + weights.columns() + " numbers (one for each unit), but held " + bias.length);
        }
        this.weights = weights;
        this.bias = bias.clone();
        reset();
        // end solution
    }

    /**
     * Sends a batch forward.
     *
     * @param X n × inputs, one row for each example
     * @throws IllegalArgumentException naming X, if it has not as many columns as there are inputs
     */
    public Pass forward(Matrix X) {
        // begin solution: forward
        if (X.columns() != weights.rows()) {
            throw new IllegalArgumentException(
                    "X must have " + weights.rows() + " columns (the inputs), but had " + X.columns());
        }
        double[][] output = X.times(weights).toArray();
        for (double[] row : output) {
            for (int unit = 0; unit < row.length; unit++) {
                row[unit] = Math.max(0, row[unit] + bias[unit]);
            }
        }
        return new Kept(X, weights, Matrix.of(output));
        // end solution
    }

    /** The gradient of the loss by each weight, inputs × units: the sum of all passes that went backward since the last step; zeros before. */
    public Matrix weightGradient() {
        // begin solution: by weights
        return Matrix.of(weightGradient);
        // end solution
    }

    /** The gradient of the loss by each bias, in a new array: the sum of all passes that went backward since the last step; zeros before. */
    public double[] biasGradient() {
        // begin solution: by biases
        return biasGradient.clone();
        // end solution
    }

    /** Moves weights and biases against their gradients, times the learning rate, and begins new gradients at zero. */
    public void step(double learningRate) {
        // begin solution: a step
        double[][] moved = weights.toArray();
        for (int unit = 0; unit < bias.length; unit++) {
            bias[unit] -= learningRate * biasGradient[unit];
            for (int input = 0; input < moved.length; input++) {
                moved[input][unit] -= learningRate * weightGradient[input][unit];
            }
        }
        weights = Matrix.of(moved);
        reset();
        // end solution
    }

    // begin solution: helpers, if you need any
    private void reset() {
        weightGradient = new double[weights.rows()][weights.columns()];
        biasGradient = new double[weights.columns()];
    }

    private final class Kept implements Pass {
        private final Matrix X;
        private final Matrix weightsThen;
        private final Matrix output;

        Kept(Matrix X, Matrix weightsThen, Matrix output) {
            this.X = X;
            this.weightsThen = weightsThen;
            this.output = output;
        }

        @Override
        public Matrix output() {
            return output;
        }

        @Override
        public Matrix backward(Matrix upstream) {
            if (upstream.rows() != output.rows() || upstream.columns() != output.columns()) {
                throw new IllegalArgumentException("upstream must be a " + output + ", but was a " + upstream);
            }
            Matrix sums = throughRelu(upstream);
            for (int i = 0; i < X.rows(); i++) {
                for (int unit = 0; unit < sums.columns(); unit++) {
                    biasGradient[unit] += sums.get(i, unit);
                    for (int input = 0; input < X.columns(); input++) {
                        weightGradient[input][unit] += X.get(i, input) * sums.get(i, unit);
                    }
                }
            }
            return sums.times(weightsThen.transpose());
        }

        /** The gradient by the sums: what comes back where the unit was on, else 0. */
        private Matrix throughRelu(Matrix upstream) {
            double[][] sums = upstream.toArray();
            for (int i = 0; i < sums.length; i++) {
                for (int unit = 0; unit < sums[i].length; unit++) {
                    sums[i][unit] = output.get(i, unit) > 0 ? sums[i][unit] : 0;
                }
            }
            return Matrix.of(sums);
        }
    }
    // instead of
    // // (nothing yet)
    // end solution
}
