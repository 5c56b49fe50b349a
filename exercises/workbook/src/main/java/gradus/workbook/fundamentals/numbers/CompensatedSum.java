package gradus.workbook.fundamentals.numbers;

import static gradus.engine.exercise.Todo.todo;

/**
 * Meters send readings of very different size for years, and corrections below zero that take a large one back. Keep the sum of all that
 * came, in constant memory, as if each addition had twice the digits of a double: after 1, 10¹⁰⁰, 1 and −10¹⁰⁰ it is 2.
 *
 * <ul>
 *   <li>{@link #add} may be called billions of times; {@link #sum} may be asked at any moment, and asking changes nothing.
 *   <li>{@link #merge} adds all that came to another meter, with what that one has carried along. The other stays as it is. A meter
 *       merged with itself counts everything twice.
 *   <li>A reading that is NaN or infinite is refused with an {@code IllegalArgumentException}, and the sum stays as it was. You need not
 *       look after sums beyond 10³⁰⁰.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/numbers.md">fundamentals/docs/numbers.md</a>
 */
public final class CompensatedSum {
    private double sum; // what a plain running sum would hold
    @SuppressWarnings("unused") // until your code uses it
    private double lost; // what its additions have rounded off

    /** Adds a reading. */
    public void add(double x) {
        todo("refuse what is no number; add, and collect what was rounded off");
    }

    /** Adds all that another meter has counted. */
    public void merge(CompensatedSum other) {
        todo("the other's sum, and what it has carried along");
    }

    /** The sum of all that came; 0 if nothing did. */
    public double sum() {
        return todo("put together what you keep");
    }
}
