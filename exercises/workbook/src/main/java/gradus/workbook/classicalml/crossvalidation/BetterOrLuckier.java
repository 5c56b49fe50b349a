package gradus.workbook.classicalml.crossvalidation;

import static gradus.engine.exercise.Todo.todo;

/**
 * Two models were scored on the same splits, and somebody has to say which to ship. Scores are losses: smaller is better. Decide by the 95%
 * confidence interval of the mean difference a − b, from the corrected resampled t test:
 *
 * <p>interval = mean ± q · s · √(1/J + testRows / trainRows)
 *
 * <p>where J is the number of splits, s the standard deviation of the J differences (divisor J − 1), and q the 97.5% quantile of Student's t with
 * J − 1 degrees of freedom. A difference smaller than {@code worth} does not matter to anybody. So:
 *
 * <ul>
 *   <li>{@code SHIP_A} if every difference in the interval is below −worth: A's loss is smaller, by more than it takes to matter;
 *   <li>{@code SHIP_B} if every difference in the interval is above worth;
 *   <li>{@code NO_MATTER} if every difference in the interval lies in [−worth, worth]: take the cheaper one;
 *   <li>{@code MORE_DATA} in all other cases.
 * </ul>
 *
 * <p>If all J differences are equal there is nothing to estimate an error from, and the verdict is {@code MORE_DATA}. "Equal" allows for rounding:
 * they count as equal if the largest and the smallest are no further apart than 10⁻¹² times the largest |score|.
 *
 * <p>You may want to import {@link gradus.fundamentals.distributions.StudentT}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/cross-validation.md">classical-ml/docs/cross-validation.md</a>
 */
public final class BetterOrLuckier {
    private BetterOrLuckier() {}

    /** What to do. */
    public enum Verdict {
        SHIP_A,
        SHIP_B,
        NO_MATTER,
        MORE_DATA
    }

    /**
     * The verdict.
     *
     * @param a A's losses, at least 2; not modified
     * @param b B's losses: b[i] was measured on the same split as a[i]; not modified
     * @param trainRows how many rows each split trained on, at least 1
     * @param testRows how many rows each split tested on, at least 1
     * @param worth the smallest difference that matters, at least 0
     * @throws IllegalArgumentException if a and b have different lengths; the message holds both
     */
    public static Verdict of(double[] a, double[] b, int trainRows, int testRows, double worth) {
        return todo("the differences, their corrected interval, and where it lies");
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The sample variance, divisor n − 1. */
    @SuppressWarnings("unused") // until your code uses it
    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += Math.pow(value - mean, 2);
        }
        return sum / (values.length - 1);
    }

    /** The largest value less the smallest. */
    @SuppressWarnings("unused") // until your code uses it
    private static double range(double[] values) {
        double least = values[0];
        double most = values[0];
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least;
    }
}
