package gradus.workbook.fundamentals.numbers;

import static gradus.engine.exercise.Todo.todo;

/**
 * A model gives the logarithms of probabilities, for the probabilities themselves would be 0 in a double. Return the logarithm of
 * their sum, {@code ln(e^logs[0] + e^logs[1] + …)}.
 *
 * <ul>
 *   <li>Logarithms may be of any size: of −5000 and −5000 the result is −4999.3, of 5000 and 5000 it is 5000.69.
 *   <li>−∞ is the logarithm of 0 and adds nothing. If all are −∞, so is the result.
 *   <li>A term must not be lost because another is about 1: of 0 and −40 the result is {@code 4.2e-18}, which is e⁻⁴⁰, and not 0.
 *   <li>The array stays as it is. An empty one, null, NaN or +∞ is refused with an {@code IllegalArgumentException}.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/numbers.md">fundamentals/docs/numbers.md</a>
 */
public final class LogSumExp {
    private LogSumExp() {}

    /**
     * The logarithm of a sum of exponentials.
     *
     * @param logs at least one number or −∞
     * @return a number or −∞, right to twelve digits of the larger of the result and the largest logarithm
     */
    public static double of(double[] logs) {
        return todo("refuse what is no logarithm, then take the largest term out of the sum");
    }
}
