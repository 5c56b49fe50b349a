package gradus.workbook.fundamentals.sql;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;

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
 * <p>You may want to import {@link java.util.ArrayList}, {@link java.util.HashMap}, {@link java.util.Map},
 * {@link java.util.TreeMap}.
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
        return todo("one pressure per person and day first, then the last of them");
    }

    /**
     * The same in Java. Both lists are in any order, may be long, and stay as they are. Looking through all pressures for each event takes too
     * long, and so does looking through all pressures of its person.
     *
     * @return the pressure of each event, in the order of events; null where none was known
     */
    public static List<Double> inJava(List<Event> events, List<Pressure> pressures) {
        return todo("the pressures of each person by their day");
    }
}
