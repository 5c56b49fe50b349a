import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Row by row. */
public final class FlightQuestions {
    public static int late(Table flights, int minutes) {
        // begin solution: count the rows that a condition selects
        int late = 0;
        for (Row flight : flights) {
            late += !flight.isMissing("delay_min") && flight.getInt("delay_min") > minutes ? 1 : 0;
        }
        return late;
        // end solution
    }

    public static Map<String, Integer> departures(Table flights) {
        // begin solution: count rows by origin, those without a value as well
        Map<String, Integer> counts = new HashMap<>();
        for (Row flight : flights) {
            counts.merge(flight.getString("origin"), 1, Integer::sum);
        }
        return counts;
        // end solution
    }

    public static Map<String, Double> medianDelays(Table flights, int atLeast) {
        // begin solution: median and count of the known delays by origin, then the groups that are large enough
        Map<String, List<Double>> delays = new HashMap<>();
        for (Row flight : flights) {
            if (!flight.isMissing("delay_min") && !flight.isMissing("origin")) {
                delays.computeIfAbsent(flight.getString("origin"), key -> new ArrayList<>())
                        .add((double) flight.getInt("delay_min"));
            }
        }
        Map<String, Double> medians = new HashMap<>();
        delays.forEach((origin, known) -> {
            if (known.size() >= atLeast) {
                double[] numbers =
                        known.stream().mapToDouble(Double::doubleValue).toArray();
                medians.put(origin, new Median().evaluate(numbers));
            }
        });
        return medians;
        // end solution
    }

    public static int routes(Table flights) {
        // begin solution: different pairs of two known ends
        Set<List<String>> routes = new HashSet<>();
        for (Row flight : flights) {
            routes.add(List.of(flight.getString("origin"), flight.getString("destination")));
        }
        routes.removeIf(route -> route.contains(""));
        return routes.size();
        // end solution
    }

    public static Map<String, Integer> departuresByState(Table flights, Table airports) {
        // begin solution: look each flight's state up, losing none
        Map<String, String> states = new HashMap<>();
        for (Row airport : airports) {
            states.put(airport.getString("iata"), airport.getString("state"));
        }
        Map<String, Integer> counts = new HashMap<>();
        for (Row flight : flights) {
            String state = states.getOrDefault(flight.getString("origin"), "");
            counts.merge(state.isEmpty() ? "unknown" : state, 1, Integer::sum);
        }
        return counts;
        // end solution
    }

    public static List<String> withoutDeparture(Table flights, Table airports) {
        // begin solution: airports that no origin names
        Set<String> codes = new TreeSet<>(airports.stringColumn("iata").asList());
        codes.removeAll(flights.stringColumn("origin").asList());
        return new ArrayList<>(codes);
        // end solution
    }
}
