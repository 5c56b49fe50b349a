package gradus.deeplearning.autograd;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The shape of a multilayer perceptron: linear maps with ReLU between them. Its parameters are one array, layer after layer: the weights,
 * inputs × units, row after row, then the biases.
 *
 * @param widths the numbers of inputs, of the hidden units of each layer, and of classes: at least two, each at least 1
 */
public record Mlp(List<Integer> widths) {
    public Mlp {
        widths = List.copyOf(Require.given("widths", widths));
        Require.that(widths.size() >= 2, "widths must be at least 2 (inputs and classes), but were " + widths);
        for (int width : widths) {
            Require.that(width >= 1, "widths must each be at least 1, but were " + widths);
        }
    }

    /** {@code Mlp.of(64, 32, 10)}: 64 inputs, 32 hidden units, 10 classes. */
    public static Mlp of(Integer... widths) {
        return new Mlp(List.of(widths));
    }

    /** The number of linear maps. */
    public int layers() {
        return widths.size() - 1;
    }

    /** The number of weights and biases. */
    public int size() {
        int size = 0;
        for (int layer = 0; layer < layers(); layer++) {
            size += (widths.get(layer) + 1) * widths.get(layer + 1);
        }
        return size;
    }

    /** First parameters: weights drawn evenly between ±√(6 / inputs) (Kaiming's initialisation, which suits ReLU), biases of zero. */
    public double[] initial(RandomGenerator random) {
        double[] parameters = new double[size()];
        int at = 0;
        for (int layer = 0; layer < layers(); layer++) {
            double bound = Math.sqrt(6.0 / widths.get(layer));
            int weights = widths.get(layer) * widths.get(layer + 1);
            for (int i = 0; i < weights; i++) {
                parameters[at + i] = random.nextDouble(-bound, bound);
            }
            at += weights + widths.get(layer + 1);
        }
        return parameters;
    }

    /**
     * The parameters as leaves: weights and biases of the first layer, of the second, and so on.
     *
     * @param parameters {@link #size()} numbers; not modified
     * @throws IllegalArgumentException if they are not as many
     */
    public List<MatrixValue> leaves(double[] parameters) {
        Require.size("parameters", Require.given("parameters", parameters).length, size(), "the size of " + this);
        List<MatrixValue> leaves = new ArrayList<>();
        int at = 0;
        for (int layer = 0; layer < layers(); layer++) {
            at = add(leaves, parameters, at, widths.get(layer), widths.get(layer + 1));
            at = add(leaves, parameters, at, 1, widths.get(layer + 1));
        }
        return leaves;
    }

    private static int add(List<MatrixValue> leaves, double[] parameters, int at, int rows, int columns) {
        double[] part = new double[rows * columns];
        System.arraycopy(parameters, at, part, 0, part.length);
        leaves.add(MatrixValue.of(Matrix.ofElements(rows, columns, part)));
        return at + part.length;
    }

    /**
     * The way forward: one row of logits for each row of X.
     *
     * @param X n × inputs
     * @param leaves weights and biases, as from {@link #leaves}
     */
    public MatrixValue logits(Matrix X, List<MatrixValue> leaves) {
        MatrixValue signal = MatrixValue.of(X);
        for (int layer = 0; layer < layers(); layer++) {
            MatrixValue sums = signal.times(leaves.get(2 * layer)).plus(leaves.get(2 * layer + 1));
            signal = layer + 1 < layers() ? sums.relu() : sums;
        }
        return signal;
    }

    /** The class with the largest logit, for each row of X. */
    public int[] predict(Matrix X, double[] parameters) {
        Matrix logits = logits(X, leaves(parameters)).data();
        int[] classes = new int[X.rows()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = Vectors.argMax(logits.row(i));
        }
        return classes;
    }
}
