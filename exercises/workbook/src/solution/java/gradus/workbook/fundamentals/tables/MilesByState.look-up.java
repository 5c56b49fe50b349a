import gradus.fundamentals.tables.JoinPlan;
import gradus.fundamentals.tables.Keys;
import gradus.fundamentals.tables.Lookup;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** With the lesson's own look-up: make the key a key, then join. */
public final class MilesByState {
    public static Map<String, Long> of(Table flights, Table airports) {
        Map<String, Long> miles = new TreeMap<>();
        // begin solution: let each flight look up one state at most
        Table places = airports.selectColumns("iata", "state").copy();
        places.column("iata").setName("origin");
        places = Keys.withoutCopies(places.where(places.stringColumn("state")
                .isNotMissing()
                .and(places.stringColumn("origin").isNotMissing())));
        Table narrow = flights.selectColumns("origin", "distance_mi");
        if (!JoinPlan.of(narrow, places, "origin").keepsRows()
                || !Keys.repeated(places, "origin").isEmpty()) {
            throw new IllegalArgumentException("airports must lie in one state, but some lie in several: "
                    + Keys.repeated(places, "origin").keySet());
        }
        for (Row flight : Lookup.of(narrow, places, "origin")) {
            String state = flight.getString("state").isEmpty() ? UNKNOWN : flight.getString("state");
            miles.merge(state, flight.isMissing("distance_mi") ? 0L : flight.getInt("distance_mi"), Long::sum);
        }
        // end solution
        return miles;
    }
}
