package gradus.datasets.media;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A text and its class.
 *
 * @param text the words
 * @param label its class, author or title
 */
public record Text(String text, String label) {
    /**
     * Texts from two columns of a table.
     *
     * @throws IllegalArgumentException if a column does not exist or lacks a value
     */
    public static List<Text> of(Table table, String text, String label) {
        StringColumn texts = Numbers.column(table, text).asStringColumn();
        StringColumn labels = Numbers.column(table, label).asStringColumn();
        Numbers.requireComplete(texts);
        Numbers.requireComplete(labels);
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new Text(texts.get(i), labels.get(i)))
                .toList();
    }

    /** Sentences of praise and of blame ({@link DataSets#MOVIE_SENTENCES}): positive or negative. */
    public static List<Text> movieSentences() {
        return of(DataSets.MOVIE_SENTENCES.table(), "text", "sentiment");
    }

    /** State of the Union addresses ({@link DataSets#SOTU}) and who gave them. */
    public static List<Text> addresses() {
        return of(DataSets.SOTU.table(), "text", "president");
    }
}
