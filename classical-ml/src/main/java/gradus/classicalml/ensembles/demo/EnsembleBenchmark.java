package gradus.classicalml.ensembles.demo;

import gradus.classicalml.ensembles.BoostingLoss;
import gradus.classicalml.ensembles.GradientBoosting;
import gradus.classicalml.ensembles.GradientBoosting.TreeShape;
import gradus.classicalml.ensembles.RandomForest;
import gradus.classicalml.metrics.Scores;
import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;

/**
 * Forests and boosting on 100,000 rows of 20 columns, ours and others' in turns on two threads; prints the lines of committed runs.
 * Starts scikit-learn in a process of its own, by the program that PYTHON names, or {@code python3}.
 */
public final class EnsembleBenchmark {
    private static final int COLUMNS = 20;
    private static final int TRAINING = 100_000;

    /** Trains once; milliseconds and, where it is known, the accuracy on rows not trained on. */
    private interface Run {
        double[] once() throws IOException;
    }

    private final Matrix features;
    private final int[] labels;
    private final Matrix testFeatures;
    private final int[] testLabels;
    private final BufferedReader fromPeer;
    private final Writer toPeer;
    private final String peer;
    private final Map<String, List<Double>> milliseconds = new HashMap<>();
    private final Map<String, Double> accuracies = new HashMap<>();

