package gradus.fundamentals.sql.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.sql.AirportLookup;
import gradus.fundamentals.sql.Database;
import gradus.fundamentals.sql.DatabaseException;
import gradus.fundamentals.sql.Rows;
import gradus.fundamentals.sql.Shipped;
import java.util.List;
import java.util.function.BiFunction;

/** What users type into a search for airports, and what the database makes of it. */
final class Injection {
    static final String QUOTE = "Chicago O'Hare International";
    static final String ALL = "x' OR '1' = '1";
    static final String DROP = "x'; DROP TABLE airports; --";

    private final Database duckdb;

    /** Works on a table of its own: the last search drops it. */
    Injection(Database loaded) {
        Rows airports = loaded.query("FROM airports");
        duckdb = Database.duckdb();
        Shipped.load(duckdb, "airports", DataSets.FLIGHTS, "airports.csv");
        if (airports.size() != count()) {
            throw new IllegalStateException("both databases must hold the same airports");
        }
    }

    private int count() {
        return duckdb.query("FROM airports").size();
    }

    void injected(Lines lines) {
        lines.print("typed                          concatenated            as a parameter");
        for (String typed : List.of("Chicago Midway", QUOTE, ALL, DROP)) {
            String right = outcome(AirportLookup::named, typed);
            lines.print("%-30s %-23s %s", typed, outcome(AirportLookup::unsafe, typed), right);
        }
        lines.print("and then                       %-23s", outcome(AirportLookup::named, "Chicago Midway"));
        duckdb.close();
    }

    private String outcome(BiFunction<Database, String, Rows> search, String typed) {
        try {
            return search.apply(duckdb, typed).size() + " found";
        } catch (DatabaseException e) {
            String message = e.getMessage();
            if (message.contains("gave no rows")) {
                return "the table is gone";
            }
            return message.contains("does not exist") ? "no table airports" : "an error";
        }
    }
}
