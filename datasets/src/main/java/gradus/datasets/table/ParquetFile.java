package gradus.datasets.table;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.duckdb.DuckDBDriver;
import tech.tablesaw.api.Table;

/**
 * A Parquet file of your own, read through DuckDB and then by the same code and with the same checks as CSV. The types of
 * its columns are those that the file declares; text, truth values and everything else that is not a number or a time come
 * as text.
 */
public final class ParquetFile {
    private final Path path;

    private ParquetFile(Path path) {
        this.path = path;
    }

    /** The file; nothing is read yet. */
    public static ParquetFile of(Path path) {
        return new ParquetFile(path);
    }

    /**
     * The columns that the file declares. How many values are missing is not counted, and said to be 0.
     *
     * @throws DataException if there is no such file, or it is not Parquet
     */
    public List<ColumnSpec> columns() {
        try (ParquetRows rows = new ParquetRows(path)) {
            return rows.columns();
        }
    }

    /**
     * The table.
     *
     * @throws DataException if the file cannot be read, or holds a value that its column cannot, such as NaN
     */
    public Table table() {
        try (TableReader reader = reader(List.of())) {
            return reader.next(Integer.MAX_VALUE);
        }
    }

    /**
     * Hands on the rows in tables of bounded size, so that a file larger than memory can be worked through.
     *
     * @param rows the most rows of one table, at least 1
     * @param work what to do with each table, in the file's order
     * @throws DataException as {@link #table()}; the tables before it have been handed on already
     */
    public void forEachBatch(int rows, Consumer<Table> work) {
        try (CloseableIterator<Table> batches = source().open(rows, List.of())) {
            batches.forEachRemaining(work);
        }
    }

    /** The rows as a source for Tribuo and DJL. Nothing is read yet. */
    public TableSource source() {
        return new Source();
    }

    private String name() {
        return path.getFileName().toString();
    }

    private TableReader reader(Collection<String> required) {
        ParquetRows rows = new ParquetRows(path);
        return new TableReader(name(), rows, CsvFormat.COMMA, rows.columns(), required);
    }

    /** The rows, opened again each time. */
    private final class Source implements TableSource {
        @Override
        public String name() {
            return ParquetFile.this.name();
        }

        @Override
        public List<ColumnSpec> columns() {
            return ParquetFile.this.columns();
        }

        @Override
        public CloseableIterator<Table> open(int rows, Collection<String> required) {
            TableBatches.requireRows(rows);
            return new TableBatches(reader(required), rows);
        }
    }

    /** The rows of the file as text, streamed. */
    private static final class ParquetRows implements Rows {
        private final String name;
        private final Connection connection;
        private final PreparedStatement statement;
        private final ResultSet result;
        private long row;

        ParquetRows(Path path) {
            name = path.getFileName().toString();
            LocalFile.requireFile(path);
            try {
                connection = DriverManager.getConnection("jdbc:duckdb:", streamed());
            } catch (SQLException e) {
                throw failed(e);
            }
            try {
                statement = connection.prepareStatement("SELECT * FROM read_parquet(?, hive_partitioning = false)");
                statement.setString(1, literally(path.toAbsolutePath().toString()));
                result = statement.executeQuery();
            } catch (SQLException e) {
                DataException failure = failed(e);
                try {
                    connection.close();
                } catch (SQLException another) {
                    failure.addSuppressed(another);
                }
                throw failure;
            }
        }

        /** DuckDB takes a name for a pattern: a character in brackets stands for itself. */
        private static String literally(String name) {
            return name.replaceAll("[\\[*?]", "[$0]");
        }

        /** DuckDB otherwise puts the whole result into memory before the first row. */
        private static Properties streamed() {
            Properties properties = new Properties();
            properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
            return properties;
        }

        List<ColumnSpec> columns() {
            try {
                ResultSetMetaData data = result.getMetaData();
                List<String> names = new ArrayList<>();
                for (int j = 1; j <= data.getColumnCount(); j++) {
                    names.add(data.getColumnName(j));
                }
                names = ColumnNames.of(Place.of(name), names);
                List<ColumnSpec> columns = new ArrayList<>();
                for (int j = 1; j <= names.size(); j++) {
                    columns.add(new ColumnSpec(names.get(j - 1), type(data.getColumnType(j)), "", 0, ""));
                }
                return columns;
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        @Override
        public List<String> header() {
            return columns().stream().map(ColumnSpec::name).toList();
        }

        @Override
        public List<String> next() {
            try {
                if (!result.next()) {
                    return null;
                }
                row++;
                List<String> cells = new ArrayList<>();
                for (int j = 1; j <= result.getMetaData().getColumnCount(); j++) {
                    String cell = result.getString(j);
                    cells.add(cell == null ? "" : cell);
                }
                return cells;
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        @Override
        public Place place() {
            return Place.of(name + ", row " + row);
        }

        @Override
        public void close() {
            try {
                result.close();
                statement.close();
                connection.close();
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        private DataException failed(SQLException e) {
            return new DataException(Place.of(name), "a Parquet file that DuckDB can read", e.getMessage(), e);
        }

        private static ColumnType type(int sqlType) {
            return switch (sqlType) {
                case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> ColumnType.INTEGER;
                case Types.BIGINT -> ColumnType.LONG;
                case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> ColumnType.NUMBER;
                case Types.DATE -> ColumnType.DATE;
                case Types.TIMESTAMP -> ColumnType.TIMESTAMP;
                default -> ColumnType.TEXT;
            };
        }
    }
}
