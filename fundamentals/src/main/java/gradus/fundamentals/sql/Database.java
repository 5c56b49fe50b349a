package gradus.fundamentals.sql;

import gradus.fundamentals.Require;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A database and one connection to it. It may be used by one thread at a time; close it when you are done.
 *
 * <pre>{@code
 * try (Database database = Database.duckdb()) {
 *     Rows rows = database.query("SELECT iata FROM 'airports.csv' WHERE state = ?", "IL");
 * }
 * }</pre>
 */
public final class Database implements AutoCloseable {
    private static final DateTimeFormatter SQLITE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Connection connection;
    private final String product;

    private Database(Connection connection, String product) {
        this.connection = connection;
        this.product = product;
    }

    /** A new, empty DuckDB in the memory of this process; it is gone when it is closed. */
    public static Database duckdb() {
        return at("jdbc:duckdb:");
    }

    /** A new, empty SQLite in the memory of this process; it is gone when it is closed. */
    public static Database sqlite() {
        return at("jdbc:sqlite::memory:");
    }

    /**
     * The database of a JDBC address, such as {@code jdbc:duckdb:flights.db} for a file.
     *
     * @throws DatabaseException if no driver knows the address, or the database cannot be opened
     */
    public static Database at(String url) {
        Require.given("url", url);
        try {
            Connection connection = DriverManager.getConnection(url);
            return new Database(connection, connection.getMetaData().getDatabaseProductName());
        } catch (SQLException e) {
            throw new DatabaseException("url must lead to a database that can be opened", url, e.getMessage(), e);
        }
    }

    /**
     * Asks for rows. All of them come into memory: ask for no more than you need.
     *
     * @param sql a query, with {@code ?} wherever a value is yet to be given
     * @param parameters the values, as many as there are question marks; null is SQL's NULL
     * @throws IllegalArgumentException if there are more or fewer values than question marks
     * @throws IllegalStateException if the database is closed
     * @throws DatabaseException if the database refuses the query, or it gives no rows
     */
    public Rows query(String sql, Object... parameters) {
        requireOpen(sql);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            if (!statement.execute()) {
                throw new DatabaseException("sql must be a query", sql, "it gave no rows", null);
            }
            try (ResultSet result = statement.getResultSet()) {
                return read(result);
            }
        } catch (SQLException e) {
            throw refused(sql, e);
        }
    }

    /**
     * Makes a change: a table is created, rows are inserted.
     *
     * @return how many rows were changed; 0 where the statement changes none
     * @throws IllegalArgumentException if there are more or fewer values than question marks
     * @throws IllegalStateException if the database is closed
     * @throws DatabaseException if the database refuses the statement
     */
    public long update(String sql, Object... parameters) {
        requireOpen(sql);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw refused(sql, e);
        }
    }

    /**
     * Copies rows into a table that stands already, all of them or none.
     *
     * @param table the table's name; it becomes part of the statement, so never pass on what a user typed
     * @param rows with the table's columns, in its order
     * @throws DatabaseException if the database refuses a row
     */
    public void insert(String table, Rows rows) {
        String marks = String.join(", ", Collections.nCopies(rows.columns().size(), "?"));
        String sql = "INSERT INTO " + table + " VALUES (" + marks + ")";
        requireOpen(sql);
        try {
            connection.setAutoCommit(false); // SQLite would otherwise write to disk after every row
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (List<Object> row : rows.rows()) {
                    bind(statement, row.toArray());
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw refused(sql, e);
        }
    }

    /** The connection itself, for what this helper does not say. */
    public Connection connection() {
        return connection;
    }

    /** The product's name: {@code DuckDB} or {@code SQLite}. */
    public String product() {
        return product;
    }

    /** Closes the connection; closing twice does nothing more. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseException("the database must be one that can be closed", product, e.getMessage(), e);
        }
    }

    private void requireOpen(String sql) {
        Require.given("sql", sql);
        Require.that(!sql.isBlank(), "sql must be a statement, but was blank");
        try {
            if (connection.isClosed()) {
                throw new IllegalStateException("the database must be open, but was closed");
            }
        } catch (SQLException e) {
            throw refused(sql, e);
        }
    }

    private DatabaseException refused(String sql, SQLException e) {
        String reason = String.valueOf(e.getMessage()).split("\n\nLINE ")[0];
        return new DatabaseException("sql must be a statement that " + product + " can run", sql, reason, e);
    }

    private void bind(PreparedStatement statement, Object[] parameters) throws SQLException {
        Require.given("parameters", parameters);
        int marks = statement.getParameterMetaData().getParameterCount();
        Require.that(
                marks == parameters.length,
                "parameters must be as many as the question marks (" + marks + "), but were " + parameters.length);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, forDatabase(parameters[i]));
        }
    }

    /** SQLite has no type for times: it keeps texts, which sort as times do if all are written alike. */
    private Object forDatabase(Object value) {
        if (!product.equals("SQLite")) {
            return value;
        }
        if (value instanceof LocalDateTime time) {
            return SQLITE_TIME.format(time);
        }
        return value instanceof java.time.temporal.Temporal ? value.toString() : value;
    }

    private static Rows read(ResultSet result) throws SQLException {
        ResultSetMetaData data = result.getMetaData();
        int width = data.getColumnCount();
        List<String> columns = new ArrayList<>();
        for (int j = 1; j <= width; j++) {
            columns.add(data.getColumnLabel(j));
        }
        List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<Object> row = new ArrayList<>(width);
            for (int j = 1; j <= width; j++) {
                row.add(plain(result, j, data.getColumnType(j)));
            }
            rows.add(row);
        }
        return new Rows(columns, rows);
    }

    private static Object plain(ResultSet result, int column, int type) throws SQLException {
        if (type == Types.TIMESTAMP) { // getTimestamp would move what falls into an hour that summer time skips
            return result.getObject(column, LocalDateTime.class);
        }
        Object value = result.getObject(column);
        if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
            return big.longValue();
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Array array) {
            return Arrays.asList((Object[]) array.getArray());
        }
        return value instanceof Float number ? Double.valueOf(number) : value;
    }
}
