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
        number = 1,
        title = "Three questions about airports",
        kind = Kind.USE,
        points = 4,
        minutes = 10)
@ExplainedIn("sql#rows-that-go-missing-rows-that-come-twice")
@Hint(
        "A comparison with NULL is neither true nor false, and WHERE keeps only what is true. How do you ask for \"not known to be\"?")
@Hint("Which join keeps an airport without flights? And what does count(*) find in the row that it then gets?")
@Hint(
        "Should a flight from a large airport weigh as much as one from a small one? Then how many steps of averaging may there be?")
class AirportQuestionsTest {
    private static final String STATES = "SELECT state, avg(delay_min) FROM flights JOIN airports ON origin = iata";

    @Test
    void airports_not_known_to_lie_in_california() {
        query("the airports outside California", AirportQuestions.outsideCalifornia())
                .inOrder()
                .like(
                        "SELECT iata, name FROM airports WHERE state <> 'CA' ORDER BY iata",
                        "The airports without a state are gone: NULL <> 'CA' is not known, and WHERE keeps only what is true.")
                .like(
                        "SELECT iata, name FROM airports WHERE state IS DISTINCT FROM 'CA'",
                        "The rows are right, and without ORDER BY they may come in any order: they should be in that of iata.")
                .like(
                        "SELECT iata, name FROM airports WHERE state = 'CA' ORDER BY iata",
                        "Those are the airports in California.")
                .like(
                        "SELECT iata, name FROM airports WHERE state IS DISTINCT FROM 'CA' ORDER BY name",
                        "The rows are right, and sorted by their name: they should be in the order of iata.")
                .like(
                        "SELECT iata, name FROM airports ORDER BY iata",
                        "Those are all airports: California's should be left out.")
                .like(
                        "SELECT iata, name FROM airports WHERE state IS DISTINCT FROM 'CA' AND name IS NOT NULL ORDER BY iata",
                        "An airport without a name is an airport: only the state decides.")
                .usually(
                        "Every airport but those whose state is CA, and so those of unknown state as well: iata and name, in the order of iata.")
                .toGive("SELECT iata, name FROM airports WHERE state IS DISTINCT FROM 'CA' ORDER BY iata");
    }

    @Test
    void departures_of_every_airport() {
        query("the departures of each airport", AirportQuestions.departures())
                .like(
                        "SELECT iata, count(*) FROM airports JOIN flights ON iata = origin GROUP BY iata",
                        "A join gives pairs, so an airport without flights is in none. LEFT JOIN keeps it.")
                .like(
                        "SELECT iata, count(*) FROM airports LEFT JOIN flights ON iata = origin GROUP BY iata",
                        "count(*) counts the row of NULLs that an airport without flights has. Count a column of flights that is never NULL.")
                .like(
                        "SELECT iata, count(delay_min) FROM airports LEFT JOIN flights ON iata = origin GROUP BY iata",
                        "count(delay_min) leaves out flights whose delay is not known. Count a column that is never NULL in a flight.")
                .like(
                        "SELECT iata, count(DISTINCT flight_id) FROM airports LEFT JOIN flights ON iata = origin GROUP BY iata",
                        "Two equal rows were counted as one flight: a row is a flight, so count without DISTINCT.")
                .like(
                        "SELECT iata, count(flight_id) FROM airports LEFT JOIN flights ON iata = destination GROUP BY iata",
                        "Those are the arrivals: a flight leaves its origin.")
                .like(
                        "SELECT origin, count(*) FROM flights GROUP BY origin",
                        "Those are the origins that flights name, one of them NULL: the task asks for every row of airports.")
                .usually("One row for each row of airports, with the number of flights whose origin is its iata.")
                .toGive("SELECT iata, count(flight_id) FROM airports LEFT JOIN flights ON iata = origin GROUP BY iata");
    }

