package gradus.deployment.registry;

import gradus.deployment.registry.Event.Action;
import gradus.deployment.registry.Event.Note;
import gradus.fundamentals.Require;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The versions of models, which of them answers, and everything that ever changed that. Each change is one transaction, in which the
 * event is written as well; the database refuses a second champion whoever asks for it. Runs on SQLite and on PostgreSQL.
 */
public final class ModelRegistry {
    private static final String[] TABLES = {
        "CREATE TABLE IF NOT EXISTS models (name TEXT PRIMARY KEY, revision BIGINT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS versions (model TEXT NOT NULL REFERENCES models (name), version INTEGER NOT NULL,"
                + " artefact TEXT NOT NULL, experiment TEXT NOT NULL, run BIGINT NOT NULL,"
                + " stage TEXT NOT NULL CHECK (stage IN ('candidate', 'champion', 'retired')),"
                + " PRIMARY KEY (model, version))",
        "CREATE UNIQUE INDEX IF NOT EXISTS one_champion ON versions (model) WHERE stage = 'champion'",
        "CREATE TABLE IF NOT EXISTS events (model TEXT NOT NULL, number BIGINT NOT NULL, action TEXT NOT NULL,"
                + " version INTEGER NOT NULL, replaced INTEGER NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL,"
                + " at BIGINT NOT NULL, PRIMARY KEY (model, number))"
    };
    private static final int NONE = 0;

    private final DataSource database;

    /** A change inside a transaction that holds the model's lock. */
    @FunctionalInterface
    private interface Change {
        Event make(Connection connection, long number) throws SQLException;
    }

    /** A registry in a database, whose tables are made if they are not there. */
    public ModelRegistry(DataSource database) throws SQLException {
        this.database = Require.given("database", database);
        Sql.execute(database, TABLES);
    }

