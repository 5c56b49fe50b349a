package gradus.datasets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** Files as spreadsheets, statistics programs and colleagues write them: read rightly, or refused with a way out. */
class EverydayFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {" rent ", "\"\trent\"", "\u00a0rent\u2003", "rent\u200b", "\ufeffrent", " rent"})
    void blanks_round_a_name_are_no_part_of_it(String name) throws IOException {
        CsvFile file = CsvFile.of(write("flats.csv", "rooms," + name + ",town\n2,700,Ulm\n3,,Bonn\n"));
        assertThat(file.columns()).extracting(ColumnSpec::name).containsExactly("rooms", "rent", "town");
        assertThat(file.table().columnNames()).containsExactly("rooms", "rent", "town");
        assertThat(file.source().columns()).extracting(ColumnSpec::name).containsExactly("rooms", "rent", "town");
        try (var batches = file.source().open(10, List.of("rent"))) {
            assertThatThrownBy(batches::next)
                    .hasMessage("flats.csv, line 3, column rent: expected a value, found \"\"");
        }
        assertThat(new ColumnSpec(" rent ", ColumnType.TEXT, "", 0, "").name()).isEqualTo("rent");
    }

    @Test
    void two_names_that_differ_only_in_blanks_or_case_are_one_name_twice() {
        fails("a, A \n1,2\n", "line 1: expected a name of its own for column 2, found A again");
        fails(
                "k,\u212a\n1,2\n",
                "line 1: expected a name of its own for column 2, found \u212a again"); // Kelvin's sign
    }

    @Test
    void a_name_that_cannot_be_read_is_shown_as_what_it_is() {
        fails(
                "a,\u001b[31mred\n1,2\n",
                "line 1: expected a name that can be read for column 2, found \"\\u001b[31mred\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'Length, m;Mass, kg|12,5;80,5|14,0;91,2' ! ; ! 2",
                "'Length,m;Mass,kg|12,5;80,5|14,0;91,2' ! ; ! 2",
                "'tube 3\";price;made|3;9.5;steel|4;8.5;brass' ! ; ! 3",
                "'\"a;b\",c|1,2|3,4' ! , ! 2",
                "'name;tags|Ada;x,y|Bob;x,y' ! ; ! 2",
                "'name,tags|Ada,x;y|Bob,x;y' ! , ! 2",
                "'a,b,c|1,2,3|4,5' ! , ! 3",
                "'a;b' ! ; ! 2",
                "'only|one|two' ! , ! 1"
            })
    void rows_agree_with_the_delimiter_that_is_found(String lines, char delimiter, int columns) throws IOException {
        for (String end : List.of("\n", "\r\n", "\r")) {
            Path path = write("t.csv", lines.replace("|", end) + end);
            assertThat(CsvFormat.detect(path).delimiter()).as(lines).isEqualTo(delimiter);
            try (CsvRows rows = new CsvRows("t.csv", LocalFile.open(path), CsvFormat.detect(path))) {
                assertThat(rows.header()).hasSize(columns);
            }
        }
    }

    @Test
    void a_single_column_of_decimal_commas_is_one_column() throws IOException {
        assertThat(CsvFile.of(write("t.csv", "price\n1,5\n2,25\n")).columns()).hasSize(1);
    }

    @Test
    void the_delimiter_of_utf_16_is_found_when_it_is_named() throws IOException {
        Path path = Files.write(
                folder.resolve("t.csv"), "\uFEFFtree\theight\r\noak\t3.5\r\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(CsvFile.of(path, CsvFormat.detect(path, StandardCharsets.UTF_16))
                        .table()
                        .doubleColumn("height")
                        .get(0))
                .isEqualTo(3.5);
    }

    @Test
    void a_decimal_comma_is_read_where_it_is_named_and_never_guessed() throws IOException {
        Path path = write("rent.csv", "size;rent;note\n40,5;1.000;a,b\n42;NA;2.5\n");
        CsvFormat format = CsvFormat.detect(path);
        assertThat(CsvFile.of(path, format).columns())
                .extracting(ColumnSpec::type)
                .containsExactly(ColumnType.TEXT, ColumnType.TEXT, ColumnType.TEXT);
        CsvFile german = CsvFile.of(path, format.withDecimal(',').withMissing("NA"));
        assertThat(german.columns())
                .as("1.000 is one thousand or one: text")
                .extracting(ColumnSpec::type)
                .containsExactly(ColumnType.NUMBER, ColumnType.TEXT, ColumnType.TEXT);
        assertThat(german.table().doubleColumn("size").asDoubleArray()).containsExactly(40.5, 42);
        assertThat(german.table().stringColumn("note").get(0)).isEqualTo("a,b");
        List<ColumnSpec> numbers = List.of(
                new ColumnSpec("size", ColumnType.NUMBER, "", 0, ""),
                new ColumnSpec("rent", ColumnType.NUMBER, "", 0, ""),
                new ColumnSpec("note", ColumnType.TEXT, "", 0, ""));
        assertThatThrownBy(() -> german.table(numbers))
                .hasMessage("rent.csv, line 2, column rent: expected a number with a decimal comma, found \"1.000\"");
        assertThatThrownBy(() -> format.withDecimal(';'))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decimal must be a point or a comma, but was \";\"");
    }

    @Test
    void a_mark_counts_with_blanks_round_it_and_a_blank_mark_means_any_blanks() throws IOException {
        Path path = write("t.csv", "a,b\n1, NA \n   ,2\n");
        assertThat(CsvFile.of(path, CsvFormat.COMMA.withMissing("NA", " ", "NA"))
                        .columns())
                .extracting(ColumnSpec::type, ColumnSpec::missing)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(ColumnType.INTEGER, 1),
                        org.assertj.core.api.Assertions.tuple(ColumnType.INTEGER, 1));
    }

    @Test
    void lines_that_others_write_above_a_table_are_named() {
        fails(
                "sep=;\r\ntree;height\r\noak;3.5\r\n",
                "line 1: expected the names of the columns, "
                        + "found \"sep=\", a line that only Excel understands: leave it out");
        fails(
                "sep=,\ntree,height\n",
                "line 1: expected the names of the columns, "
                        + "found \"sep=\", a line that only Excel understands: leave it out");
        fails(
                "# by a logger\ntree,height\noak,3.5\n",
                "line 2: expected 1 cell, as in the header, found 2 (the first line is "
                        + "\"# by a logger\": leave out a remark or title above the header; if it is the header, say --delimiter)");
        fails(
                "\ntree,height\noak,3.5\n",
                "line 1: expected a name for column 1, found an empty line (leave out what stands above the header)");
    }

    @Test
    void an_index_and_names_of_rows_are_named() {
        fails(
                ",tree,height\n0,oak,3.5\n",
                "line 1: expected a name for column 1, found an empty cell (pandas writes its index "
                        + "so, and R its row names: name the column, or write the file with index=False or row.names=FALSE)");
        fails(
                "\"tree\",\"height\"\n\"1\",\"oak\",3.5\n",
                "line 2: expected 2 cells, as in the header, found 3 "
                        + "(names of rows, as R writes them? Name their column in the header, or write with row.names=FALSE)");
        fails(
                "tree,height\noak,3.5,\n",
                "line 2: expected 2 cells, as in the header, found 3 "
                        + "(leave out the delimiter at the end of the line, or name a last column)");
        fails(
                "tree,height\noak,3.5\nelm,3,5\n",
                "line 3: expected 2 cells, as in the header, found 3 "
                        + "(a cell that holds the delimiter must stand in quotes)");
        fails("a,,c\n1,2,3\n", "line 1: expected a name for column 2, found an empty cell (name the column)");
    }

    @Test
    void encodings_are_named() throws IOException {
        Path ansi =
                Files.write(folder.resolve("t.csv"), "größe;preis\n1;2\n".getBytes(Charset.forName("windows-1252")));
        assertThatThrownBy(() -> CsvFile.of(ansi).table())
                .hasMessage("t.csv, line 1: expected readable data, found bytes f6, which UTF-8 does not have "
                        + "(if Excel saved it under Windows, say --encoding windows-1252; in code: withCharset)");
        for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path unicode = Files.write(folder.resolve("t.csv"), "\uFEFFa\tb\r\n1\t2\r\n".getBytes(wide));
            assertThatThrownBy(() -> CsvFile.of(unicode).table())
                    .hasMessage(
                            "t.csv: expected delimited text, found UTF-16, as Excel's \"Unicode text\" and PowerShell "
                                    + "write it: say --encoding UTF-16 (in code: withCharset)");
        }
        Path bare = Files.write(folder.resolve("t.csv"), "a\tb\r\n1\t2\r\n".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> CsvFile.of(bare).table())
                .hasMessageContaining("found bytes 00")
                .hasMessageContaining("UTF-16LE");
    }

    @Test
    void other_kinds_of_file_under_the_name_of_csv_are_named() throws IOException {
        refused(zip("[Content_Types].xml"), "a spreadsheet (such as xlsx): open it and save it as CSV in UTF-8");
        refused(zip("docProps/app.xml"), "a spreadsheet (such as xlsx): open it and save it as CSV in UTF-8");
        refused(zip("data.csv"), "a zip archive: unpack it first");
        String page = "a web page, perhaps in place of the file or to sign in: fetch the file itself (on GitHub: Raw)";
        refused(
                "<!DOCTYPE html>\n<html><head><meta name=\"x\" content=\"a, b\">".getBytes(StandardCharsets.UTF_8),
                page);
        refused("\uFEFF\n <HTML>".getBytes(StandardCharsets.UTF_8), page);
        refused("{\"a\": 1}".getBytes(StandardCharsets.UTF_8), "JSON: convert it to CSV first");
        refused("[\n {\"a\": 1}]".getBytes(StandardCharsets.UTF_8), "JSON: convert it to CSV first");
        refused(
                "PAR1xyz".getBytes(StandardCharsets.UTF_8),
                "a Parquet file: give it a name that ends in .parquet (in code: ParquetFile)");
        refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "a PDF: ask for the table that it was made from");
        refused(
                new byte[100_000],
                "bytes 00: a damaged or a binary file, or UTF-16 without a mark "
                        + "(then say --encoding UTF-16LE; in code: withCharset)");
        assertThat(CsvFile.of(write("t.csv", "[id],<name>\n1,{x}\n")).columns()).hasSize(2);
    }

    @Test
    void a_broken_gzip_file_is_named_wherever_it_breaks() throws IOException {
        byte[] packed = gzip("a,b\n" + "1,2\n".repeat(9000));
        for (int length = 2; length < packed.length; length += 7) {
            Path path = Files.write(folder.resolve("t.csv.gz"), Arrays.copyOf(packed, length));
            assertThatThrownBy(() -> CsvFile.of(path).table())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("expected the rest of the compressed file, found its end");
        }
        for (int i = 2; i < packed.length; i++) {
            byte[] broken = packed.clone();
            broken[i] ^= 0x55;
            Path path = Files.write(folder.resolve("t.csv.gz"), broken);
            try {
                CsvFile.of(path).table(); // a byte of the time stamp, say
            } catch (DataException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void a_pipe_is_refused_before_it_is_waited_for() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.csv");
        boolean made = Files.isExecutable(Path.of("/usr/bin/mkfifo"))
                && new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(made, "this system has no named pipes");
        assertThatThrownBy(() -> CsvFile.of(pipe))
                .isInstanceOf(DataException.class)
                .hasMessage("pipe.csv: expected a plain file, found a pipe or a device, " + pipe
                        + ", which cannot be read twice: write it to a file first");
        assertThatThrownBy(() -> ParquetFile.of(pipe).table()).hasMessageContaining("a pipe or a device");
    }

    @Test
    void sixty_thousand_columns_take_time_in_proportion() throws IOException {
        int width = 60_000;
        String names = IntStream.range(0, width).mapToObj(j -> "name" + j).collect(Collectors.joining(","));
        String cells = IntStream.range(0, width).mapToObj(j -> "x" + j % 7).collect(Collectors.joining(","));
        CsvFile file = CsvFile.of(write("wide.csv", names + "\n" + cells + "\n" + cells + "\n"));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Table table = file.table();
        assertThat(table.columnCount()).isEqualTo(width);
        assertThat(threads.getCurrentThreadCpuTime() - start)
                .as("nanoseconds of processor time; comparing each name with each other takes a minute")
                .isLessThan(10_000_000_000L);
    }

    private void refused(byte[] content, String found) throws IOException {
        for (byte[] stored : List.of(content, gzip(content))) {
            Path path = Files.write(folder.resolve("t.csv"), stored);
            assertThatThrownBy(() -> CsvFile.of(path).table())
                    .isInstanceOf(DataException.class)
                    .hasMessage("t.csv: expected delimited text, found " + found);
        }
    }

    private void fails(String text, String message) {
        assertThatThrownBy(() -> CsvFile.of(write("t.csv", text)).table())
                .isInstanceOf(DataException.class)
                .hasMessage("t.csv, " + message);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(1);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
