package gradus.workbook.deeplearning.autograd;

import static gradus.engine.exercise.Todo.todo;

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

    // (nothing yet)

    /**
     * A layer that begins at the given weights.
     *
     * @param weights W, inputs × units
     * @param bias b, one number for each unit; the layer keeps a copy
     * @throws IllegalArgumentException naming bias, if it has not as many numbers as weights has columns
     */
    public DenseLayer(Matrix weights, double[] bias) {
        todo("a new layer");
    }

    /**
     * Sends a batch forward.
     *
     * @param X n × inputs, one row for each example
     * @throws IllegalArgumentException naming X, if it has not as many columns as there are inputs
     */
    public Pass forward(Matrix X) {
        return todo("forward");
    }

    /** The gradient of the loss by each weight, inputs × units: the sum of all passes that went backward since the last step; zeros before. */
    public Matrix weightGradient() {
        return todo("by weights");
    }

    /** The gradient of the loss by each bias, in a new array: the sum of all passes that went backward since the last step; zeros before. */
    public double[] biasGradient() {
        return todo("by biases");
    }

    /** Moves weights and biases against their gradients, times the learning rate, and begins new gradients at zero. */
    public void step(double learningRate) {
        todo("a step");
    }

    // (nothing yet)
}
