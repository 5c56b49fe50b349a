package gradus.workbook.deployment.monitoring;

import gradus.fundamentals.distributions.Normal;
import java.util.ArrayList;
import java.util.List;

/**
 * An alarm that fires on the last of so many days in a row whose scores are all above a limit. The team says how often it may be woken
 * for nothing, and the limit follows.
 *
 * <p>On quiet days scores are independent and standard normal. If one day is above the limit with probability p, then r days in a row are
 * waited for 1/p + 1/p² + … + 1/pʳ days on average, the day of the alarm counted.
 *
 * @see <a href="../../../../../../../../../deployment/docs/monitoring.md">deployment/docs/monitoring.md</a>
 */
public final class BudgetAlarm {
    private BudgetAlarm() {}

    /**
     * The limit with one false alarm in so many quiet days, on average; right to 10⁻⁶.
     *
     * @param days how many in a row, from 1 to 10
     * @param budget quiet days per false alarm, above days, at most 10⁹
     * @throws IllegalArgumentException if the budget is days or fewer (no limit does it), or NaN; the message holds the word budget
     */
    public static double limit(int days, double budget) {
        // begin solution: which p gives the budget? the more probable a day, the shorter the wait
        if (!(budget > days)) {
            throw new IllegalArgumentException("budget must be above " + days + ", but was " + budget);
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 200; i++) {
            double p = (low + high) / 2;
            if (wait(days, p) > budget) {
                low = p;
            } else {
                high = p;
            }
        }
        return Normal.STANDARD.upperQuantile(high);
        // end solution
    }

    private static double wait(int days, double p) {
        // begin solution: the sum in the text above
        double wait = 0;
        for (int i = 1; i <= days; i++) {
            wait += Math.pow(p, -i);
        }
        return wait;
        // end solution
    }

    /**
     * The days that raise an alarm, from 0. After an alarm the count begins again: the day of the alarm is no part of the next row. A day that is
     * exactly at the limit is not above it. A day without data (NaN) is passed over: it neither ends a row nor adds to it, and raises no alarm.
     *
     * @param scores one per day, not modified; infinite ones are compared as any other
     * @param days how many in a row, at least 1
     */
    public static List<Integer> alarms(double[] scores, int days, double limit) {
        // begin solution: how many days in a row so far? what sets the count back?
        List<Integer> alarms = new ArrayList<>();
        int row = 0;
        for (int day = 0; day < scores.length; day++) {
            if (Double.isNaN(scores[day])) {
                continue;
            }
            row = scores[day] > limit ? row + 1 : 0;
            if (row == days) {
                alarms.add(day);
                row = 0;
            }
        }
        return alarms;
        // end solution
    }
}
