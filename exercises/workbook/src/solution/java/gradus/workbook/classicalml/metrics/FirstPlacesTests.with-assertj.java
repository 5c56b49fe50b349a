import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Nested classes and AssertJ. */
class FirstPlacesTests {
    // begin solution: your tests
    private static final Offset<Double> NEAR = within(1e-6);

    @Nested
    class WithoutTies {
        private final double[] scores = {0.2, 0.4, 0.1, 0.3};

        @Test
        void cut_at_two() {
            double[] gains = {3, 0, 1, 2};
            assertThat(FirstPlaces.ndcg(scores, gains, 2)).isCloseTo(2 * discount(2) / (3 + 2 * discount(2)), NEAR);
            assertThat(gains).containsExactly(3, 0, 1, 2);
        }

        @Test
        void longer_than_the_list() {
            double found = 2 * discount(2) + 3 * discount(3) + discount(4);
            assertThat(FirstPlaces.ndcg(scores, new double[] {3, 0, 1, 2}, 9))
                    .isCloseTo(found / (3 + 2 * discount(2) + discount(3)), NEAR);
        }

        @Test
        void nothing() {
            assertThat(FirstPlaces.ndcg(scores, new double[4], 3)).isNaN();
            assertThatThrownBy(() -> FirstPlaces.ndcg(scores, new double[4], 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class WithTies {
        @Test
        void of_three_the_last_is_worth_something() {
            assertThat(FirstPlaces.ndcg(new double[3], new double[] {0, 0, 5}, 2))
                    .isCloseTo((1 + discount(2)) / 3, NEAR);
        }

        @Test
        void of_three_the_first_is_worth_something() {
            assertThat(FirstPlaces.ndcg(new double[3], new double[] {5, 0, 0}, 2))
                    .isCloseTo((1 + discount(2)) / 3, NEAR);
        }
    }
    // end solution
}
