package gradus.fundamentals.sql;

import gradus.fundamentals.Require;
import java.util.List;

/** Airports looked up by what a user typed: once as it must not be done, once as it must. */
public final class AirportLookup {
    private static final List<String> ORDERS = List.of("iata", "name", "city", "state");

    private AirportLookup() {}

    /** The user's text becomes part of the statement: whoever types a quote writes SQL. Kept to show what comes of it. */
    public static Rows unsafe(Database database, String name) {
        return database.query("SELECT iata, city FROM airports WHERE name = '" + name + "'");
    }

    /** The user's text travels beside the statement, and is a value whatever it holds. */
    public static Rows named(Database database, String name) {
        return database.query("SELECT iata, city FROM airports WHERE name = ?", name);
    }

    /**
     * Airports of a state in the order of a column that the user chose. A name of a column cannot be a parameter, so it must be
     * one of a few that the program knows.
     *
     * @throws IllegalArgumentException if orderBy is not the name of such a column
     */
    public static Rows of(Database database, String state, String orderBy) {
        Require.oneOf("orderBy", orderBy, ORDERS);
        return database.query("SELECT iata, name, city FROM airports WHERE state = ? ORDER BY " + orderBy, state);
    }
}
