package gradus.workbook.classicalml.neighbours;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** The same with a queue of parts that wait, the nearest first, instead of recursion. */
public final class TreeQuery {
    private static final int LEAF = 4;

    public sealed interface Node permits Split, Leaf {}

    public record Split(int column, double value, Node left, Node right) implements Node {}

    public record Leaf(List<Integer> rows) implements Node {}

    public interface Points {
        double squaredDistance(int row, double[] query);
    }

    private record Waiting(Node node, double atLeast) {}

    private TreeQuery() {}

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

    public static int nearest(Node root, Points points, double[] query) {
        PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingDouble(Waiting::atLeast));
        waiting.add(new Waiting(root, 0));
        int best = -1;
        double least = Double.MAX_VALUE;
        while (!waiting.isEmpty() && waiting.peek().atLeast() <= least) {
            Waiting next = waiting.poll();
            Node node = next.node();
            while (node instanceof Split split) {
                double gap = query[split.column()] - split.value();
                waiting.add(new Waiting(gap <= 0 ? split.right() : split.left(), Math.max(next.atLeast(), gap * gap)));
                node = gap <= 0 ? split.left() : split.right();
            }
            for (int row : ((Leaf) node).rows()) {
                double squared = points.squaredDistance(row, query);
                if (best < 0 || squared < least || squared == least && row < best) {
                    least = squared;
                    best = row;
                }
            }
        }
        return best;
    }
}
