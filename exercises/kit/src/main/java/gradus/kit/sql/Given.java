package gradus.kit.sql;

import gradus.datasets.DataSets;
import gradus.fundamentals.sql.Database;
import gradus.fundamentals.sql.Rows;
import gradus.fundamentals.sql.Shipped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The databases on which a query is asked. Each has the tables {@code airports}, {@code flights}, {@code events} and {@code
 * lab_tests}, in a schema of its own of one DuckDB, which is started once per process. Whatever a statement does is undone.
 */
public enum Given {
    /** The data sets of the course. */
    SHIPPED("the shipped database"),
    /** A few rows with NULLs, duplicates, ties and gaps. */
    STRANGE("the database with NULLs and duplicates"),
    /** The same tables without a row. */
    EMPTY("the empty database");

    private static final List<String> TABLES = List.of(
            "airports (iata VARCHAR, name VARCHAR, city VARCHAR, state VARCHAR, country VARCHAR, latitude DOUBLE,"
                    + " longitude DOUBLE)",
            "flights (flight_id INTEGER, departure TIMESTAMP, delay_min INTEGER, distance_mi INTEGER, origin VARCHAR,"
                    + " destination VARCHAR)",
            "events (id INTEGER, days INTEGER, event VARCHAR)",
            "lab_tests (id INTEGER, days INTEGER, test VARCHAR, value DOUBLE)");

    /** What was asked last: an answer that is graded again asks most of its questions as before. */
    private static final Map<Asked, Rows> KNOWN = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Rows> eldest) {
            return size() > 500;
        }
    });

    private record Asked(Given given, Map<String, List<List<Object>>> tables, String sql) {}

    private static Database shared;
    private static Given current;

    private final String words;

    Given(String words) {
        this.words = words;
    }

    /**
     * The rows of a query. A text is asked once: after it, what came is known.
     *
     * @throws gradus.fundamentals.sql.DatabaseException if the database refuses it
     */
    public Rows ask(String sql) {
        return ask(this, Map.of(), sql);
    }

    /**
     * The rows of a query on a database with these rows and no others.
     *
     * @param tables rows by the name of their table, each with as many values as the table's first columns that are given; the
     *     others are NULL
     */
    public static Rows holding(Map<String, List<List<Object>>> tables, String sql) {
        return ask(EMPTY, tables, sql);
    }

    private static Rows ask(Given given, Map<String, List<List<Object>>> tables, String sql) {
        Asked asked = new Asked(given, tables, sql);
        Rows rows = KNOWN.get(asked);
        if (rows == null) {
            rows = undone(given, tables, database -> database.query(sql));
            KNOWN.put(asked, rows);
        }
        return rows;
    }

    /**
     * What code of a learner's gives that is handed the database itself. Whatever it does is undone, unless it commits.
     *
     * @param tables rows that are there and no others, as with {@link #holding}
     */
    public static <R> R using(Map<String, List<List<Object>>> tables, Function<Database, R> code) {
        return undone(EMPTY, tables, code);
    }

    private static synchronized <R> R undone(
            Given given, Map<String, List<List<Object>>> tables, Function<Database, R> code) {
        Database database = shared();
        try {
            use(database, given);
            database.connection().setAutoCommit(false);
            try {
                tables.forEach((table, rows) -> fill(database, table, rows));
                return code.apply(database);
            } finally {
                database.connection().rollback();
                database.connection().setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the shared database could not go back to where it was", e);
        }
    }

    private static void use(Database database, Given given) {
        if (current != given) {
            database.update("SET schema = '" + given.name() + "'");
            current = given;
        }
    }

    private static void fill(Database database, String table, List<List<Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String definition = TABLES.stream()
                .filter(each -> each.startsWith(table + " "))
                .findFirst()
                .orElseThrow();
        int width = rows.get(0).size();
        String columns = Arrays.stream(definition.substring(table.length() + 2).split(","))
                .limit(width)
                .map(column -> column.strip().split(" ")[0])
                .collect(Collectors.joining(", "));
        String marks = "(" + String.join(", ", Collections.nCopies(width, "?")) + ")";
        List<Object> values = new ArrayList<>();
        rows.forEach(values::addAll);
        database.update(
                "INSERT INTO " + table + " (" + columns + ") VALUES "
                        + String.join(", ", Collections.nCopies(rows.size(), marks)),
                values.toArray());
    }

    private static Database shared() {
        if (shared == null) {
            Database database = Database.duckdb();
            database.update("SET threads = 1"); // the tables are small, and starting threads costs more than it saves
            for (Given given : values()) {
                database.update("CREATE SCHEMA " + given.name());
                use(database, given);
                given.load(database);
            }
            shared = database;
        }
        return shared;
    }

    private void load(Database database) {
        if (this == SHIPPED) {
            Shipped.load(database, "flights", DataSets.FLIGHTS, "flights.csv.gz");
            Shipped.load(database, "airports", DataSets.FLIGHTS, "airports.csv");
            Shipped.load(database, "events", DataSets.NAFLD, "events.csv.gz");
            Shipped.load(database, "lab_tests", DataSets.NAFLD, "lab_tests.csv.gz");
            return;
        }
        TABLES.forEach(table -> database.update("CREATE TABLE " + table));
        if (this == STRANGE) {
            Strange.ROWS.forEach((table, rows) -> fill(database, table, rows));
        }
    }

    /** How a failure names it: "the empty database". */
    @Override
    public String toString() {
        return words;
    }
}
