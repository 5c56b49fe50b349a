package gradus.workbook.fundamentals.tables;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Exercise(lesson = "tables", number = 1, title = "Every flight once", kind = Kind.FIX, points = 4, minutes = 10)
@ExplainedIn("tables#how-many-rows-a-join-has")
@Hint(
        "How many rows does the join have for a flight from an airport with two rows? And for one from an airport with none?")
@Hint(
        "A flight needs one thing of its airport: the state. What holds one state for each code, and notices a second one?")
@Hint("Map.put returns the value that was there before. Map.getOrDefault answers for flights that find nothing.")
class MilesByStateTest {
    /** A flight; without an origin that is empty, without a distance that is null. */
    private record Flight(String origin, Integer miles) {}

    /** One row of the airports; what is empty is missing. */
    private record Airport(String iata, String state, double latitude) {}

    private record Question(List<Flight> flights, List<Airport> airports) {}

    private static final String REFUSED =
            "It was refused. Two rows that agree contradict nothing: only two different states do.";

    private static final List<Flight> THREE =
            List.of(new Flight("ORD", 100), new Flight("JFK", 30), new Flight("ORD", 7));

    private static final Airport ORD = new Airport("ORD", "IL", 41.9);
    private static final Airport JFK = new Airport("JFK", "NY", 40.6);

    @Test
    void both_tables_stay_as_they_are() {
        Table flights = flights(THREE);
        Table airports = airports(List.of(ORD, JFK));
        String before = flights.printAll() + airports.printAll();
        MilesByState.of(flights, airports);
        law("each table should stay as it is", before.equals(flights.printAll() + airports.printAll()))
                .because(
                        airports.columnNames().contains("iata")
                                ? "A table was changed: copy it before you add, drop or sort."
                                : "The table of airports was changed: setName renames the caller's column. Copy the table first.")
                .toHold();
    }

    @Test
    void three_flights_and_two_airports_add_up() {
        expect("the miles of ORD 100, JFK 30, ORD 7", of(THREE, ORD, JFK))
                .usually("100 + 7 from Illinois, 30 from New York.")
                .toEqual(Map.of("IL", 107L, "NY", 30L));
        expect("the miles of ORD 100, with an airport JFK in New York as well", of(THREE.subList(0, 1), ORD, JFK))
                .when(miles -> miles.containsKey("NY"), "A state from which no flight left has no entry.")
                .usually("100 from Illinois.")
                .toEqual(Map.of("IL", 100L));
    }

    @Test
    void an_airport_with_two_rows_counts_once() {
        expect("the miles of ORD 100, JFK 30, ORD 7, the row of ORD being there twice", outcome(THREE, ORD, ORD, JFK))
                .when(what -> what instanceof String, REFUSED)
                .ifEqual(
                        Map.of("IL", 214L, "NY", 30L),
                        "The join pairs a flight with each row of its airport: each flight of an airport with two rows counts twice.")
                .usually("The two rows say the same.")
                .toEqual(Map.of("IL", 107L, "NY", 30L));
    }

    @Test
    @Needs("an_airport_with_two_rows_counts_once")
    void rows_that_agree_on_the_state_may_differ_elsewhere() {
        Airport corrected = new Airport("ORD", "IL", 41.978);
        expect(
                        "the miles of ORD 100, JFK 30, ORD 7, ORD having a second row with another latitude",
                        outcome(THREE, ORD, JFK, corrected))
                .when(what -> what instanceof String, REFUSED)
                .ifEqual(
                        Map.of("IL", 214L, "NY", 30L),
                        "The rows of ORD differ in their latitude, so only exact copies went, and both are still joined.")
                .usually("Only the state is asked for, and the two rows agree on it.")
                .toEqual(Map.of("IL", 107L, "NY", 30L));
    }

    @Test
    void a_flight_that_finds_no_state_is_unknown() {
        String lost =
                "A flight that found no state was dropped, as by an inner join. Such flights count under \"unknown\".";
        expect(
                        "the miles of ORD 100, XXX 5, an origin missing 2, and MQT 1 (whose state is missing)",
                        of(
                                List.of(
                                        new Flight("ORD", 100),
                                        new Flight("XXX", 5),
                                        new Flight("", 2),
                                        new Flight("MQT", 1)),
                                ORD,
                                new Airport("MQT", "", 46.3)))
                .ifEqual(Map.of("IL", 100L), lost)
                .ifEqual(Map.of("IL", 100L, "", 1L), lost)
                .usually("5 + 2 + 1 miles have no state: they count under \"unknown\".")
                .toEqual(Map.of("IL", 100L, "unknown", 8L));
    }

    @Test
    @Needs("a_flight_that_finds_no_state_is_unknown")
    void a_row_without_a_code_is_nobodys_airport() {
        expect(
                        "the miles of an origin missing 2, with an airport in Ohio whose code is missing",
                        of(List.of(new Flight("", 2)), new Airport("", "OH", 40)))
                .ifEqual(
                        Map.of("OH", 2L),
                        "What is missing was joined to what is missing. An unknown code equals no other unknown code.")
                .usually("The flight has no origin: its miles are \"unknown\".")
                .toEqual(Map.of("unknown", 2L));
    }

