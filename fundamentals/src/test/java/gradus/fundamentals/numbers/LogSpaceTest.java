package gradus.fundamentals.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogSpaceTest {
    private static final double NOTHING = Double.NEGATIVE_INFINITY;

    /** By hand: ln(e⁰ + e⁰) = ln 2; and a factor e¹⁰⁰⁰ on each adds 1000. */
    @Test
    void the_log_of_a_sum_of_two_equal_terms_is_ln_2_above_them() {
        assertThat(LogSpace.logSumExp(new double[] {0, 0})).isCloseTo(Math.log(2), within(1e-16));
        assertThat(LogSpace.logSumExp(new double[] {1000, 1000})).isEqualTo(1000 + Math.log(2));
        assertThat(LogSpace.logSumExp(new double[] {-1000, -1000})).isEqualTo(-1000 + Math.log(2));
    }

    @Test
    void a_small_term_beside_the_largest_is_kept() {
        assertThat(LogSpace.logSumExp(new double[] {0, -40})).isEqualTo(Math.exp(-40));
    }

    @Test
    void the_logarithm_of_zero_adds_nothing() {
        assertThat(LogSpace.logSumExp(new double[] {NOTHING, NOTHING})).isEqualTo(NOTHING);
        assertThat(LogSpace.logSumExp(new double[] {NOTHING, 3})).isEqualTo(3);
        assertThat(LogSpace.logSumExp(new double[] {Double.POSITIVE_INFINITY, 3}))
                .isInfinite();
        assertThat(LogSpace.softmax(new double[] {NOTHING, 5, 5})).containsExactly(0, 0.5, 0.5);
        assertThat(LogSpace.logSoftmax(new double[] {NOTHING, 5})).containsExactly(NOTHING, 0);
    }

    @Test
    void softmax_adds_up_to_one_and_ignores_an_offset_whatever_the_scores() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 2000; round++) {
            double scale = Math.pow(10, random.nextInt(7) - 2);
            double[] scores =
                    random.doubles(1 + random.nextInt(20), -scale, scale).toArray();
            double[] shifted = Arrays.stream(scores).map(s -> s + 64 * scale).toArray();
            double[] shares = LogSpace.softmax(scores);
            assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-14));
            assertThat(LogSpace.softmax(shifted)).containsExactly(shares, within(1e-13 * Math.max(1, scale)));
            double[] logs = LogSpace.logSoftmax(scores);
            for (int i = 0; i < logs.length; i++) {
                assertThat(logs[i]).isLessThanOrEqualTo(0);
                assertThat(Math.exp(logs[i])).isCloseTo(shares[i], within(1e-14));
            }
        }
    }

    @Test
    void the_logarithm_of_a_share_near_one_keeps_its_digits() {
        double[] logs = LogSpace.logSoftmax(new double[] {1000, 960});
        assertThat(logs[0]).as("−ln(1 + e⁻⁴⁰)").isEqualTo(-Math.exp(-40));
        assertThat(logs[1]).isEqualTo(-40);
    }

    @Test
    void sigmoid_and_softplus_hold_at_both_ends() {
        assertThat(LogSpace.sigmoid(0)).isEqualTo(0.5);
        assertThat(LogSpace.sigmoid(-800)).isZero();
        assertThat(LogSpace.sigmoid(-700)).isEqualTo(Math.exp(-700));
        assertThat(LogSpace.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(LogSpace.softplus(0)).isCloseTo(Math.log(2), within(1e-16));
        assertThat(LogSpace.softplus(1000)).isEqualTo(1000);
        assertThat(LogSpace.softplus(-50)).isEqualTo(Math.exp(-50));
    }

    @Test
    void what_has_no_answer_is_refused() {
        assertThatThrownBy(() -> LogSpace.logSumExp(new double[0]))
                .hasMessage("logs must hold at least 1 number, but is empty");
        assertThatThrownBy(() -> LogSpace.logSumExp(null)).hasMessage("logs must hold at least 1 number, but was null");
        assertThatThrownBy(() -> LogSpace.logSumExp(new double[] {1, Double.NaN}))
                .hasMessage("logs[1] must be a number, but was NaN");
        assertThatThrownBy(() -> LogSpace.softmax(new double[] {NOTHING, NOTHING}))
                .hasMessage("the largest of the scores must be finite, but was -Infinity");
        assertThatThrownBy(() -> LogSpace.softmax(new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessage("the largest of the scores must be finite, but was Infinity");
        assertThatThrownBy(() -> LogSpace.sigmoid(Double.NaN)).hasMessage("z must be a number, but was NaN");
    }
}
