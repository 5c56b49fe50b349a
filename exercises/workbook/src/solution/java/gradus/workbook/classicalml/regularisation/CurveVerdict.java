package gradus.workbook.classicalml.regularisation;

import java.util.List;

/**
 * A colleague shows you validation curves and asks each time: which penalty? Often the right answer is: none of these yet. Write down how
 * you decide.
 *
 * <p>A curve has some penalties, in any order, and for each of them the errors on the same number of splits, at least two. The mean error and its
 * standard error (the standard deviation over the splits, divisor one less than their number, divided by the root of their number) are
 * what you judge by. The <b>best</b> penalty is that of the least mean error; of equal ones the largest. The <b>simplest</b> is the
 * largest of all penalties whose mean error is at most the best one's mean error plus the best one's standard error.
 *
 * <p>The first of these that holds is the verdict:
 *
 * <ol>
 *   <li>The best mean error plus its standard error is not below the baseline, the error of always predicting the mean: nothing was learned.
 *   <li>The best penalty is the smallest of the curve (also if it is the only one): the valley may lie beyond, try smaller ones.
 *   <li>The simplest penalty is the largest of the curve: a larger one may be as good, try larger ones.
 *   <li>Take the simplest.
 * </ol>
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/regularisation.md">classical-ml/docs/regularisation.md</a>
 */
public final class CurveVerdict {
    private CurveVerdict() {}

    /** What to do next. */
    public enum Verdict {
        NOTHING_LEARNED,
        TRY_SMALLER,
        TRY_LARGER,
        TAKE_SIMPLEST
    }

    /**
     * A validation curve.
     *
     * @param penalties different numbers above 0, at least one, in any order
     * @param errors for each penalty, in the same order, one error for each split
     * @param baseline the error of always predicting the mean of the training targets
     */
    public record Curve(List<Double> penalties, List<List<Double>> errors, double baseline) {}

    /** What to do after this curve. */
    public static Verdict verdict(Curve curve) {
        // begin solution: the rules of the task, in their order
        int best = best(curve);
        double bestPenalty = curve.penalties().get(best);
        List<Double> errors = curve.errors().get(best);
        if (mean(errors) + standardError(errors) >= curve.baseline()) {
            return Verdict.NOTHING_LEARNED;
        }
        if (curve.penalties().stream().allMatch(penalty -> penalty >= bestPenalty)) {
            return Verdict.TRY_SMALLER;
        }
        double simplest = simplest(curve);
        if (curve.penalties().stream().allMatch(penalty -> penalty <= simplest)) {
            return Verdict.TRY_LARGER;
        }
        return Verdict.TAKE_SIMPLEST;
        // end solution
    }

    /** The simplest penalty of this curve, whatever the verdict is. */
    public static double simplest(Curve curve) {
        // begin solution: the largest penalty whose mean error is near enough to the least
        List<Double> errors = curve.errors().get(best(curve));
        double enough = mean(errors) + standardError(errors);
        double simplest = 0;
        for (int k = 0; k < curve.penalties().size(); k++) {
            if (mean(curve.errors().get(k)) <= enough) {
                simplest = Math.max(simplest, curve.penalties().get(k));
            }
        }
        return simplest;
        // end solution
    }

    /** The place of the best penalty. */
    private static int best(Curve curve) {
        // begin solution: the least mean error; of equal ones the largest penalty
        int best = 0;
        for (int k = 1; k < curve.penalties().size(); k++) {
            int order = Double.compare(
                    mean(curve.errors().get(k)), mean(curve.errors().get(best)));
            if (order < 0
                    || order == 0
                            && curve.penalties().get(k) > curve.penalties().get(best)) {
                best = k;
            }
        }
        return best;
        // end solution
    }

    /** The standard error of the mean of these errors. */
    private static double standardError(List<Double> errors) {
        // begin solution: the standard deviation by the root of their number
        double mean = mean(errors);
        double squares = errors.stream().mapToDouble(e -> Math.pow(e - mean, 2)).sum();
        return Math.sqrt(squares / (errors.size() - 1) / errors.size());
        // end solution
    }

    private static double mean(List<Double> errors) {
        return errors.stream().mapToDouble(error -> error).average().orElseThrow();
    }
}
