package gradus.deeplearning.languagemodel.demo;

import gradus.deeplearning.languagemodel.BytePairs;
import gradus.deeplearning.languagemodel.Checkpoint;
import gradus.deeplearning.languagemodel.Corpus;
import gradus.deeplearning.languagemodel.LanguageModel;
import gradus.deeplearning.languagemodel.Mixture;
import gradus.deeplearning.languagemodel.NGram;
import gradus.deeplearning.languagemodel.Perplexity;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Perplexity: of counts, of the network, of both, and of texts that a model has seen before. */
final class Surprise {
    private final Desk desk;

    Surprise(Desk desk) {
        this.desk = desk;
    }

    void counts(Lines lines) {
        lines.print("tokens seen  numbers kept  perplexity per token  per byte");
        for (int order = 1; order <= Desk.ORDER + 1; order++) {
            NGram counts = desk.counts.upTo(order);
            Perplexity perplexity = Perplexity.of(counts, desk.encoding, desk.test);
            lines.print(
                    "%11d  %,12d  %20.1f  %8.3f",
                    order - 1, counts.size(), perplexity.perToken(), perplexity.perByte());
        }
    }

    void network(Lines lines) {
        NGram four = desk.counts.upTo(Desk.ORDER);
        lines.print("model                     numbers  per token  per byte  bits per byte");
        row(lines, "all tokens alike", 0, uniform(), desk.encoding);
        row(lines, "4-gram", four.size(), four, desk.encoding);
        row(lines, "GPT", desk.gpt.shape().weights(), desk.network, desk.encoding);
        row(lines, "half and half", 0, new Mixture(desk.network, four, 0.5), desk.encoding);
        BytePairs bytes = new BytePairs(List.of());
        NGram six = NGram.count(6, bytes, desk.training);
        row(lines, "6-gram of bytes", six.size(), six, bytes);
    }

    private LanguageModel uniform() {
        double log = -Math.log(desk.encoding.vocabulary());
        return tokens -> DoubleStream.generate(() -> log).limit(tokens.length).toArray();
    }

    private void row(Lines lines, String name, long numbers, LanguageModel model, BytePairs encoding) {
        Perplexity perplexity = Perplexity.of(model, encoding, desk.test);
        lines.print(
                "%-18s  %13s  %9.2f  %8.3f  %13.3f",
                name,
                numbers == 0 ? "" : Lines.text("%,d", numbers),
                perplexity.perToken(),
                perplexity.perByte(),
                perplexity.bitsPerByte());
    }

    void seenBefore(Lines lines) {
        List<String> known = Desk.beginnings(desk.corpus.training().subList(0, desk.test.size()));
        NGram cheat = desk.counts.upTo(Desk.ORDER).plus(Corpus.words(desk.corpus.test()));
        lines.print("perplexity per byte                     4-gram    GPT");
        lines.print(
                "test                                    %6.3f  %5.3f",
                Perplexity.of(desk.counts.upTo(Desk.ORDER), desk.encoding, desk.test)
                        .perByte(),
                Perplexity.of(desk.network, desk.encoding, desk.test).perByte());
        lines.print(
                "texts it was trained on                 %6.3f  %5.3f",
                Perplexity.of(desk.counts.upTo(Desk.ORDER), desk.encoding, known)
                        .perByte(),
                Perplexity.of(desk.network, desk.encoding, known).perByte());
        lines.print(
                "test, after counting the test as well   %6.3f",
                Perplexity.of(cheat, desk.encoding, desk.test).perByte());
    }

    /** The losses of the run that made the checkpoint, as it wrote them down. */
    XyPlot curve() throws IOException {
        List<double[]> rows;
        try (InputStream in = Checkpoint.class.getResourceAsStream("gpt-curve.csv")) {
            rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .filter(row -> row[0] <= 1000 || row[0] % 200 == 0) // even steps would be labelled, one by one
                    .toList();
        }
        double[] thousands =
                Arrays.stream(column(rows, 0)).map(step -> step / 1000).toArray();
        return Plot.xy(
                        760,
                        400,
                        "The training run behind the checkpoint",
                        "thousand steps of 1,536 tokens",
                        "nats per token")
                .line("training, mean of 100 steps", thousands, column(rows, 1), Plot.colour(1))
                .line("validation", thousands, column(rows, 2), Plot.colour(0))
                .x(0, 8);
    }

    private static double[] column(List<double[]> rows, int column) {
        return IntStream.range(0, rows.size())
                .mapToDouble(i -> rows.get(i)[column])
                .toArray();
    }
}
