package gradus.datasets.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.TranslateException;
import gradus.datasets.DataSets;
import gradus.datasets.table.CloseableIterator;
import gradus.datasets.table.ColumnSpec;
import gradus.datasets.table.ColumnType;
import gradus.datasets.table.CsvFile;
import gradus.datasets.table.CsvFormat;
import gradus.datasets.table.DataException;
import gradus.datasets.table.ParquetFile;
import gradus.datasets.table.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import tech.tablesaw.api.Table;

@Tag("proof")
class StreamingTest {
    @TempDir
    Path folder;

    @Test
    void each_task_streams_the_examples_that_the_table_gives() throws IOException, SQLException {
        Table diamonds = DataSets.DIAMONDS.table();
        for (TableSource source : bothWays(diamonds)) {
            assertThat(diamonds.rowCount()).isGreaterThan(2 * TribuoSource.ROWS);
            assertSame(TribuoData.classification(source, "cut"), TribuoData.classification(diamonds, "cut"));
            assertSame(
                    TribuoData.regression(source, "price", "carat", "color"),
                    TribuoData.regression(diamonds, "price", "carat", "color"));
            assertSame(TribuoData.clustering(source), TribuoData.clustering(diamonds));
            assertSame(
                    TribuoData.anomalies(source, "cut", "Fair", "carat"),
                    TribuoData.anomalies(diamonds, "cut", "Fair", "carat"));
        }
    }

    @Test
    void a_data_set_of_the_stream_has_the_features_outputs_and_source_of_the_table() throws IOException, SQLException {
        Table diamonds = DataSets.DIAMONDS.table();
        TribuoSource<Label> source =
                TribuoData.classification(bothWays(diamonds).get(0), "cut");
        MutableDataset<Label> streamed = new MutableDataset<>(source);
        MutableDataset<Label> whole = TribuoData.classification(diamonds, "cut");
        assertThat(streamed.getFeatureMap().keySet())
                .isEqualTo(whole.getFeatureMap().keySet());
        assertThat(streamed.getOutputInfo().getDomain())
                .isEqualTo(whole.getOutputInfo().getDomain());
        assertThat(source.getProvenance().toString()).contains("set.csv");
    }

    @Test
    void mini_batches_hold_what_the_array_data_set_hands_out() throws IOException, SQLException, TranslateException {
        Table diamonds = DataSets.DIAMONDS.table();
        String[] features = {"carat", "depth", "table"};
        try (NDManager manager = NDManager.newBaseManager()) {
            ArrayDataset classes = DjlData.classification(manager, diamonds, "cut", 700, false, features);
            ArrayDataset prices = DjlData.regression(manager, diamonds, "price", 700, false, features);
            for (TableSource source : bothWays(diamonds)) {
                DjlStream stream = DjlData.classification(source, "cut", 700, features);
                assertSame(manager, stream.getData(manager), classes.getData(manager));
                assertSame(manager, stream.getData(manager), classes.getData(manager)); // and so in the next epoch
                assertSame(
                        manager,
                        DjlData.regression(source, "price", 700, features).getData(manager),
                        prices.getData(manager));
            }
        }
    }

    @Test
    void rows_are_read_no_further_than_they_are_asked_for() {
        Endless endless = new Endless();
        try (CloseableIterator<Example<Label>> examples =
                TribuoData.classification(endless, "even").iterator()) {
            for (int i = 0; i < 10 * TribuoSource.ROWS; i++) {
                examples.next();
                assertThat(endless.tables).isEqualTo(i / TribuoSource.ROWS + 1);
            }
            assertThat(endless.open).isEqualTo(1);
        }
        assertThat(endless.open).isZero();
    }