    @Test
    @ExplainedIn("sql#the-idea")
    void the_mean_delay_of_each_state() {
        query("the mean delay of each state", AirportQuestions.meanDelays())
                .like(
                        "WITH a AS (SELECT state, origin, avg(delay_min) AS m FROM flights JOIN airports ON origin = iata"
                                + " WHERE delay_min IS NOT NULL GROUP BY ALL) SELECT state, avg(m) FROM a GROUP BY state",
                        "That is the mean of the airports' means: six flights of one airport weigh as much as a thousand of another.")
                .like(
                        "SELECT state, avg(coalesce(delay_min, 0)) FROM flights JOIN airports ON origin = iata GROUP BY state",
                        "An unknown delay was counted as none: avg leaves NULL out by itself.")
                .like(
                        "SELECT state, sum(delay_min) / count(flight_id) FROM flights JOIN airports ON origin = iata GROUP BY state"
                                + " HAVING count(delay_min) > 0",
                        "The sum was divided by all flights, also by those whose delay is not known.")
                .like(
                        STATES + " GROUP BY state",
                        "A state all of whose delays are unknown is there, with NULL: the task leaves it out.")
                .like(
                        "SELECT state, avg(delay_min) FROM airports LEFT JOIN flights ON origin = iata GROUP BY state",
                        "States without a known delay are there, with NULL: the task leaves them out.")
                .like(
                        STATES + " WHERE delay_min IS NOT NULL AND state IS NOT NULL GROUP BY state",
                        "The airports without a state are a group too, and it is gone.")
                .like(
                        "SELECT state, avg(delay_min) FROM flights LEFT JOIN airports ON origin = iata WHERE delay_min IS NOT NULL"
                                + " GROUP BY state",
                        "Flights from airports that airports does not list were taken into the group of NULL: they are in none.")
                .like(
                        "SELECT state, avg(delay_min) FROM flights JOIN airports ON destination = iata WHERE delay_min IS NOT NULL"
                                + " GROUP BY state",
                        "Those are the flights *to* each state: the origin decides.")
                .like(
                        "SELECT state, avg(DISTINCT delay_min) FROM flights JOIN airports ON origin = iata WHERE delay_min IS NOT"
                                + " NULL GROUP BY state",
                        "Equal delays were counted once: every flight counts, without DISTINCT.")
                .usually("Join each flight with its origin, then take one mean over all flights of a state.")
                .toGive(STATES + " WHERE delay_min IS NOT NULL GROUP BY state");
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Tables.drawn(
                        AirportQuestionsTest::draw,
                        new Tables(
                                Map.of("airports", List.of(airport("A", "CA")), "flights", List.of(flight(1, 5, "A")))),
                        new Tables(
                                Map.of("airports", List.of(airport("A", "")), "flights", List.of(flight(1, 0, "B"))))))
                .ask(
                        "the airports outside California, of {rows},",
                        tables -> tables.ask(AirportQuestions.outsideCalifornia()))
                .ask("the departures, of {rows},", tables -> tables.ask(AirportQuestions.departures()))
                .inAnyOrder()
                .ask("the mean delays, of {rows},", tables -> tables.ask(AirportQuestions.meanDelays()))
                .inAnyOrder()
                .within(1e-9)
                .questions(12)
                .holds();
    }

    /** Up to four airports, no two of one code, and up to five flights. */
    private static Tables draw(RandomGenerator random) {
        List<List<Object>> airports = new ArrayList<>();
        for (String iata : List.of("C", "A", "D", "B").subList(0, random.nextInt(5))) {
            airports.add(airport(iata, oneOf(random, "NY", "CA", "ca", "CAL", "", null)));
        }
        List<List<Object>> flights = new ArrayList<>();
        int n = random.nextInt(6);
        for (int i = 0; i < n; i++) {
            flights.add(flight(i, oneOf(random, 0, 10, -3, 7, null), oneOf(random, "A", "B", "C", "Z", null)));
        }
        return new Tables(Map.of("airports", airports, "flights", flights));
    }

    @SafeVarargs
    private static <T> T oneOf(RandomGenerator random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<Object> airport(String iata, String state) {
        return Arrays.asList(iata, null, null, state);
    }

    private static List<Object> flight(int number, Integer delay, String origin) {
        return Arrays.asList(number, "2001-01-01 08:00:00", delay, number % 2 == 0 ? null : 100, origin);
    }
}
