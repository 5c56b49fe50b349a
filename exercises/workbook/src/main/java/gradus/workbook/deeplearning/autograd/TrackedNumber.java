package gradus.workbook.deeplearning.autograd;

import static gradus.engine.exercise.Todo.todo;

/**
 * A number that remembers what it was computed from. Write its eight operations and the way back, in a shape of your own: the lesson's
 * classes are not used here, its {@code larger}, {@code sigmoid} and power are others, and {@link #backward} keeps another promise about what
 * was there before.
 *
 * <p>Values are those of {@code double} arithmetic. Numbers may be used as often as anyone likes, on both sides of one operation too. A
 * number never changes its value, and results that nobody asked to go back leave no trace in what they were computed from.
 *
 * <p>You may want to import {@link java.util.ArrayDeque}, {@link java.util.Collections}, {@link java.util.Comparator},
 * {@link java.util.Deque}, {@link java.util.IdentityHashMap}, {@link java.util.List}, {@link java.util.Set}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/autograd.md">deep-learning/docs/autograd.md</a>
 */
public final class TrackedNumber {
    private double data; // once it is there it never changes
    private double gradient;

    private TrackedNumber() {}

    /** A number that was computed from nothing. */
    public static TrackedNumber of(double data) {
        return todo("a number without a past");
    }

    /** a + b. */
    public TrackedNumber plus(TrackedNumber b) {
        return todo("a sum");
    }

    /** a · b. */
    public TrackedNumber times(TrackedNumber b) {
        return todo("a product");
    }

    /** a / b. */
    public TrackedNumber dividedBy(TrackedNumber b) {
        return todo("a quotient");
    }

    /**
     * a to the power of b, where b is a number that can have a gradient like any other. It is asked for a above 0; and for a = 0 with b above
     * 1, where the slope by b is 0.
     */
    public TrackedNumber power(TrackedNumber b) {
        return todo("a power whose exponent is tracked");
    }

    /** The larger of a and b. Where they are equal, a half of the gradient goes to each. */
    public TrackedNumber larger(TrackedNumber b) {
        return todo("the larger of two");
    }

    /** e to the power of a. */
    public TrackedNumber exp() {
        return todo("an exponential");
    }

    /** The natural logarithm of a, for a above 0. */
    public TrackedNumber log() {
        return todo("a logarithm");
    }

    /** 1 / (1 + e⁻ᵃ), for any a: at 1000 it is 1, at −1000 it is 0, and the slope is 0 at both. */
    public TrackedNumber sigmoid() {
        return todo("a sigmoid that never overflows");
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
        todo("the way back");
    }

    // (nothing yet)
}
