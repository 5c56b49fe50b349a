package gradus.fundamentals.linearalgebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomMatricesTest {
    @Test
    void the_condition_is_the_one_asked_for() {
        for (double condition : new double[] {1, 10, 1e6}) {
            Matrix A = RandomMatrices.ofCondition(9, 4, condition, new SplittableRandom(1));
            assertThat(Svd.of(A).condition()).isCloseTo(condition, within(1e-8 * condition));
            assertThat(A).hasToString("9 × 4 matrix");
        }
        assertThat(RandomMatrices.ofCondition(1, 1, 1, new SplittableRandom(1)).norm())
                .isCloseTo(1, within(1e-15));
    }

    @Test
    void every_direction_is_as_likely_as_any_other() {
        double mean = 0;
        for (int seed = 0; seed < 400; seed++) {
            double first = RandomMatrices.perpendicular(3, 1, new SplittableRandom(seed))
                    .get(0, 0);
            mean += first * first / 400;
        }
        assertThat(mean).as("a third of the length, in each of three axes").isCloseTo(1.0 / 3, within(0.06));
    }

    @Test
    void bad_input_is_refused() {
        SplittableRandom random = new SplittableRandom(1);
        assertThatThrownBy(() -> RandomMatrices.gaussian(0, 1, random))
                .hasMessage("rows must be at least 1, but was 0");
        assertThatThrownBy(() -> RandomMatrices.perpendicular(2, 3, random))
                .hasMessage("columns must be between 1 and 2 (the number of rows), but was 3");
        assertThatThrownBy(() -> RandomMatrices.ofCondition(2, 2, 0.5, random))
                .hasMessage("condition must be finite and at least 1, but was 0.5");
        assertThatThrownBy(() -> RandomMatrices.ofCondition(2, 1, 2, random))
                .hasMessage("condition must be 1 for a single column, but was 2.0");
    }
}
