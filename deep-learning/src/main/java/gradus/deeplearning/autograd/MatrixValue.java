package gradus.deeplearning.autograd;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.numbers.LogSpace;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A {@link Value} whose number is a matrix. What it keeps for each operand is no longer a slope, of which there would be one for each pair of
 * elements, but a <em>pullback</em>: the function that turns the gradient by the result into the gradient by the operand.
 *
 * <p>Gradients have the shape of their matrix. A leaf's adds up over all calls of {@link #backward()} until {@link #reset}; that of a result is
 * the last call's.
 */
public final class MatrixValue {
    private final List<MatrixValue> operands;
    private final List<UnaryOperator<Matrix>> pullbacks; // one for each operand
    private Matrix data;
    private double[] gradient; // row after row; null until something arrives

    private MatrixValue(Matrix data, List<MatrixValue> operands, List<UnaryOperator<Matrix>> pullbacks) {
        this.data = data;
        this.operands = operands;
        this.pullbacks = pullbacks;
    }

    /** A leaf: a matrix that was computed from nothing. */
    public static MatrixValue of(Matrix data) {
        return new MatrixValue(Require.given("data", data), List.of(), List.of());
    }

    /**
     * The matrix product A · B. With G for the gradient by the product, A gets G · Bᵀ and B gets Aᵀ · G.
     *
     * @param b as many rows as this has columns
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public MatrixValue times(MatrixValue b) {
        Matrix left = data; // as they are now: a leaf may be set before the way back
        Matrix right = Require.given("b", b).data;
        return new MatrixValue(
                left.times(right),
                List.of(this, b),
                List.of(g -> g.times(right.transpose()), g -> left.transpose().times(g)));
    }

    /**
     * A + B of one shape, or A plus one row b that is added to each row of A, such as a layer's biases. The row has gone into every row, so the
     * gradients of all rows add up in it.
     *
     * @param b of this shape, or one row with as many columns
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public MatrixValue plus(MatrixValue b) {
        int columns = data.columns();
        int size = Require.given("b", b).data.rows();
        Require.that(
                b.data.columns() == columns && (size == 1 || size == data.rows()),
                "b must be a " + data + " or one row of " + columns + ", but was a " + b.data);
        double[] sum = data.elements();
        double[] added = b.data.elements();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += added[i % added.length];
        }
        UnaryOperator<Matrix> toB = size == data.rows() ? g -> g : MatrixValue::columnSums;
        return new MatrixValue(shaped(data, sum), List.of(this, b), List.of(g -> g, toB));
    }

    /** Each element where it is above 0, else 0; the slope at 0 is taken to be 0. */
    public MatrixValue relu() {
        return each(x -> Math.max(x, 0), (x, y) -> x > 0 ? 1 : 0);
    }

    /** The tanh of each element. */
    public MatrixValue tanh() {
        return each(Math::tanh, (x, y) -> 1 - y * y);
    }

    /** Each element times a fixed number. */
    public MatrixValue times(double factor) {
        return each(x -> factor * x, (x, y) -> factor);
    }

    /** A function of each element by itself, with its slope, which is told the element and what became of it. */
    private MatrixValue each(DoubleUnaryOperator function, DoubleBinaryOperator slope) {
        double[] x = data.elements();
        double[] y = Arrays.stream(x).map(function).toArray();
        UnaryOperator<Matrix> pullback = g -> {
            double[] pulled = g.elements();
            for (int i = 0; i < pulled.length; i++) {
                pulled[i] *= slope.applyAsDouble(x[i], y[i]);
            }
            return shaped(g, pulled);
        };
        return new MatrixValue(shaped(data, y), List.of(this), List.of(pullback));
    }

    /** The sum of all elements, 1 × 1. */
    public MatrixValue sum() {
        double sum = Arrays.stream(data.elements()).sum();
        Matrix shape = data;
        return new MatrixValue(number(sum), List.of(this), List.of(g -> filled(shape, g.get(0, 0))));
    }

    /** The mean of all elements, 1 × 1. */
    public MatrixValue mean() {
        return sum().times(1.0 / (data.rows() * data.columns()));
    }

    /** The logarithm of each row's softmax: {@code z − ln Σ exp(z)}, without overflow; NaN in a row that has NaN, ∞, or only −∞. */
    public MatrixValue logSoftmax() {
        Matrix logs = eachRow(data, MatrixValue::logShares);
        UnaryOperator<Matrix> pullback = g -> {
            double[][] pulled = g.toArray();
            for (int i = 0; i < pulled.length; i++) {
                double total = Arrays.stream(pulled[i]).sum();
                for (int k = 0; k < pulled[i].length; k++) {
                    pulled[i][k] -= Math.exp(logs.get(i, k)) * total;
                }
            }
            return Matrix.of(pulled);
        };
        return new MatrixValue(logs, List.of(this), List.of(pullback));
    }

