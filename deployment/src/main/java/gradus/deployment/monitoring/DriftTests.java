package gradus.deployment.monitoring;

import gradus.fundamentals.Require;
import gradus.fundamentals.inference.ChiSquareTest;
import gradus.fundamentals.inference.KolmogorovSmirnov;
import gradus.fundamentals.inference.TestResult;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Do new rows of a column differ from the reference? One test for numbers, one for categories, one for what is missing. */
public final class DriftTests {
    private DriftTests() {}

    /**
     * Numbers: the two-sample Kolmogorov–Smirnov test of those that are there. What is missing is tested by {@link #missing}.
     *
     * @param reference at least 1 number that is not NaN
     * @param current at least 1 number that is not NaN
     */
    public static TestResult numbers(double[] reference, double[] current) {
        return KolmogorovSmirnov.twoSample(Bins.present(reference), Bins.present(current));
    }

    /** The share of missing values (NaN): the χ² test of two shares. If nothing or everything is missing on both sides, p is 1. */
    public static TestResult missing(double[] reference, double[] current) {
        return independence(new long[][] {missing("reference", reference), missing("current", current)});
    }

    private static long[] missing(String name, double[] values) {
        Require.given(name, values);
        long missing = DoubleStream.of(values).filter(Double::isNaN).count();
        return new long[] {missing, Require.atLeast("the rows of " + name, values.length, 1) - missing};
    }

    /**
     * Categories: the χ² test of independence of side and category. A category that only one side has counts as any other; if there is only
     * one on both sides, p is 1. A missing value is given as a category of its own, not null.
     */
    public static TestResult categories(Collection<String> reference, Collection<String> current) {
        Require.atLeast(
                "the rows of reference", Require.given("reference", reference).size(), 1);
        Require.atLeast("the rows of current", Require.given("current", current).size(), 1);
        Map<String, long[]> counts = new TreeMap<>();
        count(reference, 0, counts);
        count(current, 1, counts);
        long[][] table = new long[2][counts.size()];
        int column = 0;
        for (long[] both : counts.values()) {
            table[0][column] = both[0];
            table[1][column++] = both[1];
        }
        return independence(table);
    }

    private static void count(Collection<String> values, int side, Map<String, long[]> counts) {
        for (String value : values) {
            Require.given("a category of " + (side == 0 ? "reference" : "current"), value);
            counts.computeIfAbsent(value, any -> new long[2])[side]++;
        }
    }

    /** Of two rows, neither empty; columns where nobody is are left out. */
    private static TestResult independence(long[][] table) {
        int[] used = IntStream.range(0, table[0].length)
                .filter(c -> table[0][c] + table[1][c] > 0)
                .toArray();
        if (used.length < 2) {
            return new TestResult("χ² of independence", 0, 1, Optional.empty(), "one category: nothing to compare");
        }
        long[][] kept = new long[2][used.length];
        for (int side = 0; side < 2; side++) {
            for (int c = 0; c < used.length; c++) {
                kept[side][c] = table[side][used[c]];
            }
        }
        return ChiSquareTest.independence(kept);
    }
}
