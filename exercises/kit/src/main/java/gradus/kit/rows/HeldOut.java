package gradus.kit.rows;

import gradus.engine.check.Poison;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Tables in which some rows are held out for testing: masks, folds, and what {@link Poison} needs of them. */
public final class HeldOut {
    private HeldOut() {}

    /** A mask of n rows in which the named ones test. */
    public static boolean[] mask(int n, int... tests) {
        boolean[] isTest = new boolean[n];
        for (int row : tests) {
            isTest[row] = true;
        }
        return isTest;
    }

    /** The mask turned round: what tested trains. */
    public static boolean[] not(boolean[] isTest) {
        boolean[] turned = isTest.clone();
        for (int row = 0; row < turned.length; row++) {
            turned[row] = !turned[row];
        }
        return turned;
    }

    /** The numbers of the rows that are marked, in order. */
    public static int[] rows(boolean[] marked) {
        return IntStream.range(0, marked.length).filter(row -> marked[row]).toArray();
    }

    /** k masks of n rows, each testing n/k rows in a line, all together testing each row once. */
    public static List<boolean[]> folds(int n, int k) {
        if (k < 2 || k > n) {
            throw new IllegalArgumentException("k must be between 2 and " + n + " (the number of rows), but was " + k);
        }
        List<boolean[]> folds = new ArrayList<>();
        for (int fold = 0; fold < k; fold++) {
            folds.add(mask(n, IntStream.range(fold * n / k, (fold + 1) * n / k).toArray()));
        }
        return folds;
    }

    /** A copy of a matrix in which every number of a marked row is the poison. */
    public static Matrix poisoned(Matrix features, boolean[] isTest, double poison) {
        return Matrix.of(Poison.into(features.toArray(), isTest, poison));
    }

    /** A copy of labels, one for each row, in which that of a marked row is another. */
    public static List<String> poisoned(List<String> labels, boolean[] isTest, String poison) {
        String[] poisoned = labels.toArray(String[]::new);
        for (int row : rows(isTest)) {
            poisoned[row] = poison;
        }
        return Arrays.asList(poisoned);
    }
}
