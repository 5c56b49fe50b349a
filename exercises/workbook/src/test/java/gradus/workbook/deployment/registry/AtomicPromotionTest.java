package gradus.workbook.deployment.registry;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.sql.Statements;
import gradus.kit.sql.Statements.Program;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

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
class AtomicPromotionTest extends PromotionCase {
    private static final int MOST_POINTS = 80;

    @Test
    void the_first_promotion_makes_a_champion() throws SQLException {
        promoted(2);
        expect("the stages of weight after version 2 was promoted", stages("weight"))
                .ifEqual(List.of(), "It returned, but nothing of it was ever committed.")
                .toEqual(List.of("2 champion"));
        expect("the events after that", events("weight")).toEqual(List.of("ada promoted 2 for 0"));
    }

    @Test
    @Needs("the_first_promotion_makes_a_champion")
    void a_promotion_retires_the_champion_until_then() throws SQLException {
        promoted(2, 3);
        expect("the stages of weight after 2 and 3 were promoted", stages("weight"))
                .ifEqual(List.of("2 champion", "3 champion"), "There are two champions: the old one was not retired.")
                .toEqual(List.of("2 retired", "3 champion"));
        expect("the events after that", events("weight"))
                .toEqual(List.of("ada promoted 2 for 0", "ada promoted 3 for 2"));
        expect("the outcome of promoting 2 again, which is retired,", told(p -> p.promote("weight", 2, 3, "bo")))
                .ifEqual("refused", "A retired version may be promoted again.")
                .toEqual("done");
    }

    @Test
    @Needs("each_rollback_goes_one_step_further_back")
    void models_know_nothing_of_each_other() throws SQLException {
        promoted(2, 3);
        told(p -> p.rollBack("weight", 3, "bo"));
        stages("credit", "changes of weight", "9 champion");
        done("promoting credit 2 against 9", p -> p.promote("credit", 2, 9, "o'hara"));
        expect("the last event of credit after that", events("credit").get(1)).toEqual("o'hara promoted 2 for 9");
        done("rolling back credit 2", p -> p.rollBack("credit", 2, "cy"));
        expect("the stages of credit after that", stages("credit"))
                .ifEqual(List.of("2 champion", "9 retired"), "The log was read for all models together.")
                .toEqual(List.of("2 retired", "9 champion"));
        stages("weight", "changes of credit", "2 champion", "3 retired");
        done("promoting children's weight 1 against 0", p -> p.promote("children's weight", 1, 0, "cy"));
    }

    private void stages(String model, String after, String... right) throws SQLException {
        expect("the stages of " + model + " after " + after, stages(model))
                .usually("A statement that changes versions does not say of which model.")
                .toEqual(List.of(right));
    }

    @Test
    @Needs("models_know_nothing_of_each_other")
    void names_are_compared_letter_by_letter() throws SQLException {
        for (SimilarNames names : SimilarNames.PAIRS) {
            create();
            PromotionTables.addCandidates(database, names.asked(), 3);
            PromotionTables.addCandidates(database, names.other(), 4);
            List<String> outcomes = List.of(
                    told(p -> p.promote(names.other(), 3, 0, "ada")),
                    told(p -> p.promote(names.asked(), 1, 0, "ada")),
                    told(p -> p.promote(names.asked(), 2, 1, "ada")),
                    told(p -> p.promote(names.other(), 2, 3, "ada")),
                    told(p -> p.promote(names.asked(), 4, 2, "ada")), // which only the other has
                    told(p -> p.rollBack(names.asked(), 2, "ada")));
            String beside = "\"" + names.asked() + "\" beside \"" + names.other() + "\"";
            expect("the outcomes of five promotions and a rollback of " + beside, outcomes)
                    .usually(names.cause())
                    .toEqual(List.of("done", "done", "done", "done", "refused", "done"));
            expect("the stages of the first after that, of " + beside + ",", stages(names.asked()))
                    .usually(names.cause())
                    .toEqual(List.of("1 champion", "2 retired"));
            expect("the stages of the second after that, of " + beside + ",", stages(names.other()))
                    .usually(names.cause())
                    .toEqual(List.of("2 champion", "3 retired"));
        }
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

    @Test
    @Needs("a_promotion_retires_the_champion_until_then")
    void each_rollback_goes_one_step_further_back() throws SQLException {
        promoted(1, 2, 3);
        done("rolling back 3", p -> p.rollBack("weight", 3, "bo"));
        expect("the stages after rolling back 3", stages("weight"))
                .toEqual(List.of("1 retired", "2 champion", "3 retired"));
        expect("the last event", events("weight").get(3))
                .usually("A rollback has an event of its own: who, the new champion, and whom it replaced.")
                .toEqual("bo rolled back 2 for 3");
        done("rolling back 2 after that", p -> p.rollBack("weight", 2, "bo"));
        expect("the champions after two steps back from 1, 2, 3", champions())
                .ifEqual(List.of("3"), "The second step went back to the first: it took what the last event replaced.")
                .toEqual(List.of("1"));
        done("promoting 4 after that", p -> p.promote("weight", 4, 1, "ada"));
        done("rolling back 4", p -> p.rollBack("weight", 4, "bo"));
        expect("the champions after back to 1, on to 4, and back", champions())
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
            champions.addAll(champions());
        }
        expect("the champions after one, two and three steps back from 1, 2, 3, 2", champions)
                .usually(
                        "A version can be champion more than once: its latest promotion is not always the one to undo.")
                .toEqual(List.of("3", "2", "1"));
    }

