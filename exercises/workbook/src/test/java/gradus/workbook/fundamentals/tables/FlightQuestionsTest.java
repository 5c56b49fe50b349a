package gradus.workbook.fundamentals.tables;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Exercise(
        lesson = "tables",
        number = 4,
        title = "Six questions to the flights",
        kind = Kind.USE,
        points = 6,
        minutes = 30)
@ExplainedIn("tables#filter-group-reshape")
@Hint(
        "A condition on a column is a Selection: it has a size, and where(selection) keeps its rows. Which comparisons drop missing values?")
@Hint(
        "summarize(column, functions).by(group) gives one row per group; its columns are named like Median [delay_min]. Print one.")
@Hint(
        "Two of Tablesaw's calls miscount without a word: see What goes wrong. The lesson has Keys and Lookup for what these two should do.")
class FlightQuestionsTest {
    /** A flight; what is empty or null is missing. The carrier is in the table, and no question needs it. */
    private record Flight(String carrier, String origin, String destination, Integer delay) {}

    private record Airport(String iata, String state) {}

    private record Question(List<Flight> flights, List<Airport> airports, int number) {}

    private static final List<Flight> SIX = List.of(
            new Flight("AA", "ORD", "JFK", 10),
            new Flight("", "ORD", "JFK", 0),
            new Flight("AA", "JFK", "ORD", -5),
            new Flight("AA", "ORD", "MDW", 50),
            new Flight("AA", "", "ORD", 30),
            new Flight("AA", "JFK", "", null));

    private static final List<Airport> THREE =
            List.of(new Airport("ORD", "IL"), new Airport("MDW", "IL"), new Airport("HHH", ""));

    @Test
    void both_tables_stay_as_they_are() {
        Table flights = flights(SIX);
        Table airports = airports(THREE);
        String before = flights.printAll() + airports.printAll();
        FlightQuestions.late(flights, 5);
        FlightQuestions.departures(flights);
        FlightQuestions.medianDelays(flights, 1);
        FlightQuestions.routes(flights);
        FlightQuestions.withoutDeparture(flights, airports);
        FlightQuestions.departuresByState(flights, airports);
        law("each table should stay as it is", before.equals(flights.printAll() + airports.printAll()))
                .because(
                        airports.columnNames().contains("iata")
                                ? "A table was changed: copy it before you add, drop or sort."
                                : "The table of airports was changed: setName renames the caller's column. Copy it first.")
                .toHold();
    }

    @Test
    void flights_that_came_late() {
        expect(
                        "the number of flights over 10 minutes late of 10, 0, −5, 50, 30",
                        FlightQuestions.late(flights(SIX.subList(0, 5)), 10))
                .ifEqual(3, "Exactly as many minutes is not more.")
                .usually("50 and 30.")
                .toEqual(2);
        expect(
                        "the number of flights over 10 minutes late of 10, 0, −5, 50, 30, missing",
                        FlightQuestions.late(flights(SIX), 10))
                .ifEqual(3, "A missing delay was counted as late. Nobody knows that it was.")
                .usually("50 and 30.")
                .toEqual(2);
    }

    @Test
    void departures_from_each_airport() {
        expect("the departures of the six flights", FlightQuestions.departures(flights(SIX)))
                .ifEqual(
                        Map.of("ORD", 2, "JFK", 2, "", 1),
                        "ORD has three rows. In Tablesaw countBy counts the values of the first column, here the carrier, and one is missing.")
                .ifEqual(
                        Map.of("ORD", 3, "JFK", 2),
                        "Flights whose origin is missing are flights: they count under \"\".")
                .usually("Count rows: ORD has 3, JFK 2, and one has no origin.")
                .toEqual(Map.of("ORD", 3, "JFK", 2, "", 1));
    }

    @Test
    void median_delays_of_large_enough_origins() {
        medians(1)
                .ifEqual(Map.of("ORD", 20.0, "JFK", -5.0), "That is the mean. The median is the value in the middle.")
                .ifEqual(
                        Map.of("ORD", 10.0, "JFK", -5.0, "", 30.0),
                        "Flights without an origin have no airport: leave them out.")
                .ifEqual(Map.of("ORD", 10.0), "At least so many includes so many: JFK has exactly 1.")
                .usually("ORD has 0, 10, 50; of JFK one delay is known.")
                .toEqual(Map.of("ORD", 10.0, "JFK", -5.0));
        medians(3)
                .ifEqual(Map.of(), "At least so many includes so many: ORD has exactly 3.")
                .toEqual(Map.of("ORD", 10.0));
        medians(2)
                .when(
                        came -> came.containsKey("JFK"),
                        "JFK has two flights and one known delay. You counted rows instead of known delays.")
                .toEqual(Map.of("ORD", 10.0));
    }

