package gradus.fundamentals.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class CountsTest {
    @Test
    void twenty_nine_percent_of_a_hundred_are_twenty_nine() {
        assertThat((int) (0.29 * 100)).as("what the product's floor would be").isEqualTo(28);
        assertThat(Counts.floor(0.29, 100)).isEqualTo(29);
        assertThat(Counts.floor(0.299, 100)).isEqualTo(29);
        assertThat(Counts.round(0.29, 50)).as("14.5, a half, goes up").isEqualTo(15);
        assertThat(Counts.round(0.28, 50)).isEqualTo(14);
        assertThat(Counts.floor(1 / 6.0, 144)).isEqualTo(24);
    }

    @Test
    void whole_percents_and_thirds_are_counted_as_exact_arithmetic_counts_them() {
        for (int n = 0; n <= 2000; n++) {
            for (int percent = 0; percent <= 100; percent++) {
                BigDecimal exact = BigDecimal.valueOf(percent, 2).multiply(BigDecimal.valueOf(n));
                assertThat(Counts.floor(percent / 100.0, n))
                        .as("floor of %d%% of %d", percent, n)
                        .isEqualTo(exact.setScale(0, RoundingMode.FLOOR).intValueExact());
                assertThat(Counts.round(percent / 100.0, n))
                        .as("%d%% of %d, rounded", percent, n)
                        .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).intValueExact());
            }
            assertThat(Counts.floor(1 / 3.0, n)).as("a third of %d", n).isEqualTo(n / 3);
            assertThat(Counts.floor(2 / 3.0, n)).as("two thirds of %d", n).isEqualTo(2 * n / 3);
        }
    }

    @Test
    void what_is_not_near_a_whole_number_stays_as_it_is() {
        assertThat(Counts.snap(28.999999999999996, 100)).isEqualTo(29);
        assertThat(Counts.snap(7.000000000000001, 100)).isEqualTo(7);
        assertThat(Counts.snap(28.999, 100)).isEqualTo(28.999);
        assertThat(Counts.snap(0.5, 1)).isEqualTo(0.5);
    }
}
