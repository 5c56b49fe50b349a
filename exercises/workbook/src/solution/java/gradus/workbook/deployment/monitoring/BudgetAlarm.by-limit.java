import gradus.fundamentals.distributions.Normal;
import java.util.List;
import java.util.stream.IntStream;

public final class BudgetAlarm {
    public static double limit(int days, double budget) {
        // begin solution: which p gives the budget? the more probable a day, the shorter the wait
        if (Double.isNaN(budget) || budget <= days) {
            throw new IllegalArgumentException("the budget is too small: " + budget);
        }
        double low = -30;
        double high = 10;
        while (high - low > 1e-12) {
            double middle = low + (high - low) / 2;
            if (wait(days, Normal.STANDARD.survival(middle)) < budget) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
        // end solution
    }

    private static double wait(int days, double p) {
        // begin solution: the sum in the text above
        return p == 1 ? days : (1 / Math.pow(p, days) - 1) / (1 - p);
        // end solution
    }

    public static List<Integer> alarms(double[] scores, int days, double limit) {
        // begin solution: how many days in a row so far? what sets the count back?
        int[] there = IntStream.range(0, scores.length)
                .filter(day -> !Double.isNaN(scores[day]))
                .toArray();
        java.util.ArrayList<Integer> alarms = new java.util.ArrayList<>();
        int start = 0;
        while (start + days <= there.length) {
            int from = start;
            if (IntStream.range(from, from + days).allMatch(i -> scores[there[i]] > limit)) {
                alarms.add(there[from + days - 1]);
                start += days;
            } else {
                start++;
            }
        }
        return alarms;
        // end solution
    }
}
