package gradus.deployment.registry;

import gradus.fundamentals.Require;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The records of all runs, in a database; a record is never changed. */
public final class RunLog {
    private static final String[] TABLES = {
        "CREATE TABLE IF NOT EXISTS experiments (name TEXT PRIMARY KEY, runs BIGINT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS runs (experiment TEXT NOT NULL, number BIGINT NOT NULL, data_sha256 TEXT NOT NULL,"
                + " code TEXT NOT NULL, seed BIGINT NOT NULL, artefact TEXT NOT NULL, at BIGINT NOT NULL,"
                + " PRIMARY KEY (experiment, number))",
        "CREATE TABLE IF NOT EXISTS parameters (experiment TEXT NOT NULL, run BIGINT NOT NULL, name TEXT NOT NULL,"
                + " value TEXT NOT NULL, PRIMARY KEY (experiment, run, name))",
        "CREATE TABLE IF NOT EXISTS metrics (experiment TEXT NOT NULL, run BIGINT NOT NULL, name TEXT NOT NULL,"
                + " value DOUBLE PRECISION NOT NULL, PRIMARY KEY (experiment, run, name))"
    };

    private final DataSource database;

    /** A log in a database, whose tables are made if they are not there. */
    public RunLog(DataSource database) throws SQLException {
        this.database = Require.given("database", database);
        Sql.execute(database, TABLES);
    }

    /** Records a run under the experiment's next number: all of it or nothing. */
    public Run add(Recipe recipe, SortedMap<String, Double> metrics, String artefact, Instant at) throws SQLException {
        return Sql.inTransaction(database, connection -> {
            Run run = new Run(recipe, next(connection, recipe.experiment()), metrics, artefact, at);
            Sql.update(
                    connection,
                    "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?)",
                    recipe.experiment(),
                    run.number(),
                    recipe.dataSha256(),
                    recipe.code(),
                    recipe.seed(),
                    artefact,
                    run.at().toEpochMilli());
            for (var parameter : recipe.parameters().entrySet()) {
                keep(connection, "parameters", run, parameter.getKey(), parameter.getValue());
            }
            for (var metric : run.metrics().entrySet()) {
                keep(connection, "metrics", run, metric.getKey(), metric.getValue());
            }
            return run;
        });
    }

    /** Counts; the first to write, so whoever comes second waits here. */
    private static long next(Connection connection, String experiment) throws SQLException {
        Sql.update(connection, "INSERT INTO experiments VALUES (?, 0) ON CONFLICT (name) DO NOTHING", experiment);
        Sql.update(connection, "UPDATE experiments SET runs = runs + 1 WHERE name = ?", experiment);
        return Sql.query(connection, "SELECT runs FROM experiments WHERE name = ?", row -> row.getLong(1), experiment)
                .get(0);
    }

    private static void keep(Connection connection, String table, Run run, String name, Object value)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO " + table + " VALUES (?, ?, ?, ?)",
                run.recipe().experiment(),
                run.number(),
                name,
                value);
    }

    /**
     * The record of a run.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Run run(String experiment, long number) throws SQLException {
        try (Connection connection = database.getConnection()) {
            SortedMap<String, String> parameters = values(connection, "parameters", experiment, number, String.class);
            SortedMap<String, Double> metrics = values(connection, "metrics", experiment, number, Double.class);
            List<Run> found = Sql.query(
                    connection,
                    "SELECT data_sha256, code, seed, artefact, at FROM runs WHERE experiment = ? AND number = ?",
                    row -> new Run(
                            new Recipe(experiment, row.getString(1), row.getString(2), row.getLong(3), parameters),
                            number,
                            metrics,
                            row.getString(4),
                            Instant.ofEpochMilli(row.getLong(5))),
                    experiment,
                    number);
            Require.that(!found.isEmpty(), "number must be a run of " + experiment + ", but was " + number);
            return found.get(0);
        }
    }

    private static <V> SortedMap<String, V> values(
            Connection connection, String table, String experiment, long number, Class<V> type) throws SQLException {
        SortedMap<String, V> values = new TreeMap<>();
        Sql.query(
                connection,
                "SELECT name, value FROM " + table + " WHERE experiment = ? AND run = ?",
                row -> values.put(row.getString(1), row.getObject(2, type)),
                experiment,
                number);
        return values;
    }

    /** How many runs of an experiment are recorded. */
    public long count(String experiment) throws SQLException {
        return Sql.query(database, "SELECT count(*) FROM runs WHERE experiment = ?", row -> row.getLong(1), experiment)
                .get(0);
    }
}
