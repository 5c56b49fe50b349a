package gradus.deployment.registry;

import gradus.deployment.registry.Event.Note;
import gradus.fundamentals.Require;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteDataSource;

/** Plays what may happen to a registry or a server, a few words at a time, on the real database and the real hot swap. */
public final class Rehearsal {
    private static final Map<String, String> SQL = Map.of(
            "begin", "BEGIN",
            "commit", "COMMIT",
            "retire 1", "UPDATE versions SET stage = 'retired' WHERE version = 1",
            "retire 2", "UPDATE versions SET stage = 'retired' WHERE version = 2",
            "crown 1", "UPDATE versions SET stage = 'champion' WHERE version = 1",
            "crown 2", "UPDATE versions SET stage = 'champion' WHERE version = 2");
    private static final Note NOTE = new Note("you", "a rehearsal", Instant.EPOCH);

    private Rehearsal() {}

    /**
     * Who is champion after a process has done some of these steps: {@code begin}, {@code commit}, {@code retire 1} or {@code 2},
     * {@code crown 1} or {@code 2}, {@code kill}. Version 1 was champion, version 2 a candidate. A statement that the database refuses ends the
     * process as well. In either case its connection is gone.
     *
     * @return the champion's number, such as {@code "1"}; {@code "1 and 2"}; or {@code "nobody"}
     */
    public static String champion(String... steps) throws SQLException {
        try (Shared shared = new Shared()) {
            shared.begin();
            try (Connection process = shared.database.getConnection();
                    Statement statement = process.createStatement()) {
                for (String step : steps) {
                    if (step.equals("kill")) {
                        break;
                    }
                    statement.execute(SQL.get(Require.oneOf("step", step, SQL.keySet())));
                }
            } catch (SQLException e) {
                Require.that(
                        e.getMessage().contains("UNIQUE"), "the database must refuse a second champion, but said " + e);
            }
            return shared.champions();
        }
    }

    /**
     * The champion's number after {@code promote N} and {@code roll back}, by the registry, each against whoever is champion.
     *
     * @return 0 if there is none
     */
    public static int championAfter(String... steps) throws SQLException {
        try (Shared shared = new Shared()) {
            for (String step : steps) {
                int champion =
                        shared.registry.champion("weight").map(Version::number).orElse(0);
                if (step.equals("roll back")) {
                    shared.registry.rollBack("weight", champion, NOTE);
                } else {
                    shared.registry.promote("weight", number(step, "promote "), champion, NOTE);
                }
            }
            return shared.registry.champion("weight").map(Version::number).orElse(0);
        }
    }

    /**
     * The versions that are closed, in that order, after {@code lease}, {@code swap} and {@code return N}, which gives back the Nth lease. The server
     * begins with version 1; each swap brings the next version.
     */
    public static List<Integer> closed(String... steps) {
        List<Integer> closed = new ArrayList<>();
        List<HotSwap.Lease<AutoCloseable>> leases = new ArrayList<>();
        HotSwap<AutoCloseable> swap = new HotSwap<>(() -> closed.add(1), failure -> {});
        int version = 1;
        for (String step : steps) {
            if (step.equals("swap")) {
                int next = ++version;
                swap.swap(() -> closed.add(next));
            } else if (step.equals("lease")) {
                leases.add(swap.lease());
            } else {
                leases.get(number(step, "return ") - 1).close();
            }
        }
        return closed;
    }

    private static int number(String step, String word) {
        Require.that(step.startsWith(word), "step must be " + word + "and a number, but was " + step);
        return Integer.parseInt(step.substring(word.length()));
    }

    /** A registry in memory with three versions. It is there while this holds a connection to it. */
    private static final class Shared implements AutoCloseable {
        private final SQLiteDataSource database = new SQLiteDataSource();
        private final Connection connection;
        private final ModelRegistry registry;

        Shared() throws SQLException {
            database.setUrl(
                    "jdbc:sqlite:file:rehearsal" + Thread.currentThread().getId() + "?mode=memory&cache=shared");
            connection = DriverManager.getConnection(database.getUrl());
            registry = new ModelRegistry(database);
            for (int version = 1; version <= 3; version++) {
                registry.register("weight", version, "artefact " + version, "weight", version, NOTE);
            }
        }

        void begin() throws SQLException {
            registry.promote("weight", 1, 0, NOTE);
        }

        String champions() throws SQLException {
            List<String> champions = registry.versions("weight").stream()
                    .filter(version -> version.stage() == Stage.CHAMPION)
                    .map(version -> Integer.toString(version.number()))
                    .toList();
            return champions.isEmpty() ? "nobody" : String.join(" and ", champions);
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
