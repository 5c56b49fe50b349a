package gradus.classicalml.splitting;

import gradus.fundamentals.Require;
import gradus.fundamentals.numbers.Counts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Four ways to choose test rows, each for another question: random (rows like these), stratified (the same, with the
 * classes in proportion), grouped (a patient, a shop, a mix never seen), time-ordered (tomorrow).
 *
 * <p>The same seed gives the same split on every machine: {@link Random} is specified down to its bits.
 */
public final class Splits {
    private Splits() {}

    /**
     * A uniformly random choice of test rows: every set of round(n · testFraction) rows is equally likely, up to the
     * generator. The shuffle is Fisher–Yates (Knuth, TAOCP 2, algorithm P), in the same order as {@code Collections.shuffle}.
     *
     * @param rows how many rows the table has
     * @param testFraction the share of rows to test on, in (0, 1)
     * @throws IllegalArgumentException if the fraction is outside (0, 1), or leaves a side without a row
     */
    public static Split random(int rows, double testFraction, long seed) {
        int trainRows = rows - testRows(rows, testFraction);
        int[] shuffled = shuffled(rows, generator(seed));
        return Split.of(
                Arrays.copyOfRange(shuffled, 0, trainRows), Arrays.copyOfRange(shuffled, trainRows, shuffled.length));
    }

    /**
     * A random choice of test rows that gives each class its share. The test side has round(n · testFraction) rows; the
     * classes receive them by {@linkplain Quotas largest remainders}, of equal ones in an order that the seed
     * decides. A class that this would leave without a row on one side is given one there, by the class that can best spare it.
     *
     * @param labels each row's class; every class on at least two rows
     * @param testFraction the share of rows to test on, in (0, 1)
     * @throws IllegalArgumentException if a class has one row only, the fraction is outside (0, 1), or a side has fewer rows
     *     than there are classes, so that some class would not be on it
     */
    public static Split stratified(int[] labels, double testFraction, long seed) {
        List<List<Integer>> classes = rowsByKey("labels", labels);
        classes.forEach(rows -> Require.that(
                rows.size() >= 2, "each class must have at least 2 rows, but class " + labels[rows.get(0)] + " has 1"));
        int testRows = testRows(labels.length, testFraction);
        requireRoom(classes, labels, testRows, testFraction);
        int[] sizes = classes.stream().mapToInt(List::size).toArray();
        int[] testCounts = Quotas.onBothSides(sizes, testRows, shuffled(sizes.length, generator(~seed)));
        Random random = generator(seed);
        boolean[] isTest = new boolean[labels.length];
        for (int c = 0; c < sizes.length; c++) {
            int[] order = shuffled(sizes[c], random);
            for (int i = 0; i < testCounts[c]; i++) {
                isTest[classes.get(c).get(order[i])] = true;
            }
        }
        return split(isTest);
    }

    /** With fewer rows than classes on a side, some class cannot be there: names the smallest class, of equal ones the last. */
    private static void requireRoom(List<List<Integer>> classes, int[] labels, int testRows, double testFraction) {
        int smaller = Math.min(testRows, labels.length - testRows);
        List<Integer> smallest =
                classes.stream().reduce((a, b) -> b.size() <= a.size() ? b : a).orElseThrow();
        Require.that(
                smaller >= classes.size(),
                "testFraction must leave each side a row of each of the " + classes.size() + " classes, but with "
                        + testFraction + " of " + labels.length + " rows one side has " + smaller
                        + ", too few for class " + labels[smallest.get(0)]);
    }

    /**
     * A random choice of whole groups: no group has rows on both sides. Groups are drawn until the test side has at least
     * round(n · testFraction) rows, so it can exceed that by less than one group; the last group drawn always trains.
     *
     * @param groups each row's group, such as a patient's number; at least two different
     * @param testFraction the share of rows (not of groups) to test on, in (0, 1)
     * @throws IllegalArgumentException if there is one group only, the fraction is outside (0, 1), or leaves a side without a row
     */
    public static Split grouped(int[] groups, double testFraction, long seed) {
        List<List<Integer>> rowsOfGroup = rowsByKey("groups", groups);
        requireTwoGroups(rowsOfGroup, groups);
        int testRows = testRows(groups.length, testFraction);
        int[] order = shuffled(rowsOfGroup.size(), generator(seed));
        boolean[] isTest = new boolean[groups.length];
        int tested = 0;
        for (int i = 0; tested < testRows && i < order.length - 1; i++) { // the last group always trains
            List<Integer> rows = rowsOfGroup.get(order[i]);
            rows.forEach(row -> isTest[row] = true);
            tested += rows.size();
        }
        return split(isTest);
    }

