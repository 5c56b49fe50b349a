package gradus.workbook.deployment.registry;

import static gradus.engine.expect.Expect.expect;

import gradus.deployment.contracts.WatchedDatabase;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.deployment.registry.TwoChanges.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Exercise(
        lesson = "registry",
        number = 2,
        title = "A promotion that holds",
        kind = Kind.BUILD,
        points = 10,
        minutes = 40)
@Hint("Three statements write: retire, crown, log. What must hold between them for a kill to be harmless?")
@Hint("Looking belongs under the same lock as writing. BEGIN IMMEDIATE takes SQLite's lock before the look.")
@Hint(
        "For the way back, read the events in their order: each promotion puts a version on a stack, each rollback takes one off.")
@ExplainedIn("registry#one-champion")
class AtomicPromotionTest {
    private static final int MOST_POINTS = 80;
    private static final AtomicInteger NAMES = new AtomicInteger();

    @TempDir
    private Path folder;

    private final List<String> points = new ArrayList<>();
    private DataSource database;

    /** The end of a process, as far as a grader can play it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void create() throws SQLException {
        database = fresh();
    }

    private Path file() {
        return folder.resolve(NAMES.incrementAndGet() + ".db");
    }

    private DataSource fresh() throws SQLException {
        return PromotionTables.create("jdbc:sqlite:" + file());
    }

    /** A database in which these versions were promoted in a row. */
    private Path begun(int... versions) throws SQLException {
        Path file = file();
        database = PromotionTables.create("jdbc:sqlite:" + file);
        promoted(versions);
        return file;
    }

