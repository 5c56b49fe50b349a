package gradus.workbook.fundamentals.dates;

import org.joda.time.YearMonth;

/** Counts days. */
public final class Leap {
    /** The days of February in a year. */
    public static int days(int year) {
        // begin solution: ask for the last day of the month
        int month = 2;
        return new YearMonth(year, month).toLocalDate(1).dayOfMonth().getMaximumValue();
        // end solution
    }
}
