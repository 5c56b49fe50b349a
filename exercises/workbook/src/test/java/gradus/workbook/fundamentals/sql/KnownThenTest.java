package gradus.workbook.fundamentals.sql;

import static gradus.engine.expect.Expect.expect;
import static gradus.kit.sql.QueryClaim.query;

import gradus.engine.check.Agreement;
import gradus.engine.check.Growth;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.kit.sql.Tables;
import gradus.workbook.fundamentals.sql.KnownThen.Event;
import gradus.workbook.fundamentals.sql.KnownThen.Pressure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "sql", number = 5, title = "Known on that day", kind = Kind.BUILD, points = 6, minutes = 30)
@ExplainedIn("sql#what-was-known-on-that-day")
@Hint(
        "An as-of join takes one row of the other table. Of two on the same day it takes either: what must be true of the table before you join it?")
@Hint(
        "Which rows of lab_tests are no pressures at all? Take them out before the join, not after it: after it, the event goes with them.")
@Hint("In Java: which map finds the greatest key that is not above a given one?")
class KnownThenTest {
    private static final String PRESSURES =
            "WITH p AS (SELECT id, days, %s(value) AS v FROM lab_tests WHERE test = 'sbp' AND value IS"
                    + " NOT NULL AND id IS NOT NULL AND days IS NOT NULL GROUP BY ALL) SELECT e.id, e.days, p.v FROM events e ";
    private static final String RIGHT =
            PRESSURES.formatted("max") + "ASOF LEFT JOIN p ON e.id = p.id AND e.days >= p.days";

    private static final List<String> TESTS = List.of("sbp", "sbp", "sbp", "sbp", "sbp", "dbp", "SBP", "sbp_lying");

    private record Lists(List<Event> events, List<Pressure> pressures) {}

    @Test
    void the_query_gives_what_was_known() {
        query("the pressure known at each event", KnownThen.sql())
                .keys(2)
                .like(
                        PRESSURES.formatted("max") + "ASOF JOIN p ON e.id = p.id AND e.days >= p.days",
                        "Events without an earlier pressure are gone: a left join keeps them.")
                .like(
                        PRESSURES.formatted("max") + "ASOF LEFT JOIN p ON e.id = p.id AND e.days > p.days",
                        "A pressure of that very day was left out: it was known on that day.")
                .like(
                        PRESSURES.formatted("max") + "LEFT JOIN p ON e.id = p.id AND e.days >= p.days",
                        "Events have several rows: every earlier pressure has made a row, and only the last counts.")
                .like(
                        PRESSURES.formatted("min") + "ASOF LEFT JOIN p ON e.id = p.id AND e.days >= p.days",
                        "That is the lowest of the day: of several on one day the highest counts.")
                .like(
                        PRESSURES.formatted("avg") + "ASOF LEFT JOIN p ON e.id = p.id AND e.days >= p.days",
                        "That is the mean of the day: of several on one day the highest counts.")
                .like(
                        PRESSURES.formatted("first") + "ASOF LEFT JOIN p ON e.id = p.id AND e.days >= p.days",
                        "Of several on one day any one was taken: the highest counts.")
                .like(
                        RIGHT.replace("test = 'sbp' AND ", ""),
                        "What was measured is not looked at: other tests than sbp were taken for pressures.")
                .like(
                        "WITH p AS (SELECT id, arg_max(value, (days, value)) AS v FROM lab_tests WHERE test = 'sbp' AND value IS NOT NULL"
                                + " AND days IS NOT NULL GROUP BY id) SELECT id, days, v FROM events LEFT JOIN p USING (id)",
                        "That is the newest of each person. A pressure measured afterwards was not known on that day.")
                .like(
                        RIGHT.replace("SELECT e.id", "SELECT DISTINCT e.id"),
                        "Two equal events were made one: each row of events has a row.")
                .usually(
                        "For each row of events, the highest known sbp of the last day, up to its own, on which there is one.")
                .toGive(RIGHT);
    }

