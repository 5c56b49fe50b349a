package gradus.workbook.deployment.contracts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Clients are charged under a key of their own choice, and send a request again under the same key when no answer came. Accounts has
 * complained: after each restart of the server a few clients are charged twice, now and then two clicks at once are two charges, one
 * client was told that another's charge was theirs, and somebody who sent another amount under an old key was told that all was well.
 *
 * <p>Mend it, for a SQLite database with these tables:
 *
 * <pre>{@code
 * charges (id INTEGER PRIMARY KEY, client TEXT, cents INTEGER CHECK (cents > 0))
 * replies (client TEXT, key TEXT, cents INTEGER, status INTEGER, body TEXT, PRIMARY KEY (client, key))
 * }</pre>
 *
 * <ul>
 *   <li>The first request under a key charges the client, and is answered 201 with the charge's number.
 *   <li>The same request again, by the same client with the same key and cents, charges nobody and gets the same answer, status and
 *       body. So do requests that come at the same moment, on two threads and to two objects of this class: one charge, and for both its answer.
 *   <li>The same key with other cents, even 0, is answered 422, and changes nothing; later repeats of the first request get its answer.
 *   <li>Two clients may choose the same key. They know nothing of each other.
 *   <li>The process may be killed before and after any statement. Once the request has been sent again, the client is charged once.
 *   <li>Where the database refuses a charge (0 cents), its exception goes on to the caller, and nothing is left behind: the key is free.
 * </ul>
 *
 * <p>A connection is in auto-commit mode: without a transaction each statement counts on its own. A transaction that has not been
 * committed is rolled back when its connection is closed, or its process dies. Each connection waits two seconds for another's lock.
 *
 * @see <a href="../../../../../../../../../deployment/docs/contracts.md">deployment/docs/contracts.md</a>
 */
public final class ChargeOnce {
    /** What a client is told. */
    public record Answer(int status, String body) {}

    /** A request that was answered before. */
    private record Kept(long cents, Answer answer) {}

    private final DataSource database;

    public ChargeOnce(DataSource database) {
        this.database = database;
    }

    /** Charges a client, once for each key. */
    public Answer charge(String client, String key, long cents) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return answer(connection, client, key, cents);
        }
    }

    private static Answer answer(Connection connection, String client, String key, long cents) throws SQLException {
        Kept kept = kept(connection, client, key);
        if (kept == null) {
            Answer answer = new Answer(201, "{\"id\": " + insert(connection, client, cents) + "}");
            keep(connection, client, key, cents, answer);
            return answer;
        }
        return kept.answer();
    }

    private static Kept kept(Connection connection, String client, String key) throws SQLException {
        String sql = "SELECT cents, status, body FROM replies WHERE ? <> '' AND key = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, client);
            query.setString(2, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Kept(row.getLong(1), new Answer(row.getInt(2), row.getString(3))) : null;
            }
        }
    }

    private static long insert(Connection connection, String client, long cents) throws SQLException {
        String sql = "INSERT INTO charges (client, cents) VALUES (?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, client);
            insert.setLong(2, cents);
            insert.executeUpdate();
            try (ResultSet row = insert.getGeneratedKeys()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void keep(Connection connection, String client, String key, long cents, Answer answer)
            throws SQLException {
        String sql = "INSERT INTO replies (client, key, cents, status, body) VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, client);
            insert.setString(2, key);
            insert.setLong(3, cents);
            insert.setInt(4, answer.status());
            insert.setString(5, answer.body());
            insert.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
