package gradus.classicalml.ensembles;

import gradus.classicalml.ensembles.GradientBoosting.TreeShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Grows the trees of boosting, one after another on the same columns. The leaf that gains most is split next. All columns
 * count; their histograms are filled two at a time, by all processors, and only for the smaller child: the larger one's are what
 * is left of the parent's.
 */
final class BoostedTreeGrower {
    private static final int FEW_ROWS = 500; // for them a second thread costs more than it does

    /** Told the rows of each leaf. */
    interface LeafRows {
        void of(int[] rows, int from, int to, int leaf);
    }

    /** A node with the sums of its rows, by column and bin and in all, what it is worth, and the best split of each column. */
    private record Part(int node, int from, int to, double[] histogram, double[] all, double score, BinSplit[] splits) {
        int size() {
            return to - from;
        }

        Candidate candidate() {
            BinSplit best = Arrays.stream(splits).reduce(BinSplit.NONE, BinSplit::orBetter);
            return new Candidate(this, best, best.score() - score);
        }
    }

    /** A node that may be split, the best way to do it, and what is gained. */
    private record Candidate(Part part, BinSplit split, double gain) {}

    private final BinnedColumns table;
    private final TreeShape shape;
    private final int[] starts; // where a column's bins begin in a histogram, in numbers; after the last its length
    private final int[][] pairs; // of columns, the last one of an odd number by itself
    private final List<Part> leaves = new ArrayList<>();
    private RowParts rows;
    private GradientSums sums;

    BoostedTreeGrower(BinnedColumns table, TreeShape shape) {
        this.table = table;
        this.shape = shape;
        this.starts = new int[table.columns() + 1];
        for (int column = 0; column < table.columns(); column++) {
            starts[column + 1] = starts[column] + 2 * table.bins(column);
        }
        this.pairs = IntStream.range(0, (table.columns() + 1) / 2)
                .mapToObj(pair -> IntStream.range(2 * pair, Math.min(2 * pair + 2, table.columns()))
                        .toArray())
                .toArray(int[][]::new);
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
        PriorityQueue<Candidate> open =
                new PriorityQueue<>(Comparator.comparingDouble(Candidate::gain).reversed());
        open.add(root().candidate());
        while (!open.isEmpty()) {
            Candidate next = open.poll();
            boolean room = leaves.size() + open.size() + 2 <= shape.leaves();
            if (room && next.gain > 0) {
                split(next, tree, open);
            } else {
                leaves.add(next.part);
                tree.leaf(next.part.node, sums.prediction(next.part.all));
            }
        }
        return tree.tree();
    }

    /** Hands on the rows of each leaf of the last tree. */
    void forEachLeaf(LeafRows told) {
        leaves.forEach(leaf -> told.of(rows.array(), leaf.from, leaf.to, leaf.node));
    }

    private Part root() {
        Part root = part(0, 0, rows.size(), new double[starts[table.columns()]], sums.ofAll());
        eachPair(rows.size(), pair -> {
            count(root, pair);
            for (int column : pair) {
                search(root, column);
            }
        });
        return root;
    }

    private void split(Candidate next, BinnedTree.Builder tree, PriorityQueue<Candidate> open) {
        Part part = next.part;
        BinSplit split = next.split;
        double[] leftSums = sumsUpTo(split, part.histogram);
        double[] rightSums = {part.all[0] - leftSums[0], part.all[1] - leftSums[1]};
        int middle = rows.part(table.column(split.column()), split.bin(), part.from, part.to);
        int child = tree.split(part.node, split.column(), split.bin(), next.gain);
        boolean leftIsSmaller = middle - part.from <= part.to - middle;
        double[] counted = new double[part.histogram.length];
        double[] rest = part.histogram;
        Part left = part(child, part.from, middle, leftIsSmaller ? counted : rest, leftSums);
        Part right = part(child + 1, middle, part.to, leftIsSmaller ? rest : counted, rightSums);
        searchBoth(leftIsSmaller ? left : right, leftIsSmaller ? right : left);
        open.add(left.candidate());
        open.add(right.candidate());
    }

    /** Counts the smaller part. The larger one, which has its parent's histogram, keeps what is left of it. */
    private void searchBoth(Part smaller, Part larger) {
        eachPair(smaller.size(), pair -> {
            count(smaller, pair);
            for (int column : pair) {
                for (int i = starts[column]; i < starts[column + 1]; i++) {
                    larger.histogram[i] -= smaller.histogram[i];
                }
                search(smaller, column);
                search(larger, column);
            }
        });
    }

    /** Adds a part's rows to the histograms of two columns, or of one. */
    private void count(Part part, int[] pair) {
        int first = pair[0];
        int last = pair[pair.length - 1];
        byte[] bins = table.column(first);
        if (first == last) {
            sums.addTo(part.histogram, starts[first], bins, rows.array(), part.from, part.to);
        } else {
            sums.addToBoth(
                    part.histogram,
                    starts[first],
                    bins,
                    starts[last],
                    table.column(last),
                    rows.array(),
                    part.from,
                    part.to);
        }
    }

    private void search(Part part, int column) {
        part.splits[column] =
                sums.best(column, part.histogram, starts[column], table.bins(column), part.all, shape.leastCurvature());
    }

    private double[] sumsUpTo(BinSplit split, double[] histogram) {
        double[] sum = new double[2];
        int start = starts[split.column()];
        for (int i = start; i < start + 2 * (split.bin() + 1); i++) {
            sum[(i - start) % 2] += histogram[i];
        }
        return sum;
    }

    private Part part(int node, int from, int to, double[] histogram, double[] all) {
        return new Part(node, from, to, histogram, all, sums.score(all), new BinSplit[table.columns()]);
    }

    /** Deals the pairs of columns to the processors; for few rows one of them is faster than all. */
    private void eachPair(int ofRows, Consumer<int[]> task) {
        IntStream all = IntStream.range(0, pairs.length);
        (ofRows < FEW_ROWS ? all : all.parallel()).forEach(pair -> task.accept(pairs[pair]));
    }
}
