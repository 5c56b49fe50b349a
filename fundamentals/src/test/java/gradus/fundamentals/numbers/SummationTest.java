package gradus.fundamentals.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummationTest {
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    /** In doubles 10¹⁰⁰ + 1 is 10¹⁰⁰, so every sum that carries nothing along loses both ones. */
    @Test
    void only_neumaier_keeps_what_a_later_larger_number_would_swallow() {
        double[] values = {1, 1e100, 1, -1e100};
        assertThat(Summation.IN_ORDER.of(values)).isZero();
        assertThat(Summation.KAHAN.of(values))
                .as("Kahan's sum loses the sum itself")
                .isZero();
        assertThat(Summation.NEUMAIER.of(values)).isEqualTo(2);
    }

    /** 0.1 is 0.1000000000000000055…; ten of them are 1.000000000000000055…, whose nearest double is 1. */
    @Test
    void ten_tenths_are_one_where_the_lost_digits_are_kept() {
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);
        assertThat(Summation.IN_ORDER.of(tenths)).isEqualTo(0.9999999999999999);
        assertThat(Summation.KAHAN.of(tenths)).isEqualTo(1);
        assertThat(Summation.NEUMAIER.of(tenths)).isEqualTo(1);
    }

    /** By hand, in order: 0, 1, then four lanes 1+5, 2+6, 3, 4. */
    @ParameterizedTest
    @EnumSource
    void small_whole_numbers_add_up_exactly(Summation summation) {
        assertThat(summation.of(new double[] {})).isZero();
        assertThat(summation.of(new double[] {7})).isEqualTo(7);
        assertThat(summation.of(new double[] {1, 2, 3, 4, 5, 6})).isEqualTo(21);
    }

    @ParameterizedTest
    @EnumSource
    void the_error_stays_below_the_bound_in_the_javadoc(Summation summation) {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(300);
            double scale = Math.pow(10, random.nextInt(20) - 10);
            double[] x = DoubleStream.generate(
                            () -> scale * (random.nextDouble() - 0.4) * Math.exp(8 * random.nextDouble()))
                    .limit(n)
                    .toArray();
            BigDecimal exact = Digits.exactSum(x);
            double sizes = Arrays.stream(x).map(Math::abs).sum();
            double error = new BigDecimal(summation.of(x)).subtract(exact).abs().doubleValue();
            assertThat(error)
                    .isLessThanOrEqualTo(
                            1.01 * bound(summation, n, sizes, exact.abs().doubleValue()));
        }
    }

    private static double bound(Summation summation, int n, double sizes, double exact) {
        double u = UNIT_ROUNDOFF;
        return switch (summation) {
            case IN_ORDER -> (n - 1) * u * sizes;
            case FOUR_LANES -> (n / 4.0 + 2) * u * sizes;
            case PAIRWISE -> Math.ceil(Math.log(n) / Math.log(2)) * u * sizes;
            case KAHAN -> 2 * u * sizes;
            case NEUMAIER -> u * exact + (double) n * n * u * u * sizes;
        };
    }

    @ParameterizedTest
    @EnumSource
    void the_values_stay_as_they_are(Summation summation) {
        double[] values = {0.1, 1e16, -3};
        summation.of(values);
        assertThat(values).containsExactly(0.1, 1e16, -3);
    }

    /** What the JDK promises of {@code DoubleStream.sum}: compensated, in no stated order. */
    @Test
    void the_streams_sum_of_the_jdk_keeps_what_a_loop_loses() {
        double[] tenths = new double[10_000_000];
        Arrays.fill(tenths, 0.1);
        double exact = 1_000_000.0000000001; // 10⁷ times the double 0.1 is 1000000.0000000000555…
        assertThat(Arrays.stream(tenths).sum()).isCloseTo(exact, within(2.4e-10));
        assertThat(Math.abs(Summation.IN_ORDER.of(tenths) - exact)).isBetween(1e-4, 2e-4);
    }

    @Test
    void the_streams_sum_of_the_jdk_loses_a_sum_to_a_larger_number() {
        assertThat(DoubleStream.of(1, 1e100, 1, -1e100).sum())
                .as("compensated as in Kahan's sum, not in Neumaier's")
                .isNotEqualTo(2);
    }

    @Test
    void bad_values_are_refused_by_place() {
        assertThatThrownBy(() -> Summation.KAHAN.of(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values must be given, but was null");
        assertThatThrownBy(() -> Summation.IN_ORDER.of(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values[1] must be finite, but was NaN");
    }

    @ParameterizedTest
    @EnumSource
    void a_sum_beyond_the_largest_double_is_an_error_and_not_an_infinity(Summation summation) {
        double[] huge = {1e308, 1e308};
        assertThatThrownBy(() -> summation.of(huge))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("beyond the largest double, 1.7976931348623157E308");
    }
}
