package gradus.fundamentals.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DigitsTest {
    /** 3.14 is off by 0.0016 of 3.1416: a part in 1963, and log₁₀ 1963 is 3.29. */
    @Test
    void digits_are_counted_by_the_relative_error() {
        assertThat(Digits.left(3.14, 3.1416)).isCloseTo(3.293, within(0.001));
        assertThat(Digits.left(314, 314.16)).isCloseTo(3.293, within(0.001));
        assertThat(Digits.left(-1, 1)).as("off by more than its size").isZero();
        assertThat(Digits.left(1, 1)).isEqualTo(15);
        assertThat(Digits.left(Double.NaN, 1)).isZero();
        assertThat(Digits.left(1e-6, 0))
                .as("where 0 is right, by the absolute error")
                .isCloseTo(6, within(1e-9));
    }

    @Test
    void a_sum_without_rounding_keeps_every_digit() {
        assertThat(Digits.exactSum(new double[] {1e100, 1, -1e100})).isEqualByComparingTo(BigDecimal.ONE);
        assertThatThrownBy(() -> Digits.exactSum(null)).hasMessage("values must be given, but was null");
        assertThatThrownBy(() -> Digits.left(1, null)).hasMessage("exact must be given, but was null");
    }
}
