package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lesson's numbers beside those of {@code src/test/peers/peer_training.py} (NumPy 2.4.6, SciPy 1.17.1). */
@Tag("proof")
class TrainingPeersTest {
    private static final Forms.Split SPLIT = Forms.byForm();

    @Test
    void the_parts_have_the_sizes_that_numpy_counts() {
        assertThat(List.of(
                        SPLIT.training().size(),
                        SPLIT.validation().size(),
                        SPLIT.test().size()))
                .containsExactly(1021, 258, 518);
    }

    @Test
    void the_nearest_neighbour_reads_as_many_digits_as_numpy_s() {
        int[] answers = NearestNeighbour.predict(SPLIT.training(), SPLIT.test());
        assertThat(Evaluation.accuracy(answers, SPLIT.test())).isEqualTo(509 / 518.0);
    }

    @Test
    void the_baseline_reads_as_many_digits_as_scipy_s() {
        Baseline baseline = Baseline.fit(SPLIT.training());
        assertThat(baseline.converged()).isTrue();
        assertThat(baseline.accuracy(SPLIT.validation()))
                .as("SciPy's minimum of the same loss: 235 of 258")
                .isEqualTo(235 / 258.0);
        assertThat(baseline.accuracy(SPLIT.test()))
                .as("SciPy's minimum of the same loss: 488 of 518")
                .isEqualTo(488 / 518.0);
    }

    @Test
    void adam_takes_numpy_s_steps() {
        assertThat(adam(1, 1)).isCloseTo(-0.2, within(1e-8));
        assertThat(adam(1, -1)).isCloseTo(-0.09473684115789487, within(1e-9));
        assertThat(adam(1, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01))
                .isCloseTo(-0.43700322366523603, within(1e-9));
    }

    @Test
    void kaiming_keeps_the_size_of_the_signal() {
        double[] numpy = {0.685, 0.685, 0.678, 0.679, 0.669, 0.666}; // the mean of 200 networks
        double[] mean = new double[6];
        Network deep = Network.of(64, 64, 64, 64, 64);
        for (int seed = 1; seed <= 10; seed++) {
            List<Double> sizes = Initialisation.signal(deep, Recipe.KAIMING, SPLIT.training(), seed);
            assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(0.2, 2.0));
            for (int layer = 0; layer < 6; layer++) {
                mean[layer] += sizes.get(layer) / 10;
            }
        }
        assertThat(mean).as("ten seeds").containsExactly(numpy, within(0.25));
    }

    private static double adam(double... gradients) {
        double[] weights = {0};
        UpdateRule rule = new UpdateRule.Adam(0.1, 1);
        for (double gradient : gradients) {
            rule.update(weights, new double[] {gradient});
        }
        return weights[0];
    }
}
