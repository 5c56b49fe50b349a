package gradus.workbook.fundamentals.descriptive;

import static gradus.engine.exercise.Todo.todo;

/**
 * Mean and variance of a stream, in constant memory, and of several streams together.
 *
 * <p>A sensor sends a reading every millisecond, and the device keeps no history: three fields are all there is. Update
 * them with each reading, so that {@link #mean()} and {@link #variance()} are always those of everything seen so far.
 * The readings lie near 10⁹ and differ by 1: six digits of their variance must still be right.
 *
 * <p>There are many such devices. Once an hour each sends its three numbers to a server, which {@linkplain #merge merges}
 * them as if one device had seen every reading. After some months a device has seen 2³³ readings, about nine billion;
 * merging it must take no longer than merging one that has seen three.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/descriptive.md">fundamentals/docs/descriptive.md</a>
 */
public final class RunningVariance {
    private long count;
    private double mean;
    @SuppressWarnings("unused") // until your code uses it
    private double squares; // Σ(xᵢ − mean)² over everything seen so far

    /**
     * Takes one more reading.
     *
     * @throws IllegalArgumentException if x is NaN or infinite; nothing has changed then
     */
    public void add(double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("x must be finite, but was " + x);
        }
        todo("update count, mean and squares with x (mind the order)");
    }

    /**
     * Takes all readings that another device has seen, as if they had been added here one by one.
     *
     * @param other stays as it is; it may have seen nothing, and may be this very object, which then counts twice
     */
    public void merge(RunningVariance other) {
        todo("update count, mean and squares from the other's three (an empty one changes nothing)");
    }

    /** How many readings have been seen. */
    public long count() {
        return count;
    }

    /** The mean of the readings, in their unit; NaN before the first. */
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** The sample variance of the readings, in the square of their unit; NaN before the second. */
    public double variance() {
        return todo("the variance from count and squares, or NaN");
    }
}