    /** A database of SQLite in one file, in which a connection waits five seconds for another's lock. */
    public static DataSource inFile(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(5000);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /**
     * Makes a version known, as a candidate. To register the same again changes nothing, so whoever does not know whether it
     * worked does it again.
     *
     * @param artefact the SHA-256 of its artefact, which is in the store by now
     * @throws IllegalArgumentException if the version is known with another artefact
     */
    public Version register(String model, int version, String artefact, String experiment, long run, Note note)
            throws SQLException {
        Require.atLeast("version", version, 1);
        return Sql.inTransaction(database, connection -> {
            Sql.update(connection, "INSERT INTO models VALUES (?, 0) ON CONFLICT (name) DO NOTHING", model);
            Optional<Version> known = version(connection, model, version);
            if (known.isPresent()) {
                String was = known.get().artefact();
                Require.that(
                        was.equals(artefact),
                        "version " + version + " of " + model + " must be the artefact " + was + ", but was "
                                + artefact);
                return known.get();
            }
            Version added = new Version(model, version, artefact, experiment, run, Stage.CANDIDATE);
            Sql.update(
                    connection,
                    "INSERT INTO versions VALUES (?, ?, ?, ?, ?, 'candidate')",
                    model,
                    version,
                    artefact,
                    experiment,
                    run);
            log(connection, new Event(model, lock(connection, model), Action.REGISTERED, version, NONE, note));
            return added;
        });
    }

    /**
     * Makes a version the champion, and retires the champion until now.
     *
     * @param against the champion that the version was compared with; 0 if there was none
     * @throws StaleChange if another version is the champion by now: the comparison was with the wrong one
     * @throws IllegalArgumentException if there is no such version, or it is the champion already
     */
    public Event promote(String model, int version, int against, Note note) throws SQLException {
        return change(model, (connection, number) -> {
            requireChampion(connection, model, against);
            Version found = version(connection, model, version)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "version must be a registered one of " + model + ", but was " + version));
            Require.that(
                    found.stage() != Stage.CHAMPION, "version must not be the champion already, but was " + version);
            crown(connection, model, version);
            return new Event(model, number, Action.PROMOTED, version, against, note);
        });
    }

    /**
     * Makes the champion before this one the champion again; a second time, the one before that.
     *
     * @param from the champion that is to go. Two people who each roll back version 7 go back one step, not two.
     * @throws StaleChange if another version is the champion by now
     * @throws IllegalArgumentException if there was no champion before this one
     */
    public Event rollBack(String model, int from, Note note) throws SQLException {
        return change(model, (connection, number) -> {
            requireChampion(connection, model, from);
            Deque<Integer> champions = champions(events(connection, model));
            champions.pop();
            Require.that(!champions.isEmpty(), "there must be a champion before version " + from + ", but was none");
            crown(connection, model, champions.peek());
            return new Event(model, number, Action.ROLLED_BACK, champions.peek(), from, note);
        });
    }

    private Event change(String model, Change change) throws SQLException {
        return Sql.inTransaction(database, connection -> {
            Event event = change.make(connection, lock(connection, model));
            log(connection, event);
            return event;
        });
    }

    /** Counts the change. It is the first to write, so whoever comes second waits here, and then sees what the first has done. */
    private static long lock(Connection connection, String model) throws SQLException {
        int found = Sql.update(connection, "UPDATE models SET revision = revision + 1 WHERE name = ?", model);
        Require.that(found == 1, "model must be a registered one, but was " + model);
        return Sql.query(connection, "SELECT revision FROM models WHERE name = ?", row -> row.getLong(1), model)
                .get(0);
    }

    private static void requireChampion(Connection connection, String model, int expected) throws SQLException {
        int champion = champion(connection, model).map(Version::number).orElse(NONE);
        if (champion != expected) {
            throw new StaleChange(expected, champion);
        }
    }

    private static void crown(Connection connection, String model, int version) throws SQLException {
        Sql.update(connection, "UPDATE versions SET stage = 'retired' WHERE model = ? AND stage = 'champion'", model);
        Sql.update(
                connection, "UPDATE versions SET stage = 'champion' WHERE model = ? AND version = ?", model, version);
    }

    private static void log(Connection connection, Event event) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                event.model(),
                event.number(),
                event.action().name(),
                event.version(),
                event.replaced(),
                event.note().who(),
                event.note().why(),
                event.note().at().toEpochMilli());
    }

    /** The champions that a log tells of, the present one on top: a promotion puts one on, a rollback takes one off. */
    static Deque<Integer> champions(List<Event> events) {
        Deque<Integer> champions = new ArrayDeque<>();
        for (Event event : events) {
            switch (event.action()) {
                case PROMOTED -> champions.push(event.version());
                case ROLLED_BACK -> champions.pop();
                case REGISTERED -> {}
            }
        }
        return champions;
    }

    /** The version that answers; empty if none was ever promoted. */
    public Optional<Version> champion(String model) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return champion(connection, model);
        }
    }

    private static Optional<Version> champion(Connection connection, String model) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT * FROM versions WHERE model = ? AND stage = 'champion'",
                        ModelRegistry::version,
                        model)
                .stream()
                .findFirst();
    }

    private static Optional<Version> version(Connection connection, String model, int version) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT * FROM versions WHERE model = ? AND version = ?",
                        ModelRegistry::version,
                        model,
                        version)
                .stream()
                .findFirst();
    }

    /** All versions of a model, in their order; none if the model is not known. */
    public List<Version> versions(String model) throws SQLException {
        return Sql.query(
                database, "SELECT * FROM versions WHERE model = ? ORDER BY version", ModelRegistry::version, model);
    }

    private static Version version(ResultSet row) throws SQLException {
        Stage stage = Stage.valueOf(row.getString(6).toUpperCase(Locale.ROOT));
        return new Version(row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getLong(5), stage);
    }

    /** Everything that ever changed a model's versions, oldest first. */
    public List<Event> events(String model) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return events(connection, model);
        }
    }

    private static List<Event> events(Connection connection, String model) throws SQLException {
        return Sql.query(
                connection,
                "SELECT * FROM events WHERE model = ? ORDER BY number",
                row -> new Event(
                        row.getString(1),
                        row.getLong(2),
                        Action.valueOf(row.getString(3)),
                        row.getInt(4),
                        row.getInt(5),
                        new Note(row.getString(6), row.getString(7), Instant.ofEpochMilli(row.getLong(8)))),
                model);
    }
}
