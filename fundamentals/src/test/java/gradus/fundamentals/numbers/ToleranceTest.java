package gradus.fundamentals.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ToleranceTest {
    private static final Tolerance NINE_DIGITS = new Tolerance(1e-9, 1e-12);

    @Test
    void numbers_are_compared_by_their_size_and_near_zero_by_the_absolute_part() {
        assertThat(NINE_DIGITS.close(0.1 + 0.2, 0.3)).isTrue();
        assertThat(NINE_DIGITS.close(1e20, 1e20 + 1e10)).isTrue();
        assertThat(NINE_DIGITS.close(1e20, 1e20 + 1e12)).isFalse();
        assertThat(NINE_DIGITS.close(0, 1e-13)).isTrue();
        assertThat(NINE_DIGITS.close(0, 1e-11)).isFalse();
        assertThat(new Tolerance(1e-9, 0).close(0, 1e-300))
                .as("no relative tolerance reaches 0")
                .isFalse();
    }

    @Test
    void nan_is_close_to_nothing_and_an_infinity_only_to_itself() {
        assertThat(NINE_DIGITS.close(Double.NaN, Double.NaN)).isFalse();
        assertThat(NINE_DIGITS.close(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isTrue();
        assertThat(NINE_DIGITS.close(Double.POSITIVE_INFINITY, 1e308)).isFalse();
        assertThat(NINE_DIGITS.close(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .isFalse();
    }

    @Test
    void neighbours_are_one_apart_across_zero_too() {
        assertThat(Tolerance.ulpsBetween(1, Math.nextUp(1.0))).isEqualTo(1);
        assertThat(Tolerance.ulpsBetween(-Double.MIN_VALUE, Double.MIN_VALUE)).isEqualTo(2);
        assertThat(Tolerance.ulpsBetween(0.0, -0.0)).isZero();
        assertThat(Tolerance.ulpsBetween(0.1 + 0.2, 0.3)).isEqualTo(1);
    }

    @Test
    void bounds_that_allow_anything_are_refused() {
        assertThatThrownBy(() -> new Tolerance(1, 0)).hasMessage("relative must be in [0, 1), but was 1.0");
        assertThatThrownBy(() -> new Tolerance(0, Double.NaN))
                .hasMessage("absolute must be at least 0 and finite, but was NaN");
        assertThatThrownBy(() -> Tolerance.ulpsBetween(1, Double.NaN)).hasMessage("b must be finite, but was NaN");
    }
}
