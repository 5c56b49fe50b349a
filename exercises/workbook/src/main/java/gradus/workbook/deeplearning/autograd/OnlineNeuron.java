package gradus.workbook.deeplearning.autograd;

import gradus.deeplearning.autograd.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One neuron that learns while the rows come in: a step for each row. It compiles, it runs, and its losses look good for a few steps; then they swing,
 * and the log says that the loss grows with every epoch, whatever is learned.
 *
 * <p>There are <em>three</em> faults, all of one kind: something lives longer than it should. Two of them hide each other: mend one, and
 * the weights still go astray. Mended, the run behaves like this:
 *
 * <ul>
 *   <li>A step moves each weight by the learning rate times the slope of <em>this row's</em> loss, and by nothing else.
 *   <li>The loss of an epoch is the mean over its rows, each taken just before its own step.
 *   <li>Two calls of {@link #train} with one epoch each do what one call with two epochs does.
 * </ul>
 *
 * <p>The lesson's {@link Value} is as it should be: its leaves add up gradients until they are reset, and a result goes back through everything that it was
 * computed from.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/autograd.md">deep-learning/docs/autograd.md</a>
 */
public final class OnlineNeuron {
    private final List<Value> weights = new ArrayList<>();
    private final Value bias = Value.of(0);

    /** A neuron whose weights and bias are 0. */
    public OnlineNeuron(int inputs) {
        for (int i = 0; i < inputs; i++) {
            weights.add(Value.of(0));
        }
    }

    /**
     * Learns from all rows, in their order, as often as there are epochs, beginning where the last call has ended.
     *
     * @param rows as many numbers in each as the neuron has inputs, of moderate size
     * @param labels the class of each row, 0 or 1
     * @param learningRate how far a step goes per unit of slope
     * @return the mean loss of each epoch
     */
    public double[] train(double[][] rows, int[] labels, double learningRate, int epochs) {
        double[] means = new double[epochs];
        Value total = Value.of(0);
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int i = 0; i < rows.length; i++) {
                total = total.plus(loss(rows[i], labels[i]));
                total.backward();
                move(learningRate);
            }
            means[epoch] = total.data() / rows.length;
        }
        return means;
    }

    /** The log loss of one row: {@code ln(1 + e⁻ᶻ)} for class 1, {@code ln(1 + eᶻ)} for class 0. */
    private Value loss(double[] row, int label) {
        Value z = bias;
        for (int i = 0; i < row.length; i++) {
            z = z.plus(weights.get(i).times(Value.of(row[i])));
        }
        return z.times(Value.of(label == 1 ? -1 : 1)).exp().plus(Value.of(1)).log();
    }

    /** Moves the weights and the bias against their gradients. */
    private void move(double learningRate) {
        for (Value weight : weights) {
            weight.set(weight.data() - learningRate * weight.gradient());
        }
        bias.set(bias.data() - learningRate * bias.gradient());
    }

    /** The weights, in a new array. */
    public double[] weights() {
        return weights.stream().mapToDouble(Value::data).toArray();
    }

    /** The bias. */
    public double bias() {
        return bias.data();
    }
}
