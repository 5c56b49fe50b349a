package gradus.fundamentals.sql.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.sql.Database;
import gradus.fundamentals.sql.DatabaseException;
import gradus.fundamentals.sql.Rows;

/** The same statements on DuckDB and on SQLite. */
final class TwoEngines {
    private final Database duckdb;

    TwoEngines(Database duckdb) {
        this.duckdb = duckdb;
    }

    /** A SQLite with copies of the tables. */
    static Database copied(Database duckdb) {
        Database sqlite = Database.sqlite();
        copy(
                duckdb,
                sqlite,
                "flights",
                "flight_id INTEGER, departure TEXT, delay_min INTEGER, distance_mi INTEGER,"
                        + " origin TEXT, destination TEXT");
        copy(
                duckdb,
                sqlite,
                "airports",
                "iata TEXT PRIMARY KEY, name TEXT, city TEXT, state TEXT, country TEXT,"
                        + " latitude REAL, longitude REAL");
        copy(
                duckdb,
                sqlite,
                "patients",
                "id INTEGER, age INTEGER, male INTEGER, weight REAL, height INTEGER, bmi REAL,"
                        + " case_id INTEGER, futime INTEGER, status INTEGER");
        copy(duckdb, sqlite, "events", "id INTEGER, days INTEGER, event TEXT");
        copy(duckdb, sqlite, "lab_tests", "id INTEGER, days INTEGER, test TEXT, value REAL");
        return sqlite;
    }

    private static void copy(Database duckdb, Database sqlite, String table, String columns) {
        sqlite.update("CREATE TABLE " + table + " (" + columns + ")");
        Rows rows = duckdb.query("FROM " + table);
        sqlite.insert(table, rows);
    }

    void engines(Lines lines) {
        try (Database sqlite = Database.sqlite()) {
            lines.print("                                                 DuckDB        SQLite");
            sqlite.update("CREATE TABLE delays (origin TEXT, delay_min INTEGER)");
            duckdb.update("CREATE TEMP TABLE delays (origin TEXT, delay_min INTEGER)");
            both(lines, sqlite, "SELECT 5 / 2");
            both(lines, sqlite, "SELECT 'ORD' = 'ord'");
            both(lines, sqlite, "SELECT 1 / 0");
            both(lines, sqlite, "SELECT CAST('2001-03-16' AS DATE)");
            both(lines, sqlite, "INSERT INTO delays VALUES ('ORD', 'late')");
            both(lines, sqlite, "INSERT INTO delays VALUES ('ORD', 5), ('SFO', 7)");
            both(lines, sqlite, "SELECT origin, delay_min, count(*) FROM delays");
        }
    }

    private void both(Lines lines, Database sqlite, String sql) {
        lines.print("%-48s %-13s %s", sql, outcome(duckdb, sql), outcome(sqlite, sql));
    }

    static String outcome(Database database, String sql) {
        try {
            if (sql.startsWith("INSERT")) {
                return database.update(sql) + " inserted";
            }
            Rows rows = database.query(sql);
            return String.valueOf(rows.rows().get(0)).replaceAll("[\\[\\]]", "");
        } catch (DatabaseException e) {
            return "refused";
        }
    }
}
