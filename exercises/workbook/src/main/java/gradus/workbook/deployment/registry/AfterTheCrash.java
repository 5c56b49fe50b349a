package gradus.workbook.deployment.registry;

import static gradus.engine.exercise.Todo.todo;

import gradus.deployment.registry.Rehearsal;
import java.util.List;

/**
 * What is left after a kill, a rollback, a swap? Say it before it is run.
 *
 * <p>{@link Rehearsal#champion} plays a process on a real database. Version 1 is the champion, version 2 a candidate, and the partial unique index of
 * the lesson is there. Its steps are single statements; {@code kill} ends the process, and a statement that the database refuses
 * ends it as well, with an exception that nobody catches. Without {@code begin} each statement counts by itself. Answer {@code "1"}, {@code "2"},
 * {@code "1 and 2"} or {@code "nobody"}.
 *
 * <p>{@link Rehearsal#championAfter} promotes and rolls back by the lesson's registry, where nobody is champion at first. {@link Rehearsal#closed} is a server that
 * begins with version 1; each {@code swap} brings the next version, and {@code return 2} ends the second lease. What comes out is which versions are closed,
 * in that order.
 *
 * @see <a href="../../../../../../../../../deployment/docs/registry.md">deployment/docs/registry.md</a>
 */
public final class AfterTheCrash {
    private AfterTheCrash() {}

    /**
     * Two statements, and a kill between them.
     *
     * <pre>{@code Rehearsal.champion("retire 1", "kill", "crown 2")}</pre>
     */
    public static String killedBetweenTwoStatements() {
        return todo("who is champion?");
    }

    /**
     * The other way round.
     *
     * <pre>{@code Rehearsal.champion("crown 2", "kill", "retire 1")}</pre>
     */
    public static String crownedFirst() {
        return todo("who is champion?");
    }

    /**
     * The same in a transaction.
     *
     * <pre>{@code Rehearsal.champion("begin", "crown 2", "retire 1", "commit")}</pre>
     */
    public static String crownedFirstInATransaction() {
        return todo("who is champion?");
    }

    /**
     * All of it but the commit.
     *
     * <pre>{@code Rehearsal.champion("begin", "retire 1", "crown 2", "kill", "commit")}</pre>
     */
    public static String killedBeforeTheCommit() {
        return todo("who is champion?");
    }

    /**
     * Two transactions.
     *
     * <pre>{@code Rehearsal.champion("begin", "retire 1", "commit", "begin", "crown 2", "kill", "commit")}</pre>
     */
    public static String killedInTheSecondTransaction() {
        return todo("who is champion?");
    }

    /**
     * There, and half of the way back.
     *
     * <pre>{@code Rehearsal.champion("begin", "retire 1", "crown 2", "commit", "begin", "retire 2", "crown 1", "kill", "commit")}</pre>
     */
    public static String killedOnTheWayBack() {
        return todo("who is champion?");
    }

    /**
     * Two steps back.
     *
     * <pre>{@code Rehearsal.championAfter("promote 1", "promote 2", "promote 3", "roll back", "roll back")}</pre>
     */
    public static int twoStepsBack() {
        return todo("who is champion?");
    }

    /**
     * Back, on, and back.
     *
     * <pre>{@code Rehearsal.championAfter("promote 1", "promote 2", "roll back", "promote 3", "roll back")}</pre>
     */
    public static int backOnAndBack() {
        return todo("who is champion?");
    }

    /**
     * Two swaps during one request.
     *
     * <pre>{@code Rehearsal.closed("lease", "swap", "swap")}</pre>
     */
    public static List<Integer> closedDuringALongRequest() {
        return todo("which versions, in which order?");
    }

    /**
     * Three requests, of which the second ends before the first.
     *
     * <pre>{@code Rehearsal.closed("lease", "swap", "lease", "swap", "lease", "return 2", "return 1", "return 3")}</pre>
     */
    public static List<Integer> closedOutOfOrder() {
        return todo("which versions, in which order?");
    }
}
