package gradus.workbook.classicalml.features;

import static gradus.engine.exercise.Todo.todo;

/**
 * Target encoding that never reads its own answer.
 *
 * <p>A category becomes its smoothed mean target: of the rows that count, (Σ targets of those with the category + m · mean of <em>all</em>) /
 * (how many have the category + m). Which rows count is the whole question:
 *
 * <ul>
 *   <li>for a training row, the rows of the other folds, and no others: neither its own target nor that of a row in its fold may move
 *       what it becomes;
 *   <li>for any other row, all training rows.
 * </ul>
 *
 * If no row that counts has the category, it becomes the mean target of all rows that count, for m = 0 as well. A missing category is
 * null: a category like any other.
 *
 * <p>With a fixed number of folds the cost must not grow with the square of the rows. Arrays that belong together are of one length, with
 * at least one row, and stay as they are; targets are finite.
 *
 * <p>You may want to import {@link java.util.Arrays}, {@link java.util.HashMap}, {@link java.util.Map},
 * {@link java.util.stream.IntStream}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/features.md">classical-ml/docs/features.md</a>
 */
public final class OutOfFoldMeans {
    private OutOfFoldMeans() {}

    /**
     * What the training rows become.
     *
     * @param folds each row's fold, any numbers, such as 7, 7, −1, 7
     * @param m smoothing, at least 0
     * @return a number for each row
     * @throws IllegalArgumentException that names {@code folds} if all rows are in one fold, or {@code m} if that is negative or not finite
     */
    public static double[] training(String[] categories, double[] targets, int[] folds, double m) {
        return todo("describe each row by the rows of the other folds");
    }

    /**
     * What other rows become: test rows, or the rows of tomorrow.
     *
     * @param asked their categories; may be none
     * @param categories those of the training rows
     * @param targets those of the training rows
     * @param m smoothing, at least 0
     * @return a number for each row that is asked about
     * @throws IllegalArgumentException that names {@code m} if that is negative or not finite
     */
    public static double[] others(String[] asked, String[] categories, double[] targets, double m) {
        return todo("describe each row by all training rows");
    }
}
