package gradus.workbook.fundamentals.sql;

/**
 * Three questions in which rows look at their neighbours, each answered by one SQL query for DuckDB. As before, the grader runs the text
 * that you return on three databases and compares the rows; the names of columns are free, their order is not.
 *
 * <p>{@code flights(flight_id, departure, delay_min, distance_mi, origin, destination)}: {@code flight_id} is never NULL, anything else may
 * be. The same flight may be listed twice, in two rows that are equal in everything; rows with different values have different {@code
 * flight_id}s. {@code departure} is a TIMESTAMP.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/sql.md">fundamentals/docs/sql.md</a>
 */
public final class NeighbourQuestions {
    private NeighbourQuestions() {}

    /**
     * The latest flight from each origin: the one with the greatest {@code delay_min}. Of several, take the one that departed first (unknown
     * departures come last), and of those the smallest {@code flight_id}. Flights whose origin or delay is not known take no part.
     *
     * @return SQL with the columns origin, flight_id and delay_min, one row for each origin that has such a flight, in any order
     */
    public static String worstOfEach() {
        // begin solution: number the flights of each origin, the worst first
        return """
                WITH ranked AS (
                    SELECT origin, flight_id, delay_min,
                           row_number() OVER (PARTITION BY origin
                                              ORDER BY delay_min DESC, departure NULLS LAST, flight_id) AS place
                    FROM flights
                    WHERE origin IS NOT NULL AND delay_min IS NOT NULL
                )
                SELECT origin, flight_id, delay_min FROM ranked WHERE place = 1""";
        // end solution
    }

    /**
     * For each row whose origin and departure are known, the mean delay of that flight and of the two before it from the same origin (fewer,
     * where there are fewer), in the order of {@code departure}, then of {@code flight_id}. An unknown delay still takes its place among the
     * three, but has no part in the mean; where all are unknown, the mean is NULL.
     *
     * @return SQL with the columns flight_id and mean, one row for each such row, in any order
     */
    public static String runningMeans() {
        // begin solution: a window of three rows
        return """
                SELECT flight_id,
                       avg(delay_min) OVER (PARTITION BY origin
                                            ORDER BY departure, flight_id
                                            ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)
                FROM flights
                WHERE origin IS NOT NULL AND departure IS NOT NULL""";
        // end solution
    }

    /**
     * How many flights left on each day, from the day of the first departure to that of the last: also on the days between on which none
     * did. A flight that is listed twice counts twice, and a row without a departure not at all. Without any departure there are no days.
     *
     * @return SQL with the columns day (a DATE, or a TIMESTAMP at midnight) and the number, in the order of days
     */
    public static String perDay() {
        // begin solution: the days first, then the flights that left on them
        return """
                WITH span AS (
                    SELECT date_trunc('day', min(departure)) AS first, date_trunc('day', max(departure)) AS last FROM flights
                ), days AS (
                    SELECT unnest(generate_series(first, last, INTERVAL 1 DAY)) AS day FROM span
                )
                SELECT day, count(flight_id)
                FROM days LEFT JOIN flights ON date_trunc('day', departure) = day
                GROUP BY day
                ORDER BY day""";
        // end solution
    }
}
