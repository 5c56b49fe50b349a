package gradus.fundamentals.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PermutationTestTest {
    /** 1, 2 | 5, 6 can be split in six ways; only the one seen and its mirror image put the means 4 apart. */
    @Test
    void two_against_two_by_hand() {
        TestResult test = PermutationTest.exact(new double[] {1, 2}, new double[] {5, 6});
        assertThat(test.statistic()).isEqualTo(-4);
        assertThat(test.pValue()).isCloseTo(2 / 6.0, within(1e-15));
    }

    @Test
    void three_pairs_that_all_point_one_way_by_hand() {
        TestResult test = PermutationTest.exactPaired(new double[] {3, 5, 9}, new double[] {1, 4, 4});
        assertThat(test.pValue()).as("+++ and −−−, of eight").isEqualTo(2 / 8.0);
    }

    @Test
    void equal_values_have_a_p_of_one() {
        assertThat(PermutationTest.exact(new double[] {7, 7}, new double[] {7}).pValue())
                .isEqualTo(1);
        assertThat(PermutationTest.shuffled(new double[] {7, 7}, new double[] {7}, 10, 1)
                        .pValue())
                .isEqualTo(1);
        assertThat(PermutationTest.exactPaired(new double[] {7, 7}, new double[] {7, 7})
                        .pValue())
                .isEqualTo(1);
    }

    /** Tenths are no doubles: their sums differ by the order, and ties must count all the same. */
    @Test
    void tenths_have_the_p_value_of_ten_times_as_much_in_whole_numbers() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 100; round++) {
            double[] a =
                    random.ints(1 + random.nextInt(5), 0, 9).asDoubleStream().toArray();
            double[] b =
                    random.ints(1 + random.nextInt(5), 0, 9).asDoubleStream().toArray();
            assertThat(PermutationTest.exact(tenths(a), tenths(b)).pValue())
                    .isEqualTo(PermutationTest.exact(a, b).pValue());
        }
    }

    private static double[] tenths(double[] x) {
        return Arrays.stream(x).map(value -> 1000 + value / 10).toArray();
    }

    /** What makes a p-value one: of all splits of the same values, at most a share α has a p-value of at most α. */
    @Test
    void at_most_a_share_of_alpha_of_all_splits_has_a_p_of_at_most_alpha() {
        double[] values = {1, 2, 4, 8, 16, 32, 64, 5};
        int[] extreme = new int[2];
        int splits = 0;
        for (int mask = 0; mask < 1 << values.length; mask++) {
            if (Integer.bitCount(mask) == 4) {
                double p = PermutationTest.exact(chosen(values, mask), chosen(values, ~mask))
                        .pValue();
                extreme[0] += p <= 0.05 ? 1 : 0;
                extreme[1] += p <= 0.5 ? 1 : 0;
                splits++;
            }
        }
        assertThat((double) extreme[0] / splits).isBetween(0.02, 0.05);
        assertThat((double) extreme[1] / splits).isBetween(0.4, 0.5);
    }

    private static double[] chosen(double[] values, int mask) {
        double[] chosen = new double[4];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            if ((mask >> i & 1) == 1) {
                chosen[next++] = values[i];
            }
        }
        return chosen;
    }

    @Test
    void shuffles_come_near_the_enumeration_and_are_never_zero() {
        double[] a = {4.17, 5.58, 5.18, 6.11, 4.5, 4.61};
        double[] b = {6.31, 5.12, 5.54, 5.5, 5.37, 5.29};
        double exact = PermutationTest.exact(a, b).pValue();
        for (long seed = 0; seed < 10; seed++) {
            double p = PermutationTest.shuffled(a, b, 20_000, seed).pValue();
            assertThat(p).isCloseTo(exact, within(5 * Math.sqrt(exact * (1 - exact) / 20_000)));
        }
        double[] low = new SplittableRandom(1).doubles(50).toArray();
        double[] high = new SplittableRandom(2).doubles(50).map(x -> x + 9).toArray();
        assertThat(PermutationTest.shuffled(low, high, 99, 4).pValue()).isEqualTo(1 / 100.0);
    }

    @Test
    void the_seed_decides_and_the_samples_stay_as_they_are() {
        double[] a = {3, 1, 2};
        double[] b = {9, 7};
        double p = PermutationTest.shuffled(a, b, 50, 6).pValue();
        assertThat(PermutationTest.shuffled(a, b, 50, 6).pValue()).isEqualTo(p);
        assertThat(a).containsExactly(3, 1, 2);
        assertThat(b).containsExactly(9, 7);
    }

    @Test
    void what_cannot_be_counted_is_refused() {
        double[] many = new double[16];
        assertThatThrownBy(() -> PermutationTest.exact(many, many))
                .hasMessage("a and b must have at most 20 million splits, but had 16 and 16 values: shuffle instead");
        assertThatThrownBy(() -> PermutationTest.exact(new double[60], new double[60]))
                .hasMessageContaining("shuffle instead");
        assertThatThrownBy(() -> PermutationTest.exactPaired(new double[25], new double[25]))
                .hasMessage(
                        "the number of pairs must be between 2 and 24 (2²⁴ sign patterns can be counted), but was 25");
        assertThatThrownBy(() -> PermutationTest.exact(new double[0], many))
                .hasMessage("a must hold at least 1 number, but held 0");
        assertThatThrownBy(() -> PermutationTest.shuffled(many, many, 0, 1))
                .hasMessage("shuffles must be at least 1, but was 0");
        assertThatThrownBy(() -> PermutationTest.drawn(many, many, new int[][] {{1}}))
                .hasMessage("a shuffle must hold 16 numbers (the size of a), but held 1");
    }
}
