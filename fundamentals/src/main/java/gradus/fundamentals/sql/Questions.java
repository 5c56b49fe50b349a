package gradus.fundamentals.sql;

/** The lesson's queries, on the tables of {@code flights} and {@code nafld}. Those that say so run on SQLite as they are. */
public final class Questions {
    /** How late flights from each state are, in the mean of its flights. Also on SQLite. */
    public static final String DELAY_BY_STATE = """
            SELECT state, avg(delay_min) AS mean_delay, count(*) AS flights
            FROM flights JOIN airports ON origin = iata
            GROUP BY state
            ORDER BY mean_delay DESC""";

    /** How late they are in the mean of the means of its airports, which is another number. Also on SQLite. */
    public static final String MEAN_OF_MEANS = """
            WITH airport AS (
                SELECT state, origin, avg(delay_min) AS mean_delay, count(*) AS flights
                FROM flights JOIN airports ON origin = iata
                GROUP BY state, origin
            )
            SELECT state, avg(mean_delay) AS mean_of_means, sum(flights) AS flights
            FROM airport
            GROUP BY state
            ORDER BY mean_of_means DESC""";

    /** Departures of every airport, of those without any as well. Also on SQLite. */
    public static final String DEPARTURES = """
            SELECT iata, count(flight_id) AS departures
            FROM airports LEFT JOIN flights ON iata = origin
            GROUP BY iata
            ORDER BY departures DESC, iata""";

    /** The airport of each state whose flights are latest, among those with 30 flights or more. Also on SQLite. */
    public static final String LATEST_OF_EACH_STATE = """
            WITH airport AS (
                SELECT state, origin, avg(delay_min) AS mean_delay, count(*) AS flights
                FROM flights JOIN airports ON origin = iata
                GROUP BY state, origin
                HAVING count(*) >= 30
            ), ranked AS (
                SELECT *, row_number() OVER (PARTITION BY state ORDER BY mean_delay DESC, origin) AS place
                FROM airport
            )
            SELECT state, origin, mean_delay, flights
            FROM ranked
            WHERE place = 1
            ORDER BY mean_delay DESC""";

    /** Flights from one airport in a span of time, each with the mean delay of itself and the two before it. Also on SQLite. */
    public static final String LAST_THREE = """
            SELECT departure, delay_min,
                   avg(delay_min) OVER (PARTITION BY origin
                                        ORDER BY departure, flight_id
                                        ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS last_three
            FROM flights
            WHERE origin = ? AND departure >= ? AND departure < ?
            ORDER BY departure, flight_id""";

    /** For each diagnosis of the given kind, the blood pressure last measured up to that day. DuckDB only. */
    public static final String PRESSURE_KNOWN = """
            SELECT e.id, e.days AS day, t.days AS measured, t.value AS pressure
            FROM events AS e
            ASOF LEFT JOIN (SELECT * FROM lab_tests WHERE test = 'sbp') AS t
                ON e.id = t.id AND e.days >= t.days
            WHERE e.event = ?
            ORDER BY e.id, e.days""";

    /** The same for a database without as-of joins: number the earlier measurements, and keep the first. Also on SQLite. */
    public static final String PRESSURE_KNOWN_ANYWHERE = """
            WITH numbered AS (
                SELECT e.id, e.days AS day, t.days AS measured, t.value AS pressure,
                       row_number() OVER (PARTITION BY e.id, e.days ORDER BY t.days DESC) AS place
                FROM events AS e
                LEFT JOIN lab_tests AS t ON e.id = t.id AND t.test = 'sbp' AND t.days <= e.days
                WHERE e.event = ?
            )
            SELECT id, day, measured, pressure FROM numbered WHERE place = 1
            ORDER BY id, day""";

    /** People who are nobody's case: wrong, and empty, because some case_id is NULL. Also on SQLite. */
    public static final String NOBODYS_CASE_NOT_IN = """
            SELECT count(*) AS people FROM patients
            WHERE id NOT IN (SELECT case_id FROM patients)""";

    /** People who are nobody's case. Also on SQLite. */
    public static final String NOBODYS_CASE = """
            SELECT count(*) AS people FROM patients AS p
            WHERE NOT EXISTS (SELECT 1 FROM patients AS q WHERE q.case_id = p.id)""";

    private Questions() {}
}
