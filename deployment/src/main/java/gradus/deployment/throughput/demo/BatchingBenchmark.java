package gradus.deployment.throughput.demo;

import gradus.deeplearning.djl.PyTorch;
import gradus.deployment.packaging.Artefact;
import gradus.deployment.packaging.ArtefactLoader;
import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.Scorer;
import gradus.deployment.packaging.TrainedModel;
import gradus.deployment.throughput.BatchPolicy;
import gradus.deployment.throughput.DynamicBatcher;
import gradus.fundamentals.demo.Lines;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/** The weight model asked by 64 callers, each the next when it has the last answer: by a call per request, and in batches; in turns. */
public final class BatchingBenchmark {
    private static final int CALLERS = 64;
    private static final int REPETITIONS = 9;
    private static final int WARM_UP = 4;
    private static final double SECONDS = 0.5;

    private final double[][] rows;
    private final Map<String, List<Double>> perSecond = new LinkedHashMap<>();

    private BatchingBenchmark(double[][] rows) {
        this.rows = rows;
    }

    /** Measures and prints the lines of committed runs. */
    public static void main(String... args) throws InterruptedException {
        PyTorch.settle();
        TrainedModel weight = TrainedModel.weight();
        KeyPair keys = Ed25519.newKeys();
        Artefact artefact = new ArtefactLoader(weight.policy(1, List.of(keys.getPublic())))
                .load(weight.sealed(1, keys.getPrivate()));
        BatchingBenchmark benchmark = new BatchingBenchmark(weight.rows().toArray());
        for (int i = -WARM_UP; i < REPETITIONS; i++) {
            if (i == 0) {
                benchmark.perSecond.clear();
            }
            for (String format : List.of("torchscript", "onnx")) {
                try (Scorer scorer = Scorer.of(artefact, format)) {
                    benchmark.both(format, scorer);
                }
            }
        }
        benchmark.print();
    }

    private void both(String format, Scorer scorer) throws InterruptedException {
        keep(format + ", a call per request", row -> scorer.score(new double[][] {row})[0]);
        try (DynamicBatcher<double[], Double> batcher = new DynamicBatcher<>(
                new BatchPolicy(CALLERS, Duration.ZERO, CALLERS),
                batch -> Arrays.stream(scorer.score(batch.toArray(double[][]::new)))
                        .boxed()
                        .toList())) {
            keep(format + ", batches", row -> batcher.submit(row).join());
        }
    }

    private void keep(String what, ToDoubleFunction<double[]> model) throws InterruptedException {
        LongAdder answers = new LongAdder();
        long begin = System.nanoTime();
        long end = begin + (long) (SECONDS * 1e9);
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int first = caller;
            callers.add(new Thread(() -> {
                for (int i = first; System.nanoTime() < end; i++) {
                    model.applyAsDouble(rows[i % rows.length]);
                    answers.increment();
                }
            }));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        perSecond.computeIfAbsent(what, name -> new ArrayList<>()).add(answers.sum() / seconds);
    }

    private void print() {
        perSecond.forEach((what, rate) -> {
            String alone = what.replace(", batches", ", a call per request");
            System.out.println(Lines.text(
                    "{\"name\": \"batching\", \"what\": \"%s\", %s\"command\": \"./gradus run throughput BatchingBenchmark\", \"unit\": \"requests/s\","
                            + " \"machine\": \"%d cores, %s\", \"versions\": {\"Java\": \"%s\", \"ONNX Runtime\": \"1.28.0\", \"PyTorch\": \"2.7.1\"},"
                            + " \"repetitions\": [%s]}",
                    what,
                    alone.equals(what) ? "" : "\"against\": \"" + alone + "\", ",
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.arch"),
                    Runtime.version(),
                    Lines.list("%.0f", ", ", rate.stream().mapToDouble(r -> r).toArray())));
        });
    }
}
