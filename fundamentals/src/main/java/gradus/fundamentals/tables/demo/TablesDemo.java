package gradus.fundamentals.tables.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;
import tech.tablesaw.api.Table;

/** The lesson's numbers and figures: flights that a join multiplies, files that a reader mends, penguins without a sex. */
public final class TablesDemo {
    private TablesDemo() {}

    /**
     * Prints the sections and draws the figures.
     *
     * @param args {@code [--figures DIR] [--show]}
     */
    public static void main(String[] args) {
        Table airports = DataSets.FLIGHTS.table("airports.csv").setName("airports");
        Table flights = DataSets.FLIGHTS.table();
        Table birds = DataSets.PENGUINS.table();
        Joining joining = new Joining(flights, airports, DataSets.FLIGHTS.table("routes_2008.csv.gz"));
        Penguins penguins = new Penguins(birds);
        Demo.of(args)
                .section("ohare", joining::ohare)
                .section("guesses", Loading::guesses)
                .section("errors", Loading::errors)
                .section("mass", penguins::mass)
                .section("missing", penguins::missing)
                .section("groups", penguins::groups)
                .section("plans", joining::plans)
                .section("reshaped", penguins::reshaped)
                .section("audit", lines -> Audited.audit(lines, airports))
                .section("pitfalls", new Pitfalls(birds, flights)::pitfalls)
                .figure("tables-join", Joining.picture())
                .figure("tables-missing", penguins.picture());
    }
}
