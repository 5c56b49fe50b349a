package gradus.classicalml.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final double[] SERIES = {1, 2, 3, 4, 5};

    @Test
    void the_mean_the_majority_and_the_last_season_are_those_worked_out_by_hand() {
        assertThat(Baselines.mean(new double[] {1, 2, 6}, 2)).containsExactly(3, 3);
        assertThat(Baselines.majority(new int[] {3, 1, 3, 0}, 2)).containsExactly(3, 3);
        assertThat(Baselines.majority(new int[] {2, 1, 2, 1}, 1))
                .as("the smallest of equals")
                .containsExactly(1);
        assertThat(Baselines.seasonalNaive(SERIES, 2, 4, 2)).containsExactly(3, 1);
    }

    @Test
    void what_cannot_be_predicted_is_refused() {
        assertThatThrownBy(() -> Baselines.mean(new double[0], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trainingTargets must hold at least 1 number, but held 0");
        assertThatThrownBy(() -> Baselines.mean(SERIES, -1)).hasMessage("cases must be at least 0, but was -1");
        assertThatThrownBy(() -> Baselines.majority(new int[0], 1))
                .hasMessage("trainingLabels must hold at least 1 number, but held 0");
        assertThatThrownBy(() -> Baselines.majority(new int[] {-1}, 1))
                .hasMessage("trainingLabels must be at least 0, but was -1");
        assertThatThrownBy(() -> Baselines.seasonalNaive(SERIES, 2, 1))
                .hasMessage("row must be between 2 and 4 (with a season before it in the series), but was 1");
        assertThatThrownBy(() -> Baselines.seasonalNaive(SERIES, 0, 1))
                .hasMessage("period must be at least 1, but was 0");
    }
}
