package gradus.workbook.deployment.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;

/**
 * Promotes versions and rolls back, in a SQLite database that another team made. You may not change its tables, and no index of theirs keeps two
 * champions apart:
 *
 * <pre>{@code
 * versions (model TEXT, version INTEGER, stage TEXT, PRIMARY KEY (model, version))
 * events (number INTEGER PRIMARY KEY, model TEXT, action TEXT, version INTEGER, replaced INTEGER, who TEXT)
 * }</pre>
 *
 * <p>A stage is {@code candidate}, {@code champion} or {@code retired}; of each model at most one version is champion. An event's action is {@code
 * promoted} or {@code rolled back}, its version the new champion, {@code replaced} the old one (0 if there was none). Numbers are given by the
 * database when none is given.
 *
 * <ul>
 *   <li>{@code promote} makes a candidate or a retired version the champion, and retires the champion until then. {@code against} is the champion with which it was
 *       compared, 0 for none. If another is champion by now, it throws {@link Stale}. A version that is not there, or is the champion
 *       already, is refused by an {@link IllegalArgumentException}; where both apply, either will do.
 *   <li>{@code rollBack} makes the champion before {@code from} the champion again, and retires {@code from}. A second rollback goes on to the one before that, and does not
 *       come back to the first: promote 1, 2, 3, then back is 2, back again is 1. If {@code from} is not the champion, or there was none before it, it throws
 *       {@link Stale}.
 *   <li>Each change writes one event. A change that is refused changes nothing.
 *   <li>The process may be killed before and after any statement: then all of the change is there, or nothing.
 *   <li>Two changes may come at the same moment, on two threads or from two processes. The second waits, finds what the first did, and if that was to the same
 *       model, is told so by {@link Stale}; never by an SQLException.
 * </ul>
 *
 * <p>Each connection waits two seconds for another's lock. Versions are at least 1. Models know nothing of each other; two names are one only if they are equal letter by letter.
 *
 * @see <a href="../../../../../../../../../deployment/docs/registry.md">deployment/docs/registry.md</a>
 */
public final class AtomicPromotion {
    /** The champion is another than was thought. */
    public static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Stale(String message) {
            super(message);
        }
    }

    // begin solution: whatever helps
    private final DataSource database;

    public AtomicPromotion(DataSource database) {
        this.database = database;
    }

    private interface Change {
        void make(Connection connection) throws SQLException;
    }

    private void change(Change change) throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(connection, "BEGIN IMMEDIATE"); // takes the lock before it looks
            change.make(connection);
            update(connection, "COMMIT");
        } // closed without a commit: rolled back
    }

    private static void requireChampion(Connection connection, String model, int expected) throws SQLException {
        List<Integer> champions =
                numbers(connection, "SELECT version FROM versions WHERE model = ? AND stage = 'champion'", model);
        int champion = champions.isEmpty() ? 0 : champions.get(0);
        if (champion != expected) {
            throw new Stale("the champion must be " + expected + ", but is " + champion);
        }
    }

    private static void crown(Connection connection, String model, String action, int version, int replaced, String who)
            throws SQLException {
        String stage = "UPDATE versions SET stage = ? WHERE model = ? AND version = ?";
        update(connection, stage, "retired", model, replaced);
        update(connection, stage, "champion", model, version);
        update(
                connection,
                "INSERT INTO events (model, action, version, replaced, who) VALUES (?, ?, ?, ?, ?)",
                model,
                action,
                version,
                replaced,
                who);
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static List<Integer> numbers(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            List<Integer> numbers = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getInt(1));
                }
            }
            return numbers;
        }
    }
    // instead of
    // private final DataSource database;
    //
    // public AtomicPromotion(DataSource database) {
    //     this.database = database;
    // }
    // end solution

    /** Makes a version the champion. */
    public void promote(String model, int version, int against, String who) throws SQLException {
        // begin solution: look and write under one lock, and let nothing of it count before all of it does
        change(connection -> {
            requireChampion(connection, model, against);
            List<Integer> known = numbers(
                    connection,
                    "SELECT 1 FROM versions WHERE model = ? AND version = ? AND stage <> 'champion'",
                    model,
                    version);
            if (known.isEmpty()) {
                throw new IllegalArgumentException(
                        "version must be a registered one and not the champion, but was " + version);
            }
            crown(connection, model, "promoted", version, against, who);
        });
        // end solution
    }

    /** Makes the champion before this one the champion again. */
    public void rollBack(String model, int from, String who) throws SQLException {
        // begin solution: who was champion before, by the log?
        change(connection -> {
            requireChampion(connection, model, from);
            Deque<Integer> champions = new ArrayDeque<>();
            String sql =
                    "SELECT CASE action WHEN 'promoted' THEN version ELSE 0 END FROM events WHERE model = ? ORDER BY number";
            for (int promoted : numbers(connection, sql, model)) {
                if (promoted > 0) {
                    champions.push(promoted);
                } else {
                    champions.pop();
                }
            }
            champions.poll();
            if (champions.isEmpty()) {
                throw new Stale("there must be a champion before version " + from + ", but was none");
            }
            crown(connection, model, "rolled back", champions.peek(), from, who);
        });
        // end solution
    }
}
