package gradus.deeplearning.autograd;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A network number by number: the same as {@link MlpLoss} on one row, with a node for each sum and product. */
public final class ScalarMlp {
    private ScalarMlp() {}

    /** The parameters as leaves, in their order. */
    public static List<Value> leaves(double[] parameters) {
        return Arrays.stream(Require.given("parameters", parameters))
                .mapToObj(Value::of)
                .toList();
    }

    /**
     * The log loss of one row, {@code ln Σ exp(z) − z[label]}; the largest logit is taken off first.
     *
     * @param shape the network
     * @param x as many features as it has inputs
     * @param label the true class
     * @param parameters as many leaves as the network has parameters, in the order of {@link Mlp}
     */
    public static Value loss(Mlp shape, double[] x, int label, List<Value> parameters) {
        List<Value> logits = logits(shape, x, parameters);
        double top = logits.stream().mapToDouble(Value::data).max().orElseThrow();
        Value sum = Value.of(0);
        for (Value logit : logits) {
            sum = sum.plus(logit.minus(Value.of(top)).exp());
        }
        return sum.log().minus(logits.get(label).minus(Value.of(top)));
    }

    private static List<Value> logits(Mlp shape, double[] x, List<Value> parameters) {
        Require.size("x", x.length, shape.widths().get(0), "the number of inputs");
        Require.size("parameters", parameters.size(), shape.size(), "the size of " + shape);
        List<Value> signal = leaves(x);
        int at = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            int units = shape.widths().get(layer + 1);
            int biases = at + signal.size() * units;
            List<Value> sums = new ArrayList<>();
            for (int unit = 0; unit < units; unit++) {
                Value sum = parameters.get(biases + unit);
                for (int i = 0; i < signal.size(); i++) {
                    sum = sum.plus(signal.get(i).times(parameters.get(at + i * units + unit)));
                }
                sums.add(layer + 1 < shape.layers() ? sum.relu() : sum);
            }
            signal = sums;
            at = biases + units;
        }
        return signal;
    }
}
