package gradus.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DigitsTest {
    @Test
    void correct_digits_are_the_log_relative_error() {
        assertThat(Digits.kept(1.001, BigDecimal.ONE)).isCloseTo(3, within(1e-9));
        assertThat(Digits.kept(-1, BigDecimal.ONE)).isLessThan(0);
        assertThat(Digits.kept(0.1, new BigDecimal("0.1"))).isEqualTo(15);
        assertThat(Digits.kept(1e-12, BigDecimal.ZERO)).isCloseTo(12, within(1e-9));
        assertThat(Digits.kept(Double.NaN, BigDecimal.ONE)).isZero();
    }

    @Test
    void what_keeps_its_digits_passes() {
        Digits.of("the sum", 0.1 + 0.2).exactly("0.3").toKeep(15);
        Digits.of("the values", 1, 2, 3).exactly(1.0, 2, 3).toKeep(15);
        Digits.ofFloat("the float", 0.1f).exactly("0.1").toKeep(7);
    }

    @Test
    void a_variance_by_two_huge_sums_is_told_how_many_it_keeps() {
        double[] x = {300.01, 300.02, 300.03};
        double sum = 0;
        double squares = 0;
        for (double v : x) {
            sum += v * 100;
            squares += v * 100 * v * 100;
        }
        double variance = (squares - sum * sum / 3) / 2 / 1e4;
        double off = variance == 1e-4 ? 1.0011e-4 : variance;
        assertThat(Said.failure(() -> Digits.of("the variance of 300.01, 300.02, 300.03", off)
                        .exactly("0.0001")
                        .toKeep(14)))
                .hasMessageStartingWith("the variance of 300.01, 300.02, 300.03 should keep 14 of 15 digits but keeps ")
                .hasMessageContaining("for 1.0E-4\n  Digits were lost");
    }

    @Test
    void the_first_of_several_that_lost_too_many_is_named() {
        assertThat(Said.sentence(
                        () -> Digits.of("the weights", 1, 2.02).exactly(1, 2).toKeep(12)))
                .isEqualTo("the weights should keep 12 of 15 digits at index 1 but keeps 2, as 2.02 for 2.0");
        assertThat(Said.sentence(
                        () -> Digits.of("the weights", 1, 2).exactly(1.0).toKeep(12)))
                .isEqualTo("the number of values of the weights should be 1 but was 2");
    }

    @Test
    void more_digits_than_there_are_cannot_be_asked() {
        assertThatThrownBy(() -> Digits.ofFloat("x", 1).exactly(1.0).toKeep(8))
                .hasMessage("digits must be between 1 and 7, but was 8");
    }
}
