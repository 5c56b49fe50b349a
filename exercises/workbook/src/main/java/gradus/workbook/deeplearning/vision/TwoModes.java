package gradus.workbook.deeplearning.vision;

import static gradus.engine.exercise.Todo.todo;

/**
 * Batch normalisation with its two modes, to the last digit as PyTorch has them.
 *
 * <p>A colleague's network ends in this layer, and your service must give the numbers of this script:
 *
 * <pre>{@code
 * import torch
 * torch.set_default_dtype(torch.float64)
 * norm = torch.nn.BatchNorm1d(2)                       # two features
 * with torch.no_grad():
 *     norm.weight.copy_(torch.tensor([2.0, 0.5]))      # scale
 *     norm.bias.copy_(torch.tensor([0.0, 1.0]))        # shift
 * first = torch.tensor([[1.0, 10.0], [3.0, 14.0]])
 * second = torch.tensor([[2.0, 8.0], [2.0, 8.0], [8.0, 20.0]])
 * norm.train()
 * print(norm(first))
 * # [[-1.9999900000749995, 0.5000006249988281], [1.9999900000749995, 1.4999993750011718]]
 * print(norm.running_mean, norm.running_var)
 * # [0.2, 1.2] [1.1, 1.7]
 * print(norm(second)[2])
 * # [2.8284253569808944, 1.7071066707011389]
 * print(norm.running_mean, norm.running_var)
 * # [0.58, 2.28] [2.19, 6.33]
 * norm.eval()
 * print(norm(torch.tensor([[2.0, 8.0]])))
 * # [[1.919089773176041, 2.136747048025438]]
 * }</pre>
 *
 * <p>Whatever the script does not write down is PyTorch's default, and the numbers below its lines tell which. While training, a batch
 * is normalised by its own mean and variance, and both leave a trace in the running ones; in evaluation, rows are normalised by the
 * running ones, whatever rows stand beside them, and nothing changes.
 *
 * <p>You may want to import {@link java.util.Arrays}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/vision.md">deep-learning/docs/vision.md</a>
 */
public final class TwoModes {
    @SuppressWarnings("unused") // until your code uses it
    private final double[] scale;
    @SuppressWarnings("unused") // until your code uses it
    private final double[] shift;
    @SuppressWarnings("unused") // until your code uses it
    private final double momentum;
    private final double[] mean;
    private final double[] variance;

    /**
     * A layer that has seen nothing.
     *
     * @param scale one number per feature, at least one feature; copied
     * @param shift one number per feature; copied
     * @param momentum as {@code torch.nn.BatchNorm1d} takes it, from 0 to 1; in the script it is 0.1, PyTorch's default
     */
    public TwoModes(double[] scale, double[] shift, double momentum) {
        this.scale = scale.clone();
        this.shift = shift.clone();
        this.momentum = momentum;
        this.mean = new double[scale.length];
        this.variance = new double[scale.length];
        todo("what an untrained layer has as running variance");
    }

    /**
     * Normalises a batch by its own mean and variance, and lets the running ones move.
     *
     * @param batch at least two rows, each with one number per feature; it stays as it is. Numbers near 10⁸ that differ by 1 are normalised as well as
     *     small ones.
     * @return as many new rows
     * @throws IllegalArgumentException if there are fewer than two rows, with the word "batch" in the message; nothing has moved then
     */
    public double[][] train(double[][] batch) {
        return todo("refuse, normalise each feature over the rows, move the running mean and variance");
    }

    /**
     * Normalises rows by the running mean and variance.
     *
     * @param rows any number of them, also none; they stay as they are
     * @return as many new rows
     */
    public double[][] evaluate(double[][] rows) {
        return todo("normalise by what training has left");
    }

    /** The running mean of each feature, as a new array. */
    public double[] runningMean() {
        return mean.clone();
    }

    /** The running variance of each feature, as a new array. */
    public double[] runningVariance() {
        return variance.clone();
    }

    @SuppressWarnings("unused") // until your code uses it
    private double[][] normalised(double[][] rows, double[] by, double[] square) {
        return todo("scale · (x − mean) / √(variance + ε) + shift");
    }
}
