package gradus.workbook.fundamentals.sql;

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
import gradus.kit.sql.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "sql",
        number = 2,
        title = "A search that runs what users type",
        kind = Kind.FIX,
        points = 4,
        minutes = 15)
@ExplainedIn("sql#what-users-type")
@Hint("Search for O'Fallon and look at the statement that is sent. Where does the text end for the database?")
@Hint(
        "A parameter keeps a value out of the statement. Does LIKE take the value as it is, once it has arrived? Which functions of DuckDB do?")
@Hint("A column's name cannot be a parameter. What can you compare it with before it becomes part of the statement?")
class CitySearchTest {
    /** Airports: code, name, city, state. A and D share a city; B and E tie in state; G has no city, H no state, and A a small letter. */
    private static final List<List<Object>> AIRPORTS = List.of(
            List.of("A", "alfa", "O'Fallon", "MO"),
            List.of("D", "Bravo", "O'Fallon", "IL"),
            List.of("F", "Yard", "100% Sun", "FL"),
            List.of("E", "Xray", "Snow_Hill", "CA"),
            List.of("B", "Whisky", "SnowyHill", "CA"),
            List.of("C", "Victor", "Back\\slash", "AZ"),
            Arrays.asList("G", "Uncle", null, "AK"),
            Arrays.asList("H", "Tango", "Sundown", null));

    private record Search(String part, String sortBy, int limit) {}

    @Test
    void a_part_of_a_city_in_any_letters() {
        look("sUn", "iata", 9)
                .ifEqual(
                        List.of(),
                        "The letters were compared as they are: capital and small letters alike should be found.")
                .ifEqual(List.of("H"), "100% Sun is gone. It is found anywhere in the city, at its end as well.")
                .usually("100% Sun and Sundown hold it.")
                .toEqual(List.of("F", "H"));
    }

    @Test
    void quotes_are_text() {
        look("'", "iata", 9)
                .ifEqual(
                        List.of("A", "B", "C", "D", "E", "F", "H"),
                        "The quote is gone from what was typed, and the text of O'Fallon was taken apart: hand it on as it is.")
                .ifEqual(List.of(), "There is O'Fallon: look for the text as it was typed, anywhere in the city.")
                .usually("The quote ended the text in the statement. Give it as a parameter.")
                .toEqual(List.of("A", "D"));
        look("x' OR '1' = '1", "iata", 9)
                .usually("The text became part of the condition. Give it as a parameter.")
                .toEqual(List.of());
    }

    @Test
    @Needs("quotes_are_text")
    void nobody_deletes_the_table() {
        String drop = "x'; DROP TABLE airports; --";
        look(drop, "iata", 9)
                .usually("DuckDB ran two statements. Give the text as a parameter.")
                .toEqual(List.of());
        Object left = Given.using(Map.of("airports", AIRPORTS), database -> {
            CitySearch.find(database, drop, "iata", 9);
            return outcome(() -> database.query("SELECT count(*) FROM airports").value());
        });
        expect("the number of airports after a search for " + drop, left)
                .usually("The table is gone: the text was run.")
                .toEqual(8L);
    }

    @Test
    @Needs("quotes_are_text")
    void percent_and_underscore_and_backslash_are_text() {
        String pattern =
                "In a pattern % and _ still match anything. Ask for a part (contains, position), or escape them."
                        + " Doubling quotes is one hole less, and others are left: let the text be a parameter.";
        look("_H", "iata", 9)
                .ifEqual(List.of(), "Snow_Hill has it in the middle: look anywhere in the city, whatever the letters.")
                .usually(pattern)
                .toEqual(List.of("E"));
        look("0%", "iata", 9).usually(pattern).toEqual(List.of("F"));
        look("%", "iata", 9).usually(pattern).toEqual(List.of("F"));
        look("k\\s", "iata", 9).usually("A backslash stands for itself.").toEqual(List.of("C"));
    }

    @Test
    void the_order_is_that_of_the_column() {
        look("s", "name", 9)
                .ifEqual(
                        List.of("B", "C", "E", "F", "H"),
                        "That is the order of iata: the name of the column did not get through. (A parameter is a value, never a name.)")
                .usually("By name: Tango, Victor, Whisky, Xray, Yard.")
                .toEqual(List.of("H", "C", "B", "E", "F"));
        look("o", "name", 9)
                .usually(
                        "By name, as the database compares texts: Bravo, Tango, Whisky, Xray, and alfa after all capitals.")
                .toEqual(List.of("D", "H", "B", "E", "A"));
        look("s", "state", 9)
                .usually("By state AZ, CA, CA, FL and unknown; where it is equal, in the order of iata.")
                .toEqual(List.of("C", "B", "E", "F", "H"));
        look("s", "city", 9).usually("By city: 100% Sun, Back\\slash, …").toEqual(List.of("F", "C", "E", "B", "H"));
    }

