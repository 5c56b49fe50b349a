package gradus.classicalml.neighbours.demo;

import gradus.classicalml.neighbours.BlockedSearch;
import gradus.classicalml.neighbours.BruteForce;
import gradus.classicalml.neighbours.Distance;
import gradus.classicalml.neighbours.KdTree;
import gradus.classicalml.neighbours.NeighbourSearch;
import gradus.classicalml.neighbours.Neighbours;
import gradus.classicalml.neighbours.UniformRows;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;

/**
 * The five nearest others of each of 20,000 rows, on one thread: ours and scikit-learn's in turns, building included; prints the
 * lines of a committed run. Argument: a Python that has scikit-learn.
 */
public final class NeighbourBenchmark {
    private static final String SCRIPT = "src/test/peers/bench_neighbours.py";
    private static final String TREE = "k-d tree";
    private static final String BLOCKED = "brute force in blocks";
    private static final String PLAIN = "brute force, row by row";
    private static final String THEIR_TREE = "scikit-learn, k-d tree";
    private static final String THEIR_BRUTE = "scikit-learn, brute force";

    private final ForkJoinPool oneThread = new ForkJoinPool(1);
    private final PrintWriter questions;
    private final BufferedReader answers;
    private final String version;

    private NeighbourBenchmark(Process python) throws IOException {
        questions = new PrintWriter(python.outputWriter(StandardCharsets.UTF_8), true);
        answers = python.inputReader(StandardCharsets.UTF_8);
        version = answers.readLine();
    }

    /**
     * Measures and prints.
     *
     * @param args the Python to start, and {@code letters} or {@code uniform} to measure only these
     */
    public static void main(String[] args) throws Exception {
        Process python = new ProcessBuilder(args[0], SCRIPT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            NeighbourBenchmark benchmark = new NeighbourBenchmark(python);
            if (args.length == 1 || args[1].equals("letters")) {
                benchmark.compare(
                        "letters",
                        Matrix.of(Numbers.matrixWithout(DataSets.LETTER.table(), "letter")),
                        5,
                        Map.of(TREE, THEIR_TREE, BLOCKED, THEIR_BRUTE),
                        List.of(TREE, BLOCKED, PLAIN, THEIR_TREE, THEIR_BRUTE));
            }
            if (args.length == 1 || args[1].equals("uniform")) {
                benchmark.compare(
                        "uniform",
                        UniformRows.of(20_000, 20, 1),
                        3,
                        Map.of(TREE, BLOCKED, BLOCKED, THEIR_BRUTE),
                        List.of(TREE, BLOCKED, THEIR_BRUTE));
            }
        } finally {
            python.destroy();
        }
    }

    private void compare(String name, Matrix rows, int repetitions, Map<String, String> against, List<String> sides)
            throws Exception {
        Path file = Files.createTempFile("rows", ".f8");
        try {
            Files.write(file, bytes(rows));
            Map<String, List<Double>> times = new LinkedHashMap<>();
            for (int i = -1; i < repetitions; i++) { // the first to warm up
                for (String side : sides) {
                    double time = side.startsWith("scikit") ? theirs(side, file, rows) : ours(side, rows);
                    if (i >= 0) {
                        times.computeIfAbsent(side, s -> new ArrayList<>()).add(time);
                    }
                }
            }
            times.forEach((side, list) -> print(name, side, against.get(side), list));
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] bytes(Matrix rows) {
        double[] elements = rows.elements();
        ByteBuffer buffer = ByteBuffer.allocate(8 * elements.length);
        buffer.asDoubleBuffer().put(elements);
        return buffer.array();
    }

    private double ours(String side, Matrix rows) throws InterruptedException, ExecutionException {
        Function<Matrix, NeighbourSearch> build = switch (side) {
            case TREE -> KdTree::new;
            case BLOCKED -> BlockedSearch::new;
            default -> features -> new BruteForce(features, Distance.EUCLIDEAN);
        };
        long start = System.nanoTime();
        List<Neighbours> nearest =
                oneThread.submit(() -> build.apply(rows).leaveOneOut(5)).get();
        double time = (System.nanoTime() - start) / 1e6;
        report(
                side,
                time,
                nearest.stream().mapToDouble(each -> each.distance(4)).sum());
        return time;
    }

    private double theirs(String side, Path file, Matrix rows) throws IOException {
        String algorithm = side.equals(THEIR_TREE) ? "kd_tree" : "brute";
        questions.println(algorithm + " " + file + " " + rows.rows() + " " + rows.columns());
        String[] answer = answers.readLine().split(" ");
        report(side, Double.parseDouble(answer[0]), Double.parseDouble(answer[1]));
        return Double.parseDouble(answer[0]);
    }

    /** On the error stream, to watch: equal sums of the fifth distances show that all sides find the same. */
    private static void report(String side, double time, double sum) {
        System.err.println(Lines.text("%-28s %9.1f ms, fifth distances add up to %.4f", side, time, sum));
    }

    private void print(String name, String side, String against, List<Double> times) {
        System.out.println(Lines.text(
                "{\"name\": \"%s\", \"what\": \"%s\", %s\"command\": \"./gradus run neighbours NeighbourBenchmark"
                        + " python3\", \"unit\": \"ms\", \"machine\": \"1 of %d cores, %s\", \"versions\": {\"Java\": \"%s\","
                        + " \"scikit-learn\": \"%s\"}, \"repetitions\": [%s]}",
                name,
                side,
                against == null ? "" : "\"against\": \"" + against + "\", ",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                Runtime.version(),
                version,
                Lines.list(
                        "%.1f",
                        ", ", times.stream().mapToDouble(Double::doubleValue).toArray())));
    }
}
