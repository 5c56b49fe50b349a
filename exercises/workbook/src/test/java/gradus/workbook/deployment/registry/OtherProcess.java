package gradus.workbook.deployment.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Another process that promotes by the rules. It shares the database with the learner's code, and no lock of Java. */
final class OtherProcess {
    private OtherProcess() {}

    /** Promotes a version of the model weight: "done", or "stale" where its champion is another. */
    static String promote(DataSource database, int version, int against) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            int retired = statement.executeUpdate(
                    "UPDATE versions SET stage = 'retired' WHERE model = 'weight' AND version = " + against
                            + " AND stage = 'champion'");
            if (retired == 0) {
                return "stale";
            }
            statement.execute("UPDATE versions SET stage = 'champion' WHERE model = 'weight' AND version = " + version);
            statement.execute(
                    "INSERT INTO events (model, action, version, replaced, who) VALUES ('weight', 'promoted', "
                            + version + ", " + against + ", 'cy')");
            statement.execute("COMMIT");
            return "done";
        }
    }
}
