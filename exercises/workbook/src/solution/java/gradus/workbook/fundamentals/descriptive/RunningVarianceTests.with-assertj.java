import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Nested classes and AssertJ. */
class RunningVarianceTests {
    // begin solution: your tests
    private static final Offset<Double> NEAR = within(1e-6);

    @Nested
    class OneDevice {
        @Test
        void with_one_reading() {
            assertThat(seen(7).variance()).isNaN();
            assertThat(seen(7).mean()).isCloseTo(7, NEAR);
        }

        @Test
        void with_three_readings() {
            assertThat(seen(2, 4, 9).mean()).isCloseTo(5, NEAR);
            assertThat(seen(2, 4, 9).variance()).isCloseTo(13, NEAR);
        }

        @Test
        void with_equal_readings() {
            assertThat(seen(5, 5).count()).isEqualTo(2);
            assertThat(seen(5, 5).variance()).isCloseTo(0, NEAR);
        }

        @RepeatedTest(3)
        void near_a_billion() {
            assertThat(seen(1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 6).variance()).isCloseTo(14 / 3.0, within(1e-3));
        }
    }

    @Nested
    class TwoDevices {
        private final RunningVariance device = seen(1, 5);

        @BeforeEach
        void merge_nothing() {
            device.merge(seen());
        }

        @Test
        void merged() {
            device.merge(seen(2, 4, 9));
            assertThat(device.mean()).isCloseTo(4.2, NEAR);
            assertThat(device.variance()).isCloseTo(seen(1, 5, 2, 4, 9).variance(), NEAR);
        }

        @Test
        void merged_with_one_about_zero() {
            device.merge(seen(-1, 1));
            assertThat(device.count()).isEqualTo(4);
        }

        @Test
        void merged_into_an_empty_one() {
            RunningVariance empty = seen();
            empty.merge(seen());
            empty.merge(device);
            assertThat(empty.variance()).isCloseTo(8, NEAR);
        }

        @Test
        void merged_over_and_over() {
            for (int doubling = 0; doubling < 33; doubling++) {
                device.merge(device);
            }
            assertThat(device.count()).isEqualTo(1L << 34);
            assertThat(device.variance()).isCloseTo(4, NEAR);
            RunningVariance other = seen(7, 11);
            for (int doubling = 0; doubling < 33; doubling++) {
                other.merge(other);
            }
            device.merge(other);
            assertThat(device.variance()).isCloseTo(13, NEAR);
        }
    }
    // end solution
}
