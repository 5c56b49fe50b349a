package gradus.workbook.fundamentals.tables;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * Six questions about a table of flights, to be answered with Tablesaw. It has the columns {@code delay_min} (whole minutes, negative if
 * early), {@code origin} and {@code destination} (codes of airports, text), and others that no question needs, in any order. Any cell may be
 * missing.
 *
 * <p>The table of airports has {@code iata} (the code; each is there once, and none is missing), {@code state} (text, may be missing) and
 * others, some of which may have the name of a column of flights. No method changes a table. Maps may have any order.
 *
 * <p>You may want to import {@link tech.tablesaw.aggregate.AggregateFunctions#countNonMissing},
 * {@link tech.tablesaw.aggregate.AggregateFunctions#median}, {@link gradus.fundamentals.tables.Keys},
 * {@link gradus.fundamentals.tables.Lookup}, {@link java.util.Set}, {@link java.util.TreeMap},
 * {@link tech.tablesaw.api.Row}, {@link tech.tablesaw.api.StringColumn}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/tables.md">fundamentals/docs/tables.md</a>
 */
public final class FlightQuestions {
    private FlightQuestions() {}

    /** How many flights came more than this many minutes late? A flight whose delay is missing does not count. */
    public static int late(Table flights, int minutes) {
        return todo("count the rows that a condition selects");
    }

    /** How many of the flights (rows) left from each airport? Those whose origin is missing count under {@code ""}. */
    public static Map<String, Integer> departures(Table flights) {
        return todo("count rows by origin, those without a value as well");
    }

    /**
     * What is the median delay of each origin that has at least this many flights whose delay is known?
     *
     * @param atLeast at least 1
     * @return the median of the known delays by origin; flights without an origin are left out; the median of an even number of delays is the
     *     mean of the two in the middle
     */
    public static Map<String, Double> medianDelays(Table flights, int atLeast) {
        return todo("median and count of the known delays by origin, then the groups that are large enough");
    }

    /**
     * On how many different routes were there flights? A route is an origin and a destination (which may be one airport, after a round trip);
     * the way back is another route. A flight with a missing end is on no route.
     */
    public static int routes(Table flights) {
        return todo("different pairs of two known ends");
    }

    /**
     * How many flights left from each state? Each flight counts once: under {@code "unknown"} if its origin is missing, not among the
     * airports, or without a state. (No state has that name.)
     */
    public static Map<String, Integer> departuresByState(Table flights, Table airports) {
        return todo("look each flight's state up, losing none");
    }

    /** From which of the airports did no flight leave? Their codes, in alphabetical order ({@code String.compareTo}). */
    public static List<String> withoutDeparture(Table flights, Table airports) {
        return todo("airports that no origin names");
    }
}
