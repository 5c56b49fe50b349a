import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;

/** Closures that pass a gradient on, and an order by walking down with a stack of frames. */
public final class TrackedNumber {
    // begin solution: what else a number remembers, and how it is made
    private final List<TrackedNumber> parents = new ArrayList<>();
    private final List<DoubleConsumer> wires = new ArrayList<>();

    private TrackedNumber(double data) {
        this.data = data;
    }

    private TrackedNumber from(TrackedNumber parent, double slope) {
        parents.add(parent);
        wires.add(g -> parent.gradient += g * slope);
        return this;
    }
    // end solution

    public static TrackedNumber of(double data) {
        // begin solution: a number without a past
        return new TrackedNumber(data);
        // end solution
    }

    public TrackedNumber plus(TrackedNumber b) {
        // begin solution: a sum
        return of(data + b.data).from(this, 1).from(b, 1);
        // end solution
    }

    public TrackedNumber times(TrackedNumber b) {
        // begin solution: a product
        return of(data * b.data).from(this, b.data).from(b, data);
        // end solution
    }

    public TrackedNumber dividedBy(TrackedNumber b) {
        // begin solution: a quotient
        double quotient = data / b.data;
        return of(quotient).from(this, 1 / b.data).from(b, -quotient / b.data);
        // end solution
    }

    public TrackedNumber power(TrackedNumber b) {
        // begin solution: a power whose exponent is tracked
        TrackedNumber power = of(Math.pow(data, b.data));
        if (data > 0) {
            return power.from(this, power.data * b.data / data).from(b, Math.log(data) * power.data);
        }
        return power.from(this, 0).from(b, 0);
        // end solution
    }

    public TrackedNumber larger(TrackedNumber b) {
        // begin solution: the larger of two
        if (data == b.data) {
            return of(data).from(this, 0.5).from(b, 0.5);
        }
        return of(Math.max(data, b.data)).from(data > b.data ? this : b, 1).from(data > b.data ? b : this, 0);
        // end solution
    }

    public TrackedNumber exp() {
        // begin solution: an exponential
        double e = Math.exp(data);
        return of(e).from(this, e);
        // end solution
    }

    public TrackedNumber log() {
        // begin solution: a logarithm
        return of(Math.log(data)).from(this, 1 / data);
        // end solution
    }

    public TrackedNumber sigmoid() {
        // begin solution: a sigmoid that never overflows
        double half = Math.tanh(data / 2);
        return of((1 + half) / 2).from(this, (1 - half * half) / 4);
        // end solution
    }

    public void backward() {
        // begin solution: the way back
        List<TrackedNumber> finished = finished();
        for (TrackedNumber number : finished) {
            number.gradient = number == this ? 1 : 0;
        }
        for (int i = finished.size() - 1; i >= 0; i--) {
            TrackedNumber number = finished.get(i);
            number.wires.forEach(wire -> wire.accept(number.gradient));
        }
        // end solution
    }

    // begin solution: helpers, if you need any
    /** Everything below, each number after all that it was computed from. */
    private List<TrackedNumber> finished() {
        List<TrackedNumber> finished = new ArrayList<>();
        Set<TrackedNumber> entered = new HashSet<>();
        Set<TrackedNumber> left = new HashSet<>();
        Deque<TrackedNumber> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            TrackedNumber number = open.peek();
            if (entered.add(number)) {
                number.parents.forEach(open::push);
            } else {
                open.pop();
                if (left.add(number)) {
                    finished.add(number);
                }
            }
        }
        return finished;
    }
    // end solution
}
