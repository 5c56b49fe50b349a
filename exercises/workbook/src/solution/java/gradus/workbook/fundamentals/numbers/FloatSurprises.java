package gradus.workbook.fundamentals.numbers;

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
        // begin solution: true or false?
        return false;
        // end solution
    }

    /**
     * A counter of rows, in float.
     *
     * <pre>{@code (double) (16_777_216f + 1f)}</pre>
     */
    public static double oneMoreRow() {
        // begin solution: how many rows?
        return 16_777_216.0;
        // end solution
    }

    /**
     * A small number meets a large one, which then leaves again.
     *
     * <pre>{@code 1 + 1e16 - 1e16}</pre>
     */
    public static double aGuestThatLeaves() {
        // begin solution: what is left?
        return 0.0;
        // end solution
    }

    /**
     * 29 percent of a hundred rows.
     *
     * <pre>{@code (int) (0.29 * 100)}</pre>
     */
    public static int aShareOfAHundredRows() {
        // begin solution: how many rows?
        return 28;
        // end solution
    }

    /**
     * The share of the only class there is, by the formula.
     *
     * <pre>{@code Math.exp(1000) / Math.exp(1000)}</pre>
     */
    public static double theOnlyShare() {
        // begin solution: a number, or one of the constants of Double
        return Double.NaN;
        // end solution
    }

    /**
     * The logarithm of a number a little above 1, without log1p.
     *
     * <pre>{@code Math.log(1 + 1e-17)}</pre>
     */
    public static double aLittleAboveOne() {
        // begin solution: what is it?
        return 0.0;
        // end solution
    }
}
