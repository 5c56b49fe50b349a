package gradus.fundamentals.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.05 | 0    | 0.00",
                "0.05 | 0.05 | 0.05",
                "0.05 | 0.1  | 0.10",
                "0.5  | -1   | −1.0",
                "0.5  | -0.5 | −0.5",
                "1    | -0.0 | 0",
                "2    | 14   | 14",
                "500  | 500  | 500",
                "500  | 1500 | 1,500",
                "1E+5 | 2E6  | 2,000,000",
                "2E-7 | 6E-7 | 0.0000006",
            })
    void a_label_has_the_decimals_that_the_step_needs(BigDecimal step, double place, String label) {
        assertThat(new Ticks(step, true).label(place)).isEqualTo(label);
    }

    @Test
    void a_place_between_two_ticks_keeps_its_digits() {
        assertThat(new Ticks(BigDecimal.ONE, true).label(0.05)).isEqualTo("0.05");
        assertThat(new Ticks(new BigDecimal("0.5"), true).label(1.25)).isEqualTo("1.25");
    }

    @Test
    void the_error_of_adding_up_a_place_is_no_digit_of_it() {
        assertThat(new Ticks(new BigDecimal("0.1"), true).label(0.1 + 0.2)).isEqualTo("0.3");
    }

    @Test
    void years_have_no_commas() {
        assertThat(new Ticks(BigDecimal.TEN, false).label(1960)).isEqualTo("1960");
    }

    @Test
    void the_step_is_that_of_the_last_two_places() {
        assertThat(Ticks.at(List.of(7.3, -1.7, 0.0, 0.05, 0.1), true).step()).isEqualByComparingTo("0.05");
        assertThat(Ticks.at(List.of(2e-7, 4e-7, 6e-7), true).step()).isEqualByComparingTo("2e-7");
    }

    @Test
    void places_that_are_not_round_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ticks.at(List.of(0.0, 3.0, 6.0), true))
                .withMessage("step must be 1, 2 or 5 times a power of ten, but was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ticks.at(List.of(1.0, 3.0), true))
                .withMessage("places must be multiples of their step, 2, but one was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ticks.at(List.of(1.0, 1.0), true))
                .withMessage("step must be 1, 2 or 5 times a power of ten, but was 0");
    }
}