    @Test
    void different_routes() {
        String which = "the number of routes in ORD–JFK, ORD–JFK, JFK–ORD, ORD–MDW, missing–ORD, JFK–missing";
        expect(which, FlightQuestions.routes(flights(SIX)))
                .ifEqual(5, "A flight with only one end known is on no route.")
                .ifEqual(2, "The way back is another route: JFK–ORD is not ORD–JFK.")
                .usually("ORD–JFK, JFK–ORD and ORD–MDW.")
                .toEqual(3);
        expect(
                        "the number of routes in one flight ORD–JFK of a missing carrier",
                        FlightQuestions.routes(flights(List.of(new Flight("", "ORD", "JFK", 1)))))
                .because("A gap in a column that no question needs is no reason to drop the flight.")
                .toEqual(1);
        expect(
                        "the number of routes in AB–CDE, ABC–DE",
                        FlightQuestions.routes(
                                flights(List.of(new Flight("AA", "AB", "CDE", 1), new Flight("AA", "ABC", "DE", 1)))))
                .because(
                        "Two codes were written as one text without anything between them: both routes are ABCDE then.")
                .toEqual(2);
        List<Flight> sameHash = List.of(
                new Flight("AA", "BBQ", "JFK", 1),
                new Flight("AA", "AaQ", "JFK", 1),
                new Flight("AA", "AaQ", "JFK", 1));
        expect("the number of routes in BBQ–JFK, AaQ–JFK, AaQ–JFK", FlightQuestions.routes(flights(sameHash)))
                .ifEqual(
                        3,
                        "In Tablesaw 0.43.1 dropDuplicateRows leaves copies where different rows have one hash code, as BBQ and AaQ have.")
                .usually("BBQ–JFK and AaQ–JFK.")
                .toEqual(2);
    }

    @Test
    void departures_from_each_state() {
        expect(
                        "the departures by state of the six flights, with ORD and MDW in Illinois and HHH in none,",
                        FlightQuestions.departuresByState(flights(SIX), airports(THREE)))
                .ifEqual(
                        Map.of("IL", 3),
                        "Flights that found no airport were dropped, as by an inner join. They count under \"unknown\".")
                .ifEqual(Map.of("IL", 3, "", 3), "A flight that found no state was left under its missing name, \"\".")
                .usually("Three from ORD; JFK is not among the airports, and one flight has no origin.")
                .toEqual(Map.of("IL", 3, "unknown", 3));
    }

    @Test
    @Needs("departures_from_each_state")
    void an_airport_without_a_state_is_unknown() {
        expect(
                        "the departures by state of one flight from HHH, whose state is missing,",
                        FlightQuestions.departuresByState(
                                flights(List.of(new Flight("AA", "HHH", "ORD", 1))), airports(THREE)))
                .because("HHH is among the airports, but has no state: its flights count under \"unknown\" as well.")
                .toEqual(Map.of("unknown", 1));
    }

    @Test
    @Needs("departures_from_each_state")
    void other_columns_may_have_any_name_and_place() {
        Table flights = flights(SIX).reorderColumns("destination", "origin", "delay_min", "carrier");
        Table airports =
                airports(THREE).addColumns(StringColumn.create("carrier", 3), IntColumn.create("delay_min", 3));
        expect(
                        "the departures by state of the six flights, the airports having columns named carrier and delay_min,",
                        refusalOr(() -> FlightQuestions.departuresByState(flights, airports)))
                .when(
                        what -> what instanceof String,
                        "A join refuses two columns of one name. Take only the columns that the question needs.")
                .usually("Ask for columns by their names.")
                .toEqual(Map.of("IL", 3, "unknown", 3));
        expect(
                        "the airports without a departure, with the columns of flights in another order",
                        FlightQuestions.withoutDeparture(flights, airports))
                .because("Ask for columns by their names: they may stand in any order.")
                .toEqual(List.of("HHH", "MDW"));
    }

