package gradus.workbook.fundamentals.sql;

public final class AirportQuestions {
    private AirportQuestions() {}

    public static String outsideCalifornia() {
        return """
                SELECT iata, name
                FROM (SELECT iata, name FROM airports
                      EXCEPT ALL
                      SELECT iata, name FROM airports WHERE state = 'CA')
                ORDER BY 1""";
    }

    public static String departures() {
        return """
                WITH counted AS (SELECT origin, count(*) AS n FROM flights GROUP BY origin)
                SELECT iata, coalesce(n, 0) FROM airports LEFT JOIN counted ON origin = iata""";
    }

    public static String meanDelays() {
        return """
                WITH airport AS (
                    SELECT origin, sum(delay_min) AS minutes, count(delay_min) AS flights FROM flights GROUP BY origin
                )
                SELECT state, sum(minutes) / sum(flights)
                FROM airport JOIN airports ON origin = iata
                GROUP BY state
                HAVING sum(flights) > 0""";
    }
}