    @Test
    void no_array_outlives_its_mini_batch() {
        Endless endless = new Endless();
        try (NDManager manager = NDManager.newBaseManager();
                CloseableIterator<Batch> batches =
                        DjlData.regression(endless, "i", 32, "i").batches(manager)) {
            for (int i = 0; i < 100; i++) {
                try (Batch batch = batches.next()) {
                    assertThat(batch.getSize()).isEqualTo(32);
                    assertThat(batch.getProgress()).isEqualTo(i);
                    assertThat(manager.getManagedArrays())
                            .as("arrays of batch " + i)
                            .hasSize(2);
                }
                assertThat(manager.getManagedArrays())
                        .as("arrays after batch " + i)
                        .isEmpty();
                assertThat(endless.tables).isEqualTo(i + 1);
            }
        }
        assertThat(endless.open).isZero();
    }

    @Test
    void a_row_without_a_value_that_is_needed_is_refused_where_it_stands() throws IOException, SQLException {
        Path file = write("gap.csv", "x,y,z\n1,a,\n2,b,\n,c,\n4,,\n");
        TableSource source = CsvFile.of(file).source();
        assertThatThrownBy(() -> read(TribuoData.classification(source, "y", "x")))
                .isInstanceOf(DataException.class)
                .hasMessage("gap.csv, line 4, column x: expected a value, found \"\"");
        assertThatThrownBy(() -> read(TribuoData.anomalies(source, "x", "2", "y")))
                .hasMessage("gap.csv, line 4, column x: expected a value, found \"\"");
        assertThatThrownBy(() -> read(TribuoData.clustering(source, "y")))
                .hasMessage("gap.csv, line 5, column y: expected a value, found \"\"");
        assertThatThrownBy(() -> read(TribuoData.regression(source, "x")))
                .hasMessage("gap.csv, line 2, column z: expected a value, found \"\"");
        assertThatThrownBy(() -> DjlData.classification(source, "y", 2, "x"))
                .isInstanceOf(DataException.class)
                .hasMessage("gap.csv, line 5, column y: expected a value, found \"\"");
        try (NDManager manager = NDManager.newBaseManager()) {
            DjlStream stream = DjlData.regression(source, "x", 2, "x");
            assertThatThrownBy(() -> stream.getData(manager).forEach(Batch::close))
                    .hasMessage("gap.csv, line 4, column x: expected a value, found \"\"");
        }
        TableSource parquet =
                parquet("SELECT * FROM (VALUES (1, 'a'), (NULL, 'b')) t(x, y)").source();
        assertThatThrownBy(() -> read(TribuoData.classification(parquet, "y")))
                .hasMessage("file.parquet, row 2, column x: expected a value, found \"\"");
    }

    @Test
    void a_row_that_cannot_be_read_is_refused_where_it_stands() throws IOException {
        List<ColumnSpec> columns = List.of(
                new ColumnSpec("x", ColumnType.NUMBER, "", 0, ""), new ColumnSpec("y", ColumnType.TEXT, "", 0, ""));
        TableSource word = CsvFile.of(write("word.csv", "x,y\n1,a\ntwo,b\n")).source(columns);
        assertThatThrownBy(() -> read(TribuoData.classification(word, "y")))
                .isInstanceOf(DataException.class)
                .hasMessage("word.csv, line 3, column x: expected a number, found \"two\"");
        TableSource ragged = CsvFile.of(write("ragged.csv", "x,y\n1,a\n2\n")).source(columns);
        assertThatThrownBy(() -> read(TribuoData.classification(ragged, "y")))
                .hasMessage("ragged.csv, line 3: expected 2 cells, as in the header, found 1");
        TableSource other = CsvFile.of(write("other.csv", "x,z\n1,a\n")).source(columns);
        assertThatThrownBy(() -> read(TribuoData.classification(other, "y")))
                .hasMessage("other.csv, line 1: expected column y at position 2, found column z");
    }

