package gradus.workbook.fundamentals.sql;

public final class NeighbourQuestions {
    private NeighbourQuestions() {}

    public static String worstOfEach() {
        return """
                SELECT DISTINCT ON (origin) origin, flight_id, delay_min
                FROM flights
                WHERE origin IS NOT NULL AND delay_min IS NOT NULL
                ORDER BY origin, delay_min DESC, departure NULLS LAST, flight_id""";
    }

    public static String runningMeans() {
        return """
                WITH known AS (SELECT * FROM flights WHERE origin IS NOT NULL AND departure IS NOT NULL),
                     looked AS (
                         SELECT flight_id, delay_min AS d0, lag(delay_min, 1) OVER w AS d1, lag(delay_min, 2) OVER w AS d2
                         FROM known
                         WINDOW w AS (PARTITION BY origin ORDER BY departure, flight_id))
                SELECT flight_id, list_avg([d0, d1, d2]) FROM looked""";
    }

    public static String perDay() {
        return """
                WITH RECURSIVE days AS (
                    SELECT min(departure)::DATE AS day FROM flights HAVING min(departure) IS NOT NULL
                    UNION ALL
                    SELECT (day + INTERVAL 1 DAY)::DATE FROM days WHERE day < (SELECT max(departure)::DATE FROM flights)
                )
                SELECT day, (SELECT count(*) FROM flights WHERE departure::DATE = day) AS flights FROM days ORDER BY 1""";
    }
}
