package gradus.fundamentals.inference;

import gradus.fundamentals.Require;
import java.util.Optional;

/**
 * What a test found, and on what conditions that holds.
 *
 * @param test which test it was, such as {@code Welch's t}
 * @param statistic the number that it summed the data up in: t, χ², D, or the difference itself
 * @param pValue how often chance by itself brings a statistic at least as far from what is expected, if the null hypothesis holds: in [0, 1], on both sides
 * @param interval the confidence interval of what was estimated, where the test gives one
 * @param assumes what must hold for the p-value to mean that
 */
public record TestResult(String test, double statistic, double pValue, Optional<Interval> interval, String assumes) {
    /** Rounding may carry a sum of probabilities a little over 1: that is 1. */
    public TestResult {
        Require.given("test", test);
        Require.given("interval", interval);
        Require.given("assumes", assumes);
        pValue = Require.between("pValue", pValue > 1 && pValue < 1 + 1e-9 ? 1 : pValue, 0, 1);
    }

    static TestResult of(String test, double statistic, double pValue, Interval interval, String assumes) {
        return new TestResult(test, statistic, pValue, Optional.of(interval), assumes);
    }

    static TestResult of(String test, double statistic, double pValue, String assumes) {
        return new TestResult(test, statistic, pValue, Optional.empty(), assumes);
    }
}
