package gradus.workbook.fundamentals.sql;

import static gradus.kit.sql.QueryClaim.query;

import gradus.engine.check.Agreement;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.sql.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "sql",
        number = 3,
        title = "Three questions about neighbours",
        kind = Kind.USE,
        points = 6,
        minutes = 20)
@ExplainedIn("sql#one-question-after-another")
@Hint(
        "MAX gives the greatest delay of each origin, and forgets which flight had it. Which window function gives each row its place?")
@Hint(
        "A window without ROWS runs from the first row to the last that is equal in its order. How many rows should yours have?")
@Hint(
        "A day on which nothing left is in no row of flights. Where can it come from? generate_series and unnest make rows out of two dates.")
class NeighbourQuestionsTest {
    private static final String RANKED =
            "SELECT origin, flight_id, delay_min FROM flights WHERE origin IS NOT NULL AND delay_min IS"
                    + " NOT NULL QUALIFY %s() OVER (PARTITION BY origin ORDER BY %s) = 1";
    private static final String MEANS =
            "SELECT flight_id, avg(delay_min) OVER (PARTITION BY origin ORDER BY departure, flight_id %s)"
                    + " FROM flights WHERE origin IS NOT NULL AND departure IS NOT NULL";
    private static final String DAYS =
            "WITH s AS (SELECT min(departure)::DATE AS a, max(departure)::DATE AS b FROM flights), d AS"
                    + " (SELECT unnest(%s(a, b, INTERVAL 1 DAY)) AS day FROM s) SELECT day, count(%s) FROM d %s JOIN flights ON"
                    + " date_trunc('day', departure) = day GROUP BY day ORDER BY day";

    @Test
    void the_worst_flight_of_each_origin() {
        query("the worst flight of each origin", NeighbourQuestions.worstOfEach())
                .like(
                        RANKED.formatted("rank", "delay_min DESC"),
                        "Where two flights are equally late, both are there: break the tie by departure and flight_id, and keep one row.")
                .like(
                        RANKED.formatted("rank", "delay_min DESC, departure, flight_id"),
                        "A flight that stands in two rows is there twice: rank gives both of them place 1.")
                .like(
                        RANKED.formatted("row_number", "delay_min DESC, flight_id"),
                        "Of flights that are equally late, the smallest flight_id was taken: the first departure comes before it.")
                .like(
                        RANKED.formatted("row_number", "delay_min DESC, departure DESC, flight_id"),
                        "Of flights that are equally late, the last to depart was taken: it should be the first.")
                .like(
                        RANKED.formatted("row_number", "delay_min, departure, flight_id"),
                        "Those are the earliest arrivals: the greatest delay should come first, so DESC.")
                .like(
                        RANKED.formatted("row_number", "delay_min DESC, departure NULLS FIRST, flight_id"),
                        "An unknown departure was taken for the earliest: unknown ones come last.")
                .like(
                        RANKED.replace("origin IS NOT NULL AND ", "")
                                .formatted("row_number", "delay_min DESC, departure, flight_id"),
                        "Flights of unknown origin have become an origin of their own: they take no part.")
                .like(
                        RANKED.replace(" AND delay_min IS NOT NULL", "")
                                .formatted("row_number", "delay_min DESC, departure, flight_id"),
                        "An origin all of whose delays are unknown is there: those flights take no part.")
                .usually(
                        "One row for each origin: the greatest delay, of several the first departure, of those the smallest flight_id.")
                .toGive(RANKED.formatted("row_number", "delay_min DESC, departure NULLS LAST, flight_id"));
    }

    @Test
    void the_mean_of_three_flights() {
        query("the mean of each flight and the two before it", NeighbourQuestions.runningMeans())
                .like(
                        MEANS.formatted(""),
                        "That is the mean from the first flight on: a window with ORDER BY and without a frame begins at the first row.")
                .like(
                        MEANS.formatted("ROWS BETWEEN 1 PRECEDING AND CURRENT ROW"),
                        "Those are two flights: with the current row, two before it make three.")
                .like(
                        MEANS.formatted("ROWS BETWEEN 3 PRECEDING AND CURRENT ROW"),
                        "Those are four flights: with the current row, two before it make three.")
                .like(
                        MEANS.formatted("ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING"),
                        "The flight after it is in the mean, which is not known when this one leaves.")
                .like(
                        MEANS.formatted("ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING"),
                        "Those are the flights after it: the two before it are asked for.")
                .like(
                        MEANS.replace("PARTITION BY origin ", "").formatted("ROWS BETWEEN 2 PRECEDING AND CURRENT ROW"),
                        "The two before it were taken from any airport: PARTITION BY keeps to the same origin.")
                .like(
                        MEANS.formatted("ROWS BETWEEN 2 PRECEDING AND CURRENT ROW") + " AND delay_min IS NOT NULL",
                        "Flights of unknown delay are gone: each has a row, and takes its place among the three.")
                .like(
                        MEANS.replace("avg(delay_min)", "avg(coalesce(delay_min, 0))")
                                .formatted("ROWS BETWEEN 2 PRECEDING AND CURRENT ROW"),
                        "An unknown delay was counted as none: avg leaves NULL out by itself.")
                .like(
                        MEANS.replace("SELECT", "SELECT DISTINCT")
                                .formatted("ROWS BETWEEN 2 PRECEDING AND CURRENT ROW"),
                        "Two equal rows were made one: each row has its mean.")
                .usually(
                        "Three rows of one origin: the flight and the two before it, in the order of departure and flight_id.")
                .toGive(MEANS.formatted("ROWS BETWEEN 2 PRECEDING AND CURRENT ROW"));
    }

