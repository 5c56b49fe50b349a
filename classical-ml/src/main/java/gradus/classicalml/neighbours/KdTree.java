package gradus.classicalml.neighbours;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;

/**
 * A k-d tree (Bentley 1975): each node halves its rows at the median of the column in which they are spread most, down to leaves
 * of at most 32. A query walks down to its own leaf first; on the way back it enters the other side only if the box around the
 * rows there is no farther than the k nearest so far. Euclidean distance. Immutable.
 */
public final class KdTree implements NeighbourSearch {
    private final HalvedRows tree;
    /** By node and column: the box around the node's rows. */
    private final double[] low;

    private final double[] high;

    /**
     * Builds the tree: O(n log² n + nd log n).
     *
     * @param features n × d, finite, none above 1e150 in size
     * @throws IllegalArgumentException if a number is not finite or too large
     */
    public KdTree(Matrix features) {
        tree = new HalvedRows(features);
        low = new double[tree.nodes() * tree.columns];
        high = new double[low.length];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        tree.eachNode(this::fitBox);
    }

    private void fitBox(int node, int from, int to) {
        for (int place = from; place < to; place++) {
            for (int j = 0; j < tree.columns; j++) {
                double x = tree.points[place * tree.columns + j];
                int at = node * tree.columns + j;
                low[at] = Math.min(low[at], x);
                high[at] = Math.max(high[at], x);
            }
        }
    }

    @Override
    public int size() {
        return tree.size;
    }

    @Override
    public int columns() {
        return tree.columns;
    }

    @Override
    public double[] row(int i) {
        return tree.row(i);
    }

    @Override
    public Neighbours nearest(double[] query, int k) {
        requireAnswerable(query, k);
        NearestK nearest = new NearestK(k);
        visit(0, 0, tree.size, query, nearest);
        return nearest.drain(Distance.EUCLIDEAN);
    }

    /** How many of the n rows are measured to answer a query: what the boxes do not shut out. */
    public int rowsMeasured(double[] query, int k) {
        requireAnswerable(query, k);
        return visit(0, 0, tree.size, query, new NearestK(k));
    }

    /** Looks at the rows of a node, unless its whole box is farther than the k nearest so far. Counts the rows it measures. */
    private int visit(int node, int from, int to, double[] query, NearestK nearest) {
        if (squaredDistance(node, query) > nearest.bound()) {
            return 0;
        }
        if (tree.isLeaf(node)) {
            return scan(from, to, query, nearest);
        }
        int middle = HalvedRows.middle(from, to);
        if (query[tree.splitColumn[node]] <= tree.splitValue[node]) {
            return visit(2 * node + 1, from, middle, query, nearest) + visit(2 * node + 2, middle, to, query, nearest);
        }
        return visit(2 * node + 2, middle, to, query, nearest) + visit(2 * node + 1, from, middle, query, nearest);
    }

    /**
     * How far the nearest point of the box is, squared. Each term is at most the one of any row inside, and is added in the same
     * order, so rounding cannot shut out a row that is near enough.
     */
    private double squaredDistance(int node, double[] query) {
        int box = node * query.length;
        double sum = 0;
        for (int j = 0; j < query.length; j++) {
            double x = query[j];
            double gap = x < low[box + j] ? low[box + j] - x : x > high[box + j] ? x - high[box + j] : 0;
            sum += gap * gap;
        }
        return sum;
    }

    private int scan(int from, int to, double[] query, NearestK nearest) {
        for (int place = from; place < to; place++) {
            nearest.offer(tree.order[place], squaredDistance(place * query.length, query, nearest.bound()));
        }
        return to - from;
    }

    /** How far a row is, squared; once the sum is above the bound it is far enough, and the other columns are not looked at. */
    private double squaredDistance(int row, double[] query, double bound) {
        double[] points = tree.points;
        double sum = 0;
        for (int j = 0; j < query.length && sum <= bound; j++) {
            double difference = query[j] - points[row + j];
            sum += difference * difference;
        }
        return sum;
    }
}
