package gradus.classicalml.trees;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;

/**
 * For each column the rows in the order of their values, missing ones (NaN) last. It is sorted once: a node of the tree owns the
 * places from..to of every column, and a cut moves the rows that go left to the front of these places, in the order they had.
 */
final class SortedColumns {
    private final double[][] values; // by column, then row
    private final int[][] order;
    private final boolean[] goesLeft; // by row
    private final int[] right;

    /** @param rows the rows to sort, at least one */
    SortedColumns(Matrix features, int[] rows) {
        values = new double[features.columns()][];
        order = new int[features.columns()][];
        for (int j = 0; j < values.length; j++) {
            values[j] = features.column(j);
            order[j] = sorted(values[j], rows);
        }
        goesLeft = new boolean[features.rows()];
        right = new int[rows.length];
    }

    /** Counts how many rows have each value, and so where the rows of each value begin. */
    private static int[] sorted(double[] values, int[] rows) {
        double[] ascending = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[rows[i]] += 0.0; // −0 + 0 is 0: zeros of both signs are equal
            ascending[i] = values[rows[i]];
        }
        double[] distinct = distinct(ascending);
        int[] places = new int[rows.length];
        int[] next = new int[distinct.length + 1];
        for (int i = 0; i < rows.length; i++) {
            places[i] = Arrays.binarySearch(distinct, values[rows[i]]);
            next[places[i] + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] order = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            order[next[places[i]]++] = rows[i];
        }
        return order;
    }

    private static double[] distinct(double[] values) {
        Arrays.sort(values);
        int count = 0;
        for (double value : values) {
            if (count == 0 || Double.compare(value, values[count - 1]) != 0) { // NaN equals NaN here
                values[count++] = value;
            }
        }
        return Arrays.copyOf(values, count);
    }

    int columns() {
        return values.length;
    }

    /** The values of a column by row; not to be changed. */
    double[] values(int column) {
        return values[column];
    }

    /** The rows of a column in the order of its values; not to be changed. */
    int[] rows(int column) {
        return order[column];
    }

    /** The first place of from..to whose value is missing; {@code to} if none is. */
    int firstMissing(int column, int from, int to) {
        int end = to;
        while (end > from && Double.isNaN(values[column][order[column][end - 1]])) {
            end--;
        }
        return end;
    }

    /** Moves the rows that go left to the front of from..to in every column; returns the place where those on the right begin. */
    int cut(Cut cut, int from, int to) {
        for (int i = from; i < to; i++) {
            int row = order[cut.feature()][i];
            goesLeft[row] = cut.isLeft(values[cut.feature()][row]);
        }
        int middle = to;
        for (int[] rows : order) {
            middle = partition(rows, from, to);
        }
        return middle;
    }

    private int partition(int[] rows, int from, int to) {
        int left = from;
        int waiting = 0;
        for (int i = from; i < to; i++) {
            if (goesLeft[rows[i]]) {
                rows[left++] = rows[i];
            } else {
                right[waiting++] = rows[i];
            }
        }
        System.arraycopy(right, 0, rows, left, waiting);
        return left;
    }
}
