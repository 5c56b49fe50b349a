package gradus.workbook.classicalml.neighbours;

import java.util.List;

/**
 * A colleague brings curves: the error of k-NN for each k that was tried, and asks which k to take. Your team wants the smoothest border that the data allow,
 * and knows the price: rule 3 erred more on new rows than the k of the least error did, on nine of the ten samples of the lesson. Write down how you decide.
 *
 * <p>The first of these that holds is the verdict:
 *
 * <ol>
 *   <li>The errors say nothing about new rows. That is so if they were counted on the training rows themselves ({@code TRAINING_ROWS}), or on rows left out one
 *       at a time ({@code ROW_LEFT_OUT}) although the rows come in groups of near twins. Leaving out whole groups ({@code GROUP_LEFT_OUT}) is evidence in any case. {@code NO_EVIDENCE}.
 *   <li>The baseline's error rate is not more than two standard errors above the least one of the curve: nothing has been learned. {@code NOTHING_LEARNED}.
 *   <li>Otherwise k is the largest one tried whose error rate is at most the least one plus one standard error. If no larger k was tried at all, the curve has not
 *       been followed to where it rises: {@code TRY_LARGER}. If one was, {@code TAKE}.
 * </ol>
 *
 * <p>The standard error of an error rate p, counted on n rows, is √(p(1 − p)/n). Rules 2 and 3 use the same one, that of the least error rate. The curve may go
 * up and down, and its points may stand in any order. A k may have been tried more than once; then each of its points counts.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/neighbours.md">classical-ml/docs/neighbours.md</a>
 */
public final class ChooseK {
    /** On which rows the errors were counted. */
    public enum CountedOn {
        TRAINING_ROWS,
        ROW_LEFT_OUT,
        GROUP_LEFT_OUT
    }

    /** What to tell your colleague. */
    public enum Verdict {
        NO_EVIDENCE,
        NOTHING_LEARNED,
        TRY_LARGER,
        TAKE
    }

    /** One k that was tried, and how many of the rows were then wrong. */
    public record Tried(int k, int errors) {}

    /**
     * What is known of a curve.
     *
     * @param countedOn on which rows
     * @param twins whether the rows come in groups of near twins
     * @param rows how many rows were asked, n ≥ 1
     * @param baselineErrors how many of them the baseline gets wrong
     * @param points at least one
     */
    public record Curve(CountedOn countedOn, boolean twins, int rows, int baselineErrors, List<Tried> points) {}

    /** The verdict, and k: the one to take, or the largest one tried if larger ones must be tried; 0 for the other two verdicts. */
    public record Advice(Verdict verdict, int k) {}

    private ChooseK() {}

    /** What to tell the colleague who brings this curve. */
    public static Advice judge(Curve curve) {
        // begin solution: is it evidence, has anything been learned, and how large may k be?
        if (curve.countedOn() == CountedOn.TRAINING_ROWS
                || curve.countedOn() == CountedOn.ROW_LEFT_OUT && curve.twins()) {
            return new Advice(Verdict.NO_EVIDENCE, 0);
        }
        double n = curve.rows();
        int least = curve.points().stream().mapToInt(Tried::errors).min().orElseThrow();
        double p = least / n;
        double standardError = Math.sqrt(p * (1 - p) / n);
        if (p + 2 * standardError >= curve.baselineErrors() / n) {
            return new Advice(Verdict.NOTHING_LEARNED, 0);
        }
        int largest = curve.points().stream().mapToInt(Tried::k).max().orElseThrow();
        int chosen = curve.points().stream()
                .filter(tried -> tried.errors() / n <= p + standardError)
                .mapToInt(Tried::k)
                .max()
                .orElseThrow();
        return new Advice(chosen == largest ? Verdict.TRY_LARGER : Verdict.TAKE, chosen);
        // end solution
    }
}
