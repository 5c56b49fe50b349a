package gradus.fundamentals.inference;

import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * If the label of a group means nothing, every way of handing the labels out was as likely as the one that came. So the p-value is the
 * share of them whose difference of means is at least as far from 0, on either side, as the one seen (Fisher 1935; Phipson and Smyth
 * 2010, SAGMB 9:39). The labels that came are one of them: p is never 0.
 */
public final class PermutationTest {
    /** At most so many ways are counted one by one; 2 × 12 values have 2.7 million, 2 × 13 have 10.4 million. */
    private static final long ENUMERABLE = 20_000_000;

    private static final String LABELS = "labels handed out at random, or values exchangeable between the groups";

    private PermutationTest() {}

    /**
     * Counts every way to split the values into groups of these sizes.
     *
     * @param a at least 1 finite number
     * @param b at least 1 finite number; at most 20 million ways to split both
     * @return the mean of a less the mean of b as statistic
     */
    public static TestResult exact(double[] a, double[] b) {
        double[] values = centred(a, b);
        Require.that(
                ways(values.length, a.length) <= ENUMERABLE,
                "a and b must have at most 20 million splits, but had " + a.length + " and " + b.length
                        + " values: shuffle instead");
        double seen = threshold(sum(values, a.length), a, b);
        long extreme = 0;
        long all = 0;
        long last = ((1L << a.length) - 1) << b.length;
        for (long inA = (1L << a.length) - 1; inA <= last && inA > 0; inA = nextOfSameSize(inA)) {
            extreme += Math.abs(sumOf(values, inA)) >= seen ? 1 : 0;
            all++;
        }
        return result("permutation, all splits", a, b, (double) extreme / all);
    }

    /**
     * As {@link #exact} for pairs: in each pair the two values may have changed places, which turns the sign of their difference.
     *
     * @param a at least 2 finite numbers
     * @param b as many, at most 24: b[i] was measured on the same unit as a[i]
     * @return the mean of a − b as statistic
     */
    public static TestResult exactPaired(double[] a, double[] b) {
        double[] differences = TTest.differences(a, b);
        Require.between("the number of pairs", a.length, 2, 24, "2²⁴ sign patterns can be counted");
        double total = Arrays.stream(differences).sum();
        double seen = threshold(total, a, b);
        long extreme = 0;
        for (long turned = 0; turned < 1L << a.length; turned++) {
            extreme += Math.abs(total - 2 * sumOf(differences, turned)) >= seen ? 1 : 0;
        }
        double p = Math.scalb((double) extreme, -a.length);
        return TestResult.of(
                "paired permutation, all signs",
                Descriptive.mean(differences),
                p,
                "each pair's order at random, or its difference as likely to be d as −d");
    }

    /**
     * Shuffles where there are too many ways to count: {@code p = (1 + extreme) / (1 + shuffles)}.
     *
     * @param a at least 1 finite number
     * @param b at least 1 finite number
     * @param shuffles at least 1; the standard error of p is √(p(1 − p)/shuffles)
     * @param seed decides the shuffles
     */
    public static TestResult shuffled(double[] a, double[] b, int shuffles, long seed) {
        Require.atLeast("shuffles", shuffles, 1);
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = centred(a, b);
        double seen = threshold(sum(values, a.length), a, b);
        long extreme = 0;
        for (int i = 0; i < shuffles; i++) {
            extreme += Math.abs(sumOfDrawn(values, a.length, random)) >= seen ? 1 : 0;
        }
        return result("permutation, " + shuffles + " shuffles", a, b, (1.0 + extreme) / (1.0 + shuffles));
    }

    /**
     * As {@link #shuffled}, with shuffles that were drawn elsewhere.
     *
     * @param rows for each shuffle which of the values, a's and then b's, counted from 0, are in the first group: as many as a holds
     */
    public static TestResult drawn(double[] a, double[] b, int[][] rows) {
        Require.given("rows", rows);
        Require.atLeast("the number of rows", rows.length, 1);
        double[] values = centred(a, b);
        double seen = threshold(sum(values, a.length), a, b);
        long extreme = 0;
        for (int[] inA : rows) {
            Require.size("a shuffle", inA.length, a.length, "the size of a");
            extreme += Math.abs(Arrays.stream(inA).mapToDouble(i -> values[i]).sum()) >= seen ? 1 : 0;
        }
        return result("permutation, " + rows.length + " shuffles", a, b, (1.0 + extreme) / (1.0 + rows.length));
    }

    private static TestResult result(String test, double[] a, double[] b, double p) {
        return TestResult.of(test, Descriptive.mean(a) - Descriptive.mean(b), p, LABELS);
    }

    /**
     * Both groups in one, less their common mean: then the sums of the two groups are opposite, and either says how far apart the
     * means are.
     */
    private static double[] centred(double[] a, double[] b) {
        Require.sample("a", a, 1);
        Require.sample("b", b, 1);
        double[] values =
                DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
        double mean = Descriptive.mean(values);
        return Arrays.stream(values).map(x -> x - mean).toArray();
    }

    /** Sums in another order differ by rounding, and tenths are no doubles: what is that near counts as equal to what was seen. */
    private static double threshold(double seen, double[] a, double[] b) {
        double largest = DoubleStream.concat(Arrays.stream(a), Arrays.stream(b))
                .map(Math::abs)
                .max()
                .orElse(0);
        return Math.abs(seen) - 4 * (a.length + b.length) * Math.ulp(largest);
    }

    private static double sum(double[] values, int first) {
        return Arrays.stream(values, 0, first).sum();
    }

    private static double sumOf(double[] values, long chosen) {
        double sum = 0;
        for (long rest = chosen; rest != 0; rest &= rest - 1) {
            sum += values[Long.numberOfTrailingZeros(rest)];
        }
        return sum;
    }

    /** Draws so many of the values without putting them back, by the first steps of a shuffle. */
    private static double sumOfDrawn(double[] values, int many, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < many; i++) {
            int drawn = random.nextInt(i, values.length);
            double value = values[drawn];
            values[drawn] = values[i];
            values[i] = value;
            sum += value;
        }
        return sum;
    }

    /** The next larger number with as many bits (Gosper's hack). */
    private static long nextOfSameSize(long bits) {
        long lowest = bits & -bits;
        long carried = bits + lowest;
        return carried | (((bits ^ carried) / lowest) >>> 2);
    }

    /** n over k, as a double that is ∞ where it is too large. */
    private static double ways(int n, int k) {
        double ways = 1;
        for (int i = 1; i <= k; i++) {
            ways *= (double) (n - k + i) / i;
        }
        return n > 62 ? Double.POSITIVE_INFINITY : ways;
    }
}
