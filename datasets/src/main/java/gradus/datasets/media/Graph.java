package gradus.datasets.media;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Nodes 0 to n − 1 and weighted edges between them, immutable. */
public final class Graph {
    private final boolean directed;
    private final List<Edge> edges;
    private final List<List<Edge>> leaving;

    /**
     * An edge.
     *
     * @param from a node
     * @param to a node
     * @param weight 1 where the data have none
     */
    public record Edge(int from, int to, double weight) {}

    private Graph(boolean directed, int nodes, List<Edge> edges) {
        this.directed = directed;
        this.edges = List.copyOf(edges);
        List<List<Edge>> lists = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            lists.add(new ArrayList<>());
        }
        for (Edge edge : edges) {
            lists.get(edge.from()).add(edge);
            if (!directed && edge.from() != edge.to()) {
                lists.get(edge.to()).add(new Edge(edge.to(), edge.from(), edge.weight()));
            }
        }
        this.leaving = lists.stream().map(List::copyOf).toList();
    }

    /**
     * The graph whose edges have no direction.
     *
     * @param nodes how many nodes there are
     * @param edges a table with the columns {@code source} and {@code target}, and perhaps {@code weight}
     * @throws IllegalArgumentException if an edge leads to a node that does not exist
     */
    public static Graph undirected(int nodes, Table edges) {
        return new Graph(false, nodes, edges(nodes, edges));
    }

    /** The graph whose edges lead from {@code source} to {@code target}; otherwise as {@link #undirected}. */
    public static Graph directed(int nodes, Table edges) {
        return new Graph(true, nodes, edges(nodes, edges));
    }

    /** Who met whom in {@link DataSets#KARATE_CLUB}. */
    public static Graph karateClub() {
        return undirected(DataSets.KARATE_CLUB.table("nodes.csv").rowCount(), DataSets.KARATE_CLUB.table("edges.csv"));
    }

    /** Which definition mentions which word in {@link DataSets#WORDNET_GRAPH}. */
    public static Graph wordnet() {
        return directed(
                DataSets.WORDNET_GRAPH.table("nodes.csv.gz").rowCount(), DataSets.WORDNET_GRAPH.table("edges.csv.gz"));
    }

    /** Which entry refers to which in {@link DataSets#JARGON_FILE}. */
    public static Graph jargon() {
        return directed(
                DataSets.JARGON_FILE.table("entries.csv.gz").rowCount(), DataSets.JARGON_FILE.table("links.csv"));
    }

    /** How many nodes (n). */
    public int nodes() {
        return leaving.size();
    }

    /** Whether an edge leads one way only. */
    public boolean isDirected() {
        return directed;
    }

    /** Every edge once, in the order of the data. */
    public List<Edge> edges() {
        return edges;
    }

    /** The edges that leave a node; if edges have no direction, all edges of the node, seen from it. */
    public List<Edge> edges(int node) {
        return leaving.get(node);
    }

    /** The nodes that one edge leads to, ascending. */
    public int[] neighbours(int node) {
        return leaving.get(node).stream().mapToInt(Edge::to).sorted().distinct().toArray();
    }

    /** The weights as a matrix: row i, column j is the weight from node i to node j, 0 where there is no edge (n × n). */
    public double[][] adjacency() {
        double[][] matrix = new double[nodes()][nodes()];
        for (int node = 0; node < nodes(); node++) {
            for (Edge edge : edges(node)) {
                matrix[node][edge.to()] += edge.weight();
            }
        }
        return matrix;
    }

    private static List<Edge> edges(int nodes, Table table) {
        double[] from = Numbers.vector(table, "source");
        double[] to = Numbers.vector(table, "target");
        double[] weights = new double[from.length];
        Arrays.fill(weights, 1);
        if (table.columnNames().contains("weight")) {
            weights = Numbers.vector(table, "weight");
        }
        for (int i = 0; i < from.length; i++) {
            requireNode(nodes, i, from[i]);
            requireNode(nodes, i, to[i]);
        }
        double[] weight = weights;
        return IntStream.range(0, from.length)
                .mapToObj(i -> new Edge((int) from[i], (int) to[i], weight[i]))
                .toList();
    }

    private static void requireNode(int nodes, int edge, double node) {
        if (!(node >= 0 && node < nodes && node == Math.rint(node))) {
            throw new IllegalArgumentException(
                    "edge " + edge + " must join nodes from 0 to " + (nodes - 1) + ", but names node " + node);
        }
    }
}
