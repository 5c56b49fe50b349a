package gradus.datasets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a file, the reader is told where, what was expected and what was found, and gets no table. */
class DamagedDataTest {
    private static final String GOOD = "name,mass\nAdele,3700\nGentoo,5000\n";

    @TempDir
    Path folder;

    @Test
    void a_folder_with_a_card_is_a_set() throws IOException {
        DataSet set = set(GOOD.getBytes(StandardCharsets.UTF_8));
        assertThat(set.name()).isEqualTo(folder.getFileName().toString());
        assertThat(set.table().intColumn("mass").sum()).isEqualTo(8700);
        assertThat(set.title()).isEqualTo("Two birds");
        assertThat(set.about()).isEqualTo("Made up for a test, in two lines.");
        assertThat(set.quirks()).containsExactly("only two birds, and one of them is spelled wrong");
        assertThat(set.columns().get(1)).isEqualTo(new ColumnSpec("mass", ColumnType.INTEGER, "g", 0, "of the bird"));
    }

    @Test
    void a_missing_file() throws IOException {
        DataSet set = set(GOOD.getBytes(StandardCharsets.UTF_8));
        Files.delete(folder.resolve("birds.csv"));
        fails(set::table, "birds.csv: expected a file, found nothing at " + folder.resolve("birds.csv"));
    }

    @Test
    void a_directory_in_place_of_a_file() throws IOException {
        DataSet set = set(GOOD.getBytes(StandardCharsets.UTF_8));
        Files.delete(folder.resolve("birds.csv"));
        Files.createDirectory(folder.resolve("birds.csv"));
        fails(set::table, "birds.csv: expected a file, found a directory, " + folder.resolve("birds.csv"));
    }

    @Test
    void a_file_of_another_size() throws IOException {
        DataSet set = set(GOOD.getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("birds.csv"), GOOD + "Chinstrap,1\n");
        fails(set::table, "birds.csv: expected a file of 33 bytes, found 45 bytes");
    }

