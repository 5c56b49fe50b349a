package gradus.workbook.deployment.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The database in which {@link AtomicPromotion} promotes. */
final class PromotionTables {
    private PromotionTables() {}

    /** Opens one; each connection waits two seconds for another's lock. */
    static DataSource open(String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(
                SQLiteConfig.SynchronousMode.OFF); // a killed process loses nothing by it, only a machine would
        config.setBusyTimeout(2000);
        SQLiteDataSource database = new SQLiteDataSource(config);
        database.setUrl(url);
        return database;
    }

    /**
     * A new one with the versions 1 to 4 of the models weight and credit; of credit, version 9 is champion. A third model has a
     * quotation mark in its name.
     */
    static DataSource create(String url) throws SQLException {
        DataSource database = open(url);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute(
                    "CREATE TABLE versions (model TEXT, version INTEGER, stage TEXT, PRIMARY KEY (model, version))");
            statement.execute(
                    "CREATE TABLE events (number INTEGER PRIMARY KEY, model TEXT, action TEXT, version INTEGER,"
                            + " replaced INTEGER, who TEXT)");
            for (int version = 1; version <= 4; version++) {
                statement.execute("INSERT INTO versions VALUES ('weight', " + version + ", 'candidate')");
                statement.execute("INSERT INTO versions VALUES ('credit', " + version + ", 'candidate')");
            }
            statement.execute("INSERT INTO versions VALUES ('credit', 9, 'champion')");
            statement.execute("INSERT INTO versions VALUES ('children''s weight', 1, 'candidate')");
            statement.execute(
                    "INSERT INTO events (model, action, version, replaced, who) VALUES ('credit', 'promoted', 9, 0, 'cy')");
            statement.execute("COMMIT");
        }
        return database;
    }

    /** Adds the first candidates of a model. */
    static void addCandidates(DataSource database, String model, int most) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO versions VALUES (?, ?, 'candidate')")) {
            for (int version = 1; version <= most; version++) {
                insert.setString(1, model);
                insert.setInt(2, version);
                insert.executeUpdate();
            }
        }
    }

    /** The champions of a model. */
    static List<String> champions(DataSource database, String model) throws SQLException {
        return texts(database, "SELECT version FROM versions WHERE stage = 'champion' AND model = '" + model + "'");
    }

    /** The versions that are no candidates, with their stages. */
    static List<String> stages(DataSource database, String model) throws SQLException {
        return texts(
                database,
                "SELECT version || ' ' || stage FROM versions WHERE stage <> 'candidate' AND model = '" + model
                        + "' ORDER BY version");
    }

    /** The events of a model: who did what to which version, in whose place. */
    static List<String> events(DataSource database, String model) throws SQLException {
        return texts(
                database,
                "SELECT who || ' ' || action || ' ' || version || ' for ' || replaced FROM events WHERE model = '"
                        + model + "' ORDER BY number");
    }

    private static List<String> texts(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
