package gradus.classicalml.crossvalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.classicalml.splitting.Split;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.bridge.TribuoData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.dataset.DatasetView;
import org.tribuo.evaluation.KFoldSplitter;
import org.tribuo.regression.Regressor;

class FoldsTest {
    private static final int[] LABELS = {2, 0, 2, 1, 2, 0, 1, 2, 2, 0, 1, 2, 1, 2};

    @Test
    void ten_rows_make_folds_of_three_three_two_and_two() {
        assertThat(tests(Folds.inOrder(10, 4)))
                .as("by hand: 10 = 4 · 2 + 2, so the first two folds have one row more")
                .containsExactly("[0, 1, 2]", "[3, 4, 5]", "[6, 7]", "[8, 9]");
    }

    @Test
    void each_row_tests_once_and_trains_in_every_other_fold() {
        Random random = new Random(5);
        for (int trial = 0; trial < 200; trial++) {
            int k = 2 + random.nextInt(6);
            int[] keys = keys(random, k);
            for (List<Split> folds : List.of(
                    Folds.inOrder(keys.length, k),
                    Folds.random(keys.length, k, trial),
                    Folds.stratifiedInOrder(keys, k),
                    Folds.stratified(keys, k, trial),
                    Folds.grouped(
                            IntStream.range(0, keys.length).map(i -> i / 2).toArray(), k, trial))) {
                requirePartition(folds, k, keys.length);
            }
        }
    }

    @Test
    void in_every_class_and_over_all_folds_differ_by_one_row_at_most() {
        Random random = new Random(6);
        for (int trial = 0; trial < 200; trial++) {
            int k = 2 + random.nextInt(6);
            int[] labels = keys(random, k);
            for (List<Split> folds : List.of(Folds.stratified(labels, k, trial), Folds.stratifiedInOrder(labels, k))) {
                requireEven(folds.stream().mapToInt(fold -> fold.test().length).toArray());
                for (int label : labels) {
                    requireEven(folds.stream()
                            .mapToInt(fold -> (int) Arrays.stream(fold.test())
                                    .filter(row -> labels[row] == label)
                                    .count())
                            .toArray());
                }
            }
        }
    }

