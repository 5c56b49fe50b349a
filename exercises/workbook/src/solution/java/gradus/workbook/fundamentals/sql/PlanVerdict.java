package gradus.workbook.fundamentals.sql;

import java.util.ArrayList;
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
        // begin solution: one rule after another, each on one step after another
        for (Fault fault : List.of(Fault.PRODUCT, Fault.LATE_FILTER, Fault.MISESTIMATE)) {
            for (int i = 0; i < steps.size(); i++) {
                if (has(fault, steps, i)) {
                    return new Finding(fault, i);
                }
            }
        }
        return new Finding(Fault.NONE, -1);
        // end solution
    }

    private static boolean has(Fault fault, List<Step> steps, int i) {
        // begin solution: whether a step breaks a rule
        Step step = steps.get(i);
        List<Step> inputs = inputs(steps, i);
        return switch (fault) {
            case PRODUCT ->
                List.of("cross product", "nested loop join").contains(step.operator())
                        && (double) inputs.get(0).rows() * inputs.get(1).rows() > 1_000_000; // a long would overflow
            case LATE_FILTER ->
                step.operator().equals("filter")
                        && isJoin(inputs.get(0))
                        && inputs.get(0).rows() >= 10_000
                        && 10 * step.rows() <= inputs.get(0).rows();
            default -> feedsJoin(steps, i) && isFarOff(step);
        };
        // end solution
    }

    /** The steps that feed a step. */
    private static List<Step> inputs(List<Step> steps, int i) {
        // begin solution: those one deeper, until the depth is back
        List<Step> inputs = new ArrayList<>();
        int depth = steps.get(i).depth();
        for (int j = i + 1; j < steps.size() && steps.get(j).depth() > depth; j++) {
            if (steps.get(j).depth() == depth + 1) {
                inputs.add(steps.get(j));
            }
        }
        return inputs;
        // end solution
    }

    private static boolean feedsJoin(List<Step> steps, int i) {
        // begin solution: look back for the step that is one less deep
        for (int j = i - 1; j >= 0; j--) {
            if (steps.get(j).depth() == steps.get(i).depth() - 1) {
                return isJoin(steps.get(j));
            }
        }
        return false;
        // end solution
    }

    private static boolean isJoin(Step step) {
        return step.operator().endsWith("join") || step.operator().equals("cross product");
    }

    private static boolean isFarOff(Step step) {
        // begin solution: by more than a factor of ten, in either direction
        long expected = Math.max(1, step.estimated());
        long came = Math.max(1, step.rows());
        return came > 10 * expected || expected > 10 * came;
        // end solution
    }
}
