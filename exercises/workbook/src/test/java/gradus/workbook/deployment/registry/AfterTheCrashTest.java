package gradus.workbook.deployment.registry;

import static gradus.engine.predict.Prediction.predicted;

import gradus.deployment.registry.Rehearsal;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "registry", number = 1, title = "After the crash", kind = Kind.PREDICT, points = 5, minutes = 10)
@Hint(
        "Of each kill ask which statements count by then: without a transaction every one before it, in a transaction none before the commit.")
@Hint(
        "The unique index is asked at each statement, not at the commit. And a version is closed when nobody holds it: no lease, and not the server.")
@ExplainedIn("registry#one-champion")
class AfterTheCrashTest {
    @Test
    void killed_between_two_statements() {
        predicted("the champion after a kill between two statements", AfterTheCrash.killedBetweenTwoStatements())
                .ifEqual("1", "Version 1 was retired by then: without a transaction a statement counts at once.")
                .ifEqual("2", "The process was gone before it crowned anybody.")
                .whenRun(
                        () -> Rehearsal.champion("retire 1", "kill", "crown 2"),
                        "The first statement counts, the second never ran.");
    }

    @Test
    void crowned_first() {
        predicted("the champion when version 2 is crowned first", AfterTheCrash.crownedFirst())
                .ifEqual("1 and 2", "The index lets in one champion for each model.")
                .ifEqual("2", "Version 1 is still the champion when version 2 is to be crowned.")
                .whenRun(
                        () -> Rehearsal.champion("crown 2", "kill", "retire 1"),
                        "The database refuses a second champion, and nothing has changed.");
    }

    @Test
    void crowned_first_in_a_transaction() {
        predicted(
                        "the champion when version 2 is crowned first in a transaction",
                        AfterTheCrash.crownedFirstInATransaction())
                .ifEqual("2", "The index is asked at each statement, and at the first there would be two.")
                .ifEqual("nobody", "What the transaction did is undone when its connection is gone.")
                .whenRun(
                        () -> Rehearsal.champion("begin", "crown 2", "retire 1", "commit"),
                        "SQLite asks a unique index at each statement, not at the commit. Retire first.");
    }

    @Test
    void killed_before_the_commit() {
        predicted("the champion after a kill before the commit", AfterTheCrash.killedBeforeTheCommit())
                .ifEqual("2", "Nothing of a transaction counts before its commit.")
                .ifEqual("nobody", "Nothing of a transaction counts before its commit, not even the first statement.")
                .whenRun(
                        () -> Rehearsal.champion("begin", "retire 1", "crown 2", "kill", "commit"),
                        "All of it or nothing: here nothing.");
    }

    @Test
    void killed_in_the_second_transaction() {
        predicted("the champion after a kill in the second transaction", AfterTheCrash.killedInTheSecondTransaction())
                .ifEqual("1", "The first transaction was committed: version 1 is retired for good.")
                .ifEqual("2", "The second transaction was never committed.")
                .whenRun(
                        () -> Rehearsal.champion("begin", "retire 1", "commit", "begin", "crown 2", "kill", "commit"),
                        "Two transactions are two chances to be killed between.");
    }

    @Test
    void killed_on_the_way_back() {
        predicted("the champion after a kill on the way back", AfterTheCrash.killedOnTheWayBack())
                .ifEqual("1", "The way back was never committed.")
                .ifEqual("nobody", "The way back was never committed, not even its first statement.")
                .whenRun(
                        () -> Rehearsal.champion(
                                "begin",
                                "retire 1",
                                "crown 2",
                                "commit",
                                "begin",
                                "retire 2",
                                "crown 1",
                                "kill",
                                "commit"),
                        "What was committed stays, and the rest has not happened.");
    }

    @Test
    void two_steps_back() {
        predicted("the champion two steps back", AfterTheCrash.twoStepsBack())
                .ifEqual(
                        3,
                        "Going back is not swapping the last two: the second step goes on from where the first one led.")
                .ifEqual(2, "That is one step.")
                .whenRun(
                        () -> Rehearsal.championAfter("promote 1", "promote 2", "promote 3", "roll back", "roll back"),
                        "Each rollback takes one off the stack of 3, 2, 1.");
    }

    @Test
    void back_on_and_back() {
        predicted("the champion after back, on and back", AfterTheCrash.backOnAndBack())
                .ifEqual(2, "Version 2 was taken off the stack by the first rollback.")
                .ifEqual(3, "The last step takes version 3 off the stack.")
                .whenRun(
                        () -> Rehearsal.championAfter("promote 1", "promote 2", "roll back", "promote 3", "roll back"),
                        "When 3 was promoted the champion was 1: back means 1.");
    }

    @Test
    @ExplainedIn("registry#swap-while-it-runs")
    void closed_during_a_long_request() {
        predicted("the closed versions during a long request", AfterTheCrash.closedDuringALongRequest())
                .ifEqual(List.of(1), "A request holds version 1. Who holds version 2?")
                .ifEqual(List.of(1, 2), "A request still holds version 1.")
                .ifEqual(List.of(), "Nobody holds version 2 after the second swap.")
                .whenRun(
                        () -> Rehearsal.closed("lease", "swap", "swap"),
                        "Version 2 was replaced before any request leased it: closed at once, while 1 is still in use.");
    }

    @Test
    @ExplainedIn("registry#swap-while-it-runs")
    void closed_out_of_order() {
        predicted("the closed versions when the second request ends first", AfterTheCrash.closedOutOfOrder())
                .ifEqual(List.of(1, 2), "The second request ended first, and was the last to hold version 2.")
                .ifEqual(List.of(2, 1, 3), "Version 3 has no lease any more, but the server holds it.")
                .whenRun(
                        () -> Rehearsal.closed(
                                "lease", "swap", "lease", "swap", "lease", "return 2", "return 1", "return 3"),
                        "Each goes when its own last request ends; the current one stays.");
    }
}