    /**
     * The mean log loss of rows of logits, 1 × 1: {@code −ln softmax(z)[label]}, from the logits, so that no probability is rounded to 0 first.
     * NaN if a row has NaN, ∞, or only −∞.
     *
     * @param labels the true class of each row, from 0 to columns − 1
     * @throws IllegalArgumentException if labels are not as many as rows, or one is out of range
     */
    public MatrixValue crossEntropy(int[] labels) {
        int[] truth = requireLabels(labels).clone();
        double loss = 0;
        for (int i = 0; i < truth.length; i++) {
            loss -= logShares(data.row(i))[truth[i]];
        }
        Matrix logits = data;
        UnaryOperator<Matrix> pullback = g -> {
            double[][] error = eachRow(logits, MatrixValue::shares).toArray();
            for (int i = 0; i < truth.length; i++) {
                error[i][truth[i]] -= 1; // what was predicted minus what was true
                for (int k = 0; k < error[i].length; k++) {
                    error[i][k] *= g.get(0, 0) / truth.length;
                }
            }
            return Matrix.of(error);
        };
        return new MatrixValue(number(loss / truth.length), List.of(this), List.of(pullback));
    }

    /**
     * Finds the derivative of this number by every element of every matrix that it was computed from: {@link #gradient()}.
     *
     * @throws IllegalStateException if this is not one number
     */
    public void backward() {
        if (data.rows() * data.columns() != 1) {
            throw new IllegalStateException("backward must begin at one number (1 × 1), but this is a " + data);
        }
        List<MatrixValue> order = Backwards.from(this, MatrixValue::operands);
        for (MatrixValue node : order) {
            node.gradient = node.operands.isEmpty() ? node.gradient : null;
        }
        receive(number(1));
        for (MatrixValue node : order) {
            for (int i = 0; i < node.operands.size(); i++) {
                node.operands.get(i).receive(node.pullbacks.get(i).apply(node.gradient()));
            }
        }
    }

    /** Adds what came back along one use. */
    private void receive(Matrix pulled) {
        double[] elements = pulled.elements();
        if (gradient == null) {
            gradient = elements;
            return;
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += elements[i];
        }
    }

    /** The matrix itself. */
    public Matrix data() {
        return data;
    }

    /** How much the numbers on which {@link #backward()} was called move per unit that each element moves; zeros before the first call. */
    public Matrix gradient() {
        return gradient == null ? filled(data, 0) : shaped(data, gradient);
    }

    /** Sets the gradient to zeros. */
    public void reset() {
        gradient = null;
    }

    /**
     * Gives a leaf other numbers, for what will be computed from it; what was computed before stays as it is.
     *
     * @param numbers of the same shape
     * @throws IllegalArgumentException if the shape is another
     * @throws IllegalStateException if this is the result of an operation
     */
    public void set(Matrix numbers) {
        if (!operands.isEmpty()) {
            throw new IllegalStateException("only a leaf can be set, but this is a result");
        }
        Require.that(
                Require.given("numbers", numbers).rows() == data.rows() && numbers.columns() == data.columns(),
                "numbers must be a " + data + ", but were a " + numbers);
        data = numbers;
    }

    /** What it was computed from, in order; none for a leaf. */
    public List<MatrixValue> operands() {
        return operands;
    }

    /** How many numbers the matrices of its graph hold, leaves among them; gradients take as many again. */
    public long graphElements() {
        long elements = 0;
        for (MatrixValue node : Backwards.from(this, MatrixValue::operands)) {
            elements += (long) node.data.rows() * node.data.columns();
        }
        return elements;
    }

    private int[] requireLabels(int[] labels) {
        Require.size("labels", Require.given("labels", labels).length, data.rows(), "one for each row");
        for (int i = 0; i < labels.length; i++) {
            Require.between("labels[" + i + "]", labels[i], 0, data.columns() - 1L, "the last column");
        }
        return labels;
    }

    private static double[] logShares(double[] scores) {
        return hasShares(scores) ? LogSpace.logSoftmax(scores) : undefined(scores);
    }

    private static double[] shares(double[] scores) {
        return hasShares(scores) ? LogSpace.softmax(scores) : undefined(scores);
    }

    private static boolean hasShares(double[] scores) {
        return Double.isFinite(Arrays.stream(scores).max().orElseThrow()); // NaN if one is
    }

    private static double[] undefined(double[] scores) {
        double[] nothing = new double[scores.length];
        Arrays.fill(nothing, Double.NaN);
        return nothing;
    }

    private static Matrix eachRow(Matrix matrix, UnaryOperator<double[]> function) {
        double[][] rows = matrix.toArray();
        Arrays.setAll(rows, i -> function.apply(rows[i]));
        return Matrix.of(rows);
    }

    private static Matrix columnSums(Matrix g) {
        double[] ones = new double[g.rows()];
        Arrays.fill(ones, 1);
        return Matrix.of(g.transposeTimes(ones));
    }

    private static Matrix number(double x) {
        return Matrix.of(new double[] {x});
    }

    private static Matrix filled(Matrix shape, double number) {
        double[] elements = new double[shape.rows() * shape.columns()];
        Arrays.fill(elements, number);
        return shaped(shape, elements);
    }

    private static Matrix shaped(Matrix shape, double[] elements) {
        return Matrix.ofElements(shape.rows(), shape.columns(), elements);
    }
}
