package gradus.workbook.fundamentals.tables;

import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * How many miles were flown from each state? Somebody joined the flights with their airports and added the miles up. It was right until the
 * table of airports got a second row for O'Hare. Mend it, so that each flight counts exactly once.
 *
 * <ul>
 *   <li>An airport may stand in several rows of {@code airports}. They may differ in their other columns, but not in the state: two different
 *       states are refused with an {@code IllegalArgumentException} whose message names the airport's code, whether a flight leaves from there
 *       or not. A row without a state says nothing against one that has it.
 *   <li>A flight without an origin, from an airport that is not in {@code airports}, or from one without a state, counts under
 *       {@code "unknown"}. A row of {@code airports} without a code is nobody's airport.
 *   <li>A flight without a distance adds 0 miles; its state has an entry all the same.
 *   <li>Codes, and states, are equal only if they are written in the same way.
 *   <li>The tables may have other columns, some of one name. Both tables stay as they are.
 * </ul>
 *
 * <p>You may want to import {@link java.util.HashMap}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/tables.md">fundamentals/docs/tables.md</a>
 */
public final class MilesByState {
    @SuppressWarnings("unused") // until your code uses it
    private static final String UNKNOWN = "unknown";

    private MilesByState() {}

    /**
     * The miles flown from each state.
     *
     * @param flights with the columns {@code origin} (text) and {@code distance_mi} (whole numbers), among others
     * @param airports with the columns {@code iata} and {@code state} (text), among others
     * @return the sum of the distances for each state from which a flight left, in any order; no state is named "unknown"
     */
    public static Map<String, Long> of(Table flights, Table airports) {
        Map<String, Long> miles = new TreeMap<>();
        Table places = airports.copy();
        places.column("iata").setName("origin");
        for (Row flight : flights.joinOn("origin").inner(places)) {
            miles.merge(flight.getString("state"), (long) flight.getInt("distance_mi"), Long::sum);
        }
        return miles;
    }
}