    @Test
    void flights_of_every_day() {
        query("the flights of each day", NeighbourQuestions.perDay())
                .inOrder()
                .like(
                        "SELECT departure::DATE AS day, count(*) FROM flights WHERE departure IS NOT NULL GROUP BY day ORDER BY day",
                        "Days on which nothing left are missing: they are in no row of flights. Make the days first.")
                .like(
                        "SELECT departure::DATE AS day, count(*) FROM flights GROUP BY day ORDER BY day",
                        "Days on which nothing left are missing, and flights without a departure have become a day.")
                .like(
                        DAYS.formatted("generate_series", "flight_id", ""),
                        "The join drops the days without a flight: LEFT JOIN keeps them.")
                .like(
                        DAYS.formatted("generate_series", "*", "LEFT"),
                        "A day on which nothing left has 1: count(*) counts its row of NULLs.")
                .like(
                        DAYS.formatted("range", "flight_id", "LEFT"),
                        "The last day is missing: range ends before it, generate_series with it.")
                .like(
                        DAYS.formatted("generate_series", "DISTINCT flight_id", "LEFT"),
                        "A flight that stands in two rows was counted once: each row counts.")
                .usually(
                        "Every day from the first departure to the last, with the number of rows that departed on it, in the order of days.")
                .toGive(DAYS.formatted("generate_series", "flight_id", "LEFT"));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Tables.drawn(
                        NeighbourQuestionsTest::draw,
                        new Tables(Map.of(
                                "flights",
                                List.of(
                                        flight(1, "2001-01-01 00:00:00", 5, "A"),
                                        flight(2, "2001-01-03 23:59:00", 5, "A")))),
                        new Tables(Map.of(
                                "flights",
                                List.of(
                                        flight(1, "2000-12-30 23:30:00", 5, "A"),
                                        flight(2, "2002-01-02 00:00:00", 5, "A")))),
                        new Tables(Map.of(
                                "flights",
                                List.of(flight(1, null, 60, "A"), flight(2, "2001-01-01 08:00:00", 5, "A"))))))
                .ask("the worst flights, of {rows},", tables -> tables.ask(NeighbourQuestions.worstOfEach()))
                .inAnyOrder()
                .ask("the means, of {rows},", tables -> tables.ask(NeighbourQuestions.runningMeans()))
                .inAnyOrder()
                .within(1e-9)
                .ask(
                        "the number of flights of each day, of {rows},",
                        tables -> numbers(tables.ask(NeighbourQuestions.perDay())))
                .questions(12)
                .holds();
    }

    /** Days come as dates or times; which they are was looked at above. */
    private static List<Object> numbers(List<List<Object>> days) {
        return days.stream().map(day -> day.get(1)).toList();
    }

    /** Up to six flights of two origins within five days, some of them in two rows. */
    private static Tables draw(RandomGenerator random) {
        List<List<Object>> flights = new ArrayList<>();
        int n = random.nextInt(7);
        for (int i = 0; i < n; i++) {
            String departure = "2001-01-0" + (1 + random.nextInt(5)) + " 0" + random.nextInt(3) + ":00:00";
            flights.add(flight(
                    9 - i, // not in the order of departure
                    random.nextInt(6) == 0 ? null : departure,
                    random.nextInt(5) == 0 ? null : 5 * random.nextInt(3),
                    random.nextInt(6) == 0 ? null : random.nextBoolean() ? "A" : "B"));
            if (random.nextInt(5) == 0) {
                flights.add(flights.get(flights.size() - 1));
            }
        }
        return new Tables(Map.of("flights", flights));
    }

    private static List<Object> flight(int number, String departure, Integer delay, String origin) {
        return Arrays.asList(number, departure, delay, 100, origin);
    }
}