    /**
     * The latest rows test, the earlier ones train; nothing is random. Rows of one moment stay together, so the test side can
     * be larger than round(n · testFraction).
     *
     * @param times each row's moment, in any unit and any order
     * @param testFraction the share of rows to test on, in (0, 1)
     * @param gap rows less than or exactly this long before the first test row are left out of both sides; 0 for none. Set it
     *     to how long a row's target takes to become known
     * @throws IllegalArgumentException if the gap is negative, the fraction is outside (0, 1), or a side would have no row
     */
    public static Split timeOrdered(long[] times, double testFraction, long gap) {
        requireTimes(times, gap);
        long[] ascending = times.clone();
        Arrays.sort(ascending);
        long firstTest = ascending[times.length - testRows(times.length, testFraction)];
        requireEarlier(ascending[0], firstTest - gap);
        int[] train = rowsWhere(times.length, row -> times[row] < firstTest - gap);
        return Split.of(train, rowsWhere(times.length, row -> times[row] >= firstTest));
    }

    /**
     * Splits for a backtest: each tests on the next {@code horizon} rows after all that it trains on, and the last ends with the
     * last row. The first window is the oldest.
     *
     * @param rows how many rows the table has, in order of time
     * @param windows how many splits, at least 1
     * @param horizon how many rows each tests on, at least 1
     * @throws IllegalArgumentException if a number is too small, or the first window has no row to train on
     */
    public static List<Split> expandingWindows(int rows, int windows, int horizon) {
        Require.atLeast("windows", windows, 1);
        Require.atLeast("horizon", horizon, 1);
        Require.that(
                (long) windows * horizon < rows,
                "rows must be more than " + (long) windows * horizon
                        + " (windows times horizon), so that the first window has a row to train on, but was " + rows);
        List<Split> splits = new ArrayList<>();
        for (int w = windows; w >= 1; w--) {
            int firstTest = rows - w * horizon;
            splits.add(Split.of(range(0, firstTest), range(firstTest, firstTest + horizon)));
        }
        return splits;
    }

    /** Numbers groups from 0 in order of appearance: rows with equal keys get the same number. */
    public static int[] groupsOf(List<?> keys) {
        Map<Object, Integer> numbers = new HashMap<>();
        int[] groups = new int[keys.size()];
        for (int i = 0; i < groups.length; i++) {
            Integer number = numbers.putIfAbsent(keys.get(i), numbers.size());
            groups[i] = number == null ? numbers.size() - 1 : number;
        }
        return groups;
    }

    /**
     * A generator for which neighbouring seeds are strangers. The first draws of {@code new Random(1)}, {@code new Random(2)}, …
     * are nearly equal, so that repeating a split with seeds 1 to 20 would test some rows again and again.
     */
    private static Random generator(long seed) {
        return new Random(spread(seed));
    }

    /** One step of SplitMix64 (Steele, Lea and Flood 2014): flips about half of the bits for any change of the seed. */
    public static long spread(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * The numbers 0 … n − 1 in a random order, each order equally likely. Fisher–Yates: from the last place to the second, swap in
     * one of the elements not yet placed.
     *
     * @param n how many, at least 0
     * @param random decides the order
     */
    public static int[] shuffled(int n, Random random) {
        int[] order = range(0, n);
        for (int i = n; i > 1; i--) {
            int j = random.nextInt(i);
            int last = order[i - 1];
            order[i - 1] = order[j];
            order[j] = last;
        }
        return order;
    }

    private static int testRows(int rows, double testFraction) {
        Require.strictlyBetween("testFraction", testFraction, 0, 1);
        int testRows = Counts.round(testFraction, rows);
        Require.that(
                testRows >= 1 && testRows < rows,
                "testFraction must leave each side at least one row, but " + testFraction + " of " + rows + " rows is "
                        + testRows);
        return testRows;
    }

    /** The rows of each key, keys in order of appearance. */
    private static List<List<Integer>> rowsByKey(String argument, int[] keys) {
        Require.given(argument, keys);
        Require.that(keys.length > 0, argument + " must hold at least 1 number, but held 0");
        Map<Integer, List<Integer>> rowsOfKey = new LinkedHashMap<>();
        for (int row = 0; row < keys.length; row++) {
            rowsOfKey.computeIfAbsent(keys[row], key -> new ArrayList<>()).add(row);
        }
        return List.copyOf(rowsOfKey.values());
    }

    private static Split split(boolean[] isTest) {
        return Split.of(rowsWhere(isTest.length, row -> !isTest[row]), rowsWhere(isTest.length, row -> isTest[row]));
    }

    private static int[] rowsWhere(int rows, IntPredicate rule) {
        return IntStream.range(0, rows).filter(rule).toArray();
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    private static void requireTwoGroups(List<List<Integer>> rowsOfGroup, int[] groups) {
        Require.that(
                rowsOfGroup.size() >= 2,
                "groups must hold at least 2 different groups, but all rows are in group " + groups[0]);
    }

    private static void requireTimes(long[] times, long gap) {
        Require.given("times", times);
        Require.atLeast("gap", gap, 0);
    }

    private static void requireEarlier(long earliest, long end) {
        Require.that(
                earliest < end,
                "a row must be earlier than " + end
                        + " (the first test row's time less the gap) to train on, but the earliest is " + earliest);
    }
}
