package gradus.fundamentals.distributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InversionTest {
    @Test
    void a_quantile_takes_about_a_dozen_cdfs_and_never_a_hundred() {
        StudentT shape = new StudentT(7.5);
        int total = 0;
        for (int i = 1; i <= 200; i++) {
            AtomicInteger asked = new AtomicInteger();
            double p = Math.pow(10, -i);
            double x = Quantiles.solve(
                    t -> {
                        asked.incrementAndGet();
                        return shape.survival(t);
                    },
                    p,
                    0,
                    Double.MAX_VALUE);
            assertThat(shape.survival(x) / p).isCloseTo(1, within(1e-12));
            assertThat(asked.get()).isLessThan(100);
            total += asked.get();
        }
        assertThat(total / 200.0).isBetween(8.0, 18.0);
    }

    @Test
    void a_crossing_is_found_on_either_side_of_zero_and_at_the_ends() {
        assertThat(Inversion.crossing(x -> x * x * x - 8, -10, 10)).isCloseTo(2, within(1e-15));
        assertThat(Inversion.crossing(x -> x + 1e-200, -10, 10)).isEqualTo(-1e-200);
        assertThat(Inversion.crossing(x -> 3 - x, 0, 2)).as("beyond the end").isEqualTo(2);
        assertThat(Inversion.crossing(x -> x, 0, 2)).as("at the end").isZero();
    }

    @Test
    void the_first_count_that_holds_is_found_however_large() {
        assertThat(Inversion.first(k -> true, 10)).isZero();
        assertThat(Inversion.first(k -> k >= 7, 10)).isEqualTo(7);
        assertThat(Inversion.first(k -> false, 10)).isEqualTo(10);
        assertThat(Inversion.first(k -> k >= 123_456_789_012L, Long.MAX_VALUE)).isEqualTo(123_456_789_012L);
        assertThat(Inversion.first(k -> true, 0)).isZero();
    }
}
