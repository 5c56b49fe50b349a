package gradus.workbook.deployment.contracts;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.workbook.deployment.contracts.SchemaCheck.Member;
import gradus.workbook.deployment.contracts.SchemaCheck.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "contracts",
        number = 1,
        title = "Whom does this schema break?",
        kind = Kind.BUILD,
        points = 8,
        minutes = 20)
@Hint(
        "Requests and responses ask one question: may the writer do what the reader refuses? Only the roles change sides.")
@Hint(
        "Take the members one by one, those of both schemas. What if only the writer names it? What if only the reader does?")
@Hint(
        "For values: each type that may be written must be read, and each number that may be written must lie in the reader's range.")
@ExplainedIn("contracts#who-writes-and-who-reads")
class SchemaCheckTest {
    private static final double NONE = Double.NEGATIVE_INFINITY;
    private static final double END = Double.POSITIVE_INFINITY;
    private static final Member REQUIRED = new Member(Set.of("number"), true, NONE, END);
    private static final Member OPTIONAL = new Member(Set.of("number"), false, NONE, END);
    private static final Schema NOTHING = closed(Map.of());
    private static final Schema WEIGHT = closed(Map.of("weight", REQUIRED));
    private static final Schema PERHAPS = closed(Map.of("weight", OPTIONAL));

    private static Schema closed(Map<String, Member> members) {
        return new Schema(members, false);
    }

    private static Schema open(Schema schema) {
        return new Schema(schema.members(), true);
    }

    private static Schema of(double min, double max, String... types) {
        return closed(Map.of("weight", new Member(Set.of(types), true, min, max)));
    }

    private static Schema of(String... types) {
        return of(NONE, END, types);
    }

    @Test
    void the_schemas_stay_as_they_are() {
        Map<String, Member> before = new HashMap<>(Map.of("weight", REQUIRED));
        Map<String, Member> after = new HashMap<>(Map.of("height", OPTIONAL));
        Untouched.of("the old members", before)
                .and("the new members", after)
                .by("a check of the requests", () -> SchemaCheck.refusedRequests(closed(before), closed(after)));
    }

    @Test
    void a_member_that_becomes_required() {
        expect("the members refused in requests once weight is required,", SchemaCheck.refusedRequests(PERHAPS, WEIGHT))
                .ifEqual(
                        List.of(),
                        "The two sides were swapped, or required was overlooked: the new server reads what old clients write.")
                .toEqual(List.of("weight"));
        expect(
                        "the members unreadable in responses once weight is required,",
                        SchemaCheck.unreadableResponses(PERHAPS, WEIGHT))
                .ifEqual(
                        List.of("weight"),
                        "A response is held to the rule for requests. Here the new server writes and old clients read.")
                .toEqual(List.of());
    }

    @Test
    void a_member_that_becomes_optional() {
        expect(
                        "the members unreadable in responses once weight is optional,",
                        SchemaCheck.unreadableResponses(WEIGHT, PERHAPS))
                .usually("It may now be left out, and old clients require it.")
                .toEqual(List.of("weight"));
        expect("the members refused in requests once weight is optional,", SchemaCheck.refusedRequests(WEIGHT, PERHAPS))
                .usually("Old clients go on sending it, and nothing is wrong with that.")
                .toEqual(List.of());
    }

    @Test
    void a_member_that_only_the_reader_names() {
        expect(
                        "the members refused in requests after weight was added as required,",
                        SchemaCheck.refusedRequests(NOTHING, WEIGHT))
                .usually("Nobody who writes by the old schema sends it.")
                .toEqual(List.of("weight"));
        expect(
                        "the members refused in requests after weight was added as optional,",
                        SchemaCheck.refusedRequests(NOTHING, PERHAPS))
                .usually("A member that nobody has to send breaks nobody.")
                .toEqual(List.of());
        expect(
                        "the members refused in requests of an open schema, to which weight was added as required,",
                        SchemaCheck.refusedRequests(open(NOTHING), open(WEIGHT)))
                .usually("Nobody who writes by the old schema sends it: a writer sends only what its schema names.")
                .toEqual(List.of("weight"));
    }

    @Test
    void a_member_that_only_the_writer_names() {
        for (Schema before : List.of(WEIGHT, open(WEIGHT), PERHAPS)) {
            String words = before.members().get("weight").required() ? "a required" : "an optional";
            words += before.open()
                    ? " weight was removed from an open schema"
                    : " weight was removed from a closed schema";
            expect(
                            "the members refused in requests after " + words + ", which is closed now,",
                            SchemaCheck.refusedRequests(before, NOTHING))
                    .usually(
                            "The reader is closed: it refuses a member that it does not name, and an old client may send one.")
                    .toEqual(List.of("weight"));
            expect(
                            "the members refused in requests after " + words + ", which is open now,",
                            SchemaCheck.refusedRequests(before, open(NOTHING)))
                    .usually("The reader is open: a member that it does not name passes.")
                    .toEqual(List.of());
        }
    }

    @Test
    void several_members() {
        Map<String, Member> five =
                Map.of("w", REQUIRED, "a", REQUIRED, "kg", REQUIRED, "Kg", REQUIRED, "height", REQUIRED);
        expect(
                        "the members refused in requests after w, a, kg, Kg and height were added as required,",
                        SchemaCheck.refusedRequests(NOTHING, closed(five)))
                .usually("All of them, each once, sorted by name as compareTo does; Kg and kg are two.")
                .toEqual(List.of("Kg", "a", "height", "kg", "w"));
    }

