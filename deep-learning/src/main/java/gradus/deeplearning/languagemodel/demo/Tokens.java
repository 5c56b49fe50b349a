package gradus.deeplearning.languagemodel.demo;

import gradus.deeplearning.languagemodel.BytePairs;
import gradus.deeplearning.languagemodel.Corpus;
import gradus.deeplearning.languagemodel.Pair;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** From letters to tokens: which pairs were merged, and how much shorter that makes a text. */
final class Tokens {
    private final Desk desk;

    Tokens(Desk desk) {
        this.desk = desk;
    }

    void corpus(Lines lines) {
        lines.print("part        texts      bytes    tokens");
        part(lines, "training", Corpus.words(desk.corpus.training()));
        part(lines, "validation", Corpus.words(desk.corpus.validation()));
        part(lines, "test", Corpus.words(desk.corpus.test()));
    }

    private void part(Lines lines, String name, List<String> texts) {
        int tokens = texts.stream()
                .mapToInt(text -> desk.encoding.encode(text).length)
                .sum();
        int bytes = texts.stream()
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        lines.print("%-10s  %5d  %,9d  %,8d", name, texts.size(), bytes, tokens);
    }

    void merges(Lines lines) {
        List<Pair> merges = desk.encoding.merges();
        lines.print("merge  makes  of");
        for (int i : new int[] {0, 1, 2, 3, 4, 9, 99, merges.size() - 1}) {
            Pair pair = merges.get(i);
            lines.print("%5d  %-8s %s + %s", i + 1, show(256 + i), show(pair.left()), show(pair.right()));
        }
    }

    void encoded(Lines lines) {
        for (String text : List.of("It is a truth universally acknowledged", "My fellow Americans", "naïve 🙂")) {
            int[] tokens = desk.encoding.encode(text);
            lines.print("%s", Arrays.stream(tokens).mapToObj(this::show).collect(Collectors.joining("|")));
            lines.print(
                    "  %d tokens: %s",
                    tokens.length,
                    Arrays.stream(tokens).limit(9).mapToObj(Integer::toString).collect(Collectors.joining(" "))
                            + (tokens.length > 9 ? " …" : ""));
        }
    }

    /** A token as it can be printed: a blank as ␣, a byte that is no character as its number. */
    private String show(int token) {
        String text = desk.encoding.decode(token);
        return text.contains("\uFFFD")
                ? Lines.text("‹%02X›", token)
                : text.replace(' ', '␣').replace("\n", "⏎");
    }

    XyPlot lengths() {
        double[] merges = {0, 16, 32, 64, 128, 256, 384, 511};
        double[] lengths =
                Arrays.stream(merges).map(n -> bytesPerToken((int) n)).toArray();
        return Plot.xy(560, 360, "Merges make texts shorter, the first ones most", "merges", "bytes per token (test)")
                .line("bytes per token", merges, lengths, Plot.colour(0))
                .y(0.9, 2.8)
                .noLegend();
    }

    void compression(Lines lines) {
        lines.print("merges  bytes per token");
        IntStream.of(0, 32, 128, 511).forEach(n -> lines.print("%6d  %15.2f", n, bytesPerToken(n)));
    }

    private double bytesPerToken(int merges) {
        BytePairs fewer = new BytePairs(desk.encoding.merges().subList(0, merges));
        int tokens = 0;
        int bytes = 0;
        for (String text : desk.test) {
            int[] ids = fewer.encode(text);
            tokens += ids.length;
            bytes += Arrays.stream(ids).map(fewer::length).sum();
        }
        return (double) bytes / tokens;
    }
}
