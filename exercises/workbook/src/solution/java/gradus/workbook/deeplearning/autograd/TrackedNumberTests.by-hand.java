import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Slopes by hand, with AssertJ. */
class TrackedNumberTests {
    // begin solution: your tests
    private static final Offset<Double> NEAR = within(1e-9);
    private final TrackedNumber a = TrackedNumber.of(0.7);
    private final TrackedNumber b = TrackedNumber.of(1.9);

    private void slopes(TrackedNumber result, double byA, double byB) {
        result.backward();
        assertThat(result.gradient()).isEqualTo(1);
        assertThat(a.gradient()).isCloseTo(byA, NEAR);
        assertThat(b.gradient()).isCloseTo(byB, NEAR);
    }

    @Nested
    class Slopes {
        @Test
        void product() {
            slopes(a.times(b), 1.9, 0.7);
        }

        @Test
        void quotient() {
            slopes(a.dividedBy(b), 1 / 1.9, -0.7 / (1.9 * 1.9));
        }

        @Test
        void power() {
            slopes(a.power(b), 1.9 * Math.pow(0.7, 0.9), Math.pow(0.7, 1.9) * Math.log(0.7));
            TrackedNumber zero = TrackedNumber.of(0);
            zero.power(b).backward();
            assertThat(b.gradient()).isZero();
        }

        @Test
        void larger() {
            slopes(a.larger(b), 0, 1);
            TrackedNumber same = TrackedNumber.of(0.7);
            a.larger(same).backward();
            assertThat(a.gradient()).isCloseTo(0.5, NEAR);
            assertThat(same.gradient()).isCloseTo(0.5, NEAR);
        }

        @Test
        void of_one_number() {
            slopes(a.exp().plus(b.log()), Math.exp(0.7), 1 / 1.9);
            TrackedNumber s = a.sigmoid();
            slopes(s.plus(b), s.data() * (1 - s.data()), 1);
            assertThat(TrackedNumber.of(800).sigmoid().data()).isCloseTo(1, NEAR);
        }
    }

    @Nested
    class Walks {
        private final TrackedNumber product = a.times(b);

        @Test
        void all_uses() {
            slopes(product.plus(product).plus(a), 2 * 1.9 + 1, 2 * 0.7);
        }

        @Test
        void ways_of_two_lengths() {
            slopes(
                    product.times(product.plus(a).plus(a).plus(a)),
                    1.9 * 1.9 * 1.4 + 6 * 0.7 * 1.9,
                    2 * 1.9 * 0.49 + 3 * 0.49);
            slopes(
                    product.plus(a).plus(a).plus(a).times(product),
                    1.9 * 1.9 * 1.4 + 6 * 0.7 * 1.9,
                    2 * 1.9 * 0.49 + 3 * 0.49);
        }

        @Test
        void again_and_again() {
            TrackedNumber square = product.times(product);
            for (int call = 0; call < 3; call++) {
                slopes(square, 2 * 0.7 * 1.9 * 1.9, 2 * 0.49 * 1.9);
            }
        }

        @Test
        void deep() {
            TrackedNumber sum = product;
            for (int i = 0; i < 20_000; i++) {
                sum = sum.plus(product);
            }
            sum.backward();
            assertThat(product.gradient()).isEqualTo(20_001);
        }
    }
    // end solution
}
