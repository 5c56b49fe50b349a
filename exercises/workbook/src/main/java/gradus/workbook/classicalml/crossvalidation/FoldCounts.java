package gradus.workbook.classicalml.crossvalidation;

import static gradus.engine.exercise.Todo.todo;

/**
 * Say what some folds and scores come to, before you run them.
 *
 * <p>Below are six pieces of code that call the classes of this lesson. Write down what each of them gives, as a value. Do not run it
 * first, but read the lesson as often as you like.
 *
 * <p>Nothing is judged before all six predictions are made. Then each is shown beside the real result, with the reason. Your
 * first six are kept, and the points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/cross-validation.md">classical-ml/docs/cross-validation.md</a>
 */
public final class FoldCounts {
    private FoldCounts() {}

    /**
     * Eleven rows in four folds of neighbours: the first row of the last fold.
     *
     * <pre>{@code Folds.inOrder(11, 4).get(3).test()[0]}</pre>
     */
    public static int theFirstRowOfTheLastFold() {
        return todo("which row, counted from 0?");
    }

    /**
     * Three rows of one class and five of another, in two folds.
     *
     * <pre>{@code Folds.stratified(new int[] {1, 1, 1, 2, 2, 2, 2, 2}, 2, 7).get(0).test().length}</pre>
     */
    public static int theFirstOfTwoStratifiedFolds() {
        return todo("how many rows test in fold 0?");
    }

    /**
     * Groups of 2, 5, 4 and 2 rows, in two folds.
     *
     * <pre>{@code Folds.grouped(new int[] {8, 8, 3, 3, 3, 3, 3, 1, 1, 1, 1, 6, 6}, 2, 7).get(0).test().length}</pre>
     */
    public static int theFoldOfTheLargestGroup() {
        return todo("how many rows test in fold 0?");
    }

    /**
     * Five folds of ten rows, three times over: in how many of the splits row 0 trains.
     *
     * <pre>{@code
     * Folds.repeated(3, 1, seed -> Folds.random(10, 5, seed)).stream()
     *         .filter(split -> Arrays.stream(split.train()).anyMatch(row -> row == 0))
     *         .count()
     * }</pre>
     */
    public static long howOftenRowZeroTrains() {
        return todo("how many splits? Write a long, such as 3L");
    }

    /**
     * Three candidates are scored by four inner folds, in each of five outer folds. Each fit is counted.
     *
     * <pre>{@code
     * AtomicInteger fits = new AtomicInteger();
     * Learner counted = (X, y) -> {
     *     fits.incrementAndGet();
     *     return rows -> new double[rows.rows()];
     * };
     * BestOf choice = new BestOf(
     *         List.of(counted, counted, counted),
     *         y -> Folds.random(y.length, 4, 1),
     *         Scores::meanAbsoluteError);
     * CrossValidation.scores(
     *         RandomMatrices.gaussian(20, 2, new Random(1)),
     *         new double[20],
     *         Folds.inOrder(20, 5),
     *         choice,
     *         Scores::meanAbsoluteError);
     * return fits.get();
     * }</pre>
     */
    public static int theFitsOfNestedFolds() {
        return todo("how many fits?");
    }

    /**
     * Leave-one-out: R² on a fold of one row, whose target is 4 and was predicted as 3.
     *
     * <pre>{@code Scores.rSquared(new double[] {3}, new double[] {4})}</pre>
     */
    public static double theScoreOfOneRow() {
        return todo("what is R²? Write a double, such as 0.5 or a constant of Double");
    }
}
