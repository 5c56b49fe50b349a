package gradus.deeplearning.languagemodel.demo;

import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.djl.PyTorch;
import gradus.deeplearning.languagemodel.BytePairs;
import gradus.deeplearning.languagemodel.Gpt;
import gradus.deeplearning.languagemodel.GptShape;
import gradus.deeplearning.languagemodel.GptTrainer;
import gradus.deeplearning.languagemodel.NextToken;
import gradus.deeplearning.languagemodel.Pair;
import gradus.deeplearning.languagemodel.Windows;
import gradus.fundamentals.demo.Lines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Steps of training of the lesson's GPT, by DJL and by PyTorch for Python in turns, on one thread each, in processor time. Prints the lines of a
 * committed run, whose names hold for Debian's python3-torch over the BLAS that Debian installs with it (libblas3): another BLAS, another ratio.
 */
public final class LanguageModelBenchmark {
    private static final int REPETITIONS = 5;
    private static final int STEPS = 10;
    private static final GptShape SHAPE = new GptShape(768, 96, 96, 4, 3);

    private LanguageModelBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args the Python to ask, which must have PyTorch
     */
    public static void main(String... args) throws Exception {
        PyTorch.settle();
        String python = args.length > 0 ? args[0] : "/usr/bin/python3";
        Process peer = new ProcessBuilder(python, "src/test/peers/bench_language_model.py", Integer.toString(STEPS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (PrintStream ask = new PrintStream(peer.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader answers = peer.inputReader(StandardCharsets.UTF_8);
                Gpt gpt = new Gpt(SHAPE, new BytePairs(Collections.nCopies(511, new Pair(32, 116))), 1);
                Trainer trainer = gpt.model().newTrainer(config())) {
            measure(trainer, () -> {
                ask.println();
                return Double.parseDouble(answers.readLine());
            });
        }
    }

    private static DefaultTrainingConfig config() {
        return new DefaultTrainingConfig(new NextToken())
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(0.001f))
                        .optBeta2(0.99f)
                        .build());
    }

    private static void measure(Trainer trainer, Callable<Double> peer) throws Exception {
        Windows windows =
                new Windows(new Random(1).ints(5000, 0, SHAPE.vocabulary()).toArray(), SHAPE.context());
        double[] ours = new double[REPETITIONS];
        double[] theirs = new double[REPETITIONS];
        for (int i = -1; i < REPETITIONS; i++) { // the first of both is not counted
            double djl = steps(trainer, windows);
            double torch = peer.call();
            ours[Math.max(0, i)] = djl;
            theirs[Math.max(0, i)] = torch;
        }
        print("Debian (plain BLAS)", "", theirs);
        print("DJL (MKL)", "\"against\": \"Debian (plain BLAS)\", ", ours);
    }

    private static double steps(Trainer trainer, Windows windows) throws IOException {
        Random random = new Random(1);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int step = 0; step < STEPS; step++) {
            GptTrainer.step(trainer, windows, windows.draw(16, random));
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6 / STEPS;
    }

    private static void print(String what, String against, double... repetitions) {
        System.out.println(Lines.text(
                "{\"name\": \"step\", \"what\": \"%s\", %s\"command\": \"./gradus run language-model LanguageModelBenchmark /usr/bin/python3\","
                        + " \"unit\": \"ms\", \"machine\": \"1 of %d cores, %s\", \"versions\": {\"Java\": \"%s\","
                        + " \"PyTorch of DJL 0.35.1\": \"2.7.1\", \"PyTorch of Debian\": \"1.13.1\"}, \"repetitions\": [%s]}",
                what,
                against,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                DoubleStream.of(repetitions)
                        .mapToObj(ms -> Lines.text("%.1f", ms))
                        .collect(Collectors.joining(", "))));
    }
}
