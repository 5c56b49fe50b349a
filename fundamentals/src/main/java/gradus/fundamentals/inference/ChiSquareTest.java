package gradus.fundamentals.inference;

import gradus.fundamentals.Require;
import gradus.fundamentals.distributions.ChiSquared;
import gradus.fundamentals.distributions.Normal;

/**
 * Tests of counts: {@code χ² = Σ (observed − expected)² / expected}, without Yates's correction (Pearson 1900, Philosophical
 * Magazine 50:157–175). Its distribution is an approximation, good where every expected count is 5 or more.
 */
public final class ChiSquareTest {
    private static final double SMALLEST_EXPECTED = 5;

    private ChiSquareTest() {}

    /**
     * Do counts follow given shares?
     *
     * @param counts how many of each kind, at least 2 kinds, none below 0, not all 0
     * @param shares as many, each above 0, adding up to 1 (to a billionth)
     */
    public static TestResult fit(long[] counts, double[] shares) {
        Require.given("counts", counts);
        Require.sample("shares", shares, 2);
        Require.size("counts", counts.length, shares.length, "one for each share");
        double[] observed = new double[counts.length];
        double n = 0;
        double whole = 0;
        for (int i = 0; i < counts.length; i++) {
            observed[i] = Require.atLeast("counts[" + i + "]", counts[i], 0);
            n += observed[i];
            whole += Require.above("shares[" + i + "]", shares[i], 0);
        }
        Require.that(n > 0, "counts must add up to at least 1, but all were 0");
        Require.that(Math.abs(whole - 1) < 1e-9, "shares must add up to 1, but added up to " + whole);
        double[] expected = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            expected[i] = n * shares[i];
        }
        return result("χ² of fit", observed, expected, counts.length - 1);
    }

    /**
     * Are the rows and the columns of a table of counts independent? Expected in a cell is its row's sum times its column's, over all.
     *
     * @param table at least 2 rows and 2 columns, none of which adds up to 0
     */
    public static TestResult independence(long[][] table) {
        Contingency counts = Contingency.of(table);
        double[] observed = new double[counts.rows() * counts.columns()];
        double[] expected = new double[observed.length];
        for (int r = 0; r < counts.rows(); r++) {
            for (int c = 0; c < counts.columns(); c++) {
                observed[r * counts.columns() + c] = table[r][c];
                expected[r * counts.columns() + c] = counts.expected(r, c);
            }
        }
        return result("χ² of independence", observed, expected, (counts.rows() - 1) * (counts.columns() - 1));
    }

    private static TestResult result(String test, double[] observed, double[] expected, int df) {
        double statistic = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < observed.length; i++) {
            double difference = observed[i] - expected[i];
            statistic += difference * difference / expected[i];
            least = Math.min(least, expected[i]);
        }
        String assumes = "cases counted once each, independently; expected counts of 5 or more"
                + (least < SMALLEST_EXPECTED ? " (NOT SO HERE: " + (float) least + ")" : "");
        return TestResult.of(test, statistic, new ChiSquared(df).survival(statistic), assumes);
    }

    /**
     * Do two groups differ in a share? The χ² test of their table, with the interval of the first share less the second
     * ({@code p ± z √(p₁q₁/n₁ + p₂q₂/n₂)}, as R's {@code prop.test} without correction).
     *
     * @param successes in the first group and in the second
     * @param trials in the first group and in the second, each at least its successes
     * @param confidence strictly between 0 and 1
     */
    public static TestResult shares(long[] successes, long[] trials, double confidence) {
        Require.given("successes", successes);
        Require.given("trials", trials);
        Require.size("successes", successes.length, 2, "one for each group");
        Require.size("trials", trials.length, 2, "one for each group");
        Require.strictlyBetween("confidence", confidence, 0, 1);
        long[][] table = new long[2][];
        double variance = 0;
        for (int g = 0; g < 2; g++) {
            Require.between("successes[" + g + "]", successes[g], 0, trials[g], "the trials");
            table[g] = new long[] {successes[g], trials[g] - successes[g]};
            double share = (double) successes[g] / trials[g];
            variance += share * (1 - share) / trials[g];
        }
        TestResult test = independence(table);
        double gap = (double) successes[0] / trials[0] - (double) successes[1] / trials[1];
        double margin = new Normal(0, 1).upperQuantile((1 - confidence) / 2) * Math.sqrt(variance);
        Interval interval = new Interval(gap, Math.max(-1, gap - margin), Math.min(1, gap + margin), confidence);
        return TestResult.of("two shares", test.statistic(), test.pValue(), interval, test.assumes());
    }
}
