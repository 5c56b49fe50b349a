package gradus.classicalml.trees.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.trees.Cart;
import gradus.classicalml.trees.Tree;
import gradus.fundamentals.demo.Lines;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Full trees of 20 columns on one thread: ours on 12,500 rows, twice as many, and so on; ours and scikit-learn's on 100,000 rows in turns; ours and
 * Tribuo's on 25,000. Prints the lines of a committed run, and the error rates on 20,000 other rows to the error stream.
 */
public final class TreesBenchmark {
    private static final int ROWS = 100_000;
    private static final int TEST = 20_000;
    private static final int COLUMNS = 20;
    private static final int REPETITIONS = 3;
    private static final String COMMAND = "./gradus run trees TreesBenchmark src/test/peers/bench_trees.py";

    private final Cases train;
    private final Cases test;

    private TreesBenchmark() {
        Cases all = draw(ROWS + TEST);
        train = all.rowsAt(IntStream.range(0, ROWS).toArray());
        test = all.rowsAt(IntStream.range(ROWS, ROWS + TEST).toArray());
    }

    /**
     * Measures and prints.
     *
     * @param args the script that grows scikit-learn's tree; without it, only Tribuo is measured
     */
    public static void main(String[] args) throws Exception {
        TreesBenchmark benchmark = new TreesBenchmark();
        if (args.length > 0) {
            benchmark.growth();
            benchmark.inTurns(args[0]);
        }
        benchmark.tribuo();
    }

    /** Uniform columns; a step, a product and a wave of five of them decide the class, and one label in ten is turned. */
    static Cases draw(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] x = new double[COLUMNS][rows];
        String[] labels = new String[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                x[j][i] = random.nextDouble();
            }
            double score = (x[0][i] > 0.5 ? 0.5 : 0) + x[1][i] * x[2][i] + 0.4 * Math.sin(6 * x[3][i]) + 0.3 * x[4][i];
            labels[i] = score > 0.65 == random.nextDouble() < 0.9 ? "B" : "A";
        }
        Table table = Table.create(StringColumn.create("class", labels));
        IntStream.range(0, COLUMNS).forEach(j -> table.addColumns(DoubleColumn.create(name(j), x[j])));
        return Cases.ofClasses(
                table,
                "class",
                IntStream.range(0, COLUMNS).mapToObj(TreesBenchmark::name).toList());
    }

    private static String name(int column) {
        return (column < 10 ? "x0" : "x") + column;
    }

    private void growth() {
        for (int rows = ROWS / 8; rows <= ROWS; rows *= 2) {
            Cases some = train.rowsAt(IntStream.range(0, rows).toArray());
            double[] times = new double[REPETITIONS];
            for (int i = -1; i < REPETITIONS; i++) {
                double time = milliseconds(() -> Cart.full().fit(some));
                times[Math.max(i, 0)] = time;
            }
            print("growth", Lines.text("%,d rows", rows), "", times);
        }
    }

    private void inTurns(String script) throws Exception {
        Path data = Files.createTempFile("trees", ".bin");
        write(data);
        Process python = new ProcessBuilder("/usr/bin/python3", script, data.toString(), "" + ROWS, "" + TEST)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        double[][] times = new double[2][REPETITIONS];
        try (PrintStream ask = new PrintStream(python.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader answer = python.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < REPETITIONS; i++) {
                times[0][i] = milliseconds(() -> Cart.full().fit(train));
                ask.println("grow");
                times[1][i] = Double.parseDouble(answer.readLine());
            }
        }
        Files.delete(data);
        print("tree", "ours", "", times[0]);
        print("tree", "scikit-learn", "\"against\": \"ours\", ", times[1]);
        report();
    }

    private void tribuo() {
        Cases some = train.rowsAt(IntStream.range(0, ROWS / 4).toArray());
        MutableDataset<Label> rows = TribuoCases.classification(some);
        milliseconds(() -> Cart.full().fit(some)); // warms up
        double[][] times = new double[2][REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            times[0][i] = milliseconds(() -> Cart.full().fit(some));
            times[1][i] = milliseconds(() -> Library.classifier(Integer.MAX_VALUE, 2f, rows));
        }
        print("tribuo", "ours", "", times[0]);
        print("tribuo", "Tribuo", "\"against\": \"ours\", ", times[1]);
    }

    private void report() {
        Tree tree = Cart.full().fit(train);
        double errors = Scores.errors(tree.labels(test.features()), test.labels());
        System.err.println(Lines.text("ours: %d leaves, wrong %.4f", tree.leaves(), errors / TEST));
    }

    /** Row after row, the label last. */
    private void write(Path file) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Cases cases : List.of(train, test)) {
                double[] labels = cases.targets();
                for (int i = 0; i < cases.size(); i++) {
                    for (double value : cases.features().row(i)) {
                        out.writeDouble(value);
                    }
                    out.writeDouble(labels[i]);
                }
            }
        }
    }

    /** The time that this thread computes. */
    private static double milliseconds(Callable<?> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        try {
            if (work.call() == null) {
                throw new IllegalStateException("a tree should come, but did not");
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6;
    }

    private static void print(String name, String what, String against, double[] repetitions) {
        System.out.println(Lines.text(
                "{\"name\": \"%s\", \"what\": \"%s\", %s\"command\": \"%s\", \"unit\": \"ms\", \"machine\": \"%s\","
                        + " \"versions\": {\"Java\": \"%s\", \"scikit-learn\": \"1.2.1\", \"Tribuo\": \"4.3.2\"},"
                        + " \"repetitions\": [%s]}",
                name,
                what,
                against,
                COMMAND,
                "1 of " + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.arch"),
                Runtime.version().toString(),
                Lines.list("%.0f", ", ", repetitions)));
    }
}