    @Test
    @Needs({
        "names_are_compared_letter_by_letter",
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
            Optional<String> point = Statements.killed(watched -> told(watched, change), database, halt);
            if (point.isEmpty()) {
                return; // it passed all its statements
            }
            String subject = " if the process is killed in " + what + ", " + point.get() + ",";
            expect("the champions" + subject, champions())
                    .ifEqual(List.of(), "One was retired, and no other crowned: each statement counted on its own.")
                    .usually("Each statement counted on its own.")
                    .to("be 2 or " + champion, now -> now.equals(List.of("2")) || now.equals(List.of(champion)));
            String now = champions().get(0);
            List<String> log = new ArrayList<>(List.of("ada promoted 1 for 0", "ada promoted 2 for 1"));
            if (now.equals(champion)) {
                log.add(event);
            }
            expect("the events, where the champion is " + now + "," + subject, events("weight"))
                    .usually("The stages and their event are not in one transaction.")
                    .toEqual(log);
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
                watched -> told(watched, p -> p.promote("weight", 2, 3, "cy")),
                outcomes,
                right);
        twoAtOnce(
                "a rollback",
                p -> p.rollBack("weight", 3, "bo"),
                watched -> OtherProcess.promote(watched, 4, 3),
                outcomes,
                right);
    }

    @Test
    @Needs("of_two_at_once_one_holds")
    void of_two_models_at_once_both_hold() throws Exception {
        twoAtOnce(
                "a promotion of another model",
                p -> p.promote("weight", 4, 3, "bo"),
                watched -> told(watched, p -> p.promote("credit", 2, 9, "cy")),
                "both be done",
                List.of("done", "done")::equals);
    }

    private void twoAtOnce(String what, Change one, Program other, String outcome, Predicate<List<String>> right)
            throws Exception {
        Path begun = begun(1, 2, 3);
        Program first = watched -> told(watched, one);
        List<String> points = Statements.passedBy(first, copy(begun));
        List<Integer> stands = Statements.stands(points);
        Map<Integer, DataSource> databases = new ConcurrentHashMap<>();
        List<List<String>> all = Statements.atEach(stands, halt -> {
            DataSource own = databases.computeIfAbsent(halt, point -> copy(begun));
            return Statements.twoAtOnce(own, halt, first, other);
        });
        for (int i = 0; i < all.size(); i++) {
            database = databases.get(stands.get(i));
            String subject =
                    " of two, where the second comes while " + what + " stands " + points.get(stands.get(i)) + ",";
            expect("the outcomes" + subject, all.get(i))
                    .when(
                            now -> now.toString().contains("SQLException"),
                            "One was turned away by the database: both looked, then both wanted to write. Take the lock before you look.")
                    .when(
                            now -> outcome.startsWith("both"),
                            "They change different models, and neither is stale: whoever comes second waits for the lock.")
                    .when(List.of("done", "done")::equals, "Both hold: the second looked before the first had written.")
                    .to(outcome, right);
            expect("the number of champions" + subject, champions().size()).toEqual(1);
            expect("the number of events" + subject, events("weight").size()).toEqual(4);
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(PromotionSteps.any())
                .ask(
                        "the outcomes, stages and events after {}, on versions 1 to 4,",
                        steps -> PromotionSteps.after(steps))
                .questions(24)
                .holds();
    }
}
