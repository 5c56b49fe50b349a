package gradus.workbook.fundamentals.probability;

import gradus.fundamentals.probability.Screening;

/**
 * Say what five results are worth, before you run the code: a whole number, no expression. Paper, the lesson and a pocket calculator are
 * fine. {@link Screening} has a sensitivity and a specificity; {@code posterior(prior, positives, negatives)} is the probability of the
 * condition after so many results, independent given the condition.
 *
 * <p>Nothing is judged before all five predictions are made. Then each is shown beside what really came, with the reason. Your first five
 * are kept, and the points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/probability.md">fundamentals/docs/probability.md</a>
 */
public final class FiveBaseRates {
    private FiveBaseRates() {}

    /**
     * The question that 47 of 61 doctors and students got wrong. One in a thousand has the disease, 5% of the healthy test positive, all of
     * the ill do. In percent: how likely is the disease after a positive test?
     *
     * <pre>{@code Math.round(100 * new Screening(1, 0.95).posterior(0.001, 1, 0))}</pre>
     */
    public static long afterAPositive() {
        // begin solution: a whole number of percent
        return 2;
        // end solution
    }

    /**
     * The mammogram of the lesson was negative. Of ten thousand women with a negative mammogram, how many have cancer?
     *
     * <pre>{@code Math.round(10_000 * new Screening(0.869, 0.889).posterior(0.0059, 0, 1))}</pre>
     */
    public static long afterANegative() {
        // begin solution: a whole number of women
        return 9;
        // end solution
    }

    /**
     * The same mammogram, for women who carry a mutation: ten times as many of them have cancer. In percent: how likely is cancer after a
     * positive? (For all women it was 4.4%.)
     *
     * <pre>{@code Math.round(100 * new Screening(0.869, 0.889).posterior(0.059, 1, 0))}</pre>
     */
    public static long tenTimesAsCommon() {
        // begin solution: a whole number of percent
        return 33;
        // end solution
    }

    /**
     * A guard that notices 99 of 100 intruders and raises a false alarm for one of a hundred ordinary logins. One login in ten thousand is an
     * intruder. Of a hundred alarms, how many are intruders?
     *
     * <pre>{@code Math.round(100 * new Screening(0.99, 0.99).posterior(0.0001, 1, 0))}</pre>
     */
    public static long aHundredAlarms() {
        // begin solution: a whole number of intruders
        return 1;
        // end solution
    }

    /**
     * A test that is right for 90 of 100 ill people and for 90 of 100 healthy ones. One person in ten is ill. Two tests are positive, the
     * third is negative. In percent: how likely is the illness?
     *
     * <pre>{@code Math.round(100 * new Screening(0.9, 0.9).posterior(0.1, 2, 1))}</pre>
     */
    public static long twoAgainstOne() {
        // begin solution: a whole number of percent
        return 50;
        // end solution
    }
}
