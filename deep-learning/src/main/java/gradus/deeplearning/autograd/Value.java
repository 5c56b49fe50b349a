package gradus.deeplearning.autograd;

import gradus.fundamentals.Require;
import java.util.List;
import java.util.Locale;

/**
 * A number that remembers what it was computed from, so that {@link #backward()} can say how it moves when any of those numbers moves:
 * reverse-mode automatic differentiation, in the size and spirit of Karpathy's micrograd. Arithmetic is that of {@code double}: what
 * overflows is infinite, what is undefined is NaN.
 *
 * <p>A <em>leaf</em> is made by {@link #of}. Its gradient adds up over all calls of {@code backward} until {@link #reset}; that of a
 * result is the last call's. Graphs that share no value may be used by several threads.
 */
public final class Value {
    private final String operation;
    private final List<Value> operands;
    private final double[] slopes; // of this value by each operand, where they stood when it was computed
    private double data;
    private double gradient;

    private Value(String operation, double data, List<Value> operands, double... slopes) {
        this.operation = operation;
        this.data = data;
        this.operands = operands;
        this.slopes = slopes;
    }

    /** A leaf: a number that was computed from nothing. */
    public static Value of(double data) {
        return new Value("", data, List.of());
    }

    /** a + b: both slopes are 1. */
    public Value plus(Value b) {
        return result("+", data + operand(b).data, b, 1, 1);
    }

    /** a − b. */
    public Value minus(Value b) {
        return result("−", data - operand(b).data, b, 1, -1);
    }

    /** a · b: the slope by each is the other. */
    public Value times(Value b) {
        return result("·", data * operand(b).data, b, b.data, data);
    }

    /** a / b: the slope by b is −a / b². */
    public Value dividedBy(Value b) {
        double quotient = data / operand(b).data;
        return result("/", quotient, b, 1 / b.data, -quotient / b.data);
    }

    /** aᵖ for a fixed exponent p; the slope is p · aᵖ⁻¹, and 0 everywhere for p = 0. */
    public Value power(double p) {
        return result("^", Math.pow(data, p), p == 0 ? 0 : p * Math.pow(data, p - 1));
    }

    /** eᵃ, which is its own slope. */
    public Value exp() {
        double e = Math.exp(data);
        return result("exp", e, e);
    }

    /** ln a, with the slope 1 / a. */
    public Value log() {
        return result("log", Math.log(data), 1 / data);
    }

    /** tanh a, with the slope 1 − tanh² a. */
    public Value tanh() {
        double t = Math.tanh(data);
        return result("tanh", t, 1 - t * t);
    }

    /** a where a is above 0, else 0. At the kink in 0 the slope is taken to be 0, as PyTorch does. */
    public Value relu() {
        return result("ReLU", Math.max(data, 0), data > 0 ? 1 : 0);
    }

    private Value result(String name, double result, double slope) {
        return new Value(name, result, List.of(this), slope);
    }

    private Value result(String name, double result, Value b, double slopeHere, double slopeThere) {
        return new Value(name, result, List.of(this, b), slopeHere, slopeThere);
    }

    /**
     * Finds the derivative of this value by every value that it was computed from: {@link #gradient()}. Each passes its own on to its
     * operands, times their slopes, once it is complete.
     */
    public void backward() {
        List<Value> order = Backwards.from(this, Value::operands);
        for (Value node : order) {
            node.gradient = node.isLeaf() ? node.gradient : 0;
        }
        gradient += 1;
        for (Value node : order) {
            for (int i = 0; i < node.slopes.length; i++) {
                node.operands.get(i).gradient += node.slopes[i] * node.gradient; // +=, for it may have other uses
            }
        }
    }

    /** The number itself. */
    public double data() {
        return data;
    }

    /** How much the results on which {@link #backward()} was called move per unit that this value moves; 0 before the first call. */
    public double gradient() {
        return gradient;
    }

    /** Sets the gradient to 0. */
    public void reset() {
        gradient = 0;
    }

    /**
     * Gives a leaf another number, for what will be computed from it; what was computed before stays as it is.
     *
     * @throws IllegalStateException if this is the result of an operation
     */
    public void set(double number) {
        if (!isLeaf()) {
            throw new IllegalStateException("only a leaf can be set, but this is the result of " + operation);
        }
        data = number;
    }

    /** What it was computed from, in order; none for a leaf. */
    public List<Value> operands() {
        return operands;
    }

    /** The slopes by the operands, a copy. */
    double[] slopes() {
        return slopes.clone();
    }

    /** What made it, such as {@code tanh}; empty for a leaf. */
    public String operation() {
        return operation;
    }

    private boolean isLeaf() {
        return operands.isEmpty();
    }

    private static Value operand(Value b) {
        return Require.given("the other value", b);
    }

    /** Such as {@code tanh 0.7616, gradient 1.0000}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s%.4f, gradient %.4f", isLeaf() ? "" : operation + " ", data, gradient);
    }
}
