package gradus.workbook.fundamentals.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was known on that day? For every event, find the blood pressure of that person that was measured last, on that day or before. Do it
 * twice: as a query for DuckDB, and as Java over lists.
 *
 * <ul>
 *   <li>Of several pressures of one person on one day, the highest counts.
 *   <li>An event without an earlier pressure keeps its row; its pressure is NULL, and {@code null} in Java.
 *   <li>An event that is listed twice has two rows.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/sql.md">fundamentals/docs/sql.md</a>
 */
public final class KnownThen {
    private KnownThen() {}

    /** Something happened to a person on a day. */
    public record Event(int id, int day) {}

    /** A pressure was measured. */
    public record Pressure(int id, int day, double value) {}

    /**
     * The query, on {@code events(id, days, event)} and {@code lab_tests(id, days, test, value)}; any value may be NULL. Pressures are the rows
     * of lab_tests whose test is {@code 'sbp'} and whose value is known. An event of an unknown person, or on an unknown day, has the pressure
     * NULL.
     *
     * @return SQL with the columns id, days and pressure, one row for each row of events, in any order
     */
    public static String sql() {
        // begin solution: one pressure per person and day first, then the last of them
        return """
                WITH pressures AS (
                    SELECT id, days, max(value) AS pressure
                    FROM lab_tests
                    WHERE test = 'sbp' AND id IS NOT NULL AND days IS NOT NULL AND value IS NOT NULL
                    GROUP BY id, days
                )
                SELECT e.id, e.days, p.pressure
                FROM events AS e ASOF LEFT JOIN pressures AS p ON e.id = p.id AND e.days >= p.days""";
        // end solution
    }

    /**
     * The same in Java. Both lists are in any order, may be long, and stay as they are. Looking through all pressures for each event takes too
     * long, and so does looking through all pressures of its person.
     *
     * @return the pressure of each event, in the order of events; null where none was known
     */
    public static List<Double> inJava(List<Event> events, List<Pressure> pressures) {
        // begin solution: the pressures of each person by their day
        Map<Integer, TreeMap<Integer, Double>> byPerson = new HashMap<>();
        for (Pressure pressure : pressures) {
            byPerson.computeIfAbsent(pressure.id(), id -> new TreeMap<>())
                    .merge(pressure.day(), pressure.value(), Math::max);
        }
        List<Double> known = new ArrayList<>();
        for (Event event : events) {
            TreeMap<Integer, Double> days = byPerson.getOrDefault(event.id(), new TreeMap<>());
            Map.Entry<Integer, Double> last = days.floorEntry(event.day());
            known.add(last == null ? null : last.getValue());
        }
        return known;
        // end solution
    }
}
