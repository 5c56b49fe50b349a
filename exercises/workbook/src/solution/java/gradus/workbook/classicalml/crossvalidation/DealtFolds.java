package gradus.workbook.classicalml.crossvalidation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Stratified folds, dealt like cards. Imagine the rows sorted by class: first all rows of the class that appears first in the table,
 * in the order of the table, then those of the class that appears next, and so on. Then deal: the first row goes to fold 0, the next to
 * fold 1, … after fold k − 1 comes fold 0 again. Where one class ends and the next begins, the dealing goes on; it does not start at fold 0
 * again.
 *
 * <p>So every row is in exactly one fold, and folds differ by one row at most, in each class and over all. A class may have fewer rows than
 * there are folds.
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
        // begin solution: refuse a bad k, collect the rows of each class, deal
        if (k < 2 || k > labels.length) {
            throw new IllegalArgumentException(
                    "k must be between 2 and " + labels.length + " (the number of rows), but was " + k);
        }
        Map<String, List<Integer>> rowsOfClass = new LinkedHashMap<>();
        for (int row = 0; row < labels.length; row++) {
            rowsOfClass.computeIfAbsent(labels[row], label -> new ArrayList<>()).add(row);
        }
        int[] foldOfRow = new int[labels.length];
        int card = 0;
        for (List<Integer> rows : rowsOfClass.values()) {
            for (int row : rows) {
                foldOfRow[row] = card++ % k;
            }
        }
        List<List<Integer>> folds = new ArrayList<>();
        for (int fold = 0; fold < k; fold++) {
            folds.add(new ArrayList<>());
        }
        for (int row = 0; row < foldOfRow.length; row++) {
            folds.get(foldOfRow[row]).add(row);
        }
        return folds;
        // end solution
    }

    /** What fold f trains on, given the folds, which are not modified: every row that does not test in it, ascending. */
    public static int[] trainingRows(List<List<Integer>> folds, int fold) {
        // begin solution: the rows of all other folds, in ascending order
        return IntStream.range(0, folds.size())
                .filter(other -> other != fold)
                .mapToObj(folds::get)
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        // end solution
    }
}
