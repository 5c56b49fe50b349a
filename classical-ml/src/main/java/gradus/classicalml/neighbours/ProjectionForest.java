package gradus.classicalml.neighbours;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Approximate search by several trees of random projections (Dasgupta and Freund 2008; the idea behind Annoy). Each node projects
 * its rows onto a random direction and halves them at the median. A query goes into the most promising leaves of all trees until
 * it has met enough candidates, and only these are measured. What it returns is near, but may lack some of the k nearest.
 * Euclidean distance. Immutable.
 */
public final class ProjectionForest implements NeighbourSearch {
    private static final int LEAF = 32;

    private sealed interface Node permits Inner, Leaf {}

    /** Rows whose projection is at most the cut are on the left. */
    private record Inner(double[] direction, double cut, Node left, Node right) implements Node {}

    private record Leaf(int[] rows) implements Node {}

    /** A node that waits, and by how much the query is on the wrong side of the cuts above it. */
    private record Waiting(Node node, double wrongBy) {}

    private final double[][] rows;
    private final Node[] trees;
    private final int candidates;

    /**
     * Builds the trees.
     *
     * @param features n × d, finite, none above 1e150 in size
     * @param trees how many, at least 1: more trees, more chances that a neighbour is on the query's side of every cut
     * @param candidates how many rows to measure per query, at least 1: more, and fewer neighbours are missed
     * @param seed decides the directions
     * @throws IllegalArgumentException if an argument is out of range
     */
    public ProjectionForest(Matrix features, int trees, int candidates, long seed) {
        NeighbourSearch.checked(features);
        Require.atLeast("trees", trees, 1);
        Require.atLeast("candidates", candidates, 1);
        this.rows = features.toArray();
        this.candidates = candidates;
        this.trees = new Node[trees];
        SplittableRandom random = new SplittableRandom(seed);
        int[] all = IntStream.range(0, rows.length).toArray();
        Arrays.setAll(this.trees, t -> grow(all, random));
    }

    private ProjectionForest(double[][] rows, Node[] trees, int candidates) {
        this.rows = rows;
        this.trees = trees;
        this.candidates = candidates;
    }

    /** The same trees, with another number of rows to measure per query. */
    public ProjectionForest withCandidates(int candidates) {
        Require.atLeast("candidates", candidates, 1);
        return new ProjectionForest(rows, trees, candidates);
    }

    private Node grow(int[] members, SplittableRandom random) {
        if (members.length <= LEAF) {
            return new Leaf(members);
        }
        double[] direction = RandomMatrices.gaussian(1, columns(), random).row(0);
        double[] projections = new double[members.length];
        Arrays.setAll(projections, i -> Vectors.dot(rows[members[i]], direction));
        boolean[] isLeft = HalvedRows.smallest(projections, members.length / 2);
        double cut = IntStream.range(0, members.length)
                .filter(i -> isLeft[i])
                .mapToDouble(i -> projections[i])
                .max()
                .orElseThrow();
        return new Inner(
                direction,
                cut,
                grow(where(members, isLeft, true), random),
                grow(where(members, isLeft, false), random));
    }

    private static int[] where(int[] members, boolean[] isLeft, boolean left) {
        return IntStream.range(0, members.length)
                .filter(i -> isLeft[i] == left)
                .map(i -> members[i])
                .toArray();
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int columns() {
        return rows[0].length;
    }

    @Override
    public double[] row(int i) {
        return rows[i].clone();
    }

    /** As for every search, but some of the k nearest may be missing, with farther rows in their place. */
    @Override
    public Neighbours nearest(double[] query, int k) {
        requireAnswerable(query, k);
        NearestK nearest = new NearestK(k);
        BitSet seen = new BitSet(rows.length);
        PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingDouble(Waiting::wrongBy));
        for (Node tree : trees) {
            waiting.add(new Waiting(tree, 0));
        }
        for (int met = 0; met < Math.max(candidates, k) && !waiting.isEmpty(); ) {
            Waiting next = waiting.poll();
            for (int row : descend(next, query, waiting)) {
                if (!seen.get(row)) {
                    seen.set(row);
                    met++;
                    nearest.offer(row, Distance.EUCLIDEAN.reduced(query, rows[row], 0));
                }
            }
        }
        return nearest.drain(Distance.EUCLIDEAN);
    }

    /** The leaf on the query's side of every cut below the node; each other side waits. */
    private static int[] descend(Waiting from, double[] query, PriorityQueue<Waiting> waiting) {
        Node node = from.node();
        while (node instanceof Inner inner) {
            double over = Vectors.dot(query, inner.direction()) - inner.cut();
            double wrongBy = Math.max(from.wrongBy(), Math.abs(over));
            waiting.add(new Waiting(over <= 0 ? inner.right() : inner.left(), wrongBy));
            node = over <= 0 ? inner.left() : inner.right();
        }
        return ((Leaf) node).rows();
    }
}
