package gradus.datasets.media;

import gradus.datasets.DataSet;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.card.DataFile;
import gradus.datasets.table.DataException;
import gradus.datasets.table.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
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

    /** Two novels by Jane Austen ({@link DataSets#JANE_AUSTEN}) and their titles, as their first lines give them. */
    public static List<Text> novels() {
        return DataSets.JANE_AUSTEN.files().stream()
                .map(DataFile::name)
                .map(file -> plain(DataSets.JANE_AUSTEN, file))
                .map(text -> new Text(text, text.substring(0, text.indexOf('\n'))))
                .toList();
    }

    /**
     * A file of plain text, compressed with gzip, in UTF-8.
     *
     * @param set the set that it belongs to
     * @param file its name, such as {@code persuasion.txt.gz}
     * @return the text, its lines as they were
     * @throws IllegalArgumentException if the set has no such file
     * @throws DataException if the file is missing or damaged, is not text, or does not have the lines that its card promises
     */
    public static String plain(DataSet set, String file) {
        Place place = Place.of(file);
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(set.bytes(file)))) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(unzipped.readAllBytes()))
                    .toString();
            long lines = text.lines().count();
            if (lines != set.file(file).rows()) {
                throw new DataException(place, set.file(file).rows() + " lines", Long.toString(lines));
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new DataException(place, "text in UTF-8", "bytes that are none", e);
        } catch (IOException e) {
            throw new DataException(place, "a text compressed with gzip", String.valueOf(e.getMessage()), e);
        }
    }
}
