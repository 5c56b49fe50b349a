package gradus.datasets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class CsvFileTest {
    @TempDir
    Path folder;

    @Test
    void types_are_the_narrowest_that_hold_every_cell() throws IOException {
        CsvFile file = CsvFile.of(write("t.csv", """
                id,serial,size,day,moment,code,note,nothing
                1,4294967296,1.5,2024-02-29,2024-02-29 12:30,007,fine,
                -2,1,2,1999-12-31,1999-12-31T00:00:01,118,1,
                ,,,,,,,
                """));
        assertThat(file.columns())
                .extracting(ColumnSpec::type)
                .containsExactly(
                        ColumnType.INTEGER,
                        ColumnType.LONG,
                        ColumnType.NUMBER,
                        ColumnType.DATE,
                        ColumnType.TIMESTAMP,
                        ColumnType.TEXT,
                        ColumnType.TEXT,
                        ColumnType.TEXT);
        assertThat(file.columns()).extracting(ColumnSpec::missing).containsExactly(1, 1, 1, 1, 1, 1, 1, 3);
        Table table = file.table();
        assertThat(table.intColumn("id").get(1)).isEqualTo(-2);
        assertThat(table.longColumn("serial").get(0)).isEqualTo(4294967296L);
        assertThat(table.dateTimeColumn("moment").get(1)).isEqualTo(LocalDateTime.of(1999, 12, 31, 0, 0, 1));
        assertThat(table.stringColumn("code").get(0)).isEqualTo("007");
        assertThat(table.missingValueCounts().row(0).getDouble(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, INTEGER",
        "-2147483647, INTEGER",
        "-2147483648, LONG",
        "2147483648, LONG",
        "0, INTEGER",
        "-0, INTEGER",
        "00, TEXT",
        "-01, TEXT",
        "01.5, TEXT",
        "0.5, NUMBER",
        "9223372036854775807, LONG",
        "-9223372036854775808, TEXT",
        "123456789012345678901, TEXT",
        "1e3, NUMBER",
        "1e999, TEXT",
        "1d, TEXT",
        "NaN, TEXT",
        "Infinity, TEXT",
        "0x10, TEXT",
        "-, TEXT",
        "., TEXT",
        "' 5 ', INTEGER",
        "' ', TEXT",
        "2023-02-29, TEXT",
        "2024-02-29, DATE",
        "٣, TEXT",
        "2024-02-29T24:00, TEXT",
        "2024-02-29T23:59:59.123, TIMESTAMP",
        "2024-02-29T23:59:59.1234, TEXT"
    })
    void a_cell_is_never_read_as_a_type_that_loses_part_of_it(String cell, ColumnType type) throws IOException {
        CsvFile file = CsvFile.of(write("t.csv", "only\n\"" + cell + "\"\n"));
        assertThat(file.columns().get(0).type()).isEqualTo(type);
    }

    @Test
    void numbers_of_more_than_fifteen_digits_are_not_rounded_among_decimals() throws IOException {
        assertThat(CsvFile.of(write("safe.csv", "x\n1.5\n123456789012345\n"))
                        .columns()
                        .get(0)
                        .type())
                .isEqualTo(ColumnType.NUMBER);
        assertThat(CsvFile.of(write("code.csv", "x\n1.5\n-1234567890123456\n"))
                        .columns()
                        .get(0)
                        .type())
                .isEqualTo(ColumnType.TEXT);
        assertThat(ColumnType.TIMESTAMP.label()).isEqualTo("timestamp");
    }

    @Test
    void declared_missing_marks_are_missing_and_others_are_text() throws IOException {
        Path path = write("t.csv", "a,b\n1,x\nNA,?\n");
        Table marked = CsvFile.of(path, CsvFormat.COMMA.withMissing("NA", "?")).table();
        assertThat(marked.intColumn("a").isMissing(1)).isTrue();
        assertThat(marked.stringColumn("b").isMissing(1)).isTrue();
        assertThat(CsvFile.of(path).table().stringColumn("a").get(1)).isEqualTo("NA");
    }

    @ParameterizedTest
    @CsvSource({"',', ','", "';', ';'", "'\t', '\t'", "'|', '|'"})
    void the_delimiter_is_found_in_the_first_line(char delimiter, char expected) throws IOException {
        String text = "\"a,;|\nb\"_second_third\n1_2_3\n".replace('_', delimiter);
        assertThat(CsvFormat.detect(write("t.csv", text)).delimiter()).isEqualTo(expected);
    }

    @Test
    void a_header_without_rows_is_an_empty_table() throws IOException {
        Table table = CsvFile.of(write("t.csv", "a,b")).table();
        assertThat(table.columnNames()).containsExactly("a", "b");
        assertThat(table.rowCount()).isZero();
    }

    @Test
    void empty_lines_at_the_end_are_no_rows_but_in_a_single_column_they_are_missing_values() throws IOException {
        assertThat(CsvFile.of(write("two.csv", "a,b\r\n1,2\r\n\r\n\r\n"))
                        .table()
                        .rowCount())
                .isEqualTo(1);
        Table one = CsvFile.of(write("one.csv", "a\n1\n\n3\n")).table();
        assertThat(one.rowCount()).isEqualTo(3);
        assertThat(one.intColumn("a").isMissing(1)).isTrue();
    }

    @Test
    void batches_are_the_table_in_pieces() throws IOException {
        String rows = String.join(
                "\n", IntStream.range(0, 10).mapToObj(i -> i + "," + i * i).toList());
        CsvFile file = CsvFile.of(write("t.csv", "i,square\n" + rows));
        List<Integer> sizes = new ArrayList<>();
        Table all = file.table().emptyCopy();
        file.forEachBatch(file.columns(), 4, batch -> {
            sizes.add(batch.rowCount());
            all.append(batch);
        });
        assertThat(sizes).containsExactly(4, 4, 2);
        assertThat(all.intColumn("square").asList())
                .isEqualTo(file.table().intColumn("square").asList());
        assertThatThrownBy(() -> file.forEachBatch(file.columns(), 0, batch -> {}))
                .hasMessage("rows must be at least 1, but was 0");
    }

    @Test
    void any_table_survives_being_written_in_any_permitted_way() throws IOException {
        RandomGenerator random = new SplittableRandom(20240229);
        for (int round = 0; round < 300; round++) {
            NastyTable nasty = NastyTable.random(random);
            Path path = folder.resolve("nasty" + round);
            Files.write(path, nasty.bytes());
            Table table = CsvFile.of(path, nasty.format()).table(nasty.columns());
            for (int j = 0; j < nasty.header().size(); j++) {
                List<String> expected = new ArrayList<>();
                for (List<String> row : nasty.rows()) {
                    expected.add(row.get(j));
                }
                assertThat(table.stringColumn(j).asList())
                        .as("round %d, column %d of %s", round, j, nasty)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void random_values_of_every_type_come_back_to_the_last_bit() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 100; round++) {
            int rows = 1 + random.nextInt(30);
            List<List<Object>> values = new ArrayList<>();
            StringBuilder text = new StringBuilder("i;l;d;day;moment\n");
            for (int i = 0; i < rows; i++) {
                List<Object> row = new ArrayList<>();
                row.add(i == 0 ? 1 : random.nextInt(-Integer.MAX_VALUE, Integer.MAX_VALUE));
                row.add(i == 0 ? Long.MAX_VALUE : random.nextLong(-Long.MAX_VALUE, Long.MAX_VALUE));
                row.add(i == 0 ? 0.5 : finite(random));
                row.add(LocalDate.ofEpochDay(random.nextInt(-700_000, 2_900_000)));
                row.add(LocalDateTime.ofEpochSecond(
                                random.nextLong(-60_000_000_000L, 250_000_000_000L), 0, ZoneOffset.UTC)
                        .plusNanos(random.nextInt(1000) * 1_000_000L));
                for (int j = 0; j < 5; j++) {
                    if (i > 0 && random.nextInt(4) == 0) {
                        row.set(j, null);
                    }
                    text.append(
                            row.get(j) == null
                                    ? random.nextBoolean() ? "NA" : ""
                                    : row.get(j).toString());
                    text.append(j < 4 ? ";" : "\n");
                }
                values.add(row);
            }
            Table table = CsvFile.of(
                            write("round" + round, text.toString()),
                            CsvFormat.COMMA.withDelimiter(';').withMissing("NA"))
                    .table();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < 5; j++) {
                    Object expected = values.get(i).get(j);
                    assertThat(table.column(j).isMissing(i)).isEqualTo(expected == null);
                    if (expected != null) {
                        assertThat(table.get(i, j)).as("row %d of%n%s", i, text).isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static double finite(SplittableRandom random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : finite(random);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A table of awkward cells, and one of the many ways to write it. */
    private record NastyTable(
            List<String> header,
            List<List<String>> rows,
            CsvFormat format,
            String lineEnd,
            boolean mark,
            boolean gzip,
            long seed) {
        private static final String[] PIECES = {
            "", " ", ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r\n", "\r", "a", "NA", "é", "ß", "0", "-1", "#", "'",
            "\\", "=x"
        };

        static NastyTable random(RandomGenerator random) {
            Charset[] charsets = {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE};
            int width = 1 + random.nextInt(5);
            Charset charset = charsets[random.nextInt(charsets.length)];
            return new NastyTable(
                    IntStream.range(0, width)
                            .mapToObj(j -> "c" + j + cell(random))
                            .toList(),
                    IntStream.range(0, random.nextInt(8))
                            .mapToObj(i -> IntStream.range(0, width)
                                    .mapToObj(j -> cell(random))
                                    .toList())
                            .toList(),
                    CsvFormat.COMMA
                            .withDelimiter(",;\t|".charAt(random.nextInt(4)))
                            .withCharset(charset),
                    random.nextBoolean() ? "\n" : "\r\n",
                    charset != StandardCharsets.ISO_8859_1 && random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextLong());
        }

        private static String cell(RandomGenerator random) {
            StringBuilder cell = new StringBuilder();
            for (int i = random.nextInt(4); i > 0; i--) {
                cell.append(PIECES[random.nextInt(PIECES.length)]);
            }
            return cell.toString();
        }

        List<ColumnSpec> columns() {
            return header.stream()
                    .map(name -> new ColumnSpec(name, ColumnType.TEXT, "", 0, ""))
                    .toList();
        }

        byte[] bytes() throws IOException {
            RandomGenerator random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder(mark ? "\uFEFF" : "");
            List<List<String>> lines = new ArrayList<>(List.of(header));
            lines.addAll(rows);
            for (List<String> line : lines) {
                List<String> cells = line.stream()
                        .map(cell -> written(cell, line.size(), random))
                        .toList();
                text.append(String.join(String.valueOf(format.delimiter()), cells))
                        .append(lineEnd);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (var sink = gzip ? new GZIPOutputStream(out) : out) {
                sink.write(text.toString().getBytes(format.charset()));
            }
            return out.toByteArray();
        }

        private String written(String cell, int width, RandomGenerator random) {
            boolean plain = cell.chars().noneMatch(c -> c == format.delimiter() || c == '"' || c == '\n' || c == '\r');
            return plain && random.nextBoolean() ? cell : '"' + cell.replace("\"", "\"\"") + '"';
        }
    }
}
