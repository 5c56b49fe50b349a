package gradus.workbook.deeplearning.autograd;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A number that remembers what it was computed from. Write its eight operations and the way back, in a shape of your own: the lesson's
 * classes are not used here, its {@code larger}, {@code sigmoid} and power are others, and {@link #backward} keeps another promise about what
 * was there before.
 *
 * <p>Values are those of {@code double} arithmetic. Numbers may be used as often as anyone likes, on both sides of one operation too. A
 * number never changes its value, and results that nobody asked to go back leave no trace in what they were computed from.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/autograd.md">deep-learning/docs/autograd.md</a>
 */
public final class TrackedNumber {
    private double data; // once it is there it never changes
    private double gradient;

    // begin solution: what else a number remembers, and how it is made
    private final List<TrackedNumber> operands;
    private final double[] slopes; // by each operand
    private final int
            height; // larger than that of each operand: the number of operations on the longest way down to a leaf

    private TrackedNumber(double data, List<TrackedNumber> operands, double... slopes) {
        this.data = data;
        this.operands = operands;
        this.slopes = slopes;
        int highest = -1;
        for (TrackedNumber operand : operands) {
            highest = Math.max(highest, operand.height);
        }
        height = highest + 1;
    }
    // instead of
    // private TrackedNumber() {}
    // end solution

    /** A number that was computed from nothing. */
    public static TrackedNumber of(double data) {
        // begin solution: a number without a past
        return new TrackedNumber(data, List.of());
        // end solution
    }

    /** a + b. */
    public TrackedNumber plus(TrackedNumber b) {
        // begin solution: a sum
        return new TrackedNumber(data + b.data, List.of(this, b), 1, 1);
        // end solution
    }

    /** a · b. */
    public TrackedNumber times(TrackedNumber b) {
        // begin solution: a product
        return new TrackedNumber(data * b.data, List.of(this, b), b.data, data);
        // end solution
    }

    /** a / b. */
    public TrackedNumber dividedBy(TrackedNumber b) {
        // begin solution: a quotient
        return new TrackedNumber(data / b.data, List.of(this, b), 1 / b.data, -data / (b.data * b.data));
        // end solution
    }

    /**
     * a to the power of b, where b is a number that can have a gradient like any other. It is asked for a above 0; and for a = 0 with b above
     * 1, where the slope by b is 0.
     */
    public TrackedNumber power(TrackedNumber b) {
        // begin solution: a power whose exponent is tracked
        double power = Math.pow(data, b.data);
        double slopeOfExponent = data == 0 ? 0 : power * Math.log(data);
        return new TrackedNumber(power, List.of(this, b), b.data * Math.pow(data, b.data - 1), slopeOfExponent);
        // end solution
    }

    /** The larger of a and b. Where they are equal, a half of the gradient goes to each. */
    public TrackedNumber larger(TrackedNumber b) {
        // begin solution: the larger of two
        double share = data == b.data ? 0.5 : data > b.data ? 1 : 0;
        return new TrackedNumber(Math.max(data, b.data), List.of(this, b), share, 1 - share);
        // end solution
    }

    /** e to the power of a. */
    public TrackedNumber exp() {
        // begin solution: an exponential
        return new TrackedNumber(Math.exp(data), List.of(this), Math.exp(data));
        // end solution
    }

    /** The natural logarithm of a, for a above 0. */
    public TrackedNumber log() {
        // begin solution: a logarithm
        return new TrackedNumber(Math.log(data), List.of(this), 1 / data);
        // end solution
    }

    /** 1 / (1 + e⁻ᵃ), for any a: at 1000 it is 1, at −1000 it is 0, and the slope is 0 at both. */
    public TrackedNumber sigmoid() {
        // begin solution: a sigmoid that never overflows
        double tail = Math.exp(-Math.abs(data));
        double sigmoid = data >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
        return new TrackedNumber(sigmoid, List.of(this), sigmoid * (1 - sigmoid));
        // end solution
    }

    /** The number itself. */
    public double data() {
        return data;
    }

    /** The derivative, by this number, of the result on which {@link #backward} was last called that was computed from it; 0 before. */
    public double gradient() {
        return gradient;
    }

    /**
     * Sets the gradient of this number to 1, and that of each number that it was computed from to the derivative of this one by it.
     *
     * <p>What an earlier call has left in them does not count, so a second call changes nothing. A number that this one was not computed from keeps
     * the gradient that it has. A chain of 100,000 operations is no more trouble than one of ten, and no number is looked at more often than it
     * is used: a number that was doubled sixty times has 2⁶⁰ ways back, and there is no time to walk them all.
     */
    public void backward() {
        // begin solution: the way back
        List<TrackedNumber> order = past().stream()
                .sorted(Comparator.comparingInt(number -> -number.height))
                .toList();
        order.forEach(number -> number.gradient = 0);
        gradient = 1;
        for (TrackedNumber number : order) {
            for (int i = 0; i < number.slopes.length; i++) {
                number.operands.get(i).gradient += number.slopes[i] * number.gradient;
            }
        }
        // end solution
    }

    // begin solution: helpers, if you need any
    /** This number and all that it was computed from, once each. */
    private Set<TrackedNumber> past() {
        Set<TrackedNumber> past = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<TrackedNumber> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            TrackedNumber number = open.pop();
            if (past.add(number)) {
                number.operands.forEach(open::push);
            }
        }
        return past;
    }
    // instead of
    // // (nothing yet)
    // end solution
}
