package gradus.deployment.packaging.demo;

import gradus.deeplearning.djl.PyTorch;
import gradus.deployment.packaging.Artefact;
import gradus.deployment.packaging.ArtefactLoader;
import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.Scorer;
import gradus.deployment.packaging.TrainedModel;
import gradus.fundamentals.demo.Lines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it costs to check an artefact, to open a model, and to ask it about a thousand people, in each format and in turns; prints the lines of
 * committed runs. Starts PyTorch in a process of its own, by the program that PYTHON names, or {@code /usr/bin/python3}.
 */
public final class PackagingBenchmark {
    private static final int REPETITIONS = 15;
    private static final int ROWS = 1000;

    private final BufferedReader fromPeer;
    private final Writer toPeer;
    private final String peer;
    private final Map<String, List<Double>> milliseconds = new LinkedHashMap<>();

    private PackagingBenchmark(Process process) throws IOException {
        fromPeer = process.inputReader();
        toPeer = process.outputWriter();
        peer = fromPeer.readLine();
    }

    /** Measures and prints. */
    public static void main(String... args) throws IOException {
        PyTorch.settle();
        String python = System.getenv().getOrDefault("PYTHON", "/usr/bin/python3");
        Process process = new ProcessBuilder(python, "src/test/peers/bench_packaging.py")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            new PackagingBenchmark(process).measure();
        } finally {
            process.destroy();
        }
    }

    private void measure() throws IOException {
        TrainedModel weight = TrainedModel.weight();
        KeyPair keys = Ed25519.newKeys();
        byte[] sealed = weight.sealed(1, keys.getPrivate());
        ArtefactLoader loader = new ArtefactLoader(weight.policy(1, List.of(keys.getPublic())));
        Artefact artefact = loader.load(sealed);
        double[][] rows = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = weight.rows().row(i % weight.rows().rows());
        }
        for (int repetition = -300; repetition < REPETITIONS; repetition++) {
            if (repetition == 0) { // until Java has compiled the loops
                milliseconds.clear();
            }
            keep("check the artefact, 11 KB", timed(() -> loader.load(sealed)));
            for (String format : List.of("tribuo", "onnx", "torchscript")) {
                formats(artefact, format, rows);
            }
            String[] asked = ask().split(" ");
            keep("open torchscript, PyTorch in Python", Double.parseDouble(asked[0]));
            keep("1,000 rows, PyTorch in Python", Double.parseDouble(asked[1]));
        }
        print();
    }

    private void formats(Artefact artefact, String format, double[][] rows) {
        Scorer[] opened = new Scorer[1];
        keep("open " + format, timed(() -> opened[0] = Scorer.of(artefact, format)));
        try (Scorer scorer = opened[0]) {
            scorer.score(rows);
            keep("1,000 rows, " + format, timed(() -> scorer.score(rows)));
        }
    }

    private static double timed(Runnable task) {
        long start = System.nanoTime();
        task.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private String ask() throws IOException {
        toPeer.write("go\n");
        toPeer.flush();
        return fromPeer.readLine();
    }

    private void keep(String what, double took) {
        milliseconds.computeIfAbsent(what, name -> new ArrayList<>()).add(took);
    }

    private void print() {
        milliseconds.forEach((what, took) -> {
            boolean rows = what.startsWith("1,000");
            boolean program = what.equals("open torchscript") || what.equals("1,000 rows, torchscript");
            String against = program
                    ? "\"against\": \"" + (rows ? "1,000 rows" : "open torchscript") + ", PyTorch in Python\", "
                    : "";
            System.out.println(Lines.text(
                    "{\"name\": \"%s\", \"what\": \"%s\", %s\"command\": \"./gradus run packaging PackagingBenchmark\", \"unit\": \"ms\","
                            + " \"machine\": \"%d cores, %s\", \"versions\": {\"Java\": \"%s\", \"ONNX Runtime\": \"1.28.0\","
                            + " \"PyTorch in Java\": \"2.7.1\", \"PyTorch in Python\": \"%s\"}, \"repetitions\": [%s]}",
                    rows ? "rows" : "open",
                    what,
                    against,
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.arch"),
                    Runtime.version(),
                    peer,
                    Lines.list("%.3f", ", ", took.stream().mapToDouble(ms -> ms).toArray())));
        });
    }
}
