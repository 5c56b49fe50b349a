package gradus.classicalml.crossvalidation;

import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Cuts the rows of a table into k folds. Each fold tests once, on a model trained on the other folds; so every row tests exactly
 * once, and trains k − 1 times. Folds differ by one row at most, unless whole groups stay together.
 *
 * <p>The same seed gives the same folds on every machine.
 */
public final class Folds {
    private Folds() {}

    /**
     * Folds of neighbouring rows: the first rows are fold 0. The first n mod k folds have one row more. This is scikit-learn's
     * {@code KFold(k)} and Tribuo's {@code KFoldSplitter} without shuffling, right only where the order of the rows means nothing.
     *
     * @param rows how many rows the table has, n
     * @param k how many folds, between 2 and n; with n folds, each row tests by itself (leave-one-out)
     * @throws IllegalArgumentException if k is out of range
     */
    public static List<Split> inOrder(int rows, int k) {
        requireFolds(k, rows);
        return blocks(IntStream.range(0, rows).toArray(), k);
    }

    /**
     * Folds of rows in random order, every way to cut them into folds equally likely.
     *
     * @param rows how many rows the table has, n
     * @param k how many folds, between 2 and n
     * @throws IllegalArgumentException if k is out of range
     */
    public static List<Split> random(int rows, int k, long seed) {
        requireFolds(k, rows);
        return blocks(Splits.shuffled(rows, generator(seed)), k);
    }

    /**
     * Folds that hold each class in proportion: in each class, and over all, the folds differ by one row at most. Within a class
     * the first rows are in fold 0. This is scikit-learn's {@code StratifiedKFold(k)}, row by row.
     *
     * @param labels each row's class; every class on at least k rows; not modified
     * @param k how many folds, between 2 and the number of rows
     * @throws IllegalArgumentException if k is out of range, or a class has fewer than k rows
     */
    public static List<Split> stratifiedInOrder(int[] labels, int k) {
        return dealt(rowsByKey("labels", labels), labels, k);
    }

    /**
     * Folds that hold each class in proportion: in each class, and over all, the folds differ by one row at most. Which rows of a
     * class stand in which fold is random.
     *
     * @param labels each row's class; every class on at least k rows; not modified
     * @param k how many folds, between 2 and the number of rows
     * @throws IllegalArgumentException if k is out of range, or a class has fewer than k rows
     */
    public static List<Split> stratified(int[] labels, int k, long seed) {
        List<int[]> classes = rowsByKey("labels", labels);
        Random random = generator(seed);
        classes.replaceAll(rows -> at(rows, Splits.shuffled(rows.length, random)));
        return dealt(classes, labels, k);
    }

    /**
     * Folds of whole groups: no group has rows in two folds. The largest group is placed first, each into the fold that has the
     * fewest rows so far, so the folds come out nearly equal unless a few groups are huge (Graham 1969: the largest fold is at most 4/3
     * of what it must be). The sizes of the folds are those of scikit-learn's {@code GroupKFold}; which of equally large groups
     * go together is random.
     *
     * @param groups each row's group, such as a patient's number; at least k different; not modified
     * @param k how many folds, at least 2
     * @throws IllegalArgumentException if k is out of range, or there are fewer than k groups
     */
    public static List<Split> grouped(int[] groups, int k, long seed) {
        List<int[]> rowsOfGroup = rowsByKey("groups", groups);
        requireGroups(k, rowsOfGroup.size());
        List<int[]> largestFirst = new ArrayList<>();
        for (int g : Splits.shuffled(rowsOfGroup.size(), generator(seed))) {
            largestFirst.add(rowsOfGroup.get(g));
        }
        largestFirst.sort(
                Comparator.comparingInt((int[] rows) -> -rows.length)); // stable: equal ones stay in random order
        int[] foldOfRow = new int[groups.length];
        int[] sizes = new int[k];
        for (int[] rows : largestFirst) {
            int fold = lightest(sizes);
            sizes[fold] += rows.length;
            Arrays.stream(rows).forEach(row -> foldOfRow[row] = fold);
        }
        return of(foldOfRow);
    }

