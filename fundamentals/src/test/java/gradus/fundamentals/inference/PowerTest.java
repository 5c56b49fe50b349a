package gradus.fundamentals.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Power by formula, by R, and by simulation; and what intervals and tests promise, by simulation. */
class PowerTest {
    /** power.t.test(n, 0.5, strict = TRUE) of R 4.2.2. */
    @Test
    void agrees_with_r() {
        assertThat(Power.ofT(0.5, 10, 0.05)).isCloseTo(0.1850956562918028, within(1e-8));
        assertThat(Power.ofT(0.5, 17, 0.05)).isCloseTo(0.2929571394452518, within(1e-8));
        assertThat(Power.ofT(0.5, 64, 0.05)).isCloseTo(0.8014595579223276, within(1e-8));
        assertThat(Power.sizeForT(0.5, 0.8, 0.05)).as("63.77").isEqualTo(64);
        assertThat(Power.sizeForT(1, 0.9, 0.01)).as("31.46").isEqualTo(32);
    }

    @Test
    void without_an_effect_the_power_is_the_level() {
        assertThat(Power.ofT(0, 7, 0.05)).isCloseTo(0.05, within(1e-9));
        assertThat(Power.ofT(-0.8, 9, 0.05)).isCloseTo(Power.ofT(0.8, 9, 0.05), within(1e-12));
        assertThat(Power.sizeForT(50, 0.8, 0.05)).isEqualTo(2);
    }

    @Test
    void the_size_is_the_smallest() {
        for (double effect : new double[] {0.1, -0.35, 0.7, 2}) {
            int size = Power.sizeForT(effect, 0.85, 0.02);
            assertThat(Power.ofT(effect, size, 0.02)).isGreaterThanOrEqualTo(0.85);
            assertThat(Power.ofT(effect, size - 1, 0.02)).isLessThan(0.85);
        }
    }

    @Test
    void what_has_no_power_is_refused() {
        assertThatThrownBy(() -> Power.ofT(1, 1, 0.05)).hasMessage("perGroup must be at least 2, but was 1");
        assertThatThrownBy(() -> Power.sizeForT(0, 0.8, 0.05))
                .hasMessage("effect must not be 0: no sample finds what is not there");
        assertThatThrownBy(() -> Power.sizeForT(1, 0.05, 0.05))
                .hasMessage("power must be strictly between 0.05 and 1, but was 0.05");
        assertThatThrownBy(() -> Power.sizeForT(1e-9, 0.8, 0.05)).hasMessageContaining("a billion per group");
    }

    @Test
    void a_simulated_experiment_finds_an_effect_as_often_as_its_power_says() {
        Rate found = Rate.rejections(4000, 1, welch(0.8, 20), 0.05);
        assertThat(found.share()).isCloseTo(Power.ofT(0.8, 20, 0.05), within(4 * found.standardError()));
    }

    @Test
    void a_rate_counts_and_knows_its_standard_error() {
        Rate rate = Rate.rejections(400, 1, RandomGenerator::nextDouble, 0.2);
        assertThat(rate.share()).isCloseTo(0.2, within(4 * rate.standardError()));
        assertThat(new Rate(20, 100).standardError()).isCloseTo(0.04, within(1e-15));
        assertThat(Rate.coverage(9, 1, random -> new Interval(0, -1, 1, 0.9), 1).share())
                .isEqualTo(1);
        assertThatThrownBy(() -> new Rate(3, 2)).hasMessage("hits must be between 0 and 2 (the runs), but was 3");
        assertThatThrownBy(() -> new Interval(1, 2, 0, 0.9))
                .hasMessage("high must be at least low, but they were 0.0 and 2.0");
    }

    static ToDoubleFunction<RandomGenerator> welch(double effect, int size) {
        return random -> TTest.welch(normal(random, effect, size), normal(random, 0, size), 0.95)
                .pValue();
    }

    static double[] normal(RandomGenerator random, double mean, int size) {
        double[] sample = new double[size];
        for (int i = 0; i < size; i++) {
            sample[i] = mean + random.nextGaussian();
        }
        return sample;
    }
}
