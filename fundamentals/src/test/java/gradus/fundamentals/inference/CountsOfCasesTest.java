package gradus.fundamentals.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** χ² and Fisher's exact test. */
class CountsOfCasesTest {
    /** 60 heads of 100: (10² + 10²) / 50 = 4, which is two standard deviations of a normal number, squared. */
    @Test
    void sixty_heads_of_a_hundred_by_hand() {
        TestResult test = ChiSquareTest.fit(new long[] {60, 40}, new double[] {0.5, 0.5});
        assertThat(test.statistic()).isEqualTo(4);
        assertThat(test.pValue()).isCloseTo(0.04550026389635842, within(1e-12));
    }

    @Test
    void independence_agrees_with_commons_math_on_random_tables() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            long[][] table = new long[2 + random.nextInt(3)][2 + random.nextInt(3)];
            for (long[] row : table) {
                for (int c = 0; c < row.length; c++) {
                    row[c] = 1 + random.nextInt(40);
                }
            }
            TestResult test = ChiSquareTest.independence(table);
            assertThat(test.statistic()).isCloseTo(TestUtils.chiSquare(table), within(1e-9));
            assertThat(test.pValue()).isCloseTo(TestUtils.chiSquareTest(table), within(1e-9));
        }
    }

    @Test
    void small_expected_counts_are_told() {
        assertThat(ChiSquareTest.independence(new long[][] {{3, 1}, {1, 3}}).assumes())
                .endsWith("expected counts of 5 or more (NOT SO HERE: 2.0)");
        assertThat(ChiSquareTest.independence(new long[][] {{30, 10}, {10, 30}}).assumes())
                .endsWith("expected counts of 5 or more");
    }

    /** Fisher's tea: 3 of 4 cups right. Of 70 ways to choose 4 cups of 8, 16 + 16 give 3 or 1 right, 1 + 1 give 4 or 0. */
    @Test
    void the_lady_tasting_tea_by_hand() {
        TestResult test = FisherExact.test(new long[][] {{3, 1}, {1, 3}}, 0.95);
        assertThat(test.pValue()).isCloseTo(34 / 70.0, within(1e-14));
        assertThat(FisherExact.test(new long[][] {{4, 0}, {0, 4}}, 0.95).pValue())
                .isCloseTo(2 / 70.0, within(1e-14));
    }

    @Test
    void fishers_test_is_the_permutation_test_of_noughts_and_ones() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 30; round++) {
            double[] a =
                    random.ints(2 + random.nextInt(5), 0, 2).asDoubleStream().toArray();
            double[] b = random.ints(a.length, 0, 2).asDoubleStream().toArray();
            long[][] table = {{ones(a), a.length - ones(a)}, {ones(b), b.length - ones(b)}};
            if (ones(a) + ones(b) == 0 || ones(a) + ones(b) == 2 * a.length) {
                continue; // Fisher's test refuses an empty column
            }
            assertThat(FisherExact.test(table, 0.9).pValue())
                    .as("groups of one size: as unlikely is as far from 0")
                    .isCloseTo(PermutationTest.exact(a, b).pValue(), within(1e-12));
        }
    }

    private static long ones(double[] x) {
        long ones = 0;
        for (double value : x) {
            ones += (long) value;
        }
        return ones;
    }

    @Test
    void an_odds_ratio_at_its_end_has_an_open_interval() {
        Interval none =
                FisherExact.test(new long[][] {{0, 5}, {3, 2}}, 0.95).interval().orElseThrow();
        assertThat(none.low()).isZero();
        assertThat(none.estimate()).isZero();
        assertThat(none.high()).isBetween(1.0, 10.0);
        Interval all =
                FisherExact.test(new long[][] {{5, 0}, {2, 3}}, 0.95).interval().orElseThrow();
        assertThat(all.high()).isInfinite();
        assertThat(all.low()).isCloseTo(1 / none.high(), within(1e-9));
    }

    /** The chance of exactly this many tables in the tail is about 1e-2000: logarithms keep what products would lose. */
    @Test
    @Tag("proof")
    void huge_counts_neither_overflow_nor_vanish() {
        assertThat(FisherExact.test(new long[][] {{100_000, 100_100}, {100_000, 100_000}}, 0.95)
                        .pValue())
                .isBetween(0.8, 0.9);
        assertThat(FisherExact.test(new long[][] {{9000, 1000}, {1000, 9000}}, 0.95)
                        .pValue())
                .isZero();
    }

    @Test
    void what_is_no_table_is_refused() {
        assertThatThrownBy(() -> ChiSquareTest.independence(new long[][] {{1, 2}}))
                .hasMessage("the number of rows of table must be at least 2, but was 1");
        assertThatThrownBy(() -> ChiSquareTest.independence(new long[][] {{1, 2}, {1}}))
                .hasMessage("table[1] must hold 2 numbers (one for each column), but held 1");
        assertThatThrownBy(() -> ChiSquareTest.independence(new long[][] {{0, 0}, {1, 4}}))
                .hasMessage("table must have a case in every row and column, but row 0 had none");
        assertThatThrownBy(() -> ChiSquareTest.independence(new long[][] {{-1, 3}, {1, 4}}))
                .hasMessage("table[0][0] must be at least 0, but was -1");
        assertThatThrownBy(() -> ChiSquareTest.fit(new long[] {0, 0}, new double[] {0.5, 0.5}))
                .hasMessage("counts must add up to at least 1, but all were 0");
        assertThatThrownBy(() -> ChiSquareTest.fit(new long[] {1, 3}, new double[] {0.5, 0.4}))
                .hasMessage("shares must add up to 1, but added up to 0.9");
        assertThatThrownBy(() -> ChiSquareTest.shares(new long[] {3, 5}, new long[] {4, 4}, 0.95))
                .hasMessage("successes[1] must be between 0 and 4 (the trials), but was 5");
        assertThatThrownBy(() -> FisherExact.test(new long[][] {{1, 2, 3}, {4, 5, 6}}, 0.95))
                .hasMessage("table[0] must hold 2 numbers (Fisher's test is of 2 columns), but held 3");
    }
}
