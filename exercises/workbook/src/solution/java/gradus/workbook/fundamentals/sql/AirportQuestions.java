package gradus.workbook.fundamentals.sql;

/**
 * Three questions, each answered by one SQL query for DuckDB. Each method returns the text of its query; the grader runs it on the
 * shipped database, on one with NULLs and duplicates, and on an empty one, and compares the rows. How you write it is up to you, and so
 * are the names of the columns; their order is not.
 *
 * <ul>
 *   <li>{@code airports(iata, name, city, state, …)}: {@code iata} is never NULL, and no two airports share one. Anything else may be NULL.
 *   <li>{@code flights(flight_id, departure, delay_min, distance_mi, origin, destination)}: {@code flight_id} is never NULL, anything else may
 *       be; {@code origin} and {@code destination} are {@code iata} of an airport, or of one that {@code airports} does not list. A row is a
 *       flight: where two rows are equal in everything, two flights left.
 * </ul>
 *
 * <p>To try a query, run it from a scratch file: {@code Database.duckdb()} and {@code Shipped.load(…)} in {@code gradus.fundamentals.sql}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/sql.md">fundamentals/docs/sql.md</a>
 */
public final class AirportQuestions {
    private AirportQuestions() {}

    /**
     * The airports that are not known to lie in California ({@code state} is {@code 'CA'} there). An airport without a state is among them.
     *
     * @return SQL with the columns iata and name, in the order of iata
     */
    public static String outsideCalifornia() {
        // begin solution: every airport but those whose state is CA
        return """
                SELECT iata, name
                FROM airports
                WHERE state IS DISTINCT FROM 'CA'
                ORDER BY iata""";
        // end solution
    }

    /**
     * How many flights left each airport of {@code airports}; 0 for one that none left.
     *
     * @return SQL with the columns iata and the number, one row for each airport, in any order
     */
    public static String departures() {
        // begin solution: one row for each airport, with the number of its flights
        return """
                SELECT iata, count(flight_id)
                FROM airports LEFT JOIN flights ON iata = origin
                GROUP BY iata""";
        // end solution
    }

    /**
     * How late flights from each state are: the mean of {@code delay_min} over all flights whose origin lies in that state. A flight whose
     * delay is not known has no part in it. Airports without a state make up one more group, whose state is NULL; a flight whose origin is
     * not listed in {@code airports} is in no group. A group without a known delay is left out.
     *
     * @return SQL with the columns state and mean, one row for each group, in any order
     */
    public static String meanDelays() {
        // begin solution: the mean over the flights of each state
        return """
                SELECT state, avg(delay_min)
                FROM flights JOIN airports ON origin = iata
                WHERE delay_min IS NOT NULL
                GROUP BY state""";
        // end solution
    }
}