    @Test
    void whole_numbers_and_numbers() {
        expect(
                        "the members refused in requests once integers become numbers,",
                        SchemaCheck.refusedRequests(of("integer"), of("number")))
                .usually("Every integer is a number.")
                .toEqual(List.of());
        expect(
                        "the members refused in requests once numbers become integers,",
                        SchemaCheck.refusedRequests(of("number"), of("integer")))
                .usually("Not every number is an integer: an old client may send 70.5.")
                .toEqual(List.of("weight"));
    }

    @Test
    void several_types() {
        expect(
                        "the members refused in requests once null is no longer allowed,",
                        SchemaCheck.refusedRequests(of("number", "null"), of("number")))
                .usually("An old client may send null: every type that may be written must be read.")
                .toEqual(List.of("weight"));
        expect(
                        "the members refused in requests once null is allowed as well,",
                        SchemaCheck.refusedRequests(of("number"), of("number", "null")))
                .usually("The types need not be the same: the reader may take more.")
                .toEqual(List.of());
    }

    @Test
    void ranges() {
        range("once 3 to 9 becomes 2 to 10", of(3, 9, "number"), of(2, 10, "number"))
                .usually("A wider range reads a narrower one.")
                .toEqual(List.of());
        range("once 3 to 9 becomes 3 to 8", of(3, 9, "number"), of(3, 8, "number"))
                .usually("Both ends of a range count: an old client may send 9.")
                .toEqual(List.of("weight"));
        range("once 3 to 9 becomes 4 to 9", of(3, 9, "integer"), of(4, 9, "number"))
                .usually("Both ends of a range count: an old client may send 3.")
                .toEqual(List.of("weight"));
        range("once null or 3 to 9 becomes null or 4 to 9", of(3, 9, "number", "null"), of(4, 9, "number", "null"))
                .usually("A range holds for the numbers, whatever else is allowed.")
                .toEqual(List.of("weight"));
        range("if 3 to 9 stays 3 to 9", of(3, 9, "number"), of(3, 9, "number"))
                .usually("An end of a range belongs to it.")
                .toEqual(List.of());
        range("for a text whose range becomes narrower", of(3, 9, "string"), of(4, 8, "string"))
                .usually("A range says nothing of texts.")
                .toEqual(List.of());
    }

    @Test
    void ranges_that_hardly_differ() {
        range("once 0.25 to 9 becomes 0.5 to 9", of(0.25, 9, "number"), of(0.5, 9, "number"))
                .usually("The ends of a range may be fractions: an old client may send 0.25.")
                .toEqual(List.of("weight"));
        range("once 0 to 9 becomes 1e-12 to 9", of(0, 9, "number"), of(1e-12, 9, "number"))
                .usually("Very little is lost, but an old client may send 0: the ends are compared exactly.")
                .toEqual(List.of("weight"));
        range("once 0 to 2^53 becomes 0 to 2^53 - 1", of(0, 0x1p53, "integer"), of(0, 0x1p53 - 1, "integer"))
                .usually("The largest number is lost: the ends are doubles, and neither int nor float holds them.")
                .toEqual(List.of("weight"));
        range("once -0.0 to 9 becomes 0.0 to 9", of(-0.0, 9, "number"), of(0.0, 9, "number"))
                .usually("-0.0 and 0.0 are one number: compare them by <, and not by Double.compare.")
                .toEqual(List.of());
    }

    private static Expect<List<String>> range(String change, Schema before, Schema after) {
        return expect("the members refused in requests " + change + ",", SchemaCheck.refusedRequests(before, after));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(pairs())
                .ask(
                        "the members refused in requests from {before} to {after} (named x, b, a; without a type: not there),",
                        p -> SchemaCheck.refusedRequests(schema(p.before()), schema(p.after())))
                .ask(
                        "the members unreadable in responses from {before} to {after} (named x, b, a; without a type: not there),",
                        p -> SchemaCheck.unreadableResponses(schema(p.before()), schema(p.after())))
                .holds();
    }

    /** A member of the table that the grader asks about; no types: the member is not there. */
    private record Given(List<String> types, boolean required, double min, double max) {}

    private record Flat(List<Given> members, boolean open) {}

    private record Pair(Flat before, Flat after) {}

    private static Schema schema(Flat flat) {
        Map<String, Member> members = new TreeMap<>();
        for (int i = 0; i < flat.members().size(); i++) {
            Given given = flat.members().get(i);
            if (!given.types().isEmpty()) {
                members.put(
                        List.of("x", "b", "a").get(i),
                        new Member(Set.copyOf(given.types()), given.required(), given.min(), given.max()));
            }
        }
        return new Schema(members, flat.open());
    }

    private static Inputs<Pair> pairs() {
        Inputs<Boolean> coin = Inputs.choice(true, false);
        Inputs<Given> member = Inputs.listOf(Inputs.choice("null", "boolean", "string", "integer", "number"), 2)
                .and(coin, (types, required) -> new Given(types, required, NONE, END))
                .and(
                        Inputs.choice(NONE, -1.0, 0.0, 1.0, 2.0),
                        (given, min) -> new Given(given.types(), given.required(), min, END))
                .and(
                        Inputs.choice(END, 3.0, 4.0, 5.0),
                        (given, max) -> new Given(given.types(), given.required(), given.min(), max));
        Inputs<Flat> schema = Inputs.listOf(member, 3).and(coin, Flat::new);
        return schema.and(schema, Pair::new);
    }
}
