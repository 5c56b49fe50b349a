package gradus.fundamentals.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MultipleTestingTest {
    /** Ranks 1, 3, 2, 4: 0.04, 0.04 · 4/3, 0.03 · 4/2 = 0.06 lowered to the one above it, 0.5. */
    @Test
    void four_tests_by_hand() {
        double[] p = {0.01, 0.04, 0.03, 0.5};
        assertThat(MultipleTesting.benjaminiHochberg(p))
                .containsExactly(new double[] {0.04, 0.16 / 3, 0.16 / 3, 0.5}, within(1e-15));
        assertThat(MultipleTesting.holm(p)).containsExactly(new double[] {0.04, 0.09, 0.09, 0.5}, within(1e-15));
        assertThat(p).containsExactly(0.01, 0.04, 0.03, 0.5);
    }

    /** Step up, as the paper has it: call the k smallest, for the largest k whose p is at most α k / m. */
    @Test
    void what_is_called_at_a_level_is_what_the_step_up_rule_calls() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            double[] p =
                    random.doubles(1 + random.nextInt(12)).map(x -> x * x * x).toArray();
            double[] adjusted = MultipleTesting.benjaminiHochberg(p);
            double[] sorted = p.clone();
            java.util.Arrays.sort(sorted);
            double called = -1;
            for (int k = 1; k <= p.length; k++) {
                called = sorted[k - 1] <= 0.2 * k / p.length ? sorted[k - 1] : called;
            }
            for (int i = 0; i < p.length; i++) {
                assertThat(adjusted[i] <= 0.2).isEqualTo(p[i] <= called);
                assertThat(adjusted[i]).isBetween(p[i], 1.0);
                assertThat(MultipleTesting.holm(p)[i]).isGreaterThanOrEqualTo(adjusted[i] - 1e-15);
            }
        }
    }

    @Test
    void edges() {
        assertThat(MultipleTesting.benjaminiHochberg(new double[0])).isEmpty();
        assertThat(MultipleTesting.holm(new double[] {0.7})).containsExactly(0.7);
        assertThat(MultipleTesting.benjaminiHochberg(new double[] {1, 1, 0})).containsExactly(1, 1, 0);
        assertThat(MultipleTesting.benjaminiHochberg(new double[] {0.02, 0.02})).containsExactly(0.02, 0.02);
        assertThatThrownBy(() -> MultipleTesting.holm(new double[] {0.1, Double.NaN}))
                .hasMessage("p[1] must be between 0 and 1, but was NaN");
        assertThatThrownBy(() -> MultipleTesting.benjaminiHochberg(null)).hasMessage("p must be given, but was null");
    }
}
