package gradus.workbook.classicalml.crossvalidation;

import gradus.fundamentals.distributions.StudentT;

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
        // begin solution: the differences, their corrected interval, and where it lies
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "a and b must be of one length, but held " + a.length + " and " + b.length + " losses");
        }
        double[] differences = new double[a.length];
        double size = 0;
        for (int i = 0; i < a.length; i++) {
            differences[i] = a[i] - b[i];
            size = Math.max(size, Math.max(Math.abs(a[i]), Math.abs(b[i])));
        }
        if (range(differences) <= 1e-12 * size) {
            return Verdict.MORE_DATA;
        }
        double mean = mean(differences);
        double margin = new StudentT(a.length - 1).quantile(0.975)
                * Math.sqrt(variance(differences) * (1.0 / a.length + (double) testRows / trainRows));
        if (mean + margin < -worth) {
            return Verdict.SHIP_A;
        }
        if (mean - margin > worth) {
            return Verdict.SHIP_B;
        }
        return mean - margin >= -worth && mean + margin <= worth ? Verdict.NO_MATTER : Verdict.MORE_DATA;
        // end solution
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The sample variance, divisor n − 1. */
    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += Math.pow(value - mean, 2);
        }
        return sum / (values.length - 1);
    }

    /** The largest value less the smallest. */
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
