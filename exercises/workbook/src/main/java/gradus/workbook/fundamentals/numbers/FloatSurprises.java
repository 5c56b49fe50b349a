package gradus.workbook.fundamentals.numbers;

import static gradus.engine.exercise.Todo.todo;

/**
 * Say what six lines of arithmetic give, before you run them: a value, no code. Read the lesson as often as you like.
 *
 * <p>Nothing is judged before all six predictions are made. Then each is shown beside what really came, with the reason. Your first six
 * are kept, and the points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/numbers.md">fundamentals/docs/numbers.md</a>
 */
public final class FloatSurprises {
    private FloatSurprises() {}

    /**
     * Twice a tenth of a euro, and a comparison.
     *
     * <pre>{@code 0.1 + 0.2 == 0.3}</pre>
     */
    public static boolean threeTenths() {
        return todo("true or false?");
    }

    /**
     * A counter of rows, in float.
     *
     * <pre>{@code (double) (16_777_216f + 1f)}</pre>
     */
    public static double oneMoreRow() {
        return todo("how many rows?");
    }

    /**
     * A small number meets a large one, which then leaves again.
     *
     * <pre>{@code 1 + 1e16 - 1e16}</pre>
     */
    public static double aGuestThatLeaves() {
        return todo("what is left?");
    }

    /**
     * 29 percent of a hundred rows.
     *
     * <pre>{@code (int) (0.29 * 100)}</pre>
     */
    public static int aShareOfAHundredRows() {
        return todo("how many rows?");
    }

    /**
     * The share of the only class there is, by the formula.
     *
     * <pre>{@code Math.exp(1000) / Math.exp(1000)}</pre>
     */
    public static double theOnlyShare() {
        return todo("a number, or one of the constants of Double");
    }

    /**
     * The logarithm of a number a little above 1, without log1p.
     *
     * <pre>{@code Math.log(1 + 1e-17)}</pre>
     */
    public static double aLittleAboveOne() {
        return todo("what is it?");
    }
}
