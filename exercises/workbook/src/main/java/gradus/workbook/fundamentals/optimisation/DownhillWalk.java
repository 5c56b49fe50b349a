package gradus.workbook.fundamentals.optimisation;

import static gradus.engine.exercise.Todo.todo;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Walk down a loss with one learning rate, and say why you stopped. From the start, step after step, each parameter moves by
 * {@code −rate · its derivative}. Before every step, look at the place where you are, in this order:
 *
 * <ol>
 *   <li>If a parameter or a derivative is NaN or infinite, the walk has {@code DIVERGED}. It ends at the last place where all of them were
 *       finite, and counts the steps that led there. (If the start is not such a place, it ends there all the same, after 0 steps. If a
 *       parameter is not finite, the gradient need not be asked for.)
 *   <li>If no derivative is further from 0 than the tolerance, it has {@code CONVERGED}.
 *   <li>If {@code maxSteps} steps have been made, it is {@code OUT_OF_STEPS}.
 * </ol>
 *
 * <ul>
 *   <li>There is no other reason to stop. A step too small to change a parameter is a step like any other.
 *   <li>The gradient is asked for once per place, since it is what costs. The array that it hands out belongs to it: read it, do not change it, and
 *       do not count on it after the next call. The array of the start belongs to the caller: leave it as it is.
 *   <li>{@code rate} must be finite and above 0, {@code maxSteps} at least 0, {@code tolerance} at least 0 and not NaN. Anything else is refused
 *       with an {@code IllegalArgumentException}, before any gradient is asked for. There is at least one parameter.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/optimisation.md">fundamentals/docs/optimisation.md</a>
 */
public final class DownhillWalk {
    /** Why a walk ended. */
    public enum Reason {
        CONVERGED,
        OUT_OF_STEPS,
        DIVERGED
    }

    /** Where a walk ended, after how many steps, and why. */
    public record Walk(List<Double> end, int steps, Reason reason) {}

    private DownhillWalk() {}

    /**
     * Walks down.
     *
     * @param gradient from parameters to the derivative by each of them
     * @param start where the walk begins; not modified
     */
    public static Walk minimise(
            UnaryOperator<double[]> gradient, double[] start, double rate, int maxSteps, double tolerance) {
        return todo("refuse what is out of range; then look, stop if there is a reason to, and step");
    }

    /** Whether no number is NaN or infinite. */
    static boolean isFinite(double[] numbers) {
        return Arrays.stream(numbers).allMatch(Double::isFinite);
    }

    static Walk walk(double[] end, int steps, Reason reason) {
        return new Walk(Arrays.stream(end).boxed().toList(), steps, reason);
    }
}
