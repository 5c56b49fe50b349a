package gradus.workbook.classicalml.neighbours;

import static gradus.engine.exercise.Todo.todo;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Asks a k-d tree for the nearest row, without measuring them all.
 *
 * <p>The tree is built already ({@link #build}): a split sends each of its rows to the left or to the right, so that in its column no row on the left is above
 * its value and no row on the right is below it. (A row <em>at</em> the value may be on either side.) A leaf has up to four rows.
 *
 * <p>Walk down to the query's own side first. On the way back, look into the other side if, and only if, a row there can be as near as the nearest so far. The
 * distance is Euclidean; {@link Points} measures it, squared. What keeps the nearest row so far is given; what you write is the walk, {@code Nearest.visit}.
 *
 * <p>Of equally near rows the one with the smallest number is the answer, wherever it stands. The grader counts the measurements: over 4096 points in the plane
 * a query needs about a dozen on average, and may take 16.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/neighbours.md">classical-ml/docs/neighbours.md</a>
 */
public final class TreeQuery {
    private static final int LEAF = 4;

    /** A part of the tree: where it is cut in two, or a leaf. */
    public sealed interface Node permits Split, Leaf {}

    /** Rows on the left have at most this value in this column, rows on the right at least this value. */
    public record Split(int column, double value, Node left, Node right) implements Node {}

    /** Row numbers, in no particular order. */
    public record Leaf(List<Integer> rows) implements Node {}

    /** Points that can be measured, and nothing else. */
    public interface Points {
        /** The squared Euclidean distance from a row to the query. */
        double squaredDistance(int row, double[] query);
    }

    /** The nearest row so far, while a query walks through the tree. */
    private static final class Nearest {
        private final Points points;
        private final double[] query;
        private int row = Integer.MAX_VALUE;
        private double squaredDistance = Double.POSITIVE_INFINITY;

        Nearest(Points points, double[] query) {
            this.points = points;
            this.query = query;
        }

        /** Measures one row, and keeps it if it is nearer than all before, or equally near with a smaller number. */
        void measure(int candidate) {
            double measured = points.squaredDistance(candidate, query);
            if (measured < squaredDistance || measured == squaredDistance && candidate < row) {
                squaredDistance = measured;
                row = candidate;
            }
        }

        /** Walks through a part of the tree. */
        void visit(Node node) {
            todo("measure the rows of a leaf; visit the own side of a split, perhaps the other");
        }
    }

    private TreeQuery() {}

    /**
     * A tree over the rows, each split at the median of the column that comes next in turn.
     *
     * @param rows n × d, n ≥ 1
     */
    public static Node build(double[][] rows) {
        return build(rows, IntStream.range(0, rows.length).boxed().toList(), 0);
    }

    private static Node build(double[][] rows, List<Integer> members, int column) {
        if (members.size() <= LEAF) {
            return new Leaf(members);
        }
        List<Integer> sorted = members.stream()
                .sorted(Comparator.comparingDouble(row -> rows[row][column]))
                .toList();
        int middle = sorted.size() / 2;
        int next = (column + 1) % rows[0].length;
        return new Split(
                column,
                rows[sorted.get(middle)][column],
                build(rows, sorted.subList(0, middle), next),
                build(rows, sorted.subList(middle, sorted.size()), next));
    }

    /**
     * The row nearest to the query.
     *
     * @param root a tree over all the points
     * @param query d finite numbers; not modified
     * @return its row number; of equally near rows the smallest
     */
    public static int nearest(Node root, Points points, double[] query) {
        Nearest nearest = new Nearest(points, query);
        nearest.visit(root);
        return nearest.row;
    }
}
