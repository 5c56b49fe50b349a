package gradus.deeplearning.languagemodel;

import gradus.datasets.media.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Texts in three parts. Of the chapters of Jane Austen's two novels and of the presidents' addresses, in order, every tenth is for
 * validation and every tenth for the test: whole chapters and whole addresses, so that no sentence is cut in two by the split.
 *
 * @param training to learn from
 * @param validation to watch the training by
 * @param test for the verdict
 */
public record Corpus(List<Text> training, List<Text> validation, List<Text> test) {
    private static final int PARTS = 10;

    public Corpus {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /** The chapters and the addresses, split. */
    public static Corpus load() {
        List<Text> texts = new ArrayList<>(chapters());
        texts.addAll(Text.addresses());
        return new Corpus(part(texts, 0, 7), part(texts, 8, 8), part(texts, 9, 9));
    }

    private static List<Text> part(List<Text> texts, int from, int to) {
        List<Text> part = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (i % PARTS >= from && i % PARTS <= to) {
                part.add(texts.get(i));
            }
        }
        return part;
    }

    /** The 85 chapters of the two novels, labelled with the novel's title. */
    static List<Text> chapters() {
        return Text.novels().stream()
                .flatMap(novel -> Arrays.stream(novel.text().split("(?m)^Chapter \\d+$"))
                        .skip(1) // title and author
                        .map(chapter -> new Text(unwrap(chapter), novel.label())))
                .toList();
    }

    /** Paragraphs as lines: where the printer broke a line is nothing to learn. */
    static String unwrap(String text) {
        return Arrays.stream(text.strip().split("\n\\s*\n"))
                .map(paragraph -> paragraph.strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
    }

    /** The words of several texts, without their labels. */
    public static List<String> words(List<Text> texts) {
        return texts.stream().map(Text::text).toList();
    }
}
