package gradus.classicalml.neighbours;

import gradus.fundamentals.linearalgebra.Matrix;

/**
 * A ball tree (Omohundro 1989): as a {@link KdTree}, but around each node's rows lies a ball instead of a box, a centre and a
 * radius. By the triangle inequality no row inside is nearer than the centre's distance less the radius, so this works for any
 * distance that obeys it. Immutable.
 */
public final class BallTree implements NeighbourSearch {
    /** By which part of its size a computed distance may be off: far more than rounding, far less than matters. */
    private static final double ROUNDING = 1e-12;

    private final Distance distance;
    private final HalvedRows tree;
    /** By node and column: the mean of the node's rows. */
    private final double[] centres;
    /** By node: the largest distance of its rows from the centre. */
    private final double[] radii;

    /**
     * Builds the tree: O(n log² n + nd log n).
     *
     * @param features n × d, finite, none above 1e150 in size
     * @throws IllegalArgumentException if a number is not finite or too large
     */
    public BallTree(Matrix features, Distance distance) {
        this.distance = distance;
        tree = new HalvedRows(features);
        centres = new double[tree.nodes() * tree.columns];
        radii = new double[tree.nodes()];
        tree.eachNode(this::fitBall);
    }

    private void fitBall(int node, int from, int to) {
        double[] centre = new double[tree.columns];
        for (int place = from; place < to; place++) {
            for (int j = 0; j < centre.length; j++) {
                centre[j] += tree.points[place * centre.length + j];
            }
        }
        for (int j = 0; j < centre.length; j++) {
            centre[j] /= to - from;
        }
        System.arraycopy(centre, 0, centres, node * centre.length, centre.length);
        double reduced = 0;
        for (int place = from; place < to; place++) {
            reduced = Math.max(reduced, distance.reduced(centre, tree.points, place * centre.length));
        }
        radii[node] = distance.ofReduced(reduced);
    }

    private double fromCentre(int node, double[] point) {
        return distance.ofReduced(distance.reduced(point, centres, node * point.length));
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
        visit(0, fromCentre(0, query), 0, tree.size, query, nearest);
        return nearest.drain(distance);
    }

    /** How many of the n rows are measured to answer a query: what the balls do not shut out. */
    public int rowsMeasured(double[] query, int k) {
        requireAnswerable(query, k);
        return visit(0, fromCentre(0, query), 0, tree.size, query, new NearestK(k));
    }

    /**
     * Looks at the rows of a node whose centre is that far, unless its whole ball is farther than the k nearest so far. Counts the
     * rows it measures.
     */
    private int visit(int node, double far, int from, int to, double[] query, NearestK nearest) {
        if (far - radii[node] - ROUNDING * (far + radii[node]) > distance.ofReduced(nearest.bound())) {
            return 0;
        }
        if (tree.isLeaf(node)) {
            return scan(from, to, query, nearest);
        }
        int middle = HalvedRows.middle(from, to);
        double left = fromCentre(2 * node + 1, query);
        double right = fromCentre(2 * node + 2, query);
        if (left <= right) {
            return visit(2 * node + 1, left, from, middle, query, nearest)
                    + visit(2 * node + 2, right, middle, to, query, nearest);
        }
        return visit(2 * node + 2, right, middle, to, query, nearest)
                + visit(2 * node + 1, left, from, middle, query, nearest);
    }

    private int scan(int from, int to, double[] query, NearestK nearest) {
        for (int place = from; place < to; place++) {
            nearest.offer(tree.order[place], distance.reduced(query, tree.points, place * query.length));
        }
        return to - from;
    }
}
