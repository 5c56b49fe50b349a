package gradus.fundamentals.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DotProductTest {
    @ParameterizedTest
    @EnumSource
    void by_hand_1_2_3_times_4_5_6_is_32(DotProduct product) {
        assertThat(product.of(new double[] {1, 2, 3}, new double[] {4, 5, 6})).isEqualTo(32);
        assertThat(product.of(new double[0], new double[0])).isZero();
    }

    /** (1 + 2⁻³⁰)² = 1 + 2⁻²⁹ + 2⁻⁶⁰: rounding the product loses the last term, which is all that is left after the subtraction. */
    @Test
    void a_product_rounded_before_it_is_added_loses_its_low_half() {
        double[] x = {1 + 0x1p-29, 1 + 0x1p-30};
        double[] y = {-1, 1 + 0x1p-30};
        assertThat(DotProduct.PLAIN.of(x, y)).isZero();
        assertThat(DotProduct.FUSED.of(x, y)).isEqualTo(0x1p-60);
        assertThat(DotProduct.COMPENSATED.of(x, y)).isEqualTo(0x1p-60);
    }

    /** The bound of Dot2: u |xᵀy| + n² u² Σ|xᵢyᵢ|. */
    @Test
    void the_compensated_product_is_as_good_as_twice_the_digits() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(200);
            double[] x = new double[n];
            double[] y = new double[n];
            BigDecimal exact = BigDecimal.ZERO;
            double sizes = 0;
            for (int i = 0; i < n; i++) {
                x[i] = (random.nextDouble() - 0.5) * Math.exp(20 * random.nextDouble());
                y[i] = (random.nextDouble() - 0.5) * Math.exp(20 * random.nextDouble());
                exact = exact.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
                sizes += Math.abs(x[i] * y[i]);
            }
            double error = new BigDecimal(DotProduct.COMPENSATED.of(x, y))
                    .subtract(exact)
                    .abs()
                    .doubleValue();
            double u = 0x1p-53;
            assertThat(error)
                    .isLessThanOrEqualTo(1.01 * (u * exact.abs().doubleValue() + (double) n * n * u * u * sizes));
        }
    }

    @Test
    void bad_arguments_are_refused_by_name() {
        assertThatThrownBy(() -> DotProduct.PLAIN.of(new double[2], new double[3]))
                .hasMessage("x and y must be of one length, but held 2 and 3 numbers");
        assertThatThrownBy(() -> DotProduct.FUSED.of(new double[] {1}, new double[] {Double.NEGATIVE_INFINITY}))
                .hasMessage("y[0] must be finite, but was -Infinity");
        assertThatThrownBy(() -> DotProduct.COMPENSATED.of(new double[] {1e300}, new double[] {1e300}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("beyond the largest double");
    }
}
