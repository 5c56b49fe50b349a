package gradus.classicalml.splitting;

import gradus.fundamentals.Require;
import java.util.Arrays;

/**
 * Which rows of a table train a model and which test it, as row numbers from 0. No row is on both sides; a row may be on
 * neither. Both sides are in ascending order: a split chooses rows, it does not reorder them.
 */
public final class Split {
    private final int[] train;
    private final int[] test;

    private Split(int[] train, int[] test) {
        this.train = train;
        this.test = test;
    }

    /**
     * A split into the given rows.
     *
     * @param train row numbers, at least one, none twice; not modified
     * @param test row numbers, at least one, none twice and none in {@code train}; not modified
     * @throws IllegalArgumentException if a side is null or empty, a number is negative, or a row is named twice
     */
    public static Split of(int[] train, int[] test) {
        int[] sortedTrain = sorted("train", train);
        int[] sortedTest = sorted("test", test);
        int t = 0;
        for (int row : sortedTest) {
            while (t < sortedTrain.length && sortedTrain[t] < row) {
                t++;
            }
            if (t < sortedTrain.length && sortedTrain[t] == row) {
                throw new IllegalArgumentException("a row must be on one side, but row " + row + " is on both");
            }
        }
        return new Split(sortedTrain, sortedTest);
    }

    /** A copy of the training rows, ascending. */
    public int[] train() {
        return train.clone();
    }

    /** A copy of the test rows, ascending. */
    public int[] test() {
        return test.clone();
    }

    /**
     * Reads this split's numbers as positions in a list of rows. So a training side is split once more, into what trains
     * and what validates: {@code Splits.random(outer.train().length, 0.25, seed).within(outer.train())}.
     *
     * @param rows row numbers, none twice; more than the largest position of this split
     * @throws IllegalArgumentException if {@code rows} is too short or names a row twice
     */
    public Split within(int[] rows) {
        int needed = 1 + Math.max(train[train.length - 1], test[test.length - 1]);
        if (rows.length < needed) {
            throw new IllegalArgumentException("rows must name at least " + needed
                    + " rows (this split's largest position is " + (needed - 1) + "), but named " + rows.length);
        }
        return of(rowsAt(rows, train), rowsAt(rows, test));
    }

    /** The sizes, such as {@code 824 training rows, 206 test rows}. */
    @Override
    public String toString() {
        return train.length + " training rows, " + test.length + " test rows";
    }

    private static int[] rowsAt(int[] rows, int[] positions) {
        int[] chosen = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            chosen[i] = rows[positions[i]];
        }
        return chosen;
    }

    private static int[] sorted(String side, int[] rows) {
        Require.given(side, rows);
        Require.that(rows.length > 0, side + " must name at least one row, but was empty");
        int[] sorted = rows.clone();
        Arrays.sort(sorted);
        if (sorted[0] < 0) {
            throw new IllegalArgumentException(side + " must name rows from 0, but named row " + sorted[0]);
        }
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw new IllegalArgumentException(
                        side + " must name each row once, but named row " + sorted[i] + " twice");
            }
        }
        return sorted;
    }
}
