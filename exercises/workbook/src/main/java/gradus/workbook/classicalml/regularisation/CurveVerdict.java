package gradus.workbook.classicalml.regularisation;

import static gradus.engine.exercise.Todo.todo;

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
        return todo("the rules of the task, in their order");
    }

    /** The simplest penalty of this curve, whatever the verdict is. */
    public static double simplest(Curve curve) {
        return todo("the largest penalty whose mean error is near enough to the least");
    }

    /** The place of the best penalty. */
    @SuppressWarnings("unused") // until your code uses it
    private static int best(Curve curve) {
        return todo("the least mean error; of equal ones the largest penalty");
    }

    /** The standard error of the mean of these errors. */
    @SuppressWarnings("unused") // until your code uses it
    private static double standardError(List<Double> errors) {
        return todo("the standard deviation by the root of their number");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static double mean(List<Double> errors) {
        return errors.stream().mapToDouble(error -> error).average().orElseThrow();
    }
}
