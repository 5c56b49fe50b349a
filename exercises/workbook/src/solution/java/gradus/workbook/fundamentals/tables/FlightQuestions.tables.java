import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables all the way: selections, slices, outer joins. */
public final class FlightQuestions {
    public static int late(Table flights, int minutes) {
        // begin solution: count the rows that a condition selects
        return flights.where(flights.intColumn("delay_min").isGreaterThan(minutes))
                .rowCount();
        // end solution
    }

    public static Map<String, Integer> departures(Table flights) {
        // begin solution: count rows by origin, those without a value as well
        Map<String, Integer> counts = new TreeMap<>();
        StringColumn origins = flights.stringColumn("origin");
        for (String origin : origins.unique()) {
            counts.put(origin, origins.isEqualTo(origin).size());
        }
        return counts;
        // end solution
    }

    public static Map<String, Double> medianDelays(Table flights, int atLeast) {
        // begin solution: median and count of the known delays by origin, then the groups that are large enough
        Table known = flights.where(flights.intColumn("delay_min")
                .isNotMissing()
                .and(flights.stringColumn("origin").isNotMissing()));
        Map<String, Double> medians = new TreeMap<>();
        for (String origin : known.stringColumn("origin").asSet()) {
            Table of = known.where(known.stringColumn("origin").isEqualTo(origin));
            if (of.rowCount() >= atLeast) {
                medians.put(origin, of.intColumn("delay_min").median());
            }
        }
        return medians;
        // end solution
    }

    public static int routes(Table flights) {
        // begin solution: different pairs of two known ends
        StringColumn from = flights.stringColumn("origin");
        StringColumn to = flights.stringColumn("destination");
        Table known = flights.where(from.isNotMissing().and(to.isNotMissing()));
        return known.stringColumn("origin")
                .join("→", known.stringColumn("destination"))
                .asSet()
                .size();
        // end solution
    }

    public static Map<String, Integer> departuresByState(Table flights, Table airports) {
        // begin solution: look each flight's state up, losing none
        StringColumn codes = airports.stringColumn("iata").copy().setName("origin");
        Table states =
                Table.create("states", codes, airports.stringColumn("state").copy());
        Map<String, Integer> counts = new TreeMap<>();
        if (flights.isEmpty()) {
            return counts;
        }
        for (Row row :
                flights.selectColumns("origin", "delay_min").joinOn("origin").leftOuter(states)) {
            counts.merge(row.isMissing("state") ? "unknown" : row.getString("state"), 1, Integer::sum);
        }
        return counts;
        // end solution
    }

    public static List<String> withoutDeparture(Table flights, Table airports) {
        // begin solution: airports that no origin names
        StringColumn codes = airports.stringColumn("iata");
        Table left =
                airports.dropWhere(codes.isIn(flights.stringColumn("origin").asList()));
        return left.stringColumn("iata").asList().stream().sorted().toList();
        // end solution
    }
}
