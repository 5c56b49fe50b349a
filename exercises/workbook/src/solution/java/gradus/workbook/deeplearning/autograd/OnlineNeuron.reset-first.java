import gradus.deeplearning.autograd.Value;

/** Clears before it goes back, and takes the epoch's mean of a list. */
public final class OnlineNeuron {
    public double[] train(double[][] rows, int[] labels, double learningRate, int epochs) {
        // begin solution: what begins with an epoch, and what goes backward
        for (int epoch = 0; epoch < epochs; epoch++) {
            Value total = Value.of(0);
            for (int i = 0; i < rows.length; i++) {
                weights.forEach(Value::reset);
                bias.reset();
                Value loss = loss(rows[i], labels[i]);
                loss.backward();
                total = total.plus(loss);
                move(learningRate);
            }
            means[epoch] = total.data() / rows.length;
        }
        // end solution
    }

    private void move(double learningRate) {
        // begin solution: a step
        for (Value weight : weights) {
            weight.set(weight.data() - learningRate * weight.gradient());
        }
        bias.set(bias.data() - learningRate * bias.gradient());
        // end solution
    }
}
