package gradus.workbook.classicalml.splitting;

import static gradus.engine.exercise.Todo.todo;

/**
 * Say how many rows a split will give, before you run it.
 *
 * <p>Below stand six lines of code that call this lesson's {@code Splits} and {@code Quotas}. Write down what each of them gives: a value, no code,
 * and do not run the line first. Read the lesson as often as you like.
 *
 * <p>Nothing is judged before all six predictions are made. Then each is shown beside what really came, with the reason. Your
 * first six are kept, and the points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/splitting.md">classical-ml/docs/splitting.md</a>
 */
public final class SplitSizes {
    private SplitSizes() {}

    /**
     * A quarter of ten rows is two and a half.
     *
     * <pre>{@code Splits.random(10, 0.25, 1).test().length}</pre>
     */
    public static int aQuarterOfTenRows() {
        return todo("how many rows test?");
    }

    /**
     * Of 100 rows, 50 belong to the first class, 49 to the second and one to the third. Ten rows are to test.
     *
     * <pre>{@code Quotas.proportional(new int[] {50, 49, 1}, 10)}</pre>
     */
    public static int[] theSharesOfThreeClasses() {
        return todo("how many rows of each class test? Write new int[] {…, …, …}");
    }

    /**
     * Two patients, four rows each; a quarter of the rows is to test.
     *
     * <pre>{@code Splits.grouped(new int[] {1, 1, 1, 1, 2, 2, 2, 2}, 0.25, 7).test().length}</pre>
     */
    public static int aQuarterOfTwoPatients() {
        return todo("how many rows test?");
    }

    /**
     * Five rows, three of them written in the same moment; a fifth of the rows is to test.
     *
     * <pre>{@code Splits.timeOrdered(new long[] {1, 2, 3, 3, 3}, 0.2, 0).test().length}</pre>
     */
    public static int theLatestOfFiveRows() {
        return todo("how many rows test?");
    }

    /**
     * One row a day for ten days; the last two test, and a target becomes known two days later.
     *
     * <pre>{@code Splits.timeOrdered(new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.2, 2).train().length}</pre>
     */
    public static int theRowsBeforeTheGap() {
        return todo("how many rows train?");
    }

    /**
     * A backtest of 100 days: four windows, each tests on ten days. This is the oldest window.
     *
     * <pre>{@code Splits.expandingWindows(100, 4, 10).get(0).train().length}</pre>
     */
    public static int theFirstOfFourWindows() {
        return todo("how many rows train?");
    }
}