    private EnsembleBenchmark(Process process, Path folder) throws IOException {
        fromPeer = process.inputReader();
        toPeer = process.outputWriter();
        peer = fromPeer.readLine().replace("scikit-learn ", "");
        DoubleBuffer numbers =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("X.bin"))).asDoubleBuffer();
        IntBuffer classes =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("y.bin"))).asIntBuffer();
        double[][] rows = new double[classes.remaining()][COLUMNS];
        int[] all = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            numbers.get(rows[row]);
            all[row] = classes.get();
        }
        features = Matrix.of(Arrays.copyOf(rows, TRAINING));
        labels = Arrays.copyOf(all, TRAINING);
        testFeatures = Matrix.of(Arrays.copyOfRange(rows, TRAINING, rows.length));
        testLabels = Arrays.copyOfRange(all, TRAINING, rows.length);
    }

    /**
     * Measures and prints.
     *
     * @param args {@code forest}, {@code boosting}, {@code rows} or {@code columns}
     */
    public static void main(String... args) throws IOException {
        Path folder = Files.createTempDirectory("ensembles");
        String python = System.getenv().getOrDefault("PYTHON", "python3");
        Process process = new ProcessBuilder(python, "src/test/peers/bench_ensembles.py", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            EnsembleBenchmark benchmark = new EnsembleBenchmark(process, folder);
            switch (args[0]) {
                case "forest" -> benchmark.forest();
                case "boosting" -> benchmark.boosting();
                case "rows" -> benchmark.rows();
                case "columns" -> benchmark.columns();
                default -> throw new IllegalArgumentException("args must name a run, but were " + args[0]);
            }
        } finally {
            process.destroy();
        }
    }

    private void forest() throws IOException {
        ours(TRAINING, 20);
        for (int repetition = 0; repetition < 3; repetition++) {
            measure("forest of 100, scikit-learn", () -> asked("forest"));
            measure("forest of 100, ours", () -> ours(TRAINING, 100));
        }
        print("forest", "forest of 100, ours", "forest of 100, scikit-learn");
        print("forest", "forest of 100, scikit-learn", null);
    }

    private void boosting() throws IOException {
        for (int repetition = -2; repetition < 7; repetition++) {
            measure("100 trees, ours", () -> ourBoosting(COLUMNS, 100));
            measure("100 trees, HistGradientBoosting", () -> asked("boosting"));
            measure("100 rounds, XGBoost by Tribuo", () -> timed(this::xgboost));
            if (repetition < 0) { // until Java has compiled the loops
                milliseconds.clear();
            }
        }
        print("boosting", "100 trees, ours", "100 trees, HistGradientBoosting");
        print("boosting", "100 trees, HistGradientBoosting", null);
        print("boosting", "100 rounds, XGBoost by Tribuo", null);
    }

    private void rows() throws IOException {
        int[] sizes = {12_500, 25_000, 50_000, 100_000};
        for (int repetition = -2; repetition < 5; repetition++) {
            for (int rows : sizes) {
                measure(Lines.text("forest of 20, %,d rows", rows), () -> ours(rows, 20));
            }
            if (repetition < 0) {
                milliseconds.clear();
            }
        }
        for (int i = 0; i < sizes.length; i++) {
            String half = i == 0 ? null : Lines.text("forest of 20, %,d rows", sizes[i - 1]);
            print("rows", Lines.text("forest of 20, %,d rows", sizes[i]), half);
        }
    }

    private double[] ours(int rows, int trees) {
        Matrix some = rows == TRAINING
                ? features
                : features.rowsAt(IntStream.range(0, rows).toArray());
        int[] theirLabels = Arrays.copyOf(labels, rows);
        RandomForest forest = new RandomForest(trees, 4, 1, 0);
        long start = System.nanoTime();
        var fitted = forest.fit(some, theirLabels);
        return new double[] {(System.nanoTime() - start) / 1e6, accuracy(fitted.labels(testFeatures))};
    }

    private void columns() throws IOException {
        int[] widths = {5, 10, COLUMNS};
        for (int repetition = -2; repetition < 5; repetition++) {
            for (int width : widths) {
                measure(Lines.text("20 boosted trees, %d columns", width), () -> ourBoosting(width, 20));
            }
            if (repetition < 0) {
                milliseconds.clear();
            }
        }
        for (int i = 0; i < widths.length; i++) {
            String half = i == 0 ? null : Lines.text("20 boosted trees, %d columns", widths[i - 1]);
            print("columns", Lines.text("20 boosted trees, %d columns", widths[i]), half);
        }
    }

    private double[] ourBoosting(int columns, int trees) {
        Matrix some = first(features, columns);
        double[] targets = Arrays.stream(labels).asDoubleStream().toArray();
        GradientBoosting boosting = new GradientBoosting(BoostingLoss.LOG_LOSS, trees, 0.1, new TreeShape(31, 0, 1));
        long start = System.nanoTime();
        var fitted = boosting.fit(some, targets);
        double took = (System.nanoTime() - start) / 1e6;
        double[] scores = fitted.scores(first(testFeatures, columns));
        return new double[] {
            took,
            accuracy(Arrays.stream(scores).mapToInt(score -> score > 0 ? 1 : 0).toArray())
        };
    }

    private static Matrix first(Matrix all, int columns) {
        return Matrix.ofColumns(
                IntStream.range(0, columns).mapToObj(all::column).toArray(double[][]::new));
    }

    private Object xgboost() {
        Map<String, Object> settings = Map.of(
                "objective",
                "multi:softprob", // which Tribuo demands: a tree per class and round
                "eta",
                0.1,
                "max_leaves",
                31,
                "max_depth",
                0,
                "grow_policy",
                "lossguide",
                "lambda",
                0,
                "tree_method",
                "hist",
                "nthread",
                2);
        return new XGBoostClassificationTrainer(100, settings).train(examples());
    }

    private MutableDataset<Label> examples() {
        List<String> names =
                IntStream.range(0, COLUMNS).mapToObj(j -> "x" + (10 + j)).toList();
        return TribuoData.classification(names, features.toArray(), Classes.of(List.of("0", "1"), labels));
    }

    private double[] asked(String model) throws IOException {
        toPeer.write(model + "\n");
        toPeer.flush();
        return Arrays.stream(fromPeer.readLine().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double[] timed(Supplier<Object> training) {
        long start = System.nanoTime();
        if (training.get() == null) {
            throw new IllegalStateException("a model should come, but did not");
        }
        return new double[] {(System.nanoTime() - start) / 1e6, Double.NaN};
    }

    private double accuracy(int[] predicted) {
        return 1 - (double) Scores.errors(predicted, testLabels) / testLabels.length;
    }

    private void measure(String what, Run run) throws IOException {
        double[] once = run.once();
        milliseconds.computeIfAbsent(what, name -> new ArrayList<>()).add(once[0]);
        accuracies.put(what, once[1]);
        System.err.println(Lines.text("%s: %.0f ms, accuracy %.4f", what, once[0], once[1]));
    }

    private void print(String name, String what, String against) {
        System.out.println(Lines.text(
                "{\"name\": \"%s\", \"what\": \"%s\", %s\"command\": \"./gradus run ensembles EnsembleBenchmark %s\","
                        + " \"unit\": \"ms\", \"machine\": \"%d cores, %s\", \"versions\": {\"Java\": \"%s\","
                        + " \"scikit-learn\": \"%s\"}, \"repetitions\": [%s]}",
                name,
                named(what),
                against == null ? "" : "\"against\": \"" + named(against) + "\", ",
                name,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                Runtime.version(),
                peer,
                Lines.list(
                        "%.0f",
                        ", ",
                        milliseconds.get(what).stream().mapToDouble(ms -> ms).toArray())));
    }

    private String named(String what) {
        double accuracy = accuracies.get(what);
        return Double.isNaN(accuracy) ? what : Lines.text("%s, accuracy %.4f", what, accuracy);
    }
}
