package gradus.fundamentals.sql.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;
import gradus.fundamentals.sql.Database;
import gradus.fundamentals.sql.Shipped;

/** The lesson's numbers and figures, from the latest state to the rows that nobody reads. */
public final class SqlDemo {
    private SqlDemo() {}

    /**
     * Prints the sections and draws the figures.
     *
     * @param args {@code [--figures DIR] [--show]}
     */
    public static void main(String[] args) {
        try (Database duckdb = loaded()) {
            Delays delays = new Delays(duckdb);
            Patients patients = new Patients(duckdb);
            InPlace inPlace = new InPlace(duckdb);
            Demo.of(args)
                    .section("late", delays::late)
                    .section("illinois", delays::illinois)
                    .section("joins", delays::joins)
                    .section("latest", delays::latest)
                    .section("plan", delays::plan)
                    .section("unknown", patients::unknown)
                    .section("known", patients::known)
                    .section("twice", patients::twice)
                    .section("injected", new Injection(duckdb)::injected)
                    .section("inPlace", inPlace::inPlace)
                    .section("engines", new TwoEngines(duckdb)::engines)
                    .figure("sql-window", delays.window())
                    .figure("sql-read", inPlace.read());
        }
    }

    /** A DuckDB with the tables of flights and nafld. */
    static Database loaded() {
        Database duckdb = Database.duckdb();
        Shipped.load(duckdb, "flights", DataSets.FLIGHTS, "flights.csv.gz");
        Shipped.load(duckdb, "airports", DataSets.FLIGHTS, "airports.csv");
        Shipped.load(duckdb, "patients", DataSets.NAFLD, "patients.csv.gz");
        Shipped.load(duckdb, "lab_tests", DataSets.NAFLD, "lab_tests.csv.gz");
        Shipped.load(duckdb, "events", DataSets.NAFLD, "events.csv.gz");
        return duckdb;
    }
}
