public final class NeighbourQuestions {
    public static String worstOfEach() {
        // begin solution: number the flights of each origin, the worst first
        return """
                SELECT DISTINCT origin, flight_id, delay_min
                FROM flights
                WHERE delay_min IS NOT NULL AND origin IS NOT NULL
                QUALIFY rank() OVER (PARTITION BY origin ORDER BY delay_min DESC, departure ASC NULLS LAST, flight_id) = 1""";
        // end solution
    }
}
