package gradus.workbook.deployment.contracts;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The database in which {@link ChargeOnce} charges. */
final class ChargeTables {
    private ChargeTables() {}

    /** A new one, with its two tables. */
    static DataSource create(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(
                SQLiteConfig.SynchronousMode.OFF); // a killed process loses nothing by it, only a machine would
        config.setBusyTimeout(2000);
        SQLiteDataSource database = new SQLiteDataSource(config);
        database.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE charges (id INTEGER PRIMARY KEY, client TEXT, cents INTEGER CHECK (cents > 0))");
            statement.execute("CREATE TABLE replies (client TEXT, key TEXT, cents INTEGER, status INTEGER, body TEXT,"
                    + " PRIMARY KEY (client, key))");
        }
        return database;
    }

    /** The number of a client's charges, and how many cents they are together. */
    static String charged(DataSource database, String client) throws SQLException {
        String sql = "SELECT count(*), total(cents) FROM charges WHERE client = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, client);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1) + " charges of " + row.getLong(2) + " cents";
            }
        }
    }
}