    @Test
    @Needs("three_flights_and_two_airports_add_up")
    void a_row_without_a_state_says_nothing() {
        Airport silent = new Airport("ORD", "", 41.9);
        for (List<Airport> order : List.of(List.of(ORD, silent), List.of(silent, ORD))) {
            expect(
                            "the miles of ORD 100, with a row in Illinois and one without a state,",
                            MilesByState.of(flights(List.of(new Flight("ORD", 100))), airports(order)))
                    .because("A row without a state says nothing against one that has it, before it or after it.")
                    .toEqual(Map.of("IL", 100L));
        }
    }

    @Test
    @Needs("three_flights_and_two_airports_add_up")
    void two_different_states_are_refused() {
        String cause =
                "It stands in Illinois and in Indiana: which of two states is right cannot be told from the table.";
        for (List<Flight> flights : List.of(THREE, List.of(new Flight("JFK", 1)), List.<Flight>of())) {
            expectRefusal(
                    "a table of airports with ORD in two states, for " + flights.size() + " flights,",
                    IllegalArgumentException.class,
                    cause,
                    () -> of(flights, ORD, JFK, new Airport("ORD", "IN", 41.9)));
        }
        expectRefusal(
                "a table of airports with ORD in two states",
                IllegalArgumentException.class,
                "Whoever has to mend the file needs to know where: the message names the airport.",
                () -> of(THREE, ORD, JFK, new Airport("ORD", "IN", 41.9)),
                "ORD");
    }

    @Test
    @Needs("three_flights_and_two_airports_add_up")
    void a_flight_without_a_distance_adds_nothing() {
        expect(
                        "the miles of ORD 100, ORD without a distance, JFK without a distance",
                        of(List.of(new Flight("ORD", 100), new Flight("ORD", null), new Flight("JFK", null)), ORD, JFK))
                .ifEqual(
                        Map.of("IL", 100L),
                        "New York has no entry. A flight without a distance is still a flight: it adds 0.")
                .when(
                        miles -> miles.values().stream().anyMatch(sum -> sum < 0),
                        "−2147483648 is the mark of a missing whole number in Tablesaw. Ask isMissing first.")
                .usually("A flight without a distance adds 0 miles.")
                .toEqual(Map.of("IL", 100L, "NY", 0L));
    }

    @Test
    @Needs({"three_flights_and_two_airports_add_up", "a_flight_that_finds_no_state_is_unknown"})
    void codes_are_equal_only_if_written_alike() {
        expect("the miles of ord 100, with an airport ORD", of(List.of(new Flight("ord", 100)), ORD))
                .because(
                        "\"ord\" is not \"ORD\": the text says that codes are equal only if they are written in the same way.")
                .toEqual(Map.of("unknown", 100L));
    }

    @Test
    @Needs("three_flights_and_two_airports_add_up")
    void other_columns_may_have_one_name() {
        Table flights = flights(THREE).addColumns(StringColumn.create("note", 3));
        Table airports = airports(List.of(ORD, JFK)).addColumns(StringColumn.create("note", 2));
        expect(
                        "the miles of ORD 100, JFK 30, ORD 7, both tables having a column named note,",
                        outcome(() -> MilesByState.of(flights, airports)))
                .when(
                        what -> what instanceof String,
                        "A join refuses two columns of one name. Take only the columns that you need.")
                .toEqual(Map.of("IL", 107L, "NY", 30L));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Flight> flight = Inputs.choice("ORD", "JFK", "MDW", "ord", "ORD ", "", "XXX")
                .and(Inputs.choice(5, 70, 0, 2_000_000_000, null), Flight::new);
        Inputs<Airport> airport = Inputs.choice("ORD", "JFK", "MDW", "")
                .and(Inputs.choice("IL", "IL", "IL", "NY", "il", ""), (iata, state) -> new Airport(iata, state, 0))
                .and(Inputs.choice(1.0, 2.0), (row, latitude) -> new Airport(row.iata(), row.state(), latitude));
        Agreement.on(Inputs.listOf(flight, 6).and(Inputs.listOf(airport, 5), Question::new))
                .ask(
                        "the miles by state of {flights} with {airports}",
                        q -> MilesByState.of(flights(q.flights()), airports(q.airports())))
                .questions(300)
                .holds();
    }

    /** The miles, or the words of a refusal. */
    private static Object outcome(List<Flight> flights, Airport... airports) {
        return outcome(() -> of(flights, airports));
    }

    private static Object outcome(Supplier<Object> answer) {
        try {
            return answer.get();
        } catch (IllegalArgumentException refusal) {
            return "refused: " + refusal.getMessage();
        }
    }

    private static Map<String, Long> of(List<Flight> flights, Airport... airports) {
        return MilesByState.of(flights(flights), airports(List.of(airports)));
    }

    private static Table flights(List<Flight> rows) {
        StringColumn origins = StringColumn.create("origin");
        IntColumn miles = IntColumn.create("distance_mi");
        for (Flight row : rows) {
            origins.append(row.origin());
            if (row.miles() == null) {
                miles.appendMissing();
            } else {
                miles.append(row.miles());
            }
        }
        return Table.create("flights", origins, miles);
    }

    private static Table airports(List<Airport> rows) {
        return Table.create(
                "airports",
                StringColumn.create("iata", rows.stream().map(Airport::iata)),
                StringColumn.create("state", rows.stream().map(Airport::state)),
                DoubleColumn.create("latitude", rows.stream().mapToDouble(Airport::latitude)));
    }
}
