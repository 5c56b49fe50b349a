package gradus.deeplearning.languagemodel.demo;

import gradus.deeplearning.languagemodel.Perplexity;
import gradus.deeplearning.languagemodel.Sampler;
import gradus.fundamentals.demo.BarPlot;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.numbers.LogSpace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writing on: what may come next, what is drawn of it, and what of that was copied. */
final class Writing {
    private static final String START = "Elizabeth was";
    private static final int LENGTH = 48;

    private final Desk desk;
    private final Map<String, String> written = new HashMap<>();

    Writing(Desk desk) {
        this.desk = desk;
    }

    private double[] logits(String start) {
        int[] tokens = desk.encoding.encode(start);
        return desk.gpt.next(IntStream.concat(IntStream.of(desk.encoding.end()), IntStream.of(tokens))
                .toArray());
    }

    void next(Lines lines) {
        lines.print("after \"%s\"", START);
        double[] logits = logits(START);
        lines.print("token           T = 0.5  T = 1  T = 1.5  top-k 3  top-p 0.5");
        List<double[]> all = Stream.of(
                        Sampler.PLAIN.withTemperature(0.5),
                        Sampler.PLAIN,
                        Sampler.PLAIN.withTemperature(1.5),
                        Sampler.PLAIN.withTopK(3),
                        Sampler.PLAIN.withTopP(0.5))
                .map(sampler -> sampler.probabilities(logits))
                .toList();
        for (int token : likeliest(logits, 6)) {
            lines.row(
                    "%-14s  %7.3f  %5.3f  %7.3f  %7.3f  %9.3f",
                    show(token), all.stream().mapToDouble(p -> p[token]).toArray());
        }
        double[] left = all.stream()
                .mapToDouble(p -> Arrays.stream(p).filter(q -> q > 0).count())
                .toArray();
        lines.row("tokens left     %s%7.0f  %5.0f  %7.0f  %7.0f  %9.0f", "", left);
    }

    private static int[] likeliest(double[] logits, int n) {
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> Double.compare(logits[b], logits[a]))
                .limit(n)
                .mapToInt(i -> i)
                .toArray();
    }

    private String show(int token) {
        return desk.encoding.decode(token).replace(' ', '␣').replace("\n", "⏎");
    }

    BarPlot chart() {
        double[] logits = logits(START);
        int[] tokens = likeliest(logits, 12);
        double[] p = LogSpace.softmax(logits);
        return Plot.bars(760, 360, "What may follow \"" + START + "\"", "token", "probability")
                .bars(
                        "probability",
                        Arrays.stream(tokens).mapToObj(this::show).toList(),
                        Arrays.stream(tokens).mapToObj(token -> p[token]).toList())
                .noLegend();
    }

    private static Map<String, Sampler> samplers() {
        Map<String, Sampler> samplers = new LinkedHashMap<>();
        samplers.put("greedy", Sampler.GREEDY);
        samplers.put("T = 0.6", Sampler.PLAIN.withTemperature(0.6));
        samplers.put("top-p 0.9", Sampler.PLAIN.withTopP(0.9));
        samplers.put("T = 1", Sampler.PLAIN);
        samplers.put("T = 1.5", Sampler.PLAIN.withTemperature(1.5));
        return samplers;
    }

    void samples(Lines lines) {
        samplers().forEach((name, sampler) -> {
            String text = START + write(START, sampler);
            lines.print("%s:", name);
            wrap(text.replace("\n", " ⏎ ")).forEach(line -> lines.print("  %s", line));
        });
    }

    /** What a sampler writes after a start, always the same. */
    private String write(String start, Sampler sampler) {
        return written.computeIfAbsent(sampler + start, key -> desk.gpt.write(start, LENGTH, sampler, new Random(1)));
    }

    private static List<String> wrap(String text) {
        return Arrays.stream(text.replaceAll("(.{1,100})(?: |$)", "$1\u0000").split("\u0000"))
                .toList();
    }

    void diversity(Lines lines) {
        lines.print("sampler    different words  surprise of the 4-gram  longest copy  runs of 4 words copied");
        samplers().forEach((name, sampler) -> {
            List<String> texts = Stream.of(START, "My fellow Americans,")
                    .map(start -> write(start, sampler))
                    .toList();
            String all = String.join(" ", texts);
            List<String> words = Arrays.asList(all.strip().split("\\s+"));
            lines.print(
                    "%-9s  %15.2f  %22.2f  %12d  %22.2f",
                    name,
                    (double) new HashSet<>(words).size() / words.size(),
                    Perplexity.of(desk.counts.upTo(Desk.ORDER), desk.encoding, texts)
                            .perByte(),
                    desk.copies.longest(all).split(" ").length,
                    desk.copies.share(all, 4));
        });
    }

    void copied(Lines lines) {
        String text = desk.gpt.write("God bless", 40, Sampler.PLAIN.withTemperature(0.5), new Random(1));
        lines.print("God bless%s", text.replace("\n", " ⏎ "));
        String copy = desk.copies.longest("God bless" + text);
        lines.print("word for word in the training texts: %s", copy);
        double[] human = desk.test.stream()
                .mapToDouble(test -> desk.copies.share(test, 4))
                .sorted()
                .toArray();
        lines.print(
                "runs of 4 words of a text held out that stand in training: %.2f to %.2f, median %.2f",
                human[0], human[human.length - 1], human[human.length / 2]);
    }
}
