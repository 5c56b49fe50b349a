package gradus.datasets.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a file of delimited text is written. Line ends may be those of Unix, Windows or the old Macintosh, a byte-order mark
 * is skipped, and gzip is recognised by its first two bytes: none of that needs to be declared.
 *
 * @param delimiter what stands between two cells; neither a quote nor a line break
 * @param charset the encoding; bytes that are not valid in it are an error
 * @param missing the cells that mean "no value", without the blanks around them; the empty cell always does, and a blank mark
 *     stands for any blank cell
 * @param decimal what stands before the decimals of a number: a point or a comma. With a comma, {@code 1,5} is a number and
 *     {@code 1.5} is text
 */
public record CsvFormat(char delimiter, Charset charset, Set<String> missing, char decimal) {
    /** Commas, UTF-8, decimal points, and nothing but the empty cell for a missing value (RFC 4180). */
    public static final CsvFormat COMMA = new CsvFormat(',', StandardCharsets.UTF_8, Set.of(), '.');

    public CsvFormat {
        if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
            throw new IllegalArgumentException("delimiter must not be a quote or a line break, but was "
                    + DataException.quote(String.valueOf(delimiter)));
        }
        if (charset == null) {
            throw new IllegalArgumentException("charset must be an encoding such as UTF-8, but was null");
        }
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException(
                    "decimal must be a point or a comma, but was " + DataException.quote(String.valueOf(decimal)));
        }
        missing = missing.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * UTF-8 with the delimiter (comma, semicolon, tab or bar) with which the first rows are as wide as the header; a comma
     * where that does not decide.
     *
     * @throws DataException if there is no such file
     */
    public static CsvFormat detect(Path path) {
        return detect(path, StandardCharsets.UTF_8);
    }

    /** The same in another encoding. */
    public static CsvFormat detect(Path path, Charset charset) {
        return COMMA.withCharset(charset).withDelimiter(Delimiters.detect(path, charset));
    }

    /** The same format with another delimiter, such as {@code ';'} or a tab. */
    public CsvFormat withDelimiter(char other) {
        return new CsvFormat(other, charset, missing, decimal);
    }

    /** The same format in another encoding. */
    public CsvFormat withCharset(Charset other) {
        return new CsvFormat(delimiter, other, missing, decimal);
    }

    /** The same format in which these cells, too, mean "no value": {@code NA}, {@code ?} and the like. */
    public CsvFormat withMissing(String... marks) {
        return new CsvFormat(delimiter, charset, Set.copyOf(List.of(marks)), decimal);
    }

    /** The same format with another decimal mark: {@code ','} for numbers such as 1,5. */
    public CsvFormat withDecimal(char other) {
        return new CsvFormat(delimiter, charset, missing, other);
    }

    boolean isMissing(String cell) {
        return cell.isEmpty() || !missing.isEmpty() && missing.contains(cell.strip());
    }

    /** The cell as Java writes numbers. Comma and point change places, so that a point is no decimal mark then. */
    String numeral(String cell) {
        return decimal == '.' ? cell : cell.replace('.', ';').replace(',', '.');
    }
}
