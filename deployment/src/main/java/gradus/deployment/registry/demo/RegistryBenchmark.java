package gradus.deployment.registry.demo;

import gradus.deployment.registry.Event.Note;
import gradus.deployment.registry.Follower;
import gradus.deployment.registry.HotSwap;
import gradus.deployment.registry.LiveModel;
import gradus.fundamentals.demo.Lines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a promotion, a load and a lease cost, and how long clients wait without swaps and with them, in turns; prints the lines of committed runs. Leaves its
 * registry in the folder for temporary files.
 */
public final class RegistryBenchmark {
    private static final Logger QUIET = Logger.getLogger("");
    private static final Note NOTE = new Note("the benchmark", "to measure", Instant.parse("2026-03-07T09:00:00Z"));
    private static final int REPETITIONS = 15;
    private static final int WARM_UP = 3;

    private final Story story;
    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    private interface Task {
        void run() throws Exception;
    }

    private RegistryBenchmark(Story story) {
        this.story = story;
    }

    /** Measures and prints. */
    public static void main(String... args) throws Exception {
        QUIET.setLevel(Level.OFF);
        Path folder = Files.createTempDirectory("gradus-registry");
        Story story = new Story(folder);
        story.train();
        story.registry().promote("weight", 1, 0, NOTE);
        new RegistryBenchmark(story).measure();
    }

    private void measure() throws Exception {
        for (int repetition = -WARM_UP; repetition < REPETITIONS; repetition++) {
            if (repetition == 0) {
                measured.clear();
            }
            steps();
            for (int swaps : new int[] {0, 20}) {
                List<Double> took = new Saturation(story)
                        .waits(4, 1000, swaps).stream().sorted().toList();
                String name = swaps == 0 ? "no swap" : "20 swaps";
                keep("median wait, " + name, took.get(took.size() / 2));
                keep("99 of 100 wait at most, " + name, took.get((int) (0.99 * took.size())));
            }
        }
        print();
    }

    private void steps() throws Exception {
        int champion = story.registry().champion("weight").orElseThrow().number();
        keep(
                "promote, SQLite on disk",
                timed(() -> story.registry().promote("weight", champion % 5 + 1, champion, NOTE)));
        var policy = story.experiment().policy(1);
        LiveModel[] loaded = new LiveModel[1];
        keep(
                "find, check, open and ask once",
                timed(() -> loaded[0] = Follower.champion(story.registry(), story.store(), policy)));
        try (HotSwap<LiveModel> swap = new HotSwap<>(loaded[0], failure -> {})) {
            keep("1,000 leases", timed(() -> {
                for (int i = 0; i < 1000; i++) {
                    swap.lease().close();
                }
            }));
        }
    }

    private static double timed(Task task) throws Exception {
        long start = System.nanoTime();
        task.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private void keep(String what, double took) {
        measured.computeIfAbsent(what, name -> new ArrayList<>()).add(took);
    }

    private void print() {
        measured.forEach((what, took) -> {
            boolean waits = what.contains("wait");
            String against =
                    what.endsWith("20 swaps") ? "\"against\": \"" + what.replace("20 swaps", "no swap") + "\", " : "";
            System.out.println(Lines.text(
                    "{\"name\": \"%s\", \"what\": \"%s\", %s\"command\": \"./gradus run registry RegistryBenchmark\", \"unit\": \"ms\","
                            + " \"machine\": \"%d cores, %s\", \"versions\": {\"Java\": \"%s\", \"ONNX Runtime\": \"1.28.0\","
                            + " \"SQLite JDBC\": \"3.54.1.0\"}, \"repetitions\": [%s]}",
                    waits ? "latency" : "steps",
                    what,
                    against,
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.arch"),
                    Runtime.version(),
                    Lines.list("%.3f", ", ", took.stream().mapToDouble(ms -> ms).toArray())));
        });
    }
}
