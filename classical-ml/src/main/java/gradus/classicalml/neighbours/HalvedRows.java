package gradus.classicalml.neighbours;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows that are halved again and again, at the median of the column in which they are spread most, down to leaves of at most 32:
 * what both exact trees stand on. The tree is flat: node i has the children 2i + 1 and 2i + 2, all leaves are equally deep, and
 * each node's rows lie next to each other, from one <em>place</em> up to another.
 */
final class HalvedRows {
    private static final int LEAF = 32;

    /** What is computed for each node from its rows. */
    interface Fitting {
        void fit(int node, int from, int to);
    }

    final int size;
    final int columns;
    /** How many times the rows are halved between the root and a leaf. */
    final int depth;
    /** The row number at each place. */
    final int[] order;
    /** The rows in that order, one after the other. */
    final double[] points;
    /** By inner node: the column that is halved, and a value: no row of the left child is above it, none of the right below. */
    final int[] splitColumn;

    final double[] splitValue;
    private final int[] placeOf;

    /** Sorts at each node: O(n log² n), and O(nd log n) to find the widest columns. */
    HalvedRows(Matrix features) {
        double[] elements = NeighbourSearch.checked(features);
        size = features.rows();
        columns = features.columns();
        depth = depth(size);
        order = IntStream.range(0, size).toArray();
        splitColumn = new int[(1 << depth) - 1];
        splitValue = new double[splitColumn.length];
        halve(elements, 0, 0, size);
        points = new double[elements.length];
        placeOf = new int[size];
        for (int place = 0; place < size; place++) {
            System.arraycopy(elements, order[place] * columns, points, place * columns, columns);
            placeOf[order[place]] = place;
        }
    }

    private static int depth(int rows) {
        int depth = 0;
        while ((rows - 1 >> depth) + 1 > LEAF) { // the largest leaf: rows / 2^depth, rounded up
            depth++;
        }
        return depth;
    }

    private void halve(double[] elements, int node, int from, int to) {
        if (isLeaf(node)) {
            return;
        }
        int column = widest(elements, from, to);
        int middle = middle(from, to);
        splitColumn[node] = column;
        splitValue[node] = atMedian(elements, column, from, to);
        halve(elements, 2 * node + 1, from, middle);
        halve(elements, 2 * node + 2, middle, to);
    }

    /** Where the left child's places end and the right child's begin. */
    static int middle(int from, int to) {
        return (from + to + 1) / 2;
    }

    boolean isLeaf(int node) {
        return node >= splitColumn.length;
    }

    /** How many nodes there are, leaves among them. */
    int nodes() {
        return 2 * splitColumn.length + 1;
    }

    /** A copy of row i. */
    double[] row(int i) {
        return Arrays.copyOfRange(points, placeOf[i] * columns, (placeOf[i] + 1) * columns);
    }

    /** Visits every node with its range of places. */
    void eachNode(Fitting fitting) {
        eachNode(0, 0, size, fitting);
    }

    private void eachNode(int node, int from, int to, Fitting fitting) {
        fitting.fit(node, from, to);
        if (!isLeaf(node)) {
            eachNode(2 * node + 1, from, middle(from, to), fitting);
            eachNode(2 * node + 2, middle(from, to), to, fitting);
        }
    }

    private int widest(double[] elements, int from, int to) {
        double[] low = Arrays.copyOfRange(elements, order[from] * columns, (order[from] + 1) * columns);
        double[] high = low.clone();
        for (int place = from + 1; place < to; place++) { // row by row, as they lie in memory
            int row = order[place] * columns;
            for (int j = 0; j < columns; j++) {
                double x = elements[row + j];
                low[j] = x < low[j] ? x : low[j];
                high[j] = x > high[j] ? x : high[j];
            }
        }
        int widest = 0;
        for (int j = 1; j < columns; j++) {
            widest = high[j] - low[j] > high[widest] - low[widest] ? j : widest;
        }
        return widest;
    }

    /** Half of the rows, those with the smaller values in the column, to the left of the middle; returns the largest of these values. */
    private double atMedian(double[] elements, int column, int from, int to) {
        int[] rows = Arrays.copyOfRange(order, from, to);
        double[] values = new double[rows.length];
        Arrays.setAll(values, i -> elements[rows[i] * columns + column]);
        boolean[] isLeft = smallest(values, middle(from, to) - from);
        double largest = Double.NEGATIVE_INFINITY;
        int left = from;
        int right = middle(from, to);
        for (int i = 0; i < rows.length; i++) {
            order[isLeft[i] ? left++ : right++] = rows[i];
            largest = isLeft[i] ? Math.max(largest, values[i]) : largest;
        }
        return largest;
    }

    /** Marks the given number of smallest values; of values equal to the largest marked, those that come first. */
    static boolean[] smallest(double[] values, int count) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double cut = sorted[count - 1];
        int atTheCut = count;
        for (double value : values) {
            atTheCut -= value < cut ? 1 : 0;
        }
        boolean[] isSmall = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            isSmall[i] = values[i] < cut || values[i] == cut && atTheCut-- > 0;
        }
        return isSmall;
    }
}
