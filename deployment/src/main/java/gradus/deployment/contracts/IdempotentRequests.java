package gradus.deployment.contracts;

import gradus.fundamentals.Require;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Requests that may be sent again: whoever sends one under a key gets one answer, and the work is done once, through repeats,
 * concurrent requests and crashes. The key, the request's fingerprint, the work and the answer are one transaction of one database
 * (here SQLite), so that after a crash either all of them are there or none is.
 */
public final class IdempotentRequests {
    /**
     * An answer that is kept.
     *
     * @param status the HTTP status
     * @param body the body
     */
    public record Reply(int status, String body) {}

    /** The work that a request asks for, done inside the transaction of the connection. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @param connection inside a transaction that the work neither commits nor rolls back
         * @return the answer, which is kept; what is thrown undoes everything, and the key stays free
         */
        Reply run(Connection connection) throws SQLException;
    }

    private static final int LONGEST_KEY = 255;

    private final DataSource database;

    /** Requests remembered in a database, whose table is made if it is not there. */
    public IdempotentRequests(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection()) {
            execute(
                    connection,
                    "CREATE TABLE IF NOT EXISTS replies (client TEXT, key TEXT, fingerprint TEXT NOT NULL,"
                            + " status INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (client, key))");
        }
    }

    /**
     * Answers a request under a key: by the work if the key is new, and by the answer of the first time if it is not.
     *
     * @param client who asks; keys of two clients never meet
     * @param key the client's name for this request, from 1 to 255 characters, not all of them blank
     * @param fingerprint of the request, by {@link #fingerprint}
     * @param now the time, kept so that old keys can be forgotten
     * @throws Problem of status 400 if there is no such key, 422 if the key was used for another request
     */
    public Reply answer(String client, String key, String fingerprint, Instant now, Work work) throws SQLException {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Problem(400, "Idempotency-Key must have from 1 to 255 characters, but was " + shown(key));
        }
        try (Connection connection = database.getConnection()) {
            execute(connection, "BEGIN IMMEDIATE"); // whoever comes second waits here
            try {
                Optional<Reply> kept = kept(connection, client, key, fingerprint);
                Reply reply = kept.isPresent() ? kept.get() : work.run(connection);
                if (kept.isEmpty()) {
                    keep(connection, client, key, fingerprint, now, reply);
                }
                execute(connection, "COMMIT");
                return reply;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private static String shown(String key) {
        return key == null ? "missing" : key.isBlank() ? "blank" : "one of " + key.length();
    }

    private static Optional<Reply> kept(Connection connection, String client, String key, String fingerprint)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT fingerprint, status, body FROM replies WHERE client = ? AND key = ?")) {
            query.setString(1, client);
            query.setString(2, key);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!row.getString(1).equals(fingerprint)) {
                    throw new Problem(422, "this Idempotency-Key was used for another request; take a new one");
                }
                return Optional.of(new Reply(row.getInt(2), row.getString(3)));
            }
        }
    }

    private static void keep(
            Connection connection, String client, String key, String fingerprint, Instant now, Reply reply)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO replies VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, client);
            insert.setString(2, key);
            insert.setString(3, fingerprint);
            insert.setInt(4, reply.status());
            insert.setString(5, reply.body());
            insert.setLong(6, now.getEpochSecond());
            insert.executeUpdate();
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e); // closing the connection rolls back as well
        }
    }

    /**
     * Forgets keys, so that the table does not grow for ever; a repeat after that is a new request.
     *
     * @return how many keys were forgotten
     */
    public int forgetBefore(Instant time) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM replies WHERE at < ?")) {
            delete.setLong(1, time.getEpochSecond());
            return delete.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What tells one request from another: SHA-256 over method, path and the body's bytes, in hexadecimal. */
    public static String fingerprint(String method, String path, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + " " + path + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(Require.given("body", body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