    @Test
    void an_unknown_city_contains_nothing() {
        look("", "iata", 9)
                .ifEqual(
                        List.of("A", "B", "C", "D", "E", "F", "G", "H"),
                        "G's city is NULL. An unknown city contains nothing, not even the empty text.")
                .usually("The empty text is in every city that is known.")
                .toEqual(List.of("A", "B", "C", "D", "E", "F", "H"));
    }

    @Test
    void no_more_than_the_limit() {
        look("s", "iata", 2)
                .ifEqual(List.of("B", "C", "E", "F", "H"), "All were given: the limit is gone.")
                .usually("The first two of B, C, E, F, H.")
                .toEqual(List.of("B", "C"));
    }

    @Test
    void each_search_asks_the_database_that_it_is_given() {
        find("s", "iata", 9);
        List<Object> other = Given.using(
                Map.of("airports", List.of(List.of("Q", "Quebec", "Sunset", "CA"))),
                database -> new ArrayList<>(CitySearch.find(database, "s", "iata", 9)));
        expect("the codes found for \"s\" in a second database", other)
                .usually("A second database has other airports: ask it, and keep nothing between searches.")
                .toEqual(List.of("Q"));
    }

    @Test
    @Needs("the_order_is_that_of_the_column")
    void what_is_not_the_name_of_a_column_is_refused() {
        String open =
                "Only the four names may become part of the statement: refuse anything else with an IllegalArgumentException that names sortBy.";
        for (String sortBy : List.of(
                "city; DROP TABLE airports", "city DESC", "latitude", "1", "", "CITY", "city\n", "iata, name")) {
            refused(sortBy, open);
        }
        refused(null, "null is not the name of a column, and is refused like any other text.");
    }

    private static void refused(String sortBy, String cause) {
        Expect.expectRefusal(
                "a search sorted by " + (sortBy == null ? "null" : "\"" + sortBy.replace("\n", "\\n") + "\""),
                IllegalArgumentException.class,
                cause,
                () -> Given.using(Map.of("airports", AIRPORTS), database -> CitySearch.find(database, "s", sortBy, 9)),
                "sortBy");
    }

    @Test
    void what_was_refused_is_refused() {
        String cause = "It was refused before you mended the rest.";
        Expect.expectRefusal(
                "a search with limit 0", IllegalArgumentException.class, cause, () -> find("s", "iata", 0));
        Expect.expectRefusal(
                "a search with limit -1", IllegalArgumentException.class, cause, () -> find("s", "iata", -1));
        Expect.expectRefusal("a search for null", IllegalArgumentException.class, cause, () -> find(null, "iata", 1));
        law(
                        "a search for \"s\" with limit 1 should give one code",
                        find("s", "iata", 1).size() == 1)
                .toHold();
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<String> parts = Inputs.choice(
                "s", "", " ", "SNOW", "'", "''", "%", "_", "\\", "!", "\\%", "\\E", "!_", "!s", "' --", "n", "on",
                "\u00f3", "?");
        Inputs<String> columns = Inputs.choice("iata", "name", "city", "state", "name ", "iata--", "true");
        Agreement.on(parts.and(columns, (part, sortBy) -> new Search(part, sortBy, 9))
                        .and(Inputs.whole(0, 8), (search, limit) -> new Search(search.part(), search.sortBy(), limit)))
                .ask("the codes found by {}", search -> find(search.part(), search.sortBy(), search.limit()))
                .questions(30)
                .holds();
    }

    private static Expect<List<Object>> look(String part, String sortBy, int limit) {
        String subject = "the codes found for \"" + part + "\", sorted by " + sortBy + ", at most " + limit + ",";
        try {
            return expect(subject, find(part, sortBy, limit));
        } catch (gradus.fundamentals.sql.DatabaseException e) {
            return expect(subject, List.<Object>of("an error"))
                    .when(
                            any -> e.getMessage().contains("ORDER BY clause"),
                            "ORDER BY takes no parameter: a parameter is a value, and never the name of a column.")
                    .with(e);
        }
    }

    private static List<Object> find(String part, String sortBy, int limit) {
        return Given.using(
                Map.of("airports", AIRPORTS),
                database -> new ArrayList<>(CitySearch.find(database, part, sortBy, limit)));
    }

    private static Object outcome(java.util.function.Supplier<Object> question) {
        try {
            return question.get();
        } catch (gradus.fundamentals.sql.DatabaseException e) {
            return "none";
        }
    }
}
