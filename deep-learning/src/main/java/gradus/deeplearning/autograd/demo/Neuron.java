package gradus.deeplearning.autograd.demo;

import gradus.deeplearning.autograd.Value;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import java.util.List;

/** One neuron with two inputs, its squared error, and every value and gradient on the way. */
final class Neuron {
    private final Value w1 = Value.of(0.5);
    private final Value x1 = Value.of(2);
    private final Value w2 = Value.of(-1);
    private final Value x2 = Value.of(3);
    private final Value b = Value.of(2.5);
    private final Value y = Value.of(1);
    private final Value first = w1.times(x1);
    private final Value second = w2.times(x2);
    private final Value both = first.plus(second);
    private final Value sum = both.plus(b);
    private final Value output = sum.relu();
    private final Value error = output.minus(y);
    private final Value loss = error.times(error);

    private Neuron() {
        loss.backward();
    }

    static void neuron(Lines lines) {
        Neuron neuron = new Neuron();
        lines.print("loss %.2f", neuron.loss.data());
        lines.print(
                "gradients: w1 %.1f, w2 %.1f, b %.1f", neuron.w1.gradient(), neuron.w2.gradient(), neuron.b.gradient());
    }

    static Plot drawn() {
        Neuron neuron = new Neuron();
        return new GraphPainting(neuron.places())
                .plot("Each value (blue), and how the loss moves per unit of it (orange)");
    }

    private List<GraphPainting.Place> places() {
        return List.of(
                new GraphPainting.Place("w₁", w1, 0, 0),
                new GraphPainting.Place("x₁", x1, 0, 1),
                new GraphPainting.Place("w₂", w2, 0, 2.3),
                new GraphPainting.Place("x₂", x2, 0, 3.3),
                new GraphPainting.Place("×", first, 1, 0.5),
                new GraphPainting.Place("×", second, 1, 2.8),
                new GraphPainting.Place("+", both, 2, 1.65),
                new GraphPainting.Place("b", b, 2, 3.3),
                new GraphPainting.Place("+", sum, 3, 1.65),
                new GraphPainting.Place("ReLU", output, 4, 1.65),
                new GraphPainting.Place("y", y, 4, 3.3),
                new GraphPainting.Place("−", error, 5, 1.65),
                new GraphPainting.Place("×", loss, 6, 1.65));
    }
}
