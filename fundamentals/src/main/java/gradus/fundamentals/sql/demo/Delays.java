package gradus.fundamentals.sql.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.sql.Database;
import gradus.fundamentals.sql.Plan;
import gradus.fundamentals.sql.Questions;
import gradus.fundamentals.sql.Rows;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Twenty thousand flights: joined, counted, averaged, and looked at in their order. */
final class Delays {
    private static final LocalDate DAY = LocalDate.of(2001, 3, 16);

    /** One state, one city after the other: the query whose plan the page reads. */
    static final String LATE_FROM_ILLINOIS = """
            SELECT city, count(*) AS flights
            FROM flights JOIN airports ON origin = iata
            WHERE delay_min > 60 AND state = 'IL'
            GROUP BY city
            ORDER BY flights DESC""";

    private final Database duckdb;

    Delays(Database duckdb) {
        this.duckdb = duckdb;
    }

    /** The first states of both lists, side by side. */
    void late(Lines lines) {
        Rows flights = duckdb.query(Questions.DELAY_BY_STATE);
        Rows means = duckdb.query(Questions.MEAN_OF_MEANS);
        lines.print("     mean of the airports' means     mean of the flights");
        for (int place = 0; place < 5; place++) {
            lines.print(
                    "%d    %s %8.1f min                  %s %8.1f min",
                    place + 1,
                    means.column("state").get(place),
                    means.numbers("mean_of_means")[place],
                    flights.column("state").get(place),
                    flights.numbers("mean_delay")[place]);
        }
        int illinois = flights.column("state").indexOf("IL");
        lines.print(
                "%d                                    IL %8.1f min",
                illinois + 1, flights.numbers("mean_delay")[illinois]);
    }

    void illinois(Lines lines) {
        lines.print("%s", duckdb.query("""
                SELECT iata, city, count(*) AS flights, avg(delay_min) AS mean_delay
                FROM flights JOIN airports ON origin = iata
                WHERE state = 'IL'
                GROUP BY iata, city
                ORDER BY flights"""));
    }

    void joins(Lines lines) {
        lines.print("%s", duckdb.query("""
                WITH inner_joined AS (SELECT iata, count(*) AS n FROM airports JOIN flights ON iata = origin GROUP BY iata),
                     left_joined AS (SELECT iata, count(*) AS n, count(flight_id) AS flights
                                     FROM airports LEFT JOIN flights ON iata = origin GROUP BY iata)
                SELECT 'JOIN, count(*)' AS counted, count(*) AS airports, sum(n) AS departures FROM inner_joined
                UNION ALL SELECT 'LEFT JOIN, count(*)', count(*), sum(n) FROM left_joined
                UNION ALL SELECT 'LEFT JOIN, count(flight_id)', count(*), sum(flights) FROM left_joined"""));
    }

    void latest(Lines lines) {
        Rows latest = duckdb.query(Questions.LATEST_OF_EACH_STATE);
        lines.print("%s", new Rows(latest.columns(), latest.rows().subList(0, 5)));
    }

    void plan(Lines lines) {
        lines.print("%s", Plan.of(duckdb, LATE_FROM_ILLINOIS));
    }

    Rows lastThree() {
        return duckdb.query(
                Questions.LAST_THREE, "ORD", DAY.atStartOfDay(), DAY.plusDays(1).atStartOfDay());
    }

    /** One day at O'Hare: a dot for each flight, the mean that GROUP BY leaves of them, and the means of a window. */
    Plot window() {
        Rows flights = lastThree();
        double[] delays = flights.numbers("delay_min");
        double[] number =
                IntStream.rangeClosed(1, delays.length).asDoubleStream().toArray();
        double mean = Arrays.stream(delays).average().orElseThrow();
        double[] all = {1, delays.length};
        return Plot.xy(900, 380, "GROUP BY leaves one row; a window keeps them all", "flight of the day", "delay (min)")
                .points("flights from O'Hare on 16 March", number, delays, Plot.colour(6))
                .line("GROUP BY: one mean", all, new double[] {mean, mean}, Plot.colour(1))
                .line("window: mean of this and the two before", number, flights.numbers("last_three"), Plot.colour(0))
                .x(0.5, delays.length + 0.5)
                .y(0, 160)
                .markerSize(8);
    }

    /** The names that the page speaks of. */
    static List<String> latestStates(Rows rows) {
        return rows.column("state").stream().limit(5).map(String::valueOf).toList();
    }
}
