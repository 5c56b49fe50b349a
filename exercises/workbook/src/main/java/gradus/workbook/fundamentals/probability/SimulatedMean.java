package gradus.workbook.fundamentals.probability;

import static gradus.engine.exercise.Todo.todo;

import java.util.function.DoubleSupplier;

/**
 * A simulation answers with a number, and nobody knows what it is worth. Say how far to trust it, how many draws it would take to trust it
 * further, and what may still be true of something that never came.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/probability.md">fundamentals/docs/probability.md</a>
 */
public final class SimulatedMean {
    /** The mean of the draws, and how far it is off as a rule. */
    public record Result(double mean, double standardError) {}

    private SimulatedMean() {}

    /**
     * The mean of n draws with its standard error, the root of (sample variance / n). Draws may lie near 10⁹ and differ by 1: even then,
     * four digits of the standard error must be right.
     *
     * @param draw gives a new draw of chance whenever it is asked; it is asked n times, no more and no less
     * @param n at least 2
     * @throws IllegalArgumentException if n is below 2 (nothing is drawn then), or a draw is NaN or infinite
     */
    public static Result of(DoubleSupplier draw, int n) {
        return todo("draw n times, and keep what mean and variance need");
    }

    /**
     * How many draws, in all, bring the standard error down to a wanted one, if the draws go on as they did: the smallest whole number that
     * does. It may be below n where fewer would have done, and is never below 2. (Where the number comes out whole, it is asked for only if
     * no step on the way rounds.)
     *
     * @param sofar the result of n draws
     * @param n at least 2
     * @param wanted above 0 and finite; the answer stays below 10¹⁵
     * @throws IllegalArgumentException for another n or wanted
     */
    public static long drawsFor(Result sofar, int n, double wanted) {
        return todo("how does the standard error fall with the number of draws?");
    }

    /**
     * Something never happened in n independent draws. How likely may it still be? Return the largest probability it can have if n draws are
     * to miss it, all of them, at least 5% of the time; right to nine digits for any n.
     *
     * @param n at least 1
     * @throws IllegalArgumentException if n is below 1
     */
    public static double boundIfNever(long n) {
        return todo("solve P(n misses) = 0.05");
    }
}
