package gradus.workbook.fundamentals.probability;

/**
 * A sensor looks at a machine every minute and says "fault" or "fine". It is often wrong, so its results are collected for weeks, and the
 * question is how likely the fault is after all of them. Given the state of the machine, which does not change, the results are independent
 * of each other.
 *
 * <ul>
 *   <li>There may be a hundred thousand results: look at each of them once. Neither a probability of {@code 1e-300} nor what is left of one
 *       after many results may be lost: log-odds and probability are right to eight digits. (Where the evidence for and against nearly
 *       cancels, log-odds may be off by a billionth per result.)
 *   <li>Sensitivity and specificity may be anything from 0 to 1, the ends included: a sensor without false alarms proves the fault with
 *       one alarm, and log-odds are then infinite. A kind of result that did not come has no bearing.
 *   <li>Results that can happen neither with the fault nor without it are refused with an {@code IllegalArgumentException}: a perfect sensor
 *       that said both.
 *   <li>A prior that is not strictly between 0 and 1, and a sensitivity or specificity outside [0, 1] or NaN, are refused with an {@code
 *       IllegalArgumentException}. The array stays as it is.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/probability.md">fundamentals/docs/probability.md</a>
 */
public final class RepeatedTest {
    private RepeatedTest() {}

    /**
     * The natural logarithm of the odds for the fault after all results.
     *
     * @param prior the probability of the fault before the first result
     * @param sensitivity P("fault" | fault)
     * @param specificity P("fine" | no fault)
     * @param alarms the results, true for "fault"; may be empty
     * @return any number; ∞ or −∞ where a result proves or rules out the fault
     */
    public static double logOdds(double prior, double sensitivity, double specificity, boolean[] alarms) {
        // begin solution: refuse what is no probability, then add up what each result is worth
        if (!(prior > 0 && prior < 1)) { // also refuses NaN
            throw new IllegalArgumentException("prior must be strictly between 0 and 1, but was " + prior);
        }
        if (!(sensitivity >= 0 && sensitivity <= 1 && specificity >= 0 && specificity <= 1)) { // also refuses NaN
            throw new IllegalArgumentException("sensitivity and specificity must be between 0 and 1, but were "
                    + sensitivity + " and " + specificity);
        }
        double logOdds = Math.log(prior) - Math.log1p(-prior);
        for (boolean alarm : alarms) {
            logOdds += alarm
                    ? Math.log(sensitivity) - Math.log1p(-specificity)
                    : Math.log1p(-sensitivity) - Math.log(specificity);
        }
        if (Double.isNaN(logOdds)) { // ∞ − ∞: ruled out with the fault, and without it
            throw new IllegalArgumentException("alarms must be possible, but cannot happen with these rates");
        }
        return logOdds;
        // end solution
    }

    /** The probability of the fault after all results; arguments and errors as for {@link #logOdds}. */
    public static double posterior(double prior, double sensitivity, double specificity, boolean[] alarms) {
        // begin solution: from log-odds back to a probability, however large they are
        double logOdds = logOdds(prior, sensitivity, specificity, alarms);
        double tail = Math.exp(-Math.abs(logOdds));
        return logOdds >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
        // end solution
    }
}