    private static Object refusalOr(Supplier<Object> answer) {
        try {
            return answer.get();
        } catch (IllegalArgumentException refusal) {
            return "refused: " + refusal.getMessage();
        }
    }

    @Test
    void airports_without_a_departure() {
        expect(
                        "the airports without a departure of ORD, MDW, HHH",
                        FlightQuestions.withoutDeparture(flights(SIX), airports(THREE)))
                .ifEqual(List.of("MDW", "HHH"), "The order is that of the table: sort the codes.")
                .ifEqual(List.of("HHH"), "Flights that only land somewhere did not leave from there: MDW is missing.")
                .usually("ORD has departures; MDW was only landed on, HHH neither.")
                .toEqual(List.of("HHH", "MDW"));
        expect(
                        "the airports without a departure of JFK, hhh, MDW",
                        FlightQuestions.withoutDeparture(
                                flights(List.of()),
                                airports(List.of(
                                        new Airport("JFK", "NY"), new Airport("hhh", ""), new Airport("MDW", "IL")))))
                .ifEqual(
                        List.of("hhh", "JFK", "MDW"),
                        "String.compareTo puts capitals before small letters; this order ignores the case.")
                .usually("None had a departure.")
                .toEqual(List.of("JFK", "MDW", "hhh"));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<String> codes = Inputs.choice("ORD", "JFK", "MDW", "", "ord", "HHH");
        Inputs<Flight> flight = codes.and(codes, (from, to) -> new Flight("AA", from, to, null))
                .and(
                        Inputs.choice(null, 0, 5, 6, -7, 90),
                        (row, delay) -> new Flight(row.carrier(), row.origin(), row.destination(), delay))
                .and(
                        Inputs.choice("AA", ""),
                        (row, carrier) -> new Flight(carrier, row.origin(), row.destination(), row.delay()));
        Inputs<List<Airport>> airports = Inputs.choice(
                THREE, List.of(), List.of(new Airport("ord", "NY"), new Airport("JFK", "NY"), new Airport("AAA", "")));
        Agreement.on(Inputs.listOf(flight, 7)
                        .and(airports, (flights, places) -> new Question(flights, places, 1))
                        .and(Inputs.whole(1, 6), (q, number) -> new Question(q.flights(), q.airports(), number)))
                .ask(
                        "the flights later than {number} in {flights}",
                        q -> FlightQuestions.late(flights(q.flights()), q.number()))
                .ask("the flights later than −8 in {flights}", q -> FlightQuestions.late(flights(q.flights()), -8))
                .ask("the departures in {flights}", q -> FlightQuestions.departures(flights(q.flights())))
                .ask(
                        "the median delays of at least {number} in {flights}",
                        q -> FlightQuestions.medianDelays(flights(q.flights()), q.number()))
                .within(1e-9)
                .ask("the routes in {flights}", q -> FlightQuestions.routes(flights(q.flights())))
                .ask(
                        "the departures by state in {flights} with {airports}",
                        q -> FlightQuestions.departuresByState(flights(q.flights()), airports(q.airports())))
                .ask(
                        "the airports without departure in {flights} with {airports}",
                        q -> FlightQuestions.withoutDeparture(flights(q.flights()), airports(q.airports())))
                .questions(100)
                .holds();
    }

    private static Expect<Map<String, Double>> medians(int atLeast) {
        return expect(
                "the median delays of ORD (10, 0, 50), JFK (−5, missing) and a missing origin (30), of at least "
                        + atLeast + ",",
                FlightQuestions.medianDelays(flights(SIX), atLeast));
    }

    private static Table flights(List<Flight> rows) {
        IntColumn delays = IntColumn.create("delay_min");
        rows.forEach(row -> delays.appendObj(row.delay()));
        return Table.create(
                "flights",
                StringColumn.create("carrier", rows.stream().map(Flight::carrier)),
                delays,
                StringColumn.create("origin", rows.stream().map(Flight::origin)),
                StringColumn.create("destination", rows.stream().map(Flight::destination)));
    }

    private static Table airports(List<Airport> rows) {
        return Table.create(
                "airports",
                StringColumn.create("iata", rows.stream().map(Airport::iata)),
                StringColumn.create("state", rows.stream().map(Airport::state)));
    }
}
