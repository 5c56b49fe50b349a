package gradus.classicalml.ensembles;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;

/**
 * A tree of questions "is this column at most that?", grown on bins and asked with numbers. Node 0 is the root; of a node that
 * asks, the left child is for yes, the right one the next node. Immutable.
 */
public final class BinnedTree {
    private static final int LEAF = -1;

    private final int[] column; // asked for, or LEAF
    private final int[] bin; // the last that goes left
    private final double[] threshold; // the same in numbers
    private final int[] left; // the left child; of a leaf, where its values begin
    private final double[] gain;
    private final double[] values; // of all leaves, width each
    private final int width;

    private BinnedTree(Builder built) {
        column = Arrays.copyOf(built.column, built.nodes);
        bin = Arrays.copyOf(built.bin, built.nodes);
        left = Arrays.copyOf(built.left, built.nodes);
        gain = Arrays.copyOf(built.gain, built.nodes);
        threshold = new double[built.nodes];
        for (int node = 0; node < built.nodes; node++) {
            threshold[node] = column[node] == LEAF ? Double.NaN : built.table.edge(column[node], bin[node]);
        }
        values = Arrays.copyOf(built.values, built.leaves * built.width);
        width = built.width;
    }

    /** How many leaves it has. */
    public int leaves() {
        return values.length / width;
    }

    /** How many numbers a leaf holds: one, or one per class. */
    public int width() {
        return width;
    }

    /** How many nodes it has, leaves included. */
    public int nodes() {
        return column.length;
    }

    /** Whether a node asks nothing. */
    public boolean isLeaf(int node) {
        return column[node] == LEAF;
    }

    /** The column that a node asks for. */
    public int column(int node) {
        return column[node];
    }

    /** The largest number that goes left at a node. */
    public double threshold(int node) {
        return threshold[node];
    }

    /** What the split at a node gained: the scores of both children less the node's own. */
    public double gain(int node) {
        return gain[node];
    }

    /** The number of the left child; the right one is the next. */
    public int leftChild(int node) {
        return left[node];
    }

    /** The node's k-th value; only a leaf has values. */
    public double value(int leaf, int k) {
        return values[left[leaf] + k];
    }

    /** What the tree predicts for a row: the values of its leaf. */
    public double[] values(double[] row) {
        int from = left[leafOf(row)];
        return Arrays.copyOfRange(values, from, from + width);
    }

    /** The leaf that a row falls into: a number for each column. */
    public int leafOf(double[] row) {
        int node = 0;
        while (column[node] != LEAF) {
            node = left[node] + (row[column[node]] <= threshold[node] ? 0 : 1);
        }
        return node;
    }

    /** The leaf that a row of the table that it was grown on falls into. */
    int leafOf(BinnedColumns table, int row) {
        int node = 0;
        while (column[node] != LEAF) {
            node = left[node] + (table.bin(column[node], row) <= bin[node] ? 0 : 1);
        }
        return node;
    }

    /** Refuses a table that has other columns, or numbers that are not finite. */
    static void requireTable(Matrix features, int columns) {
        Matrix.requireFinite("features", features);
        Require.that(
                features.columns() == columns,
                "features must have " + columns + " columns (as in training), but had " + features.columns());
    }

    /** A tree that is growing. A node is a leaf to be until it is split. */
    static final class Builder {
        private final BinnedColumns table;
        private final int width;
        private int[] column = new int[16];
        private int[] bin = new int[16];
        private int[] left = new int[16];
        private double[] gain = new double[16];
        private double[] values;
        private int nodes = 1;
        private int leaves;

        Builder(BinnedColumns table, int width) {
            this.table = table;
            this.width = width;
            this.values = new double[16 * width];
            column[0] = LEAF;
        }

        /** Makes a node ask, and gives it two children. */
        int split(int node, int askedColumn, int lastBinLeft, double gained) {
            if (nodes + 2 > column.length) {
                column = Arrays.copyOf(column, 2 * nodes);
                bin = Arrays.copyOf(bin, 2 * nodes);
                left = Arrays.copyOf(left, 2 * nodes);
                gain = Arrays.copyOf(gain, 2 * nodes);
            }
            column[node] = askedColumn;
            bin[node] = lastBinLeft;
            gain[node] = gained;
            left[node] = nodes;
            column[nodes] = LEAF;
            column[nodes + 1] = LEAF;
            nodes += 2;
            return left[node];
        }

        /** Gives a leaf its values. */
        void leaf(int node, double[] leafValues) {
            if ((leaves + 1) * width > values.length) {
                values = Arrays.copyOf(values, 2 * values.length);
            }
            left[node] = leaves * width;
            System.arraycopy(leafValues, 0, values, left[node], width);
            leaves++;
        }

        BinnedTree tree() {
            return new BinnedTree(this);
        }
    }
}