    @Test
    void no_group_is_in_two_folds() {
        Random random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            int[] groups = keys(random, 2);
            int k = (int) Math.min(4, Arrays.stream(groups).distinct().count());
            List<Split> folds = Folds.grouped(groups, k, trial);
            requirePartition(folds, k, groups.length);
            for (int group : groups) {
                assertThat(folds.stream()
                                .filter(fold -> Arrays.stream(fold.test()).anyMatch(row -> groups[row] == group)))
                        .hasSize(1);
            }
        }
    }

    @Test
    void the_largest_group_is_placed_first_and_each_into_the_lightest_fold() {
        int[] groups = {7, 7, 7, 7, 1, 1, 1, 5, 5, 5, 5, 5, 5, 2, 2, 9};
        assertThat(tests(Folds.grouped(groups, 3, 1)))
                .as("sizes 6, 4, 3, 2, 1: the third fold takes 3 and 2; scikit-learn's GroupKFold gives the same")
                .containsExactly("[7, 8, 9, 10, 11, 12]", "[0, 1, 2, 3, 15]", "[4, 5, 6, 13, 14]");
    }

    @Test
    void stratified_folds_are_those_of_scikit_learn() {
        assertThat(tests(Folds.stratifiedInOrder(LABELS, 3)))
                .as("scikit-learn 1.2.1, StratifiedKFold(3), peer_cross_validation.py")
                .containsExactly("[0, 1, 2, 3, 4]", "[5, 6, 7, 8, 10]", "[9, 11, 12, 13]");
    }

    @Test
    void the_wines_are_cut_as_scikit_learn_cuts_them() {
        int[] cultivars = Numbers.classes(DataSets.WINE.table(), "cultivar").codes();
        assertThat(sums(Folds.stratifiedInOrder(cultivars, 3))).containsExactly(4082, 5208, 6463);
        assertThat(sums(Folds.stratifiedInOrder(cultivars, 5))).containsExactly(2328, 2768, 3208, 3479, 3970);
        assertThat(sums(Folds.stratifiedInOrder(cultivars, 10)))
                .as("sums of each fold's row numbers, by peer_cross_validation.py")
                .containsExactly(1109, 1219, 1329, 1439, 1549, 1659, 1769, 1879, 1815, 1986);
    }

    @Test
    void without_shuffling_tribuo_cuts_the_same_folds() {
        for (int rows = 2; rows < 30; rows++) {
            for (int k = 2; k <= rows; k++) {
                assertThat(tests(Folds.inOrder(rows, k))).isEqualTo(tribuo(rows, k));
            }
        }
    }

    @Test
    void the_seed_decides_and_neighbouring_seeds_are_strangers() {
        assertThat(tests(Folds.random(100, 5, 1))).isEqualTo(tests(Folds.random(100, 5, 1)));
        assertThat(IntStream.range(0, 200).mapToObj(seed -> tests(Folds.random(16, 2, seed))))
                .doesNotHaveDuplicates();
        assertThat(tests(Folds.stratified(LABELS, 3, 1))).isNotEqualTo(tests(Folds.stratified(LABELS, 3, 2)));
        int[] pairs = IntStream.range(0, 20).map(i -> i / 2).toArray();
        assertThat(tests(Folds.grouped(pairs, 5, 1))).isNotEqualTo(tests(Folds.grouped(pairs, 5, 2)));
    }

    @Test
    void any_two_rows_share_a_fold_equally_often() {
        int[] together = new int[6];
        for (int seed = 0; seed < 6000; seed++) {
            for (int row : Folds.random(6, 3, seed).get(0).test()) {
                together[row]++;
            }
        }
        for (int count : together) {
            assertThat(count).as("of 6000, expected 2000, 7 standard errors").isBetween(1744, 2256);
        }
    }

    @Test
    void repeated_folds_are_cut_by_different_seeds() {
        List<Split> splits = Folds.repeated(4, 9, seed -> Folds.random(20, 5, seed));
        assertThat(splits).hasSize(20);
        assertThat(IntStream.range(0, 4).mapToObj(t -> tests(splits.subList(5 * t, 5 * t + 5))))
                .doesNotHaveDuplicates();
        assertThat(tests(splits)).isEqualTo(tests(Folds.repeated(4, 9, seed -> Folds.random(20, 5, seed))));
        for (int time = 0; time < 4; time++) {
            requirePartition(splits.subList(5 * time, 5 * time + 5), 5, 20);
        }
    }

    @Test
    void labels_may_be_any_numbers_and_stay_as_they_are() {
        int[] labels = {Integer.MAX_VALUE, -3, Integer.MAX_VALUE, -3};
        int[] before = labels.clone();
        requirePartition(Folds.stratified(labels, 2, 1), 2, 4);
        requirePartition(Folds.grouped(labels, 2, 1), 2, 4);
        assertThat(labels).containsExactly(before);
    }

    @Test
    void what_cannot_be_cut_is_refused() {
        refused(() -> Folds.inOrder(10, 1), "k must be between 2 and 10 (the number of rows), but was 1");
        refused(() -> Folds.random(10, 11, 0), "k must be between 2 and 10 (the number of rows), but was 11");
        refused(() -> Folds.inOrder(1, 2), "rows must be at least 2, but was 1");
        refused(() -> Folds.random(-1, 2, 0), "rows must be at least 2, but was -1");
        refused(
                () -> Folds.stratified(new int[] {4, 4, 4, 9, 9}, 3, 0),
                "each class must have at least 3 rows (one for each fold), but class 9 has 2");
        refused(() -> Folds.stratifiedInOrder(null, 3), "labels must be given, but was null");
        refused(() -> Folds.stratified(new int[0], 3, 0), "labels must hold at least 1 number, but held 0");
        refused(
                () -> Folds.stratified(new int[] {4, 4}, 3, 0),
                "k must be between 2 and 2 (the number of rows), but was 3");
        refused(
                () -> Folds.grouped(new int[] {8, 8, 8}, 2, 0),
                "groups must hold at least 2 different groups, but held 1");
        refused(
                () -> Folds.grouped(new int[] {8, 8, 9}, 3, 0),
                "k must be between 2 and 2 (the number of groups), but was 3");
        refused(() -> Folds.grouped(null, 3, 0), "groups must be given, but was null");
        refused(() -> Folds.repeated(0, 0, s -> Folds.random(4, 2, s)), "times must be at least 1, but was 0");
        refused(
                () -> Folds.of(new int[] {0, 2, 2}),
                "foldOfRow must hold every class from 0 to 2, but class 1 has no row");
        refused(() -> Folds.of(null), "foldOfRow must be given, but was null");
    }

    /** Each of at least k rows per key. */
    private static int[] keys(Random random, int k) {
        List<Integer> keys = new ArrayList<>();
        for (int key = 0; key < 3; key++) {
            keys.addAll(Collections.nCopies(k + random.nextInt(9), 7 * key - 5));
        }
        Collections.shuffle(keys, random);
        return keys.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void requirePartition(List<Split> folds, int k, int rows) {
        assertThat(folds).hasSize(k);
        int[] tested = folds.stream()
                .flatMapToInt(fold -> Arrays.stream(fold.test()))
                .sorted()
                .toArray();
        assertThat(tested).containsExactly(IntStream.range(0, rows).toArray());
        folds.forEach(fold -> assertThat(fold.train().length + fold.test().length)
                .isEqualTo(rows)); // a Split has no row on both sides
    }

    private static void requireEven(int[] counts) {
        int most = Arrays.stream(counts).max().orElseThrow();
        assertThat(most - Arrays.stream(counts).min().orElseThrow()).isLessThanOrEqualTo(1);
    }

    private static List<String> tribuo(int rows, int k) {
        double[] numbers = IntStream.range(0, rows).asDoubleStream().toArray();
        double[][] features =
                Arrays.stream(numbers).mapToObj(i -> new double[] {i + 1}).toArray(double[][]::new);
        Dataset<Regressor> data = TribuoData.regression(List.of("x"), features, "row", numbers);
        List<String> tests = new ArrayList<>();
        Iterator<KFoldSplitter.TrainTestFold<Regressor>> folds = new KFoldSplitter<Regressor>(k, 1).split(data, false);
        while (folds.hasNext()) {
            DatasetView<Regressor> test = folds.next().test;
            tests.add(Arrays.toString(test.getExampleIndices()));
        }
        return tests;
    }

    private static int[] sums(List<Split> folds) {
        return folds.stream().mapToInt(fold -> Arrays.stream(fold.test()).sum()).toArray();
    }

    private static List<String> tests(List<Split> folds) {
        return folds.stream().map(fold -> Arrays.toString(fold.test())).toList();
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
