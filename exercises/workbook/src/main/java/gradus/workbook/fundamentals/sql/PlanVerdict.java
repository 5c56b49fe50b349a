package gradus.workbook.fundamentals.sql;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;

/**
 * A query is slow, and you have its plan: the steps, each before those that feed it, with the rows that the planner expected and those that
 * came. Say which step to look at first, and why. Try these rules in their order; the first that some step breaks decides, and of several such
 * steps the one that stands first in the list:
 *
 * <ol>
 *   <li>{@code PRODUCT}: a {@code cross product} or a {@code nested loop join} whose two inputs, multiplied, are more than 1,000,000 pairs.
 *   <li>{@code LATE_FILTER}: a {@code filter} that is fed by a join and keeps at most a tenth of its input, which is at least 10,000 rows. (A
 *       join is any step whose operator ends in {@code join}, or a {@code cross product}.)
 *   <li>{@code MISESTIMATE}: a step that feeds a join, and from which more than ten times as many rows came as were expected, or more than ten
 *       times as many were expected as came. Fewer than 1 count as 1, on either side.
 * </ol>
 *
 * <p>A step feeds the last one before it whose depth is smaller by 1. Joins have two inputs, filters one. Row counts are from 0 to 10¹⁵.
 *
 * <p>You may want to import {@link java.util.ArrayList}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/sql.md">fundamentals/docs/sql.md</a>
 */
public final class PlanVerdict {
    private PlanVerdict() {}

    /** One step of a plan; the first has depth 0, and each at most 1 more than the one before it. */
    public record Step(int depth, String operator, long estimated, long rows) {}

    /** What is wrong with a step. */
    public enum Fault {
        PRODUCT,
        LATE_FILTER,
        MISESTIMATE,
        NONE
    }

    /**
     * The verdict.
     *
     * @param step the step's place in the list, from 0; −1 if the fault is NONE
     */
    public record Finding(Fault fault, int step) {}

    /**
     * The first fault of a plan.
     *
     * @param steps at least one; the list stays as it is
     */
    public static Finding of(List<Step> steps) {
        return todo("one rule after another, each on one step after another");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static boolean has(Fault fault, List<Step> steps, int i) {
        return todo("whether a step breaks a rule");
    }

    /** The steps that feed a step. */
    @SuppressWarnings("unused") // until your code uses it
    private static List<Step> inputs(List<Step> steps, int i) {
        return todo("those one deeper, until the depth is back");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static boolean feedsJoin(List<Step> steps, int i) {
        return todo("look back for the step that is one less deep");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static boolean isJoin(Step step) {
        return step.operator().endsWith("join") || step.operator().equals("cross product");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static boolean isFarOff(Step step) {
        return todo("by more than a factor of ten, in either direction");
    }
}
