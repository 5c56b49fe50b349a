package gradus.classicalml.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class ColumnSelectionTest {
    @Test
    void a_falling_column_is_as_strong_as_a_rising_one() {
        Matrix features = Matrix.of(new double[][] {{5, 3, 0}, {5, 2, 1}, {5, 1, 0}, {5, 0, 2}});
        double[] targets = {1, 2, 3, 4};
        assertThat(ColumnSelection.strongest(features, targets, 1))
                .as("column 1 falls as the target rises")
                .containsExactly(1);
        assertThat(ColumnSelection.strongest(features, targets, 2))
                .as("column 0 is constant")
                .containsExactly(1, 2);
        assertThat(ColumnSelection.strongest(features, targets, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void the_order_is_that_of_commons_maths_correlation() {
        Random random = new Random(4);
        double[][] rows = new double[30][12];
        double[] targets = new double[30];
        for (int i = 0; i < 30; i++) {
            targets[i] = random.nextGaussian();
            for (int j = 0; j < 12; j++) {
                rows[i][j] = 10 + random.nextGaussian() + 0.1 * j * targets[i];
            }
        }
        Matrix features = Matrix.of(rows);
        int[] expected = IntStream.range(0, 12)
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer j) -> -Math.abs(new PearsonsCorrelation().correlation(features.column(j), targets))))
                .limit(5)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        assertThat(ColumnSelection.strongest(features, targets, 5)).containsExactly(expected);
    }

    @Test
    @Tag("proof")
    void choosing_before_splitting_finds_signal_in_noise() {
        // numpy 2.4.6, 150 simulations, by src/test/peers/peer_splitting.py: 1.75% ± 0.16 and 53.9% ± 0.7.
        // Hastie, Tibshirani and Friedman, section 7.10.2, report 3% where the truth is 50%.
        NoiseExperiment.Result result = NoiseExperiment.run(20, 5000, 7);
        assertThat(Descriptive.mean(result.chosenBeforeSplitting())).isCloseTo(0.0175, within(0.02));
        assertThat(Descriptive.mean(result.chosenInsideEachFold())).isCloseTo(0.539, within(0.08));
    }

    @Test
    void sizes_that_do_not_fit_are_refused() {
        Matrix features = Matrix.of(new double[][] {{1, 2}, {3, 4}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnSelection.strongest(features, new double[] {1}, 1))
                .withMessage("targets must hold 2 numbers (one for each row of features), but held 1");
        for (int k : new int[] {0, 3}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ColumnSelection.strongest(features, new double[] {1, 2}, k))
                    .withMessage("k must be between 1 and 2 (the number of columns), but was " + k);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnSelection.strongest(features, new double[] {7, 7}, 1))
                .withMessage("targets must differ, but all are 7.0");
    }
}
