package gradus.fundamentals.optimisation;

/** An objective that is a mean over rows of data, so that a few rows can stand for all. */
public interface RowObjective extends Objective {
    /** How many rows it is the mean of. */
    int rows();

    /**
     * The gradient of the mean over only these rows.
     *
     * @param parameters {@link #size()} finite numbers; not modified
     * @param rows at least one index; an index may repeat, and then counts again
     * @throws IllegalArgumentException if parameters is null or of another size, or rows is null or empty
     * @throws IndexOutOfBoundsException if there is no such row
     */
    double[] gradient(double[] parameters, int[] rows);
}
