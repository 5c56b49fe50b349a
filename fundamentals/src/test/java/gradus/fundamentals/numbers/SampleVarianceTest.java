package gradus.fundamentals.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleVarianceTest {
    /** By hand: the mean is 5, the squared distances are 16, 9, 1, 1, 1, and 28 / 4 = 7. */
    @ParameterizedTest
    @EnumSource
    void nine_two_four_four_six_have_a_variance_of_seven(SampleVariance variance) {
        assertThat(variance.of(new double[] {9, 2, 4, 4, 6})).isEqualTo(7);
        assertThat(variance.of(new double[] {5, 5, 5})).isZero();
    }

    /** The squares are near 10¹⁸, where doubles lie 128 apart; the true variance is 0.01. */
    @Test
    void the_textbook_formula_gives_a_negative_variance() {
        double[] large = {1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.3};
        assertThat(SampleVariance.TEXTBOOK.of(large)).isEqualTo(-256);
        assertThat(SampleVariance.TWO_PASS.of(large)).isBetween(0.0099999, 0.0100001);
        assertThat(SampleVariance.CORRECTED.of(large)).isBetween(0.0099999, 0.0100001);
    }

    @Test
    void a_sample_must_hold_two_numbers_or_more() {
        assertThatThrownBy(() -> SampleVariance.CORRECTED.of(new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values must hold at least 2 numbers, but held 1");
    }
}
