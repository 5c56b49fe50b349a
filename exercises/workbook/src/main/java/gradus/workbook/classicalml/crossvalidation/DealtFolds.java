package gradus.workbook.classicalml.crossvalidation;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;

/**
 * Stratified folds, dealt like cards. Imagine the rows sorted by class: first all rows of the class that appears first in the table,
 * in the order of the table, then those of the class that appears next, and so on. Then deal: the first row goes to fold 0, the next to
 * fold 1, … after fold k − 1 comes fold 0 again. Where one class ends and the next begins, the dealing goes on; it does not start at fold 0
 * again.
 *
 * <p>So every row is in exactly one fold, and folds differ by one row at most, in each class and over all. A class may have fewer rows than
 * there are folds.
 *
 * <p>You may want to import {@link java.util.ArrayList}, {@link java.util.LinkedHashMap}, {@link java.util.Map},
 * {@link java.util.stream.IntStream}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/cross-validation.md">classical-ml/docs/cross-validation.md</a>
 */
public final class DealtFolds {
    private DealtFolds() {}

    /**
     * Which rows test in which fold.
     *
     * @param labels each row's class, at least two rows; not modified
     * @param k how many folds, between 2 and the number of rows
     * @return k lists of row numbers from 0, each ascending; element f is what fold f tests
     * @throws IllegalArgumentException if k is out of range; the message names {@code k} and the value that it had
     */
    public static List<List<Integer>> of(String[] labels, int k) {
        return todo("refuse a bad k, collect the rows of each class, deal");
    }

    /** What fold f trains on, given the folds, which are not modified: every row that does not test in it, ascending. */
    public static int[] trainingRows(List<List<Integer>> folds, int fold) {
        return todo("the rows of all other folds, in ascending order");
    }
}
