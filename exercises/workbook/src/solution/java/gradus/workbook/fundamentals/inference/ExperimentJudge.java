package gradus.workbook.fundamentals.inference;

/**
 * Five experiments lie on your desk. Each compares two conditions, and its author wants to know two things: which test, and what may be claimed? Write down how you
 * decide, as a function of what is known of the experiment, and it answers the sixth as well.
 *
 * <p><b>Which test?</b>
 *
 * <ul>
 *   <li>Numbers: if the same units were measured under both conditions, the paired t test, else Welch's.
 *   <li>Yes or no: different units give a table of counts. χ² if every expected count is at least 5, else Fisher's exact test. For the same units twice the lesson has no test.
 * </ul>
 *
 * <p><b>What may be claimed</b>, at a level of 5%? The first of these that holds:
 *
 * <ol>
 *   <li>The author looked at p on the way and would have stopped at a small one: nothing. Neither p nor the interval means what it says.
 *   <li>The whole interval of the difference lies closer to 0 than the smallest difference that matters, on both sides: too small to matter, whatever p is.
 *   <li>The p-value, multiplied by the number of outcomes that were tried (Bonferroni's correction), is at most 0.05: a difference. If the conditions were handed out
 *       by lot it was caused by them, else only a difference.
 *   <li>Undecided. That is not the same as "no difference".
 * </ol>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/inference.md">fundamentals/docs/inference.md</a>
 */
public final class ExperimentJudge {
    /** What was measured on each unit. */
    public enum Outcome {
        NUMBER,
        YES_OR_NO
    }

    /** The test that fits. */
    public enum Test {
        PAIRED_T,
        WELCH_T,
        CHI_SQUARE,
        FISHER_EXACT,
        NONE_OF_THESE
    }

    /** What may be said of the difference. */
    public enum Claim {
        NOTHING,
        TOO_SMALL_TO_MATTER,
        CAUSED,
        DIFFERENT,
        UNDECIDED
    }

    /**
     * What is known of an experiment.
     *
     * @param outcome what was measured
     * @param sameUnits whether each unit was measured under both conditions
     * @param byLot whether a lot decided which unit came under which condition (or under which first)
     * @param smallestExpected the smallest expected count of the table; of no meaning for numbers
     * @param outcomesTried how many outcomes were tested, this one among them, at least 1
     * @param looksOnTheWay whether the author would have stopped early at a small p
     * @param p the p-value of the right test, two-sided
     * @param low the low end of the 95% interval of the difference
     * @param high its high end
     * @param matters the smallest difference that matters, above 0
     */
    public record Experiment(
            Outcome outcome,
            boolean sameUnits,
            boolean byLot,
            double smallestExpected,
            int outcomesTried,
            boolean looksOnTheWay,
            double p,
            double low,
            double high,
            double matters) {}

    private ExperimentJudge() {}

    /** The test that fits how the data came about. */
    public static Test test(Experiment experiment) {
        // begin solution: first what was measured, then on whom
        if (experiment.outcome() == Outcome.NUMBER) {
            return experiment.sameUnits() ? Test.PAIRED_T : Test.WELCH_T;
        }
        if (experiment.sameUnits()) {
            return Test.NONE_OF_THESE;
        }
        return experiment.smallestExpected() >= 5 ? Test.CHI_SQUARE : Test.FISHER_EXACT;
        // end solution
    }

    /** What the result supports. */
    public static Claim claim(Experiment experiment) {
        // begin solution: the four questions, in their order
        if (experiment.looksOnTheWay()) {
            return Claim.NOTHING;
        }
        if (-experiment.matters() < experiment.low() && experiment.high() < experiment.matters()) {
            return Claim.TOO_SMALL_TO_MATTER;
        }
        if (experiment.p() * experiment.outcomesTried() <= 0.05) {
            return experiment.byLot() ? Claim.CAUSED : Claim.DIFFERENT;
        }
        return Claim.UNDECIDED;
        // end solution
    }
}
