package gradus.workbook.deployment.monitoring;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;

/**
 * An alarm that fires on the last of so many days in a row whose scores are all above a limit. The team says how often it may be woken
 * for nothing, and the limit follows.
 *
 * <p>On quiet days scores are independent and standard normal. If one day is above the limit with probability p, then r days in a row are
 * waited for 1/p + 1/p² + … + 1/pʳ days on average, the day of the alarm counted.
 *
 * <p>You may want to import {@link gradus.fundamentals.distributions.Normal}, {@link java.util.ArrayList}.
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
        return todo("which p gives the budget? the more probable a day, the shorter the wait");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static double wait(int days, double p) {
        return todo("the sum in the text above");
    }

    /**
     * The days that raise an alarm, from 0. After an alarm the count begins again: the day of the alarm is no part of the next row. A day that is
     * exactly at the limit is not above it. A day without data (NaN) is passed over: it neither ends a row nor adds to it, and raises no alarm.
     *
     * @param scores one per day, not modified; infinite ones are compared as any other
     * @param days how many in a row, at least 1
     */
    public static List<Integer> alarms(double[] scores, int days, double limit) {
        return todo("how many days in a row so far? what sets the count back?");
    }
}