    @Test
    void java_gives_what_was_known() {
        look(List.of(new Event(1, 10)), new Pressure(1, 3, 120), new Pressure(1, 7, 110), new Pressure(1, 11, 150))
                .ifEqual(List.of(150.0), "150 was measured on day 11: afterwards.")
                .ifEqual(List.of(120.0), "That is the highest, or the first: the last before day 10 is that of day 7.")
                .usually("The last up to day 10 is that of day 7.")
                .toEqual(List.of(110.0));
        look(List.of(new Event(1, 10)), new Pressure(1, 3, 120), new Pressure(1, 10, 110))
                .usually("The pressure of day 10 was known on day 10: the day of the event counts.")
                .toEqual(List.of(110.0));
        look(List.of(new Event(1, 10)), new Pressure(1, 3, 120), new Pressure(1, 3, 119))
                .usually("Both are of day 3: of several on one day the highest.")
                .toEqual(List.of(120.0));
        look(List.of(new Event(1, 10)), new Pressure(1, 3, -2.5))
                .usually("There is one pressure, whatever its sign.")
                .toEqual(List.of(-2.5));
        look(List.of(new Event(1, 10), new Event(1, 10)), new Pressure(2, 5, 99))
                .usually("Somebody else's pressure: person 1 has none, and gets null, once for each event.")
                .toEqual(Arrays.asList(null, null));
        look(
                        List.of(new Event(2, 9), new Event(1, -3), new Event(2, 1)),
                        new Pressure(1, -5, 80),
                        new Pressure(2, 1, 70))
                .usually("In the order of events, whatever the sign of a day.")
                .toEqual(List.of(70.0, 80.0, 70.0));
    }

    @Test
    void the_lists_stay_as_they_are() {
        List<Event> events = new ArrayList<>(List.of(new Event(2, 5), new Event(1, 9)));
        List<Pressure> pressures = new ArrayList<>(List.of(new Pressure(2, 4, 120), new Pressure(1, 2, 130)));
        Untouched.of("the list of events", events)
                .and("the list of pressures", pressures)
                .by("a call", () -> KnownThen.inJava(events, pressures));
    }

    @Test
    @Needs({"the_query_gives_what_was_known", "java_gives_what_was_known"})
    void twice_as_much_takes_about_twice_as_long() {
        Growth.ofTime("the pressures known at n events, of n pressures", n -> work(n, n / 8 + 1))
                .from(250)
                .usually(
                        "Looking through all pressures for each event takes too long: sort them, or keep them in a map, first.")
                .toBeAtMost(Growth.Order.LINEAR);
        Growth.ofTime("the pressures known at n events of one person, of n pressures", n -> work(n, 1))
                .from(250)
                .usually(
                        "Looking through all pressures of the person for each event takes too long: keep them sorted by day.")
                .toBeAtMost(Growth.Order.LINEAR);
    }

    private static Runnable work(int n, int people) {
        SplittableRandom random = new SplittableRandom(n);
        List<Event> events = new ArrayList<>();
        List<Pressure> pressures = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            events.add(new Event(random.nextInt(people), random.nextInt(n)));
            pressures.add(new Pressure(random.nextInt(people), random.nextInt(n), i));
        }
        return () -> KnownThen.inJava(events, pressures);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Event> event = personAndDay();
        Inputs<Pressure> pressure = personAndDay()
                .and(Inputs.choice(0.0, 120.0, -1.0, 119.5), (at, value) -> new Pressure(at.id(), at.day(), value));
        Agreement.on(Inputs.listOf(event, 4).and(Inputs.listOf(pressure, 6), Lists::new))
                .ask("the pressures known, of {},", lists -> KnownThen.inJava(lists.events(), lists.pressures()))
                .questions(500)
                .holds();
    }

    /** Few people on few days, so that they meet; ids and days are any int. */
    private static Inputs<Event> personAndDay() {
        Inputs<Integer> ids = Inputs.choice(1, 2, 3, 1001, -1);
        Inputs<Integer> days = Inputs.choice(-2, -1, 0, 1, 2, 3, 100_001, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return ids.and(days, Event::new);
    }

    @Test
    @Needs
    void the_query_agrees_with_the_solution() {
        Agreement.on(Tables.drawn(KnownThenTest::draw))
                .ask("the pressures known, of {rows},", tables -> tables.ask(KnownThen.sql()))
                .inAnyOrder()
                .questions(15)
                .holds();
    }

    private static Tables draw(RandomGenerator random) {
        List<List<Object>> events = new ArrayList<>();
        List<List<Object>> tests = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            events.add(Arrays.asList(some(random), some(random), "MI"));
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            Double value = random.nextInt(6) == 0 ? null : 100.0 + random.nextInt(5);
            tests.add(Arrays.asList(some(random), some(random), TESTS.get(random.nextInt(TESTS.size())), value));
        }
        return new Tables(Map.of("events", events, "lab_tests", tests));
    }

    private static Integer some(RandomGenerator random) {
        return random.nextInt(9) == 0 ? null : random.nextInt(1, 3);
    }

    private static Expect<List<Double>> look(List<Event> events, Pressure... pressures) {
        return expect(
                "what was known at " + events + ", of " + Arrays.toString(pressures) + ",",
                KnownThen.inJava(events, List.of(pressures)));
    }
}
