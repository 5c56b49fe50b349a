package gradus.classicalml.ensembles;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.SplittableRandom;

/** Grows one tree of a forest: every node looks for its split in a few columns that it draws, until its rows are alike. */
final class RandomTreeGrower {
    /** A node that is not yet split, and its part of the rows. */
    private record Part(int node, int from, int to) {}

    private final BinnedColumns table;
    private final RowSums sums;
    private final int columnsPerSplit;
    private final double leastWeight;
    private final SplittableRandom random;
    private final RowParts rows;
    private final int[] columns;
    private final double[] histogram; // zero but while a column is looked at
    private final BitSet occupied = new BitSet(BinnedColumns.MOST_BINS);
    private final byte[] oneBin; // all rows in bin 0: a histogram of it is a sum

    RandomTreeGrower(BinnedColumns table, RowSums sums, int[] rows, RandomForest settings, SplittableRandom random) {
        this.table = table;
        this.sums = sums;
        this.columnsPerSplit = settings.columnsPerSplit();
        this.leastWeight = settings.leastDraws();
        this.random = random;
        this.rows = new RowParts(rows);
        this.columns = new int[table.columns()];
        Arrays.setAll(columns, column -> column);
        this.histogram = new double[BinnedColumns.MOST_BINS * sums.width()];
        this.oneBin = new byte[table.rows()];
    }

    BinnedTree grow() {
        BinnedTree.Builder tree = new BinnedTree.Builder(table, sums.outputs());
        Deque<Part> open = new ArrayDeque<>();
        open.push(new Part(0, 0, rows.size()));
        while (!open.isEmpty()) {
            Part part = open.pop();
            double[] all = sumsOf(part);
            BinSplit split = alike(part) ? BinSplit.NONE : bestSplit(part, all);
            if (!split.exists()) {
                tree.leaf(part.node, sums.prediction(all));
                continue;
            }
            int middle = rows.part(table.column(split.column()), split.bin(), part.from, part.to);
            int left = tree.split(part.node, split.column(), split.bin(), split.score() - sums.score(all));
            open.push(new Part(left + 1, middle, part.to));
            open.push(new Part(left, part.from, middle));
        }
        return tree.tree();
    }

    /** Draws columns without replacement until enough of them have been tried; one that is constant here does not count. */
    private BinSplit bestSplit(Part part, double[] all) {
        BinSplit best = BinSplit.NONE;
        int tried = 0;
        for (int i = 0; i < columns.length && tried < columnsPerSplit; i++) {
            int other = i + random.nextInt(columns.length - i);
            int column = columns[other];
            columns[other] = columns[i];
            columns[i] = column;
            if (!rows.constant(table.column(column), part.from, part.to)) {
                best = best.orBetter(bestSplit(part, column, all));
                tried++;
            }
        }
        return best;
    }

    /** Few rows are in few bins: only these are looked at, and cleared for the next node. */
    private BinSplit bestSplit(Part part, int column, double[] all) {
        occupied.clear();
        if (part.to - part.from < table.bins(column)) {
            rows.mark(occupied, table.column(column), part.from, part.to);
        } else {
            occupied.set(0, table.bins(column));
        }
        sums.addTo(histogram, 0, table.column(column), rows.array(), part.from, part.to);
        BinSplit best = BinSplit.best(sums, column, histogram, occupied, all, leastWeight);
        for (int bin = occupied.nextSetBit(0); bin >= 0; bin = occupied.nextSetBit(bin + 1)) {
            Arrays.fill(histogram, bin * sums.width(), (bin + 1) * sums.width(), 0);
        }
        return best;
    }

    private double[] sumsOf(Part part) {
        double[] all = new double[sums.width()];
        sums.addTo(all, 0, oneBin, rows.array(), part.from, part.to);
        return all;
    }

    private boolean alike(Part part) {
        int first = rows.array()[part.from];
        for (int i = part.from + 1; i < part.to; i++) {
            if (!sums.alike(first, rows.array()[i])) {
                return false;
            }
        }
        return true;
    }
}
