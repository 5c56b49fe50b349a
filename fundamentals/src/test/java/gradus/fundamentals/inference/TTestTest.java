package gradus.fundamentals.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.junit.jupiter.api.Test;

class TTestTest {
    private static final double[] THREE = {1, 2, 3};

    /** Mean 2, s = 1, standard error 1/√3, t = 2√3; with 2 degrees of freedom the p-value is 1 − t / √(t² + 2). */
    @Test
    void one_two_three_against_zero_by_hand() {
        TestResult test = TTest.oneSample(THREE, 0, 0.95);
        double t = 2 * Math.sqrt(3);
        assertThat(test.statistic()).isCloseTo(t, within(1e-14));
        assertThat(test.pValue()).isCloseTo(1 - t / Math.sqrt(t * t + 2), within(1e-12));
        double margin = 4.302652729911275 / Math.sqrt(3); // t table, 2 degrees of freedom, 0.975
        Interval interval = test.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(2 - margin, within(1e-9));
        assertThat(interval.high()).isCloseTo(2 + margin, within(1e-9));
        assertThat(interval.estimate()).isEqualTo(2);
    }

    @Test
    void a_paired_test_is_the_one_sample_test_of_the_differences() {
        TestResult paired = TTest.paired(new double[] {5, 7, 9}, new double[] {4, 5, 6}, 0.9);
        assertThat(paired.pValue()).isEqualTo(TTest.oneSample(THREE, 0, 0.9).pValue());
        assertThat(paired.test()).isEqualTo("paired t");
    }

    @Test
    void agrees_with_commons_math_on_random_samples() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 50; round++) {
            double[] a = random.doubles(2 + random.nextInt(9)).toArray();
            double[] b = random.doubles(2 + random.nextInt(9)).map(x -> 3 * x).toArray();
            TestResult welch = TTest.welch(a, b, 0.95);
            assertThat(welch.statistic()).isCloseTo(TestUtils.t(a, b), within(1e-9));
            assertThat(welch.pValue()).isCloseTo(TestUtils.tTest(a, b), within(1e-8));
            double[] c = random.doubles(a.length).toArray();
            assertThat(TTest.paired(a, c, 0.9).pValue()).isCloseTo(TestUtils.pairedTTest(a, c), within(1e-8));
        }
    }

    @Test
    void another_unit_and_origin_change_nothing_and_swapped_groups_turn_the_sign() {
        double[] a = {3, 1, 4, 1, 5};
        double[] b = {9, 2, 6};
        TestResult test = TTest.welch(a, b, 0.95);
        TestResult moved = TTest.welch(moved(a), moved(b), 0.95);
        TestResult swapped = TTest.welch(b, a, 0.95);
        assertThat(moved.statistic()).isCloseTo(test.statistic(), within(1e-12));
        assertThat(moved.pValue()).isCloseTo(test.pValue(), within(1e-12));
        assertThat(swapped.statistic()).isEqualTo(-test.statistic());
        assertThat(swapped.pValue()).isCloseTo(test.pValue(), within(1e-12));
        assertThat(test.interval().orElseThrow().estimate())
                .isCloseTo(StatUtils.mean(a) - StatUtils.mean(b), within(1e-14));
    }

    private static double[] moved(double[] x) {
        return Arrays.stream(x).map(value -> 8 * value + 100).toArray();
    }

    /** An interval of confidence 1 − p reaches exactly to what was tested. */
    @Test
    void p_is_below_the_level_where_the_interval_leaves_the_null_hypothesis_out() {
        double p = TTest.oneSample(THREE, 0, 0.95).pValue();
        assertThat(TTest.oneSample(THREE, 0, 1 - p - 1e-6)
                        .interval()
                        .orElseThrow()
                        .holds(0))
                .isFalse();
        assertThat(TTest.oneSample(THREE, 0, 1 - p + 1e-6)
                        .interval()
                        .orElseThrow()
                        .holds(0))
                .isTrue();
    }

    @Test
    void what_has_no_t_is_refused() {
        assertThatThrownBy(() -> TTest.oneSample(new double[] {4}, 0, 0.95))
                .hasMessage("x must hold at least 2 numbers, but held 1");
        assertThatThrownBy(() -> TTest.oneSample(new double[] {0.1 + 0.2, 0.3, 0.3}, 0, 0.95))
                .hasMessageStartingWith("x must vary by more than rounding and have a finite variance, but");
        assertThatThrownBy(() -> TTest.welch(new double[] {1e200, -1e200}, THREE, 0.95))
                .hasMessageContaining("finite variance, but the standard error of the mean was Infinity");
        assertThatThrownBy(() -> TTest.paired(THREE, new double[] {2, 3, 4}, 0.95))
                .hasMessageContaining("must vary by more than rounding");
        assertThatThrownBy(() -> TTest.paired(THREE, new double[] {2, 3}, 0.95))
                .hasMessage("a and b must be of one length, but held 3 and 2 numbers");
        assertThatThrownBy(() -> TTest.welch(THREE, new double[] {1, Double.NaN}, 0.95))
                .hasMessage("b[1] must be finite, but was NaN");
        assertThatThrownBy(() -> TTest.oneSample(THREE, Double.NaN, 0.95))
                .hasMessage("mean must be finite, but was NaN");
        assertThatThrownBy(() -> TTest.oneSample(THREE, 0, 1))
                .hasMessage("confidence must be strictly between 0 and 1, but was 1.0");
        assertThat(TTest.welch(THREE, new double[] {5, 5}, 0.95).pValue())
                .as("one group may be constant")
                .isBetween(0.0, 0.1);
    }
}
