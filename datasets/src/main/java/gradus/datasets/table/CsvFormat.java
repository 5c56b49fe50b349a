package gradus.datasets.table;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * How a file of delimited text is written. Line ends may be Unix's or Windows's, a byte-order mark is skipped, and gzip
 * is recognised by its first two bytes: none of that needs to be declared.
 *
 * @param delimiter what stands between two cells; neither a quote nor a line break
 * @param charset the encoding; bytes that are not valid in it are an error
 * @param missing the cells that mean "no value"; the empty cell always does
 */
public record CsvFormat(char delimiter, Charset charset, Set<String> missing) {
    /** Commas, UTF-8, and nothing but the empty cell for a missing value (RFC 4180). */
    public static final CsvFormat COMMA = new CsvFormat(',', StandardCharsets.UTF_8, Set.of());

    public CsvFormat {
        if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
            throw new IllegalArgumentException("delimiter must not be a quote or a line break, but was "
                    + DataException.quote(String.valueOf(delimiter)));
        }
        if (charset == null) {
            throw new IllegalArgumentException("charset must be an encoding such as UTF-8, but was null");
        }
        missing = Set.copyOf(missing);
    }

    /**
     * UTF-8 with the delimiter that cuts the file's first line into the most cells: comma, semicolon, tab or bar; a comma
     * where none occurs.
     *
     * @throws DataException if the file cannot be read
     */
    public static CsvFormat detect(Path path) {
        String candidates = ",;\t|";
        int[] counts = new int[candidates.length()];
        Place file = Place.of(path.getFileName().toString());
        // Delimiters are ASCII, so Latin-1, which has every byte, finds them in any encoding that may be declared.
        try (Characters characters = new Characters(LocalFile.open(path), StandardCharsets.ISO_8859_1)) {
            boolean quoted = false;
            for (int c = characters.next(); c != Characters.END && (quoted || c != '\n'); c = characters.next()) {
                quoted ^= c == '"';
                int candidate = quoted ? -1 : candidates.indexOf(c);
                if (candidate >= 0) {
                    counts[candidate]++;
                }
            }
        } catch (IOException e) {
            throw new DataException(file.line(1), "readable data", String.valueOf(e.getMessage()), e);
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return COMMA.withDelimiter(candidates.charAt(best));
    }

    /** The same format with another delimiter, such as {@code ';'} or a tab. */
    public CsvFormat withDelimiter(char other) {
        return new CsvFormat(other, charset, missing);
    }

    /** The same format in another encoding. */
    public CsvFormat withCharset(Charset other) {
        return new CsvFormat(delimiter, other, missing);
    }

    /** The same format in which these cells, too, mean "no value": {@code NA}, {@code ?} and the like. */
    public CsvFormat withMissing(String... marks) {
        return new CsvFormat(delimiter, charset, Set.of(marks));
    }

    boolean isMissing(String cell) {
        return cell.isEmpty() || missing.contains(cell);
    }
}
