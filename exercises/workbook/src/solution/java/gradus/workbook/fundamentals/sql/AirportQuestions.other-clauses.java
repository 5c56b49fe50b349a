package gradus.workbook.fundamentals.sql;

public final class AirportQuestions {
    private AirportQuestions() {}

    public static String outsideCalifornia() {
        return "SELECT iata, name FROM airports WHERE state IS NULL OR state <> 'CA' ORDER BY iata;";
    }

    public static String departures() {
        return """
                SELECT a.iata, (SELECT count(*) FROM flights AS f WHERE f.origin = a.iata) AS departures
                FROM airports AS a
                ORDER BY departures DESC""";
    }

    public static String meanDelays() {
        return """
                SELECT state, avg(delay_min) AS mean
                FROM airports LEFT JOIN flights ON iata = origin
                GROUP BY state
                HAVING count(delay_min) > 0""";
    }
}
