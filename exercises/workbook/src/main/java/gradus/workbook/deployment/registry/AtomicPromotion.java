package gradus.workbook.deployment.registry;

import static gradus.engine.exercise.Todo.todo;

import java.sql.SQLException;
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
 * <p>You may want to import {@link java.sql.Connection}, {@link java.sql.PreparedStatement},
 * {@link java.sql.ResultSet}, {@link java.util.ArrayDeque}, {@link java.util.ArrayList}, {@link java.util.Deque},
 * {@link java.util.List}.
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

    @SuppressWarnings("unused") // until your code uses it
    private final DataSource database;

    public AtomicPromotion(DataSource database) {
        this.database = database;
    }

    /** Makes a version the champion. */
    public void promote(String model, int version, int against, String who) throws SQLException {
        todo("look and write under one lock, and let nothing of it count before all of it does");
    }

    /** Makes the champion before this one the champion again. */
    public void rollBack(String model, int from, String who) throws SQLException {
        todo("who was champion before, by the log?");
    }
}
