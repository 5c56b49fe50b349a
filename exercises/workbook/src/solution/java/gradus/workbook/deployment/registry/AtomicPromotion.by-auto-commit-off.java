import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The transaction by JDBC; the lock by a statement that writes first; the champion before by counting back through the log. */
public final class AtomicPromotion {
    // begin solution: whatever helps
    private final DataSource database;

    public AtomicPromotion(DataSource database) {
        this.database = database;
    }

    private Connection locked() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM events WHERE number < 0"); // writes nothing, and takes the lock
        }
        return connection;
    }

    private static int champion(Connection connection, String model) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT max(version) FROM versions WHERE model = ? AND stage = 'champion'")) {
            query.setString(1, model);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private static String stage(Connection connection, String model, int version) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT stage FROM versions WHERE model = ? AND version = ?")) {
            query.setString(1, model);
            query.setInt(2, version);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Newest first: as many promotions are passed over as rollbacks came after them; of the next one, whom it replaced. */
    private static int before(Connection connection, String model) throws SQLException {
        int undone = 0;
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT action, replaced FROM events WHERE model = ? ORDER BY number DESC")) {
            query.setString(1, model);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (row.getString(1).equals("rolled back")) {
                        undone++;
                    } else if (undone > 0) {
                        undone--;
                    } else if (row.getInt(2) > 0) {
                        return row.getInt(2);
                    }
                }
            }
        }
        throw new Stale("no champion before");
    }

    private static void write(Connection connection, String model, String action, int version, int replaced, String who)
            throws SQLException {
        try (PreparedStatement stages = connection.prepareStatement(
                        "UPDATE versions SET stage = CASE WHEN version = ? THEN 'champion' ELSE 'retired' END"
                                + " WHERE model = ? AND version IN (?, ?)");
                PreparedStatement event = connection.prepareStatement(
                        "INSERT INTO events (model, action, version, replaced, who) VALUES (?, ?, ?, ?, ?)")) {
            stages.setInt(1, version);
            stages.setString(2, model);
            stages.setInt(3, version);
            stages.setInt(4, replaced);
            stages.executeUpdate();
            event.setString(1, model);
            event.setString(2, action);
            event.setInt(3, version);
            event.setInt(4, replaced);
            event.setString(5, who);
            event.executeUpdate();
        }
        connection.commit();
    }
    // end solution

    public void promote(String model, int version, int against, String who) throws SQLException {
        // begin solution: look and write under one lock, and let nothing of it count before all of it does
        try (Connection connection = locked()) {
            String stage = stage(connection, model, version);
            if (champion(connection, model) != against) {
                throw new Stale("another champion");
            }
            if (stage == null || stage.equals("champion")) {
                throw new IllegalArgumentException("version must be another one that is there, but was " + version);
            }
            write(connection, model, "promoted", version, against, who);
        }
        // end solution
    }

    public void rollBack(String model, int from, String who) throws SQLException {
        // begin solution: who was champion before, by the log?
        try (Connection connection = locked()) {
            if (champion(connection, model) != from) {
                throw new Stale("another champion");
            }
            write(connection, model, "rolled back", before(connection, model), from, who);
        }
        // end solution
    }
}