    @Test
    void a_file_with_one_byte_changed() throws IOException {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        DataSet set = set(good);
        byte[] altered = GOOD.replace("3700", "3800").getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("birds.csv"), altered);
        fails(
                set::table,
                "birds.csv: expected SHA-256 " + sha256(good) + ", found " + sha256(altered)
                        + " (the file has been altered)");
    }

    @Test
    void a_truncated_gzip_file() throws IOException {
        byte[] packed = gzip("name,mass\n" + "Adele,3700\n".repeat(5000));
        byte[] cut = Arrays.copyOf(packed, packed.length - 40);
        assertThatThrownBy(() -> set(cut).table())
                .isInstanceOf(DataException.class)
                .hasMessageMatching("birds\\.csv, line \\d+: expected the rest of the compressed file, "
                        + "found its end \\(the file is truncated\\)");
        fails(
                () -> set(Arrays.copyOf(packed, 3)).table(),
                "birds.csv, line 1: expected the rest of the compressed file, "
                        + "found its end (the file is truncated)");
    }

    @Test
    void a_gzip_file_damaged_in_the_middle() throws IOException {
        byte[] packed = gzip(GOOD);
        packed[packed.length - 6] ^= 1; // a byte of the checksum that gzip keeps itself
        fails(
                () -> set(packed).table(),
                "birds.csv, line 4: expected a whole gzip file, "
                        + "found a damaged one (Corrupt GZIP trailer): fetch or pack it again");
    }

    @Test
    void a_row_with_too_few_or_too_many_cells() {
        fails(
                () -> read("name,mass\nAdele,3700\nGentoo\n"),
                "birds.csv, line 3: expected 2 cells, as in the header, found 1");
        fails(
                () -> read("name,mass\nAdele,3,700\n"),
                "birds.csv, line 2: expected 2 cells, as in the header, found 3 "
                        + "(names of rows, as R writes them? Name their column in the header, or write with row.names=FALSE)");
    }

    @Test
    void an_empty_line_among_the_rows() {
        fails(
                () -> read("name,mass\nAdele,3700\n\n\nGentoo,5000\n"),
                "birds.csv, line 3: expected 2 cells, as in the header, found an empty line");
    }

    @Test
    void the_line_is_right_behind_cells_that_hold_line_breaks() {
        fails(
                () -> read("name,mass\n\"Ade\nle\",3700\n\"Gen\r\ntoo\",heavy\n"),
                "birds.csv, line 4, column mass: expected an integer between -2147483647 and 2147483647, found \"heavy\"");
    }

    @Test
    void a_number_that_is_not_one() {
        for (String cell : List.of("3700g", "3.7", "2147483648", "-2147483648", "1e3", "--1", " ", "٣")) {
            fails(
                    () -> read("name,mass\nAdele," + cell + "\n"),
                    "birds.csv, line 2, column mass: expected an integer between -2147483647 and 2147483647, found \""
                            + cell + "\"");
        }
    }

    @Test
    void other_columns_than_promised() {
        fails(
                () -> read("name,weight\nAdele,3700\n"),
                "birds.csv, line 1: expected column mass at position 2, found column weight");
        fails(
                () -> read("name\nAdele\n"),
                "birds.csv, line 1: expected column mass at position 2, found the end of the header");
        fails(
                () -> read("name,mass,sex\nAdele,3700,f\n"),
                "birds.csv, line 1: expected the end of the header at position 3, found column sex");
    }

    @Test
    void a_header_with_a_name_twice_or_without_a_name() {
        fails(
                () -> read("mass,mass\n1,2\n"),
                "birds.csv, line 1: expected a name of its own for column 2, found mass again");
        fails(
                () -> read("mass,Mass\n1,2\n"),
                "birds.csv, line 1: expected a name of its own for column 2, found Mass again");
        fails(
                () -> read("name,\nAdele,1\n"),
                "birds.csv, line 1: expected a name for column 2, found an empty cell "
                        + "(name the column, or leave out the delimiter at the end of the line)");
    }

    @Test
    void an_empty_file() {
        fails(() -> read(""), "birds.csv: expected a header line, found an empty file");
        fails(() -> read("\uFEFF"), "birds.csv: expected a header line, found an empty file");
    }

    @Test
    void another_number_of_rows_or_of_missing_values() throws IOException {
        fails(() -> read("name,mass\nAdele,3700\n"), "birds.csv: expected 2 rows, found 1");
        fails(
                () -> read("name,mass\nAdele,3700\nGentoo,\n"),
                "birds.csv, column mass: expected 0 missing values, found 1");
    }

    @Test
    void a_quote_that_is_never_closed_or_closed_too_early() {
        fails(
                () -> read("name,mass\nAdele,3700\n\"Gentoo,5000\n\n"),
                "birds.csv, line 3: expected a closing quote for the quote opened on this line, found the end of the file");
        fails(
                () -> read("name,mass\n\"Ade\"le,3700\n"),
                "birds.csv, line 2: expected a delimiter or a line end after a closing quote, found \"l\"");
    }

    @Test
    void bytes_that_are_not_in_the_declared_encoding() throws IOException {
        byte[] latin1 =
                ("name,mass\n" + "Adele,3700\n".repeat(20000) + "Adélie,3700\n").getBytes(StandardCharsets.ISO_8859_1);
        fails(
                () -> set(latin1).table(),
                "birds.csv, line 20002: expected readable data, found bytes e9, which UTF-8 does not have "
                        + "(if Excel saved it under Windows, say --encoding windows-1252; in code: withCharset)");
        byte[] cut = Arrays.copyOf("name,mass\nAdélie".getBytes(StandardCharsets.UTF_8), 14);
        cut[12] = (byte) 0xe9;
        cut[13] = (byte) 0xa9; // two of the three bytes of a character, then the end
        fails(
                () -> set(cut).table(),
                "birds.csv, line 2: expected readable data, found bytes e9 a9, which UTF-8 does not have "
                        + "(if Excel saved it under Windows, say --encoding windows-1252; in code: withCharset)");
    }

    @Test
    void a_line_of_a_gigabyte_is_refused_without_holding_it() {
        CsvReader reader = new CsvReader("endless.csv", new Endless(1L << 30), CsvFormat.COMMA);
        fails(
                reader::next,
                "endless.csv, line 1: expected a record of at most 16777216 characters, "
                        + "found a longer one (a quote that is never closed, or no table at all)");
        CsvReader commas = new CsvReader("commas.csv", new Endless(1L << 30, (byte) ','), CsvFormat.COMMA);
        fails(
                commas::next,
                "commas.csv, line 1: expected a record of at most 65536 cells, "
                        + "found a longer one (a quote that is never closed, or no table at all)");
    }

    @Test
    void a_card_that_lacks_a_fact_or_states_an_impossible_one() throws IOException {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        String card = card(good);
        String name = folder.getFileName().toString();
        fails(
                () -> set(good, card.replace("- Licence: none\n", "")),
                name + "/DATA.md, line 6: expected a fact \"- Licence: …\", found none");
        fails(
                () -> set(good, card.replace("Task: statistics", "Task: magic")),
                name + "/DATA.md, line 6, column Task: expected a task such as classification, found magic");
        fails(
                () -> set(good, card.replace("| mass | integer | g | 0 |", "| mass | whole | g | 0 |")),
                name + "/DATA.md, line 23: expected a column's name, type, unit, number of missing values and meaning, "
                        + "found | mass | whole | g | 0 | of the bird |");
        fails(
                () -> set(good, card.replace("| mass | integer | g | 0 |", "| mass | integer | 0 |")),
                name + "/DATA.md, line 23: expected 5 cells between bars, found 4");
        fails(
                () -> set(good, card.replace("| Column | Type |", "| Name | Type |")),
                name + "/DATA.md, line 20: expected | Column | Type | Unit | Missing | Meaning |, "
                        + "found | Name | Type | Unit | Missing | Meaning |");
        fails(
                () -> set(good, card.replace("|---|---|---|--:|---|\n", "")),
                name + "/DATA.md, line 21: expected |---|---|---|--:|---|, found | name | text |  | 0 |  |");
        fails(
                () -> set(good, card.substring(0, card.indexOf("## birds"))),
                name + "/DATA.md, line 14: expected a heading that begins with ##, found the end");
        fails(
                () -> set(good, card.replace("# Two birds", "Two birds")),
                name + "/DATA.md, line 1: expected a heading that begins with #, found Two birds");
        fails(
                () -> set(good, card.replace("- Rows: 2", "- Rows: two")),
                name + "/DATA.md, line 16, column Rows: expected a whole number, found two");
        fails(
                () -> set(good, card.replace("- Terms: open", "- Terms")),
                name + "/DATA.md, line 8: expected a fact such as \"- Task: regression\", found - Terms");
        Files.delete(folder.resolve("DATA.md"));
        fails(() -> DataSet.in(folder), "DATA.md: expected a file, found nothing at " + folder.resolve("DATA.md"));
    }

    @Test
    void a_file_that_the_set_does_not_have() throws IOException {
        DataSet set = set(GOOD.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> set.table("fish.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file must be one of [birds.csv], but was fish.csv");
    }

    @Test
    void a_delimiter_that_cannot_delimit() {
        assertThatThrownBy(() -> CsvFormat.COMMA.withDelimiter('"'))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("delimiter must not be a quote or a line break, but was \"\"\"");
    }

    private static void fails(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(DataException.class).hasMessage(message);
    }

    private void read(String text) throws IOException {
        set(text.getBytes(StandardCharsets.UTF_8)).table();
    }

    private DataSet set(byte[] content) throws IOException {
        return set(content, card(content));
    }

    private DataSet set(byte[] content, String card) throws IOException {
        Files.write(folder.resolve("birds.csv"), content);
        Files.writeString(folder.resolve("DATA.md"), card);
        return DataSet.in(folder);
    }

    private static String card(byte[] content) {
        return """
                # Two birds

                Made up for a test,
                in two lines.

                - Task: statistics
                - Licence: none
                - Terms: open
                - Source: this test
                - Citation: this test
                - Quirk: only two birds,
                  and one of them is spelled wrong

                ## birds.csv

                - Rows: 2
                - Bytes: %d
                - SHA-256: `%s`

                | Column | Type | Unit | Missing | Meaning |
                |---|---|---|--:|---|
                | name | text |  | 0 |  |
                | mass | integer | g | 0 | of the bird |
                """.formatted(content.length, sha256(content));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** So many equal bytes, none of them stored. */
    private static final class Endless extends InputStream {
        private final byte value;
        private long left;

        Endless(long length) {
            this(length, (byte) 'a');
        }

        Endless(long length, byte value) {
            this.left = length;
            this.value = value;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count = (int) Math.min(length, left);
            Arrays.fill(bytes, offset, offset + count, value);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
