package gradus.workbook.deployment.monitoring;

import static gradus.engine.exercise.Todo.todo;

/**
 * Five dashboards are on the wall, each with numbers that may be an alarm, may be quiet, or may not allow either to be said. Decide each by its rule.
 * What the course has is allowed: {@code ChiSquared}, {@code Binomial}, {@code MultipleTesting}.
 *
 * <p>You may want to import {@link gradus.fundamentals.distributions.Binomial},
 * {@link gradus.fundamentals.distributions.ChiSquared}, {@link gradus.fundamentals.inference.MultipleTesting}.
 *
 * @see <a href="../../../../../../../../../deployment/docs/monitoring.md">deployment/docs/monitoring.md</a>
 */
public final class FiveDashboards {
    private FiveDashboards() {}

    /** What to do. */
    public enum Verdict {
        ACT,
        QUIET,
        CANNOT_SAY
    }

    /**
     * "PSI 0.18!" CANNOT_SAY if either side has fewer than 5 rows per bin, on average. Else ACT if the index is above what quiet days exceed with probability 1%: (1/n +
     * 1/m) times the 99% quantile of χ² with bins − 1 degrees of freedom. Else QUIET.
     *
     * @param psi at least 0
     * @param bins at least 2
     * @param n rows of the reference, at least 1
     * @param m new rows, at least 1
     */
    public static Verdict drift(double psi, int bins, long n, long m) {
        return todo("are there enough rows? what would chance give?");
    }

    /**
     * "Three of forty columns are red!" ACT if a p-value is at most 0.05 after Benjamini and Hochberg's correction for all of them, else QUIET; CANNOT_SAY if there
     * is none.
     *
     * @param pValues one per column, each in [0, 1]; not modified
     */
    public static Verdict columns(double[] pValues) {
        return todo("correct for how many are looked at");
    }

    /**
     * "p99 within 300 ms?" The p99 of all N requests of all instances is the time of the one at place ⌈0.99 N⌉ from the quickest. Known is only in which bucket it
     * lies: above the bound before (0 for the first), up to and including its own (infinity for the last). ACT if it is certainly above the
     * promise, QUIET if it is certainly not, else CANNOT_SAY; CANNOT_SAY too if there is no request.
     *
     * @param bounds ends of the buckets in ms, ascending, at least 1, above 0
     * @param counts for each instance, at least 1, how many requests lie in each bucket, and last how many above all bounds
     * @param promised in ms, above 0
     */
    public static Verdict slowest(double[] bounds, long[][] counts, double promised) {
        return todo("add up over instances, find the bucket, compare both its ends");
    }

    /**
     * "Half of this month's credits are bad!" Labels of one cohort: each known outcome stands for 1 / (the share of such outcomes that is known at this age).
     * CANNOT_SAY if either share is below 0.2, or no outcome is known. Else ACT if the share of bad ones, so corrected, is above the
     * promise, else QUIET.
     *
     * @param bad how many bad outcomes are known, at least 0
     * @param good how many good ones, at least 0
     * @param badKnown of all outcomes that will be bad, the share that is known at this age, in [0, 1]
     * @param goodKnown the same of the good ones
     * @param promised in [0, 1]
     */
    public static Verdict lateLabels(long bad, long good, double badKnown, double goodKnown, double promised) {
        return todo("how many of each will there be?");
    }

    /**
     * "No failures today!" If each request failed independently with the promised probability: ACT if so many failures, or more, had a probability of at most 1%. QUIET if so few, or
     * fewer, had one of at most 1%. Else CANNOT_SAY.
     *
     * @param failed at least 0, at most requests
     * @param requests at least 0
     * @param promised strictly between 0 and 1
     */
    public static Verdict failures(long failed, long requests, double promised) {
        return todo("two tails");
    }
}