    @Test
    void columns_that_cannot_be_used_are_refused_before_the_first_row() throws IOException {
        TableSource source =
                CsvFile.of(write("t.csv", "x,y,day\n1,a,2007-01-31\n")).source();
        assertThatThrownBy(() -> TribuoData.classification(source, "label"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column must be one of [x, y, day], but was label");
        assertThatThrownBy(() -> TribuoData.clustering(source))
                .hasMessage("column day must hold numbers or text to be a feature, but holds local dates");
        assertThatThrownBy(() -> TribuoData.regression(source, "y", "x"))
                .hasMessage("column y must hold numbers, but holds text");
        assertThatThrownBy(() -> TribuoData.classification(source, "y", "y"))
                .hasMessage("features must not contain the target y, but were [y]");
        assertThatThrownBy(() -> DjlData.classification(source, "label", 2, "x"))
                .hasMessage("column must be one of [x, y, day], but was label");
        assertThatThrownBy(() -> DjlData.regression(source, "x", 2, "y"))
                .hasMessage("column y must hold numbers, but holds text");
        assertThatThrownBy(() -> DjlData.regression(source, "x", 2))
                .hasMessage("columns must name at least one column, but named none");
        assertThatThrownBy(() -> DjlData.regression(source, "x", 0, "x"))
                .hasMessage("batchSize must be at least 1, but was 0");
        assertThatThrownBy(() -> source.open(0, List.of())).hasMessage("rows must be at least 1, but was 0");
    }

    @Test
    void a_class_that_appears_only_later_is_an_error_and_leaves_nothing_open() throws IOException {
        Path file = write("later.csv", "x,y\n1,a\n2,b\n");
        DjlStream stream = DjlData.classification(CsvFile.of(file).source(), "y", 1, "x");
        write("later.csv", "x,y\n1,a\n2,c\n3,b\n");
        try (NDManager manager = NDManager.newBaseManager()) {
            CloseableIterator<Batch> batches = stream.batches(manager);
            batches.next().close();
            assertThatThrownBy(batches::next)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("class must be one of [a, b], but was c");
            assertThat(manager.getManagedArrays()).isEmpty();
            assertThat(batches.hasNext()).isFalse();
        }
    }

    @Test
    void stopping_early_or_failing_leaves_no_open_file() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "open files can be listed");
        Path file = write("many.csv", "x,y\n" + "1,a\n".repeat(100_000));
        TribuoSource<Label> source = TribuoData.classification(CsvFile.of(file).source(), "y");
        CloseableIterator<Example<Label>> examples = source.iterator();
        examples.next();
        assertThat(openFiles(file)).isEqualTo(1);
        examples.close();
        assertThat(openFiles(file)).isZero();
        assertThat(examples.hasNext()).isFalse();
        assertThatThrownBy(examples::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("there are no more examples");
        assertThat(read(source)).hasSize(100_000);
        assertThat(openFiles(file)).as("after the last row").isZero();

        Path bad = write("bad.csv", "x,y\n1,a\n,b\n");
        assertThatThrownBy(() -> read(TribuoData.classification(CsvFile.of(bad).source(), "y")))
                .isInstanceOf(DataException.class);
        assertThat(openFiles(bad)).as("after a bad row").isZero();
        Path twice = write("twice.csv", "x,x\n1,a\n");
        assertThatThrownBy(() -> CsvFile.of(twice).columns()).isInstanceOf(DataException.class);
        assertThat(openFiles(twice)).as("after a bad header").isZero();
        assertThatThrownBy(() -> CsvFile.of(bad).table(List.of())).isInstanceOf(DataException.class);
        assertThat(openFiles(bad)).as("after a header of other columns").isZero();
        Path cut = Files.write(folder.resolve("cut.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
        assertThatThrownBy(() -> CsvFile.of(cut, CsvFormat.COMMA).columns()).isInstanceOf(DataException.class);
        assertThat(openFiles(cut)).as("after a truncated gzip header").isZero();
    }

    @Test
    void each_iteration_begins_at_the_first_row() throws IOException {
        TribuoSource<Label> source = TribuoData.classification(
                CsvFile.of(write("t.csv", "x,y\n1,a\n2,b\n3,a\n")).source(), "y");
        try (CloseableIterator<Example<Label>> early = source.iterator()) {
            assertThat(early.next().getOutput().getLabel()).isEqualTo("a");
            assertThat(read(source)).containsExactly("a[x=1.0]", "b[x=2.0]", "a[x=3.0]");
            assertThat(early.next().getOutput().getLabel()).isEqualTo("b");
        }
        assertThat(read(source)).containsExactly("a[x=1.0]", "b[x=2.0]", "a[x=3.0]");
    }

    /** The table as a CSV file and as a Parquet file. */
    private List<TableSource> bothWays(Table table) throws IOException, SQLException {
        StringBuilder text = new StringBuilder(String.join(",", table.columnNames())).append('\n');
        for (int i = 0; i < table.rowCount(); i++) {
            int row = i;
            text.append(String.join(
                            ",",
                            table.columns().stream()
                                    .map(column -> column.getString(row))
                                    .toList()))
                    .append('\n');
        }
        Path csv = write("set.csv", text.toString());
        ParquetFile parquet = parquet("SELECT * FROM read_csv('" + csv + "')");
        return List.of(CsvFile.of(csv).source(), parquet.source());
    }

    private ParquetFile parquet(String query) throws SQLException {
        Path file = folder.resolve("file.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        }
        return ParquetFile.of(file);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static long openFiles(Path file) throws IOException {
        Path real = file.toRealPath();
        long open = 0;
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (descriptor.toFile().getCanonicalFile().toPath().equals(real)) {
                    open++;
                }
            }
        }
        return open;
    }

    private static <T extends Output<T>> void assertSame(Iterable<Example<T>> streamed, Iterable<Example<T>> whole) {
        assertThat(read(streamed)).isEqualTo(read(whole));
    }

    private static <T extends Output<T>> List<String> read(Iterable<Example<T>> examples) {
        List<String> read = new ArrayList<>();
        for (Example<T> example : examples) {
            List<String> features = new ArrayList<>();
            for (Feature feature : example) {
                features.add(feature.getName() + "=" + feature.getValue());
            }
            read.add(
                    example.getOutput() instanceof Label label
                            ? label.getLabel() + features
                            : example.getOutput().toString() + features);
        }
        return read;
    }

    private static void assertSame(NDManager manager, Iterable<Batch> streamed, Iterable<Batch> whole) {
        assertThat(numbers(streamed)).isEqualTo(numbers(whole));
        assertThat(manager.getManagedArrays().stream()
                        .filter(array -> array.getShape().get(0) == 700))
                .as("arrays of closed batches")
                .isEmpty();
    }

    private static List<String> numbers(Iterable<Batch> batches) {
        List<String> numbers = new ArrayList<>();
        for (Batch batch : batches) {
            numbers.add(Stream.of(batch.getData(), batch.getLabels())
                    .map(list -> list.singletonOrThrow().getShape() + " "
                            + list.singletonOrThrow().getDataType()
                            + Arrays.toString(list.singletonOrThrow().toArray()))
                    .toList()
                    .toString());
            batch.close();
        }
        return numbers;
    }

    /** Rows without end, which count the tables handed out and the iterators not yet closed. */
    private static final class Endless implements TableSource {
        private int tables;
        private int open;

        @Override
        public String name() {
            return "endless";
        }

        @Override
        public List<ColumnSpec> columns() {
            return List.of(
                    new ColumnSpec("i", ColumnType.NUMBER, "", 0, ""),
                    new ColumnSpec("even", ColumnType.TEXT, "", 0, ""));
        }

        @Override
        public CloseableIterator<Table> open(int rows, Collection<String> required) {
            open++;
            return new CloseableIterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Table next() {
                    Table table = Endless.this.noRows();
                    for (int i = 0; i < rows; i++) {
                        table.doubleColumn("i").append((long) tables * rows + i);
                        table.stringColumn("even").append(i % 2 == 0 ? "yes" : "no");
                    }
                    tables++;
                    return table;
                }

                @Override
                public void close() {
                    open--;
                }
            };
        }
    }
}