    /**
     * Folds cut several times, each time by another seed: times · k splits in all.
     *
     * @param times how often, at least 1
     * @param seed decides the seeds that are handed to {@code folds}
     * @param folds cuts once, such as {@code s -> Folds.random(178, 10, s)}
     */
    public static List<Split> repeated(int times, long seed, LongFunction<List<Split>> folds) {
        Require.atLeast("times", times, 1);
        Random seeds = generator(seed);
        List<Split> all = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            all.addAll(folds.apply(seeds.nextLong()));
        }
        return List.copyOf(all);
    }

    /**
     * The splits of folds that were decided elsewhere: split f tests on the rows of fold f and trains on all others.
     *
     * @param foldOfRow each row's fold, from 0 to k − 1, with k at least 2; every fold has a row; not modified
     * @throws IllegalArgumentException if there are fewer than two folds, or a fold has no row
     */
    public static List<Split> of(int[] foldOfRow) {
        int k = Require.labels("foldOfRow", foldOfRow, Require.given("foldOfRow", foldOfRow).length);
        List<Split> splits = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            int fold = f;
            IntStream rows = IntStream.range(0, foldOfRow.length);
            int[] test = rows.filter(row -> foldOfRow[row] == fold).toArray();
            IntStream others = IntStream.range(0, foldOfRow.length);
            splits.add(Split.of(others.filter(row -> foldOfRow[row] != fold).toArray(), test));
        }
        return List.copyOf(splits);
    }

    /** Cuts a list of all rows into k blocks; the first n mod k have one row more. */
    private static List<Split> blocks(int[] order, int k) {
        int[] foldOfRow = new int[order.length];
        int end = 0;
        for (int fold = 0; fold < k; fold++) {
            int start = end;
            end += order.length / k + (fold < order.length % k ? 1 : 0);
            for (int i = start; i < end; i++) {
                foldOfRow[order[i]] = fold;
            }
        }
        return of(foldOfRow);
    }

    /** Deals all rows round the folds like cards, class after class, to learn how many of a class each fold gets. */
    private static List<Split> dealt(List<int[]> classes, int[] labels, int k) {
        requireFolds(k, labels.length);
        int[] foldOfRow = new int[labels.length];
        int card = 0;
        for (int[] rows : classes) {
            requireEnough(rows, labels, k);
            int[] counts = new int[k];
            for (int i = 0; i < rows.length; i++) {
                counts[card++ % k]++; // goes on where the class before stopped
            }
            int next = 0;
            for (int fold = 0; fold < k; fold++) {
                for (int i = 0; i < counts[fold]; i++) {
                    foldOfRow[rows[next++]] = fold;
                }
            }
        }
        return of(foldOfRow);
    }

    private static void requireFolds(int k, int rows) {
        Require.that(rows >= 2, "rows must be at least 2, but was " + rows);
        Require.between("k", k, 2, rows, "the number of rows");
    }

    private static void requireGroups(int k, int groups) {
        Require.that(groups >= 2, "groups must hold at least 2 different groups, but held " + groups);
        Require.between("k", k, 2, groups, "the number of groups");
    }

    private static void requireEnough(int[] rows, int[] labels, int k) {
        Require.that(
                rows.length >= k,
                "each class must have at least " + k + " rows (one for each fold), but class " + labels[rows[0]]
                        + " has " + rows.length);
    }

    private static int lightest(int[] sizes) {
        return IntStream.range(0, sizes.length)
                .reduce((a, b) -> sizes[b] < sizes[a] ? b : a)
                .orElseThrow();
    }

    /** The rows of each key, keys in order of appearance. */
    private static List<int[]> rowsByKey(String argument, int[] keys) {
        Require.given(argument, keys);
        Require.that(keys.length > 0, argument + " must hold at least 1 number, but held 0");
        Map<Integer, List<Integer>> rowsOfKey = new LinkedHashMap<>();
        for (int row = 0; row < keys.length; row++) {
            rowsOfKey.computeIfAbsent(keys[row], key -> new ArrayList<>()).add(row);
        }
        List<int[]> rows = new ArrayList<>();
        rowsOfKey
                .values()
                .forEach(each ->
                        rows.add(each.stream().mapToInt(Integer::intValue).toArray()));
        return rows;
    }

    private static int[] at(int[] rows, int[] positions) {
        return Arrays.stream(positions).map(i -> rows[i]).toArray();
    }

    private static Random generator(long seed) {
        return new Random(Splits.spread(seed));
    }
}
