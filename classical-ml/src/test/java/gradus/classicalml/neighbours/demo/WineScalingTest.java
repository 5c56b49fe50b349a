package gradus.classicalml.neighbours.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.Descriptive;
import org.junit.jupiter.api.Test;

class WineScalingTest {
    private static final Scaling SCALING = new Scaling(DataSets.WINE.table());

    @Test
    void standardising_lowers_the_error_on_each_of_twenty_splits() {
        double[] raw = SCALING.errors(false, 0);
        double[] scaled = SCALING.errors(true, 0);
        for (int seed = 0; seed < Scaling.SEEDS; seed++) {
            assertThat(scaled[seed]).isLessThan(raw[seed]);
        }
        assertThat(Descriptive.mean(raw) / Descriptive.mean(scaled)).isGreaterThan(5);
    }

    @Test
    void fifty_two_columns_of_noise_nearly_triple_the_error() {
        double noisy = Descriptive.mean(SCALING.errors(true, 52));
        assertThat(noisy / Descriptive.mean(SCALING.errors(true, 0))).isBetween(2.5, 3.2);
        assertThat(noisy).isGreaterThan(Descriptive.mean(SCALING.errors(true, 13)));
    }
}
