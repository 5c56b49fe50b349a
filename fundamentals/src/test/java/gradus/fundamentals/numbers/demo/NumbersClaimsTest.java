package gradus.fundamentals.numbers.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.fundamentals.numbers.Digits;
import gradus.fundamentals.numbers.DotProduct;
import gradus.fundamentals.numbers.LogSpace;
import gradus.fundamentals.numbers.SampleVariance;
import gradus.fundamentals.numbers.Tolerance;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * What the page of the lesson says of its numbers. Values named "peer" come from {@code src/test/peers/peer_numbers.py} (mpmath 1.3.0 with
 * 50 digits, NumPy 2.4.6).
 */
class NumbersClaimsTest {
    private static final Departures DEPARTURES = Departures.of(DataSets.FLIGHTS.table());

    @Test
    void the_order_of_the_rows_decides_over_the_sign_of_a_variance_in_float() {
        double[] seconds = DEPARTURES.seconds();
        assertThat(Departures.textbookInFloat(seconds)).as("peer").isEqualTo(32990516215808.0f);
        assertThat(Departures.textbookInFloat(Departures.reversed(seconds)))
                .as("peer")
                .isEqualTo(-130723512057856.0f);
    }

    @Test
    void two_passes_keep_the_variance_in_float_to_a_part_in_a_thousand() {
        double[] seconds = DEPARTURES.seconds();
        double peer = 5121556906953.961;
        assertThat(Departures.twoPassesInFloat(seconds) / peer).isCloseTo(1, within(1e-3));
        assertThat(SampleVariance.TWO_PASS.of(seconds)).isCloseTo(peer, within(1e-12 * peer));
    }

    @Test
    void four_orders_of_one_dot_product_give_four_results_and_none_is_far_off() {
        Sums sums = Sums.of(DataSets.CHICAGO_RIDERSHIP.table());
        double peer = 4069568.25095;
        double[] results = Arrays.stream(DotProduct.values())
                .mapToDouble(product -> product.of(sums.passengers(), sums.temperatures()))
                .toArray();
        assertThat(DoubleStream.of(results).distinct().count()).isEqualTo(4);
        assertThat(DoubleStream.of(results).allMatch(result -> new Tolerance(1e-13, 0).close(result, peer)))
                .isTrue();
        assertThat(DotProduct.COMPENSATED.of(sums.passengers(), sums.temperatures()))
                .isEqualTo(peer);
    }

    /** Readings uniform in [0, 1); means over twenty seeds, from an offset of 10² to one of 10⁶. */
    @Test
    void a_factor_of_ten_in_the_offset_costs_the_textbook_formula_two_digits_and_the_others_one() {
        for (SampleVariance method : SampleVariance.values()) {
            double perDecade = (meanDigits(method, 2) - meanDigits(method, 6)) / 4;
            assertThat(perDecade)
                    .as("digits that %s loses per power of ten", method)
                    .isCloseTo(method == SampleVariance.TEXTBOOK ? 2 : 1, within(0.25));
        }
    }

    @Test
    void at_ten_million_the_textbook_formula_has_no_digit_left_and_two_passes_have_ten() {
        assertThat(meanDigits(SampleVariance.TEXTBOOK, 7)).isLessThan(0.5);
        assertThat(meanDigits(SampleVariance.TWO_PASS, 7)).isBetween(9.5, 11.0);
    }

    private static double meanDigits(SampleVariance method, int decade) {
        double offset = Math.pow(10, decade);
        double sum = 0;
        for (int seed = 0; seed < 20; seed++) {
            double[] readings = new SplittableRandom(seed).doubles(1000).toArray();
            double[] shifted = Arrays.stream(readings).map(x -> x + offset).toArray();
            sum += Digits.left(method.of(shifted), NumAcc.exactVariance(readings));
        }
        return sum / 20;
    }

    /** The limit is the data's: the decimals themselves do not fit a double. */
    @Test
    void no_stable_method_finds_more_digits_than_another_on_the_last_two_of_nists_sets() {
        for (NumAcc set : new NumAcc[] {NumAcc.THREE, NumAcc.FOUR}) {
            double best = set.left(SampleVariance.CORRECTED::of);
            assertThat(set.left(SampleVariance.TWO_PASS::of)).isCloseTo(best, within(0.05));
            double exactOfTheDoubles = NumAcc.exactVariance(set.numbers()).doubleValue();
            assertThat(set.left(values -> exactOfTheDoubles)).isCloseTo(best, within(0.05));
        }
    }

    @Test
    void logarithms_of_sums_agree_with_fifty_digits() {
        assertThat(LogSpace.logSumExp(new double[] {1, 2})).isCloseTo(2.313261687518222834, within(5e-16));
        assertThat(LogSpace.logSumExp(new double[] {1000, 1001})).isCloseTo(1001.3132616875182, within(2e-13));
        assertThat(LogSpace.logSumExp(new double[] {-1000, -1001})).isCloseTo(-999.68673831248178, within(2e-13));
        assertThat(LogSpace.logSumExp(new double[] {0, -40})).isCloseTo(4.2483542552915889863e-18, within(1e-32));
        assertThat(LogSpace.logSumExp(new double[] {700.5, 700.25, -3})).isCloseTo(701.07593941987884, within(2e-13));
    }

    @Test
    void exponentials_end_at_710_in_a_double_and_at_89_in_a_float() {
        assertThat(Math.exp(709)).isFinite();
        assertThat(Math.exp(710)).isInfinite();
        assertThat((float) Math.exp(88)).isFinite();
        assertThat((float) Math.exp(89)).isInfinite();
    }

    @Test
    void a_float_holds_every_64th_second_of_2001_and_every_128th_of_today() {
        assertThat(Math.ulp(986_077_560f)).isEqualTo(64);
        assertThat(Math.ulp(1_780_000_000f)).as("in 2026").isEqualTo(128);
    }
}
