package gradus.deeplearning.autograd.demo;

import gradus.deeplearning.autograd.ForwardMode;
import gradus.deeplearning.autograd.Mlp;
import gradus.deeplearning.autograd.ScalarMlp;
import gradus.deeplearning.autograd.Value;
import gradus.fundamentals.demo.Lines;
import java.util.List;
import java.util.Random;

/** All derivatives of one loss, from the end backwards, and from each weight forwards. */
final class Directions {
    private final Mlp shape = Digits.SHAPE;

    void directions(Lines lines) {
        List<Value> weights = ScalarMlp.leaves(shape.initial(new Random(1)));
        Value loss = ScalarMlp.loss(
                shape, Digits.TRAINING.X().row(0), Digits.TRAINING.labels()[0], weights);
        loss.backward();
        ForwardMode forward = new ForwardMode(loss);
        double largest = 0;
        long oneSweep = 0;
        for (Value weight : weights) {
            largest = Math.max(largest, Math.abs(forward.derivative(weight) - weight.gradient()));
            oneSweep = oneSweep == 0 ? forward.products() : oneSweep;
        }
        lines.print("weights and biases                  %,11d", weights.size());
        lines.print("products, one pass backwards        %,11d", oneSweep);
        lines.print("products, one sweep for each weight %,11d", forward.products());
        lines.print("forward passes, central differences %,11d", 2 * weights.size());
        lines.print("both directions agree to 1e-12: %s", largest < 1e-12 ? "yes" : "no");
    }
}
