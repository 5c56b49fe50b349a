package gradus.datasets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class ParquetFileTest {
    @TempDir
    Path folder;

    @Test
    void each_type_comes_as_its_column_and_missing_values_stay_missing() throws SQLException {
        Path file = parquet("""
                SELECT * FROM (VALUES
                  (1, 4294967296::BIGINT, 1.5::DOUBLE, 2.25::DECIMAL(10,2), DATE '2024-02-29', TIMESTAMP '2024-02-29 12:30:01.5', 'a;"b', true),
                  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
                ) t(i, l, d, c, day, moment, words, truth)""");
        assertThat(ParquetFile.of(file).columns())
                .extracting(ColumnSpec::type)
                .containsExactly(
                        ColumnType.INTEGER,
                        ColumnType.LONG,
                        ColumnType.NUMBER,
                        ColumnType.NUMBER,
                        ColumnType.DATE,
                        ColumnType.TIMESTAMP,
                        ColumnType.TEXT,
                        ColumnType.TEXT);
        Table table = ParquetFile.of(file).table();
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.intColumn("i").get(0)).isEqualTo(1);
        assertThat(table.longColumn("l").get(0)).isEqualTo(4294967296L);
        assertThat(table.doubleColumn("d").get(0)).isEqualTo(1.5);
        assertThat(table.doubleColumn("c").get(0)).isEqualTo(2.25);
        assertThat(table.dateColumn("day").get(0)).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(table.dateTimeColumn("moment").get(0))
                .isEqualTo(LocalDateTime.of(2024, 2, 29, 12, 30, 1, 500_000_000));
        assertThat(table.stringColumn("words").get(0)).isEqualTo("a;\"b");
        assertThat(table.stringColumn("truth").get(0)).isEqualTo("true");
        table.columns()
                .forEach(column ->
                        assertThat(column.isMissing(1)).as(column.name()).isTrue());
    }

    @Test
    void a_set_written_as_parquet_is_the_same_table() throws SQLException, IOException {
        Path csv = Files.write(folder.resolve("it's.csv"), DataSets.PENGUINS.bytes("penguins.csv"));
        Path file = parquet("SELECT * FROM read_csv('" + csv.toString().replace("'", "''") + "')");
        Table expected = DataSets.PENGUINS.table();
        Table table = ParquetFile.of(file).table();
        assertThat(table.columnNames()).isEqualTo(expected.columnNames());
        for (int i = 0; i < expected.rowCount(); i++) {
            for (int j = 0; j < expected.columnCount(); j++) {
                assertThat(table.getString(i, j)).isEqualTo(expected.getString(i, j));
            }
        }
        List<Integer> sizes = new ArrayList<>();
        ParquetFile.of(file).forEachBatch(150, batch -> sizes.add(batch.rowCount()));
        assertThat(sizes).containsExactly(150, 150, 44);
    }

    @Test
    void what_cannot_be_read_is_named() throws SQLException, IOException {
        Path none = folder.resolve("none.parquet");
        assertThatThrownBy(() -> ParquetFile.of(none).table())
                .isInstanceOf(DataException.class)
                .hasMessage("none.parquet: expected a file, found nothing at " + none);
        Path text = Files.writeString(folder.resolve("text.parquet"), "a,b\n1,2\n".repeat(10));
        assertThatThrownBy(() -> ParquetFile.of(text).table())
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("text.parquet: expected a Parquet file that DuckDB can read, found ");
        Path nan = parquet("SELECT * FROM (VALUES (1.0::DOUBLE), ('NaN'::DOUBLE)) t(x)");
        assertThatThrownBy(() -> ParquetFile.of(nan).table())
                .isInstanceOf(DataException.class)
                .hasMessage("file.parquet, row 2, column x: expected a number, found \"NaN\"");
        assertThatThrownBy(() -> ParquetFile.of(nan).forEachBatch(0, batch -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows must be at least 1, but was 0");
    }

    @Test
    void a_name_is_a_name_and_never_a_pattern() throws SQLException, IOException {
        Path right = parquet("SELECT 'right' AS who");
        byte[] rightBytes = Files.readAllBytes(right);
        byte[] wrongBytes = Files.readAllBytes(parquet("SELECT 'wrong' AS who"));
        for (String name : List.of(
                "a[1].parquet",
                "b?.parquet",
                "c*.parquet",
                "[d].parquet",
                "e[!x].parquet",
                "f].parquet",
                "g{1,2}.parquet",
                "h'i.parquet",
                "year=2024",
                "**")) {
            Path inside = Files.createDirectories(folder.resolve(name).resolve("x" + name));
            for (String decoy :
                    List.of("a1.parquet", "b1.parquet", "c1.parquet", "d.parquet", "ey.parquet", "g1.parquet")) {
                Files.write(inside.resolve(decoy), wrongBytes);
            }
            Path file = Files.write(inside.resolve(name), rightBytes);
            ParquetFile parquet = ParquetFile.of(file);
            assertThat(parquet.table().columnNames()).as(name).containsExactly("who");
            assertThat(parquet.table().stringColumn("who").asList()).as(name).containsExactly("right");
            for (int epoch = 0; epoch < 2; epoch++) {
                try (var batches = parquet.source().open(10, List.of())) {
                    assertThat(batches.next().stringColumn("who").asList())
                            .as(name)
                            .containsExactly("right");
                }
            }
        }
    }

    @Test
    void blanks_round_a_name_are_no_part_of_it() throws SQLException {
        ParquetFile file = ParquetFile.of(parquet("SELECT 1 AS \" n \", 2 AS \"m\""));
        assertThat(file.columns()).extracting(ColumnSpec::name).containsExactly("n", "m");
        assertThat(file.table().columnNames()).containsExactly("n", "m");
        assertThat(file.source().columns()).extracting(ColumnSpec::name).containsExactly("n", "m");
    }

    private Path parquet(String query) throws SQLException {
        Path file = folder.resolve("file.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }
}
