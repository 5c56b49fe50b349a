package gradus.datasets.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/**
 * A file of delimited text of your own, read by the same code and with the same checks as the sets of the course.
 *
 * <pre>{@code
 * CsvFile sales = CsvFile.of(Path.of("sales.csv.gz"), CsvFormat.COMMA.withDelimiter(';').withMissing("NA"));
 * Table table = sales.table();
 * }</pre>
 *
 * <p>The types of its columns are found by reading the whole file once: a column's type is the narrowest that all its
 * cells fit. To insist on types instead, name them: {@link #table(List)}.
 */
public final class CsvFile {
    private final Path path;
    private final CsvFormat format;

    private CsvFile(Path path, CsvFormat format) {
        this.path = path;
        this.format = format;
    }

    /** The file, written with whatever delimiter {@link CsvFormat#detect(Path)} finds. Nothing but its first rows is read yet. */
    public static CsvFile of(Path path) {
        return of(path, CsvFormat.detect(path));
    }

    /** The file, written so. Nothing is read yet. */
    public static CsvFile of(Path path, CsvFormat format) {
        return new CsvFile(path, format);
    }

    /** How it is written. */
    public CsvFormat format() {
        return format;
    }

    /**
     * Reads the file once and says what its columns hold: name, narrowest type, number of missing values. A column
     * without any value is text.
     *
     * @throws DataException if the file cannot be read, or a row is not as wide as the header
     */
    public List<ColumnSpec> columns() {
        try (CsvRows rows = new CsvRows(name(), LocalFile.open(path), format)) {
            List<Guess> guesses = rows.header().stream().map(Guess::new).toList();
            List<String> row;
            while ((row = rows.next()) != null) {
                for (int i = 0; i < row.size(); i++) {
                    guesses.get(i).see(row.get(i), format);
                }
            }
            return guesses.stream().map(Guess::result).toList();
        }
    }

    /**
     * The table, with the types that {@link #columns()} finds.
     *
     * @throws DataException if the file cannot be read, or a row is not as wide as the header
     */
    public Table table() {
        return table(columns());
    }

    /**
     * The table, with these columns and types and no others.
     *
     * @param columns the columns in the order of the file; how many values are missing is not checked
     * @throws DataException if the file cannot be read, has other columns, or a cell is not of its type
     */
    public Table table(List<ColumnSpec> columns) {
        return TableReader.readAll(name(), LocalFile.open(path), format, columns);
    }

    /**
     * Hands on the rows in tables of bounded size, so that a file larger than memory can be worked through.
     *
     * @param columns the columns in the order of the file
     * @param rows the most rows of one table, at least 1
     * @param work what to do with each table, in the file's order
     * @throws DataException if a row breaks the promise; the tables before it have been handed on already
     */
    public void forEachBatch(List<ColumnSpec> columns, int rows, Consumer<Table> work) {
        try (CloseableIterator<Table> batches = source(columns).open(rows, List.of())) {
            batches.forEachRemaining(work);
        }
    }

    /** The rows as a source for Tribuo and DJL, with the types that {@link #columns()} finds. */
    public TableSource source() {
        return source(columns());
    }

    /**
     * The rows as a source for Tribuo and DJL. Nothing is read yet.
     *
     * @param columns the columns in the order of the file; how many values are missing is not checked
     */
    public TableSource source(List<ColumnSpec> columns) {
        return new Source(List.copyOf(columns));
    }

    private String name() {
        return path.getFileName().toString();
    }

    /** The rows, opened again each time. */
    private final class Source implements TableSource {
        private final List<ColumnSpec> columns;

        Source(List<ColumnSpec> columns) {
            this.columns = columns;
        }

        @Override
        public String name() {
            return CsvFile.this.name();
        }

        @Override
        public List<ColumnSpec> columns() {
            return columns;
        }

        @Override
        public CloseableIterator<Table> open(int rows, Collection<String> required) {
            TableBatches.requireRows(rows);
            CsvRows cells = new CsvRows(name(), LocalFile.open(path), format);
            return new TableBatches(new TableReader(name(), cells, format, columns, required), rows);
        }
    }

    /** What a column may still be, after the cells seen so far. */
    private static final class Guess {
        private final String name;
        private final Set<ColumnType> types = EnumSet.allOf(ColumnType.class);
        private int missing;
        private boolean any;

        Guess(String name) {
            this.name = name;
        }

        void see(String cell, CsvFormat format) {
            if (format.isMissing(cell)) {
                missing++;
                return;
            }
            any = true;
            if (types.size() > 1) {
                String numeral = format.numeral(cell);
                types.removeIf(type -> !type.holds(type.isNumeric() ? numeral : cell));
            }
        }

        ColumnSpec result() {
            ColumnType type = any ? new ArrayList<>(types).get(0) : ColumnType.TEXT;
            return new ColumnSpec(name, type, "", missing, "");
        }
    }
}
