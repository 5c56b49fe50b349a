package gradus.fundamentals.tables.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.tables.JoinPlan;
import gradus.fundamentals.tables.Lookup;
import java.awt.Color;
import java.util.Arrays;
import tech.tablesaw.api.Table;

/** Twenty thousand flights, joined with their airports and with the routes of 2008. */
final class Joining {
    private final Table flights;
    private final Table airports;
    private final Table routes;

    Joining(Table flights, Table airports, Table routes) {
        this.flights = flights;
        this.airports = airports.copy().setName("airports");
        this.airports.column("iata").setName("origin");
        this.routes = routes.copy().setName("routes");
    }

    void ohare(Lines lines) {
        Table corrected = corrected();
        lines.print("                                 rows   from Illinois    miles flown   mean delay (min)");
        row(lines, "309 airports", flights.joinOn("origin").inner(airports));
        row(lines, "the same, O'Hare corrected", flights.joinOn("origin").inner(corrected));
    }

    /** The airports after somebody corrected the latitude of O'Hare by one more row. */
    Table corrected() {
        Table again = airports.where(airports.stringColumn("origin").isEqualTo("ORD"));
        again.doubleColumn("latitude").set(0, 41.978);
        return airports.copy().append(again);
    }

    private static void row(Lines lines, String what, Table joined) {
        int fromIllinois = joined.stringColumn("state").isEqualTo("IL").size();
        lines.print(
                "%-28s  %,7d  %,14d  %,13.0f  %17.2f",
                what,
                joined.rowCount(),
                fromIllinois,
                joined.intColumn("distance_mi").sum(),
                joined.intColumn("delay_min").mean());
    }

    void plans(Lines lines) {
        lines.print("flights, 20,000 rows, joined              inner        left   unmatched   keys that multiply");
        plan(lines, "airports, on origin", airports, "origin");
        plan(lines, "airports with O'Hare twice, on origin", corrected(), "origin");
        plan(lines, "routes, on origin", routes, "origin");
        plan(lines, "routes, on origin and destination", routes, "origin", "destination");
        try {
            Lookup.of(flights, corrected(), "origin");
        } catch (IllegalArgumentException e) {
            lines.print("Lookup: %s", e.getMessage());
        }
    }

    private void plan(Lines lines, String what, Table right, String... keys) {
        JoinPlan plan = JoinPlan.of(flights, right, keys);
        lines.print(
                "%-37s %,9d   %,9d   %,9d   %18d",
                what,
                plan.inner(),
                plan.leftOuter(),
                plan.unmatched(),
                plan.multiplied().size());
    }

    /** Five rows and five rows, and one line for each row of their inner join. */
    static Plot picture() {
        String[] left = {"A", "A", "B", "C", "?"};
        String[] right = {"A", "B", "B", "D", "?"};
        XyPlot plot = Plot.xy(640, 380, "One line for each row of the inner join", "", "")
                .x(-0.6, 3.6)
                .y(0.4, 6.2)
                .noXTicks()
                .noYTicks()
                .noLegend()
                .markerSize(16);
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right.length; j++) {
                if (left[i].equals(right[j]) && !left[i].equals("?")) {
                    plot.unnamedLine(new double[] {0, 3}, new double[] {5 - i, 5 - j}, Plot.colour(0), 3f);
                }
            }
        }
        keys(plot, "left", left, 0, -0.3, Plot.colour(0));
        keys(plot, "right", right, 3, 3.3, Plot.colour(1));
        return plot.words("left", 0, 5.7).words("right", 3, 5.7).words("A: 2 · 1,  B: 1 · 2", 1.5, 5.7);
    }

    private static void keys(XyPlot plot, String name, String[] keys, double x, double words, Color colour) {
        double[] rows = new double[keys.length];
        double[] places = new double[keys.length];
        Arrays.fill(places, x);
        for (int i = 0; i < keys.length; i++) {
            rows[i] = 5.0 - i;
            plot.words(keys[i].equals("?") ? "missing" : keys[i], words, rows[i]);
        }
        plot.points(name, places, rows, colour);
    }
}
