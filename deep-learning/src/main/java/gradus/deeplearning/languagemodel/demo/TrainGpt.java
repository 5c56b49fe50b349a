package gradus.deeplearning.languagemodel.demo;

import gradus.deeplearning.djl.PyTorch;
import gradus.deeplearning.languagemodel.BytePairs;
import gradus.deeplearning.languagemodel.Checkpoint;
import gradus.deeplearning.languagemodel.Corpus;
import gradus.deeplearning.languagemodel.Gpt;
import gradus.deeplearning.languagemodel.GptShape;
import gradus.deeplearning.languagemodel.GptTrainer;
import gradus.deeplearning.languagemodel.Perplexity;
import gradus.deeplearning.languagemodel.Schooling;
import gradus.deeplearning.languagemodel.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Trains the GPT of the lesson and writes its checkpoint and its curve: {@code ./gradus run language-model TrainGpt [FOLDER [STEPS]]}. */
public final class TrainGpt {
    private static final int MERGES = 511;
    private static final int CONTEXT = 96;
    private static final int WIDTH = 96;
    private static final int HEADS = 4;
    private static final int BLOCKS = 3;
    private static final int STEPS = 8000;
    private static final int WINDOWS = 16;
    private static final float PEAK = 0.004f;
    private static final int SEED = 1;
    private static final int EVERY = 100;

    private final StringBuilder curve = new StringBuilder("step,training,validation,seconds\n");
    private final long begun = System.nanoTime();
    private double recent;

    private TrainGpt() {}

    /** Trains: about twenty minutes of one core. */
    public static void main(String... args) throws IOException {
        PyTorch.settle();
        Path folder = Path.of(args.length > 0 ? args[0] : ".");
        int steps = args.length > 1 ? Integer.parseInt(args[1]) : STEPS;
        Files.createDirectories(folder);
        new TrainGpt().run(folder, steps);
    }

    private void run(Path folder, int steps) throws IOException {
        Corpus corpus = Corpus.load();
        List<String> training = Corpus.words(corpus.training());
        List<String> watched = Corpus.words(corpus.validation()).stream()
                .map(text -> text.substring(0, Math.min(2000, text.length())))
                .toList();
        BytePairs encoding = BytePairs.learn(training, MERGES);
        GptShape shape = new GptShape(encoding.vocabulary(), CONTEXT, WIDTH, HEADS, BLOCKS);
        Windows windows = Windows.of(encoding, training, CONTEXT);
        System.out.printf(Locale.ROOT, "%d weights, %d training tokens%n", shape.weights(), windows.tokens());
        try (Gpt gpt = new Gpt(shape, encoding, SEED)) {
            new GptTrainer(new Schooling(steps, WINDOWS, PEAK, SEED)).train(gpt, windows, (step, loss) -> {
                recent += loss / EVERY;
                if (step % EVERY == 0) {
                    note(step, Perplexity.of(gpt, encoding, watched));
                }
            });
            Files.write(folder.resolve("gpt.bin"), Checkpoint.write(gpt));
        }
        Files.writeString(folder.resolve("gpt-curve.csv"), curve);
    }

    private void note(int step, Perplexity validation) {
        String line = String.format(
                Locale.ROOT,
                "%d,%.4f,%.4f,%.0f",
                step,
                recent,
                validation.nats() / validation.tokens(),
                (System.nanoTime() - begun) / 1e9);
        System.out.println(line);
        curve.append(line).append('\n');
        recent = 0;
    }
}
