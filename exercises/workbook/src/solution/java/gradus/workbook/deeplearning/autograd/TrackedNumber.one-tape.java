import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Every number gets the next number of a counter; whatever was made later goes back earlier. */
public final class TrackedNumber {
    // begin solution: what else a number remembers, and how it is made
    private static final AtomicLong MADE = new AtomicLong();
    private final long serial = MADE.getAndIncrement();
    private final TrackedNumber left;
    private final TrackedNumber right;
    private final double byLeft;
    private final double byRight;

    private TrackedNumber(double data, TrackedNumber left, double byLeft, TrackedNumber right, double byRight) {
        this.data = data;
        this.left = left;
        this.byLeft = byLeft;
        this.right = right;
        this.byRight = byRight;
    }
    // end solution

    public static TrackedNumber of(double data) {
        // begin solution: a number without a past
        return new TrackedNumber(data, null, 0, null, 0);
        // end solution
    }

    public TrackedNumber plus(TrackedNumber b) {
        // begin solution: a sum
        return new TrackedNumber(data + b.data, this, 1, b, 1);
        // end solution
    }

    public TrackedNumber times(TrackedNumber b) {
        // begin solution: a product
        return new TrackedNumber(data * b.data, this, b.data, b, data);
        // end solution
    }

    public TrackedNumber dividedBy(TrackedNumber b) {
        // begin solution: a quotient
        return new TrackedNumber(data / b.data, this, 1 / b.data, b, -(data / b.data) / b.data);
        // end solution
    }

    public TrackedNumber power(TrackedNumber b) {
        // begin solution: a power whose exponent is tracked
        double power = Math.pow(data, b.data);
        double byExponent = data > 0 ? power * Math.log(data) : 0;
        return new TrackedNumber(power, this, b.data * Math.pow(data, b.data - 1), b, byExponent);
        // end solution
    }

    public TrackedNumber larger(TrackedNumber b) {
        // begin solution: the larger of two
        double mine = (Math.signum(data - b.data) + 1) / 2;
        return new TrackedNumber(mine >= 0.5 ? data : b.data, this, mine, b, 1 - mine);
        // end solution
    }

    public TrackedNumber exp() {
        // begin solution: an exponential
        return new TrackedNumber(Math.exp(data), this, Math.exp(data), null, 0);
        // end solution
    }

    public TrackedNumber log() {
        // begin solution: a logarithm
        return new TrackedNumber(Math.log(data), this, 1 / data, null, 0);
        // end solution
    }

    public TrackedNumber sigmoid() {
        // begin solution: a sigmoid that never overflows
        double s = 1 / (1 + Math.exp(-data));
        return new TrackedNumber(s, this, s * (1 - s), null, 0);
        // end solution
    }

    public void backward() {
        // begin solution: the way back
        TreeMap<Long, TrackedNumber> open = new TreeMap<>();
        open.put(serial, this);
        Set<TrackedNumber> begun = new HashSet<>();
        gradient = 1;
        while (!open.isEmpty()) {
            TrackedNumber number = open.pollLastEntry().getValue();
            deliver(number.left, number.byLeft * number.gradient, begun, open);
            deliver(number.right, number.byRight * number.gradient, begun, open);
        }
        // end solution
    }

    // begin solution: helpers, if you need any
    private static void deliver(
            TrackedNumber to, double share, Set<TrackedNumber> begun, TreeMap<Long, TrackedNumber> open) {
        if (to != null) {
            to.gradient = begun.add(to) ? share : to.gradient + share;
            open.put(to.serial, to);
        }
    }
    // end solution
}
