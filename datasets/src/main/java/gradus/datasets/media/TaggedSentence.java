package gradus.datasets.media;

import gradus.datasets.DataSets;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * A sentence with a tag for each word.
 *
 * @param words the words and punctuation marks
 * @param tags as many tags, each a part of speech
 */
public record TaggedSentence(List<String> words, List<String> tags) {
    public TaggedSentence {
        words = List.copyOf(words);
        tags = List.copyOf(tags);
        if (words.size() != tags.size()) {
            throw new IllegalArgumentException(
                    "tags must be as many as the words, " + words.size() + ", but were " + tags.size());
        }
    }

    /** The sentences of {@link DataSets#POS_OPENNLP}. */
    public static List<TaggedSentence> all() {
        Table table = DataSets.POS_OPENNLP.table();
        List<TaggedSentence> sentences = new ArrayList<>();
        for (int start = 0; start < table.rowCount(); ) {
            int number = table.intColumn("sentence").getInt(start);
            int end = start;
            while (end < table.rowCount() && table.intColumn("sentence").getInt(end) == number) {
                end++;
            }
            sentences.add(new TaggedSentence(
                    table.stringColumn("word").asList().subList(start, end),
                    table.stringColumn("tag").asList().subList(start, end)));
            start = end;
        }
        return List.copyOf(sentences);
    }
}
