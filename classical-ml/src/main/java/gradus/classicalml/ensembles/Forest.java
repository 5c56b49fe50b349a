package gradus.classicalml.ensembles;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A trained {@link RandomForest}. Immutable. */
public final class Forest {
    private final BinnedColumns table; // the training rows
    private final long[] seeds; // of each tree's bag
    private final List<BinnedTree> trees;
    private final double[] offset; // to add to every prediction, one per number that a tree predicts

    Forest(BinnedColumns table, long[] seeds, List<BinnedTree> trees, double[] offset) {
        this.table = table;
        this.seeds = seeds;
        this.trees = trees;
        this.offset = offset;
    }

    /** The trees, in the order in which they were drawn. */
    public List<BinnedTree> trees() {
        return trees;
    }

    /** The forest of the first trees only: what fewer trees would have given, since each tree is drawn for itself. */
    public Forest first(int count) {
        Require.between("count", count, 1, trees.size(), "the number of trees");
        return new Forest(table, seeds, trees.subList(0, count), offset);
    }

    /** The forest of one tree, from 0. */
    public Forest only(int tree) {
        Require.index("tree", tree, trees.size());
        return new Forest(table, new long[] {seeds[tree]}, trees.subList(tree, tree + 1), offset);
    }

    /**
     * The mean of what the trees predict for each row.
     *
     * @param features n × d, finite, the columns of training
     * @return n × the number of classes, rows that sum to 1; n × 1 where the target is a number
     */
    public Matrix means(Matrix features) {
        BinnedTree.requireTable(features, table.columns());
        return Matrix.of(IntStream.range(0, features.rows())
                .parallel()
                .mapToObj(row -> mean(features.row(row)))
                .toArray(double[][]::new));
    }

    /** The class with the largest mean for each row; of equal ones the smallest. */
    public int[] labels(Matrix features) {
        Require.that(offset.length > 1, "the forest must have been trained on labels, but was trained on numbers");
        Matrix means = means(features);
        return IntStream.range(0, means.rows())
                .map(row -> Vectors.argMax(means.row(row)))
                .toArray();
    }

    /** The number predicted for each row. */
    public double[] predictions(Matrix features) {
        Require.that(offset.length == 1, "the forest must have been trained on numbers, but was trained on labels");
        return means(features).column(0);
    }

    /**
     * The mean for each training row of those trees that did not draw it.
     *
     * @return n × width, as in {@link #means}; NaN in a row that every tree drew
     */
    public double[][] outOfBagMeans() {
        double[][] sums = new double[table.rows()][offset.length];
        int[] votes = new int[table.rows()];
        for (int tree = 0; tree < trees.size(); tree++) {
            int[] draws = Bag.draws(table.rows(), new SplittableRandom(seeds[tree]));
            for (int row = 0; row < draws.length; row++) {
                if (draws[row] == 0) {
                    add(sums[row], trees.get(tree), trees.get(tree).leafOf(table, row));
                    votes[row]++;
                }
            }
        }
        IntStream.range(0, votes.length).forEach(row -> divide(sums[row], votes[row]));
        return sums;
    }

    private double[] mean(double[] row) {
        double[] sum = new double[offset.length];
        trees.forEach(tree -> add(sum, tree, tree.leafOf(row)));
        divide(sum, trees.size());
        return sum;
    }

    private static void add(double[] sum, BinnedTree tree, int leaf) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += tree.value(leaf, k);
        }
    }

    private void divide(double[] sum, int votes) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] = sum[k] / votes + offset[k];
        }
    }
}
