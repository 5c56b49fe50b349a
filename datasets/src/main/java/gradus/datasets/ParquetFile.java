package gradus.datasets;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
        try (TableReader reader = reader()) {
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
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1, but was " + rows);
        }
        try (TableReader reader = reader()) {
            for (Table batch = reader.next(rows); !batch.isEmpty(); batch = reader.next(rows)) {
                work.accept(batch);
            }
        }
    }

    private TableReader reader() {
        ParquetRows rows = new ParquetRows(path);
        return new TableReader(path.getFileName().toString(), rows, CsvFormat.COMMA, rows.columns());
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
                connection = DriverManager.getConnection("jdbc:duckdb:");
            } catch (SQLException e) {
                throw failed(e);
            }
            try {
                statement = connection.prepareStatement("SELECT * FROM read_parquet(?)");
                statement.setString(1, path.toAbsolutePath().toString());
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

        List<ColumnSpec> columns() {
            try {
                ResultSetMetaData data = result.getMetaData();
                List<ColumnSpec> columns = new ArrayList<>();
                for (int j = 1; j <= data.getColumnCount(); j++) {
                    columns.add(new ColumnSpec(data.getColumnName(j), type(data.getColumnType(j)), "", 0, ""));
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
