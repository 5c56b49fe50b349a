package gradus.classicalml.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.evaluation.TrainTestSplitter;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

class SplitsTest {
    // ---- random ----

    @Test
    void a_random_split_has_every_row_once_and_the_asked_share_of_test_rows() {
        for (int n = 2; n < 60; n++) {
            Split split = Splits.random(n, 0.5, n);
            assertThat(everyRow(split)).containsExactly(IntStream.range(0, n).toArray());
            assertThat(split.test()).hasSize((int) Math.round(n * 0.5));
        }
    }

    @Test
    void a_random_split_chooses_the_rows_that_tribuo_chooses() {
        for (int n : new int[] {10, 144, 1030}) {
            for (long seed = 0; seed < 20; seed++) {
                RegressionFactory factory = new RegressionFactory();
                List<Example<Regressor>> rows = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    rows.add(new ArrayExample<>(new Regressor("row", i), new String[] {"row"}, new double[] {i}));
                }
                TrainTestSplitter<Regressor> tribuo = new TrainTestSplitter<>(
                        new ListDataSource<>(rows, factory, new SimpleDataSourceProvenance("rows", factory)),
                        0.5,
                        Splits.spread(seed));
                List<Integer> tribuosTest = new ArrayList<>();
                tribuo.getTest()
                        .forEach(example ->
                                tribuosTest.add((int) example.getOutput().getValues()[0]));
                assertThat(Splits.random(n, 0.5, seed).test())
                        .as("n = %d, seed %d; both are a Fisher–Yates shuffle by java.util.Random", n, seed)
                        .containsExactly(tribuosTest.stream()
                                .sorted()
                                .mapToInt(Integer::intValue)
                                .toArray());
            }
        }
    }

    @Test
    void seeds_are_spread_as_by_split_mix_64() {
        // First outputs of the reference implementation (S. Vigna, splitmix64.c) for the seeds 0 and 1234567.
        assertThat(Splits.spread(0)).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(Splits.spread(1234567)).isEqualTo(6457827717110365317L);
    }

    @Test
    void neighbouring_seeds_test_each_of_sixteen_rows_equally_often() {
        // new Random(seed) fails here: for seeds below 30 its first nextInt(16) is nearly always 11.
        int[] tested = new int[16];
        for (long seed = 0; seed < 4000; seed++) {
            for (int row : Splits.random(16, 0.25, seed).test()) {
                tested[row]++;
            }
        }
        for (int count : tested) {
            assertThat(count / 4000.0)
                    .as("0.25 ± five standard errors of 0.0068")
                    .isCloseTo(0.25, within(0.034));
        }
    }

    @Test
    void neighbouring_seeds_of_java_draw_the_same_of_sixteen_rows() {
        long same = IntStream.rangeClosed(1, 20)
                .filter(seed -> new Random(seed).nextInt(16) == 11)
                .count();
        assertThat(same).as("seeds of 1 to 20 that draw row 11 of 16 first").isGreaterThanOrEqualTo(18);
    }

    @Test
    void every_row_is_equally_likely_to_be_tested() {
        int[] tested = new int[10];
        for (int trial = 0; trial < 4000; trial++) {
            for (int row : Splits.random(10, 0.3, trial).test()) {
                tested[row]++;
            }
        }
        for (int count : tested) {
            assertThat(count / 4000.0)
                    .as("0.3 ± five standard errors of 0.0072")
                    .isCloseTo(0.3, within(0.036));
        }
    }

    // ---- stratified ----

    @Test
    void six_and_four_rows_at_half_give_three_and_two() {
        int[] labels = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};
        Split split = Splits.stratified(labels, 0.5, 1);
        assertThat(everyRow(split)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(countOf(0, labels, split.test())).isEqualTo(3);
        assertThat(countOf(1, labels, split.test())).isEqualTo(2);
    }

    @Test
    void seats_are_shared_out_as_in_the_published_example() {
        // "Largest remainder method", Hare quota, English Wikipedia: 100 000 votes for six parties, ten seats.
        int[] votes = {47_000, 16_000, 15_900, 12_000, 6_000, 3_100};
        assertThat(Quotas.proportional(votes, 10)).containsExactly(5, 2, 1, 1, 1, 0);
    }

    @Test
    void of_equal_remainders_the_first_is_served() {
        assertThat(Quotas.proportional(new int[] {5, 5, 5}, 4)).containsExactly(2, 1, 1);
        assertThat(Quotas.proportional(new int[] {5, 5, 5}, 0)).containsExactly(0, 0, 0);
        assertThat(Quotas.proportional(new int[] {5, 5, 5}, 15)).containsExactly(5, 5, 5);
    }

    @Test
    void counts_too_large_for_int_products_are_still_right() {
        assertThat(Quotas.proportional(new int[] {1_000_000_000, 1_000_000_000}, 1_000_000_000))
                .containsExactly(500_000_000, 500_000_000);
    }

    @Test
    void each_class_is_within_one_row_of_its_share_and_the_total_is_exact() {
        Random random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            int classes = 2 + random.nextInt(6);
            int n = 4 * classes + random.nextInt(200);
            int[] labels = new int[n];
            for (int i = 0; i < n; i++) {
                labels[i] = i < 4 * classes ? i % classes : random.nextInt(classes) * random.nextInt(2);
            }
            double fraction = 0.3 + 0.4 * random.nextDouble();
            Split split = Splits.stratified(labels, fraction, trial);
            assertThat(everyRow(split)).containsExactly(IntStream.range(0, n).toArray());
            int testRows = (int) Math.round(n * fraction);
            assertThat(split.test()).hasSize(testRows);
            for (int c = 0; c < classes; c++) {
                double share = (double) testRows * countOf(c, labels, everyRow(split)) / n;
                assertThat((double) countOf(c, labels, split.test()))
                        .as("test rows of class %d in trial %d", c, trial)
                        .isCloseTo(share, within(1.0 - 1e-9));
            }
        }
    }

    @Test
    void every_class_of_two_rows_or_more_is_on_both_sides() {
        int[] rare = new int[100];
        rare[0] = rare[1] = 1;
        int[] few = new int[10];
        few[0] = few[1] = 1;
        for (long seed = 0; seed < 50; seed++) {
            Split tenth = Splits.stratified(rare, 0.1, seed);
            assertThat(tenth.test()).hasSize(10);
            assertThat(countOf(1, rare, tenth.test()))
                    .as("one of two rows of the rare class")
                    .isEqualTo(1);
            Split mostly = Splits.stratified(few, 0.8, seed);
            assertThat(mostly.test()).hasSize(8);
            assertThat(countOf(1, few, mostly.train())).as("one of two rows").isEqualTo(1);
        }
        Random random = new Random(11);
        for (int trial = 0; trial < 300; trial++) {
            int classes = 2 + random.nextInt(6);
            int[] labels = new int[2 * classes + random.nextInt(40)];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = i < 2 * classes ? i % classes : random.nextInt(1 + random.nextInt(classes));
            }
            int least = classes + random.nextInt(labels.length - 2 * classes + 1);
            Split split = Splits.stratified(labels, (double) least / labels.length, trial);
            assertThat(split.test()).hasSize(least);
            for (int c = 0; c < classes; c++) {
                assertThat(countOf(c, labels, split.test()))
                        .as("class %d tested", c)
                        .isPositive();
                assertThat(countOf(c, labels, split.train()))
                        .as("class %d trained on", c)
                        .isPositive();
            }
        }
    }

    @Test
    void of_equal_remainders_the_seed_chooses() {
        // ten classes of three rows, 15 rows to test: each class is due 1.5, and five of the ten get a second row
        int[] labels = IntStream.range(0, 30).map(i -> i / 3).toArray();
        int[] twice = new int[10];
        for (long seed = 0; seed < 2000; seed++) {
            Split split = Splits.stratified(labels, 0.5, seed);
            for (int c = 0; c < 10; c++) {
                twice[c] += countOf(c, labels, split.test()) - 1;
            }
            assertThat(Splits.stratified(labels, 0.5, seed).test()).isEqualTo(split.test());
        }
        for (int count : twice) {
            assertThat(count / 2000.0)
                    .as("0.5 ± five standard errors of 0.0112")
                    .isCloseTo(0.5, within(0.056));
        }
    }

    @Test
    void a_side_with_fewer_rows_than_classes_is_refused_with_a_class_that_would_not_be_there() {
        int[] many = IntStream.range(0, 40).map(i -> i / 2).toArray();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.stratified(many, 0.1, 0))
                .withMessage(
                        "testFraction must leave each side a row of each of the 20 classes, but with 0.1 of 40 rows one "
                                + "side has 4, too few for class 19");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.stratified(new int[] {7, 7, 7, 7, 7, 7, 7, 7, 4, 4, 5, 5, 5, 5}, 0.9, 0))
                .withMessageEndingWith("with 0.9 of 14 rows one side has 1, too few for class 4");
    }

    @Test
    void a_share_that_rounding_misses_by_a_hair_is_counted_right() {
        assertThat(Splits.random(50, 0.29, 1).test())
                .as("14.5 rows; 50 · 0.29 is 14.499999999999998")
                .hasSize(15);
    }

    @Test
    void labels_need_be_neither_small_nor_in_order() {
        int[] labels = {900, -5, 900, -5, 900, -5, 900, -5};
        Split split = Splits.stratified(labels, 0.25, 3);
        assertThat(countOf(900, labels, split.test())).isEqualTo(1);
        assertThat(countOf(-5, labels, split.test())).isEqualTo(1);
    }

    @Test
    void within_a_class_every_row_is_equally_likely_to_be_tested() {
        int[] labels = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
        int[] tested = new int[10];
        for (int trial = 0; trial < 4000; trial++) {
            for (int row : Splits.stratified(labels, 0.4, trial).test()) {
                tested[row]++;
            }
        }
        for (int count : tested) {
            assertThat(count / 4000.0).isCloseTo(0.4, within(0.039));
        }
    }

    @Test
    void a_class_of_one_row_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.stratified(new int[] {1, 1, 4, 1}, 0.5, 0))
                .withMessage("each class must have at least 2 rows, but class 4 has 1");
    }

    @Test
    void a_total_beyond_the_sizes_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quotas.proportional(new int[] {2, 3}, 6))
                .withMessage("total must be between 0 and 5 (the sum of the sizes), but was 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quotas.proportional(new int[] {2, 3}, -1))
                .withMessage("total must be between 0 and 5 (the sum of the sizes), but was -1");
    }

    // ---- grouped ----

    @Test
    void three_pairs_at_a_third_test_one_whole_pair() {
        int[] groups = {7, 8, 9, 7, 8, 9};
        Split split = Splits.grouped(groups, 1 / 3.0, 5);
        assertThat(everyRow(split)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(split.test()).hasSize(2);
        assertThat(groups[split.test()[0]]).isEqualTo(groups[split.test()[1]]);
    }

    @Test
    void no_group_is_on_both_sides_and_the_test_share_overshoots_by_less_than_a_group() {
        Random random = new Random(8);
        for (int trial = 0; trial < 200; trial++) {
            int n = 50 + random.nextInt(200);
            int[] groups = random.ints(n, 0, 25).toArray();
            double fraction = 0.1 + 0.4 * random.nextDouble();
            Split split = Splits.grouped(groups, fraction, trial);
            assertThat(everyRow(split)).containsExactly(IntStream.range(0, n).toArray());
            assertThat(Leaks.twins(split, groups)).isEmpty();
            int largest = IntStream.range(0, 25)
                    .map(g -> countOf(g, groups, everyRow(split)))
                    .max()
                    .orElseThrow();
            assertThat(split.test().length)
                    .isBetween((int) Math.round(n * fraction), (int) Math.round(n * fraction) + largest - 1);
        }
    }

    @Test
    void a_group_that_is_nearly_everything_still_leaves_both_sides_rows() {
        int[] groups = new int[100];
        groups[42] = 1;
        for (long seed = 0; seed < 20; seed++) {
            Split split = Splits.grouped(groups, 0.2, seed);
            assertThat(split.test().length).isIn(1, 99);
            assertThat(everyRow(split)).hasSize(100);
        }
    }

    @Test
    void every_group_gets_its_turn_to_be_tested() {
        int[] groups = {0, 0, 1, 1, 2, 2, 3, 3};
        int[] tested = new int[4];
        for (int trial = 0; trial < 4000; trial++) {
            tested[groups[Splits.grouped(groups, 0.25, trial).test()[0]]]++;
        }
        for (int count : tested) {
            assertThat(count / 4000.0).isCloseTo(0.25, within(0.035));
        }
    }

    @Test
    void one_group_alone_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.grouped(new int[] {3, 3, 3}, 0.4, 0))
                .withMessage("groups must hold at least 2 different groups, but all rows are in group 3");
    }

    @Test
    void groups_are_numbered_as_they_appear() {
        assertThat(Splits.groupsOf(List.of("b", "a", "b", "c", "a"))).containsExactly(0, 1, 0, 2, 1);
        assertThat(Splits.groupsOf(Arrays.asList(List.of(1.0, 2.0), null, List.of(1.0, 2.0), null)))
                .containsExactly(0, 1, 0, 1);
    }

    // ---- time ----

    @Test
    void the_latest_rows_are_tested_wherever_they_stand() {
        Split split = Splits.timeOrdered(new long[] {5, 1, 4, 2, 3}, 0.4, 0);
        assertThat(split.test()).as("times 5 and 4").containsExactly(0, 2);
        assertThat(split.train()).as("times 1, 2 and 3").containsExactly(1, 3, 4);
    }

    @Test
    void rows_of_one_moment_stay_together() {
        Split split = Splits.timeOrdered(new long[] {1, 2, 2, 2}, 0.25, 0);
        assertThat(split.train()).containsExactly(0);
        assertThat(split.test()).containsExactly(1, 2, 3);
    }

    @Test
    void a_gap_leaves_out_rows_whose_target_was_not_known_yet() {
        Split split = Splits.timeOrdered(new long[] {1, 2, 3, 4, 5}, 0.2, 2);
        assertThat(split.test()).containsExactly(4);
        assertThat(split.train()).as("times 3 and 4 are within 2 of time 5").containsExactly(0, 1);
    }

    @Test
    void training_never_reaches_the_first_test_moment() {
        Random random = new Random(9);
        for (int trial = 0; trial < 200; trial++) {
            long[] times = random.longs(40, 0, 30).toArray();
            Split split = Splits.timeOrdered(times, 0.3, 0);
            assertThat(Leaks.fromTheFuture(split, times)).isEmpty();
            assertThat(everyRow(split)).hasSize(40);
            assertThat(split.test()).hasSizeGreaterThanOrEqualTo(12);
        }
    }

    @Test
    void times_that_leave_nothing_to_train_on_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.timeOrdered(new long[] {4, 4, 4}, 0.3, 0))
                .withMessage("a row must be earlier than 4 (the first test row's time less the gap) to train on,"
                        + " but the earliest is 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.timeOrdered(new long[] {1, 2, 3}, 0.3, -1))
                .withMessage("gap must be at least 0, but was -1");
    }

    @Test
    void each_window_tests_on_what_follows_its_training_rows() {
        List<Split> splits = Splits.expandingWindows(7, 2, 2);
        assertThat(splits).hasSize(2);
        assertThat(splits.get(0).train()).containsExactly(0, 1, 2);
        assertThat(splits.get(0).test()).containsExactly(3, 4);
        assertThat(splits.get(1).train()).containsExactly(0, 1, 2, 3, 4);
        assertThat(splits.get(1).test()).containsExactly(5, 6);
    }

    @Test
    void windows_that_use_up_all_rows_are_refused() {
        assertThat(Splits.expandingWindows(5, 2, 2).get(0).train()).containsExactly(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.expandingWindows(4, 2, 2))
                .withMessage("rows must be more than 4 (windows times horizon), so that the first window has a row to"
                        + " train on, but was 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.expandingWindows(4, 0, 2))
                .withMessage("windows must be at least 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.expandingWindows(4, 1, 0))
                .withMessage("horizon must be at least 1, but was 0");
    }

    // ---- all ----

    @Test
    void the_seed_decides_the_split() {
        int[] keys = IntStream.range(0, 200).map(i -> i / 4).toArray();
        assertThat(Splits.random(200, 0.2, 1).test())
                .isEqualTo(Splits.random(200, 0.2, 1).test());
        assertThat(Splits.random(200, 0.2, 1).test())
                .isNotEqualTo(Splits.random(200, 0.2, 2).test());
        assertThat(Splits.stratified(keys, 0.3, 1).test())
                .isEqualTo(Splits.stratified(keys, 0.3, 1).test())
                .isNotEqualTo(Splits.stratified(keys, 0.3, 2).test());
        assertThat(Splits.grouped(keys, 0.2, 1).test())
                .isEqualTo(Splits.grouped(keys, 0.2, 1).test())
                .isNotEqualTo(Splits.grouped(keys, 0.2, 2).test());
    }

    @Test
    void a_fraction_that_is_none_is_refused() {
        for (double fraction : new double[] {0, 1, -0.2, 20, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Splits.random(10, fraction, 0))
                    .withMessage("testFraction must be strictly between 0 and 1, but was " + fraction);
        }
    }

    @Test
    void a_fraction_that_leaves_a_side_empty_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.random(10, 0.04, 0))
                .withMessage("testFraction must leave each side at least one row, but 0.04 of 10 rows is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.random(10, 0.96, 0))
                .withMessage("testFraction must leave each side at least one row, but 0.96 of 10 rows is 10");
    }

    @Test
    void missing_keys_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.stratified(null, 0.2, 0))
                .withMessage("labels must be given, but was null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.grouped(null, 0.2, 0))
                .withMessage("groups must be given, but was null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.timeOrdered(null, 0.2, 0))
                .withMessage("times must be given, but was null");
    }

    private static int[] everyRow(Split split) {
        return IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test()))
                .sorted()
                .toArray();
    }

    private static int countOf(int key, int[] keys, int[] rows) {
        return (int) Arrays.stream(rows).filter(row -> keys[row] == key).count();
    }
}
