package gradus.workbook.fundamentals.tables;

import static tech.tablesaw.aggregate.AggregateFunctions.countNonMissing;
import static tech.tablesaw.aggregate.AggregateFunctions.median;

import gradus.fundamentals.tables.Keys;
import gradus.fundamentals.tables.Lookup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Six questions about a table of flights, to be answered with Tablesaw. It has the columns {@code delay_min} (whole minutes, negative if
 * early), {@code origin} and {@code destination} (codes of airports, text), and others that no question needs, in any order. Any cell may be
 * missing.
 *
 * <p>The table of airports has {@code iata} (the code; each is there once, and none is missing), {@code state} (text, may be missing) and
 * others, some of which may have the name of a column of flights. No method changes a table. Maps may have any order.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/tables.md">fundamentals/docs/tables.md</a>
 */
public final class FlightQuestions {
    private FlightQuestions() {}

    /** How many flights came more than this many minutes late? A flight whose delay is missing does not count. */
    public static int late(Table flights, int minutes) {
        // begin solution: count the rows that a condition selects
        return flights.intColumn("delay_min").isGreaterThan(minutes).size();
        // end solution
    }

    /** How many of the flights (rows) left from each airport? Those whose origin is missing count under {@code ""}. */
    public static Map<String, Integer> departures(Table flights) {
        // begin solution: count rows by origin, those without a value as well
        Map<String, Integer> counts = new TreeMap<>();
        flights.stringColumn("origin").forEach(origin -> counts.merge(origin, 1, Integer::sum));
        return counts;
        // end solution
    }

    /**
     * What is the median delay of each origin that has at least this many flights whose delay is known?
     *
     * @param atLeast at least 1
     * @return the median of the known delays by origin; flights without an origin are left out; the median of an even number of delays is the
     *     mean of the two in the middle
     */
    public static Map<String, Double> medianDelays(Table flights, int atLeast) {
        // begin solution: median and count of the known delays by origin, then the groups that are large enough
        Map<String, Double> medians = new TreeMap<>();
        if (flights.isEmpty()) {
            return medians;
        }
        for (Row group : flights.summarize("delay_min", median, countNonMissing).by("origin")) {
            if (group.getDouble("Count [delay_min]") >= atLeast && !group.isMissing("origin")) {
                medians.put(group.getString("origin"), group.getDouble("Median [delay_min]"));
            }
        }
        return medians;
        // end solution
    }

    /**
     * On how many different routes were there flights? A route is an origin and a destination (which may be one airport, after a round trip);
     * the way back is another route. A flight with a missing end is on no route.
     */
    public static int routes(Table flights) {
        // begin solution: different pairs of two known ends
        Table ends = flights.selectColumns("origin", "destination").dropRowsWithMissingValues();
        return Keys.counts(ends, "origin", "destination").size();
        // end solution
    }

    /**
     * How many flights left from each state? Each flight counts once: under {@code "unknown"} if its origin is missing, not among the
     * airports, or without a state. (No state has that name.)
     */
    public static Map<String, Integer> departuresByState(Table flights, Table airports) {
        // begin solution: look each flight's state up, losing none
        Table states = airports.selectColumns("iata", "state");
        states.column("iata").setName("origin");
        Table found = Lookup.of(flights.selectColumns("origin"), states, "origin");
        Map<String, Integer> counts = new TreeMap<>();
        for (String state : found.stringColumn("state")) {
            counts.merge(state.isEmpty() ? "unknown" : state, 1, Integer::sum);
        }
        return counts;
        // end solution
    }

    /** From which of the airports did no flight leave? Their codes, in alphabetical order ({@code String.compareTo}). */
    public static List<String> withoutDeparture(Table flights, Table airports) {
        // begin solution: airports that no origin names
        StringColumn codes = airports.stringColumn("iata");
        Set<String> left = flights.stringColumn("origin").asSet();
        return codes.asList().stream()
                .filter(code -> !left.contains(code))
                .sorted()
                .toList();
        // end solution
    }
}