    private DataSource copy(Path begun) {
        try {
            return PromotionTables.open("jdbc:sqlite:" + Files.copy(begun, file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String told(Change change) {
        return TwoChanges.told(new AtomicPromotion(database), change);
    }

    /** Promotes these versions in a row, each against the one before. */
    private void promoted(int... versions) {
        int against = 0;
        for (int version : versions) {
            int champion = against;
            expect(
                            "the outcome of promoting " + version + " against " + against,
                            told(p -> p.promote("weight", version, champion, "ada")))
                    .toEqual("done");
            against = version;
        }
    }

    private List<String> stages() throws SQLException {
        return PromotionTables.stages(database, "weight");
    }

    private List<String> events() throws SQLException {
        return PromotionTables.events(database, "weight");
    }

    @Test
    void the_first_promotion_makes_a_champion() throws SQLException {
        promoted(2);
        expect("the stages of weight after version 2 was promoted", stages())
                .ifEqual(List.of(), "It returned, but nothing of it was ever committed.")
                .toEqual(List.of("2 champion"));
        expect("the events after that", events()).toEqual(List.of("ada promoted 2 for 0"));
    }

    @Test
    @Needs("the_first_promotion_makes_a_champion")
    void a_promotion_retires_the_champion_until_then() throws SQLException {
        promoted(2, 3);
        expect("the stages of weight after 2 and 3 were promoted", stages())
                .ifEqual(List.of("2 champion", "3 champion"), "There are two champions: the old one was not retired.")
                .toEqual(List.of("2 retired", "3 champion"));
        expect("the events after that", events()).toEqual(List.of("ada promoted 2 for 0", "ada promoted 3 for 2"));
        expect("the outcome of promoting 2 again, which is retired,", told(p -> p.promote("weight", 2, 3, "bo")))
                .ifEqual("refused", "A retired version may be promoted again.")
                .toEqual("done");
    }

    @Test
    @Needs("each_rollback_goes_one_step_further_back")
    void models_know_nothing_of_each_other() throws SQLException {
        promoted(2, 3);
        told(p -> p.rollBack("weight", 3, "bo"));
        expect("the stages of credit after changes of weight", PromotionTables.stages(database, "credit"))
                .usually("A statement that changes versions does not say of which model.")
                .toEqual(List.of("9 champion"));
        expect("the outcome of promoting credit 2 against 9", told(p -> p.promote("credit", 2, 9, "o'hara")))
                .toEqual("done");
        expect(
                        "the last event of credit after that",
                        PromotionTables.events(database, "credit").get(1))
                .toEqual("o'hara promoted 2 for 9");
        expect("the outcome of rolling back credit 2", told(p -> p.rollBack("credit", 2, "cy")))
                .toEqual("done");
        expect("the stages of credit after that", PromotionTables.stages(database, "credit"))
                .ifEqual(List.of("2 champion", "9 retired"), "The log was read for all models together.")
                .toEqual(List.of("2 retired", "9 champion"));
        expect("the stages of weight after changes of credit", stages())
                .usually("A statement that changes versions does not say of which model.")
                .toEqual(List.of("2 champion", "3 retired"));
        expect(
                        "the outcome of promoting children's weight 1 against 0",
                        told(p -> p.promote("children's weight", 1, 0, "cy")))
                .when(
                        told -> told.startsWith("SQLException"),
                        "A name can hold a quotation mark: give values to a statement as parameters, do not join them to its text.")
                .toEqual("done");
    }

    @Test
    @Needs("the_first_promotion_makes_a_champion")
    void what_was_compared_with_another_champion_is_stale() throws SQLException {
        promoted(2, 3);
        for (int against : new int[] {2, 0, 4}) {
            unchanged(
                    "promoting 1 against " + against + ", where 3 is champion,",
                    "stale",
                    p -> p.promote("weight", 1, against, "bo"));
        }
        for (int from : new int[] {2, 0, 1}) {
            unchanged(
                    "rolling back " + from + ", where 3 is champion,", "stale", p -> p.rollBack("weight", from, "bo"));
        }
    }

    @Test
    @Needs("the_first_promotion_makes_a_champion")
    void what_cannot_be_promoted_is_refused() throws SQLException {
        promoted(2);
        unchanged("promoting 7, which is not there,", "refused", p -> p.promote("weight", 7, 2, "bo"));
        unchanged("promoting 9, which only credit has,", "refused", p -> p.promote("weight", 9, 2, "bo"));
        unchanged("promoting 2, the champion,", "refused", p -> p.promote("weight", 2, 2, "bo"));
        unchanged("rolling back the first champion", "stale", p -> p.rollBack("weight", 2, "bo"));
    }

    private void unchanged(String what, String outcome, Change change) throws SQLException {
        List<String> before = all();
        expect("the outcome of " + what, told(change)).toEqual(outcome);
        expect("the stages and events after " + what, all())
                .usually("A change that is refused changes nothing: check before you write, or do not commit.")
                .toEqual(before);
    }

    private List<String> all() throws SQLException {
        List<String> all = new ArrayList<>(stages());
        all.addAll(events());
        return all;
    }

    @Test
    @Needs("a_promotion_retires_the_champion_until_then")
    void each_rollback_goes_one_step_further_back() throws SQLException {
        promoted(1, 2, 3);
        expect("the outcome of rolling back 3", told(p -> p.rollBack("weight", 3, "bo")))
                .toEqual("done");
        expect("the stages after rolling back 3", stages()).toEqual(List.of("1 retired", "2 champion", "3 retired"));
        expect("the last event", events().get(events().size() - 1))
                .usually("A rollback has an event of its own: who, the new champion, and whom it replaced.")
                .toEqual("bo rolled back 2 for 3");
        expect("the outcome of rolling back 2 after that", told(p -> p.rollBack("weight", 2, "bo")))
                .toEqual("done");
        expect("the champions after two steps back from 1, 2, 3", PromotionTables.champions(database, "weight"))
                .ifEqual(List.of("3"), "The second step went back to the first: it took what the last event replaced.")
                .toEqual(List.of("1"));
        expect("the outcome of promoting 4 after that", told(p -> p.promote("weight", 4, 1, "ada")))
                .toEqual("done");
        expect("the outcome of rolling back 4", told(p -> p.rollBack("weight", 4, "bo")))
                .toEqual("done");
        expect("the champions after back to 1, on to 4, and back", PromotionTables.champions(database, "weight"))
                .usually("When 4 was promoted the champion was 1.")
                .toEqual(List.of("1"));
    }

    @Test
    @Needs("each_rollback_goes_one_step_further_back")
    void a_version_that_was_champion_twice_is_gone_back_to_twice() throws SQLException {
        promoted(1, 2, 3, 2);
        List<String> champions = new ArrayList<>();
        for (int from : new int[] {2, 3, 2}) {
            told(p -> p.rollBack("weight", from, "bo"));
            champions.addAll(PromotionTables.champions(database, "weight"));
        }
        expect("the champions after one, two and three steps back from 1, 2, 3, 2", champions)
                .usually(
                        "A version can be champion more than once: its latest promotion is not always the one to undo.")
                .toEqual(List.of("3", "2", "1"));
    }

    @Test
    @Needs({
        "models_know_nothing_of_each_other",
        "what_was_compared_with_another_champion_is_stale",
        "what_cannot_be_promoted_is_refused",
        "a_version_that_was_champion_twice_is_gone_back_to_twice"
    })
    void a_kill_at_any_statement_leaves_all_or_nothing() throws SQLException {
        killed("a promotion", p -> p.promote("weight", 3, 2, "bo"), "3", "bo promoted 3 for 2");
        killed("a rollback", p -> p.rollBack("weight", 2, "bo"), "1", "bo rolled back 1 for 2");
    }

    private void killed(String what, Change change, String champion, String event) throws SQLException {
        Path begun = begun(1, 2);
        for (int halt = 0; halt < MOST_POINTS; halt++) {
            database = copy(begun);
            List<String> passed = new ArrayList<>();
            if (!dies(change, halt, passed)) {
                return; // it passed all its statements
            }
            String subject = " if the process is killed in " + what + ", " + passed.get(halt) + ",";
            List<String> champions = PromotionTables.champions(database, "weight");
            expect("the champions" + subject, champions)
                    .ifEqual(List.of(), "One was retired, and no other crowned: each statement counted on its own.")
                    .usually("Each statement counted on its own.")
                    .to("be 2 or " + champion, now -> now.equals(List.of("2")) || now.equals(List.of(champion)));
            List<String> log = new ArrayList<>(List.of("ada promoted 1 for 0", "ada promoted 2 for 1"));
            if (champions.equals(List.of(champion))) {
                log.add(event);
            }
            expect("the events, where the champion is " + champions.get(0) + "," + subject, events())
                    .usually("The stages and their event are not in one transaction.")
                    .toEqual(log);
        }
    }

    private boolean dies(Change change, int halt, List<String> passed) {
        Consumer<String> watcher = point -> {
            passed.add(point);
            if (passed.size() > halt) {
                throw new Killed();
            }
        };
        try {
            TwoChanges.told(new AtomicPromotion(WatchedDatabase.watch(database, watcher)), change);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    @Test
    @Needs("a_kill_at_any_statement_leaves_all_or_nothing")
    void of_two_at_once_one_holds() throws Exception {
        String outcomes = "be one done and one stale";
        Predicate<List<String>> right = now -> now.contains("done") && now.contains("stale");
        twoAtOnce(
                "a promotion",
                p -> p.promote("weight", 4, 3, "bo"),
                p -> p.promote("weight", 2, 3, "cy"),
                outcomes,
                right);
        twoAtOnce(
                "a rollback",
                p -> p.rollBack("weight", 3, "bo"),
                p -> OtherProcess.promote(database, 4, 3),
                outcomes,
                right);
    }

    @Test
    @Needs("of_two_at_once_one_holds")
    void of_two_models_at_once_both_hold() throws Exception {
        twoAtOnce(
                "a promotion of another model",
                p -> p.promote("weight", 4, 3, "bo"),
                p -> p.promote("credit", 2, 9, "cy"),
                "both be done",
                List.of("done", "done")::equals);
    }

    private void twoAtOnce(String what, Change one, Change other, String outcome, Predicate<List<String>> right)
            throws Exception {
        Path begun = begun(1, 2, 3);
        for (int halt : standsOf(begun, one)) {
            database = copy(begun);
            List<String> outcomes = TwoChanges.outcomes(database, halt, one, other);
            String subject = " of two, where the second comes while " + what + " stands " + points.get(halt) + ",";
            expect("the outcomes" + subject, outcomes)
                    .when(
                            now -> now.toString().contains("SQLException"),
                            "One was turned away by the database: both looked, then both wanted to write. Take the lock before you look.")
                    .when(
                            now -> outcome.startsWith("both"),
                            "They change different models, and neither is stale: whoever comes second waits for the lock.")
                    .when(List.of("done", "done")::equals, "Both hold: the second looked before the first had written.")
                    .to(outcome, right);
            expect(
                            "the number of champions" + subject,
                            PromotionTables.champions(database, "weight").size())
                    .toEqual(1);
            expect("the number of events" + subject, events().size()).toEqual(4);
        }
    }

    /** After which of the points of a change another may come. */
    private List<Integer> standsOf(Path begun, Change change) throws SQLException {
        points.clear();
        change.make(new AtomicPromotion(WatchedDatabase.watch(copy(begun), points::add)));
        return IntStream.range(0, points.size())
                .filter(i -> points.get(i).startsWith("after") && !points.get(i).contains("setAutoCommit"))
                .boxed()
                .toList();
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.listOf(steps(), 8))
                .ask("the outcomes, stages and events after {}, on versions 1 to 4,", AtomicPromotionTest::after)
                .questions(24)
                .holds();
    }

    /** One change; {@code now} is whether it names the champion that there is. */
    private record Step(boolean back, int version, boolean now) {
        @Override
        public String toString() {
            return (back ? "roll back" : "promote " + version) + (now ? "" : " against another");
        }
    }

    private static Inputs<Step> steps() {
        return Inputs.whole(0, 9)
                .and(Inputs.whole(1, 5), (kind, version) -> new Step(kind % 3 == 0, version, kind != 1 && kind != 6));
    }

    @SuppressWarnings("try") // an open connection keeps the database, which is in memory
    private static List<String> after(List<Step> steps) throws SQLException {
        String url = "jdbc:sqlite:file:agreement" + System.nanoTime() + "?mode=memory&cache=shared";
        try (Connection keeper = DriverManager.getConnection(url)) {
            DataSource database = PromotionTables.create(url);
            AtomicPromotion promotion = new AtomicPromotion(database);
            List<String> all = new ArrayList<>();
            for (Step step : steps) {
                List<String> champions = PromotionTables.champions(database, "weight");
                int champion = champions.isEmpty() ? 0 : Integer.parseInt(champions.get(0));
                int named = step.now() ? champion : champion + 1;
                String told = TwoChanges.told(promotion, p -> {
                    if (step.back()) {
                        p.rollBack("weight", named, "ada");
                    } else {
                        p.promote("weight", step.version(), named, "ada");
                    }
                });
                all.add(told.equals("stale") ? "refused" : told); // where both apply, either will do
            }
            all.addAll(PromotionTables.stages(database, "weight"));
            all.addAll(PromotionTables.events(database, "weight"));
            return all;
        }
    }
}
