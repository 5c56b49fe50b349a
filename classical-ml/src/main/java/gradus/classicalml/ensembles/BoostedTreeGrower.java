package gradus.classicalml.ensembles;

import gradus.classicalml.ensembles.GradientBoosting.TreeShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Grows the trees of boosting, one after another on the same columns. The leaf that gains most is split next. All columns
 * count; their histograms are filled side by side, and only for the smaller child: the larger one's are what is left of the
 * parent's.
 */
final class BoostedTreeGrower {
    /** Told the rows of each leaf. */
    interface LeafRows {
        void of(int[] rows, int from, int to, int leaf);
    }

    /** A node with the sums of its rows, by column and bin. */
    private record Part(int node, int from, int to, double[] histogram, double[] all, BinSplit split, double gain) {
        int size() {
            return to - from;
        }
    }

    private static final int FEW_ROWS = 2_000; // for them a second thread costs more than it does
    private static final int BLOCK = 2_048; // rows

    private final BinnedColumns table;
    private final TreeShape shape;
    private final int[] starts; // where a column's bins begin in a histogram, in numbers; after the last its length
    private final BitSet[] bins; // of each column, all
    private final List<Part> leaves = new ArrayList<>();
    private RowParts rows;
    private GradientSums sums;

    BoostedTreeGrower(BinnedColumns table, TreeShape shape) {
        this.table = table;
        this.shape = shape;
        this.bins = Stream.generate(BitSet::new).limit(table.columns()).toArray(BitSet[]::new);
        this.starts = new int[table.columns() + 1];
        for (int column = 0; column < table.columns(); column++) {
            starts[column + 1] = starts[column] + 2 * table.bins(column);
            bins[column].set(0, table.bins(column));
        }
    }

    /**
     * One Newton step for a loss: the tree that lowers it most, as far as its growth can tell.
     *
     * @param gradients of row i the slope at 2i, the curvature at 2i + 1
     */
    BinnedTree grow(double[] gradients) {
        sums = new GradientSums(gradients, shape.l2());
        rows = new RowParts(IntStream.range(0, table.rows()).toArray());
        leaves.clear();
        BinnedTree.Builder tree = new BinnedTree.Builder(table, 1);
        PriorityQueue<Part> open =
                new PriorityQueue<>(Comparator.comparingDouble(Part::gain).reversed());
        open.add(part(0, 0, rows.size(), histogram(0, rows.size())));
        while (!open.isEmpty()) {
            Part part = open.poll();
            boolean room = leaves.size() + open.size() + 2 <= shape.leaves();
            if (room && part.gain > 0) {
                split(part, tree, open);
            } else {
                leaves.add(part);
                tree.leaf(part.node, sums.prediction(part.all));
            }
        }
        return tree.tree();
    }

    /** Hands on the rows of each leaf of the last tree. */
    void forEachLeaf(LeafRows told) {
        leaves.forEach(leaf -> told.of(rows.array(), leaf.from, leaf.to, leaf.node));
    }

    private void split(Part part, BinnedTree.Builder tree, PriorityQueue<Part> open) {
        BinSplit split = part.split;
        int middle = rows.part(table.column(split.column()), split.bin(), part.from, part.to);
        int left = tree.split(part.node, split.column(), split.bin(), part.gain);
        boolean leftIsSmaller = middle - part.from <= part.to - middle;
        double[] smaller = leftIsSmaller ? histogram(part.from, middle) : histogram(middle, part.to);
        double[] larger = part.histogram;
        for (int i = 0; i < larger.length; i++) {
            larger[i] -= smaller[i];
        }
        open.add(part(left, part.from, middle, leftIsSmaller ? smaller : larger));
        open.add(part(left + 1, middle, part.to, leftIsSmaller ? larger : smaller));
    }

    /**
     * The sums of some rows, by column and bin. A block of rows is read by all columns of a thread while it is in the cache of
     * its core.
     */
    private double[] histogram(int from, int to) {
        double[] histogram = new double[starts[table.columns()]];
        double[] gathered = sums.gathered(rows.array(), from, to);
        int groups = to - from < FEW_ROWS ? 1 : Runtime.getRuntime().availableProcessors();
        each(groups, group -> {
            for (int start = from; start < to; start += BLOCK) {
                for (int column = group; column < table.columns(); column += groups) {
                    fill(histogram, column, gathered, from, start, Math.min(to, start + BLOCK));
                }
            }
        });
        return histogram;
    }

    private void fill(double[] histogram, int column, double[] gathered, int first, int from, int to) {
        byte[] bins = table.column(column);
        int[] chosen = rows.array();
        int start = starts[column];
        for (int i = from, g = 2 * (from - first); i < to; i++, g += 2) {
            int bin = start + 2 * (bins[chosen[i]] & 0xFF);
            histogram[bin] += gathered[g];
            histogram[bin + 1] += gathered[g + 1];
        }
    }

    /** In threads of their own where there are several. */
    private static void each(int groups, IntConsumer task) {
        if (groups == 1) {
            task.accept(0);
        } else {
            IntStream.range(0, groups).parallel().forEach(task);
        }
    }

    private Part part(int node, int from, int to, double[] histogram) {
        double[] all = new double[2];
        for (int i = starts[0]; i < starts[1]; i += 2) {
            all[0] += histogram[i];
            all[1] += histogram[i + 1];
        }
        BinSplit split = IntStream.range(0, table.columns())
                .parallel()
                .mapToObj(column -> BinSplit.best(
                        sums, column, histogram, starts[column], bins[column], all, shape.leastCurvature()))
                .reduce(BinSplit.NONE, BinSplit::orBetter);
        return new Part(node, from, to, histogram, all, split, split.score() - sums.score(all));
    }
}
