package gradus.datasets;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
