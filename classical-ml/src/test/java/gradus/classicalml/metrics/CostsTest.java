package gradus.classicalml.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CostsTest {
    @Test
    void a_miss_four_times_as_dear_moves_the_threshold_to_a_fifth() {
        assertThat(Costs.ofMistakes(1, 4).threshold()).isCloseTo(0.2, within(1e-15));
        assertThat(Costs.ofMistakes(1, 1).threshold()).isEqualTo(0.5);
    }

    @Test
    void at_the_threshold_both_decisions_cost_the_same() {
        Costs costs = new Costs(-3, 10, 40, 5);
        double p = costs.threshold();
        double flag = p * costs.truePositive() + (1 - p) * costs.falsePositive();
        double leave = p * costs.falseNegative() + (1 - p) * costs.trueNegative();
        assertThat(flag).isCloseTo(leave, within(1e-12));
    }

    @Test
    void costs_that_all_rise_by_the_same_move_no_threshold() {
        assertThat(new Costs(7, 8, 11, 7).threshold())
                .isEqualTo(Costs.ofMistakes(1, 4).threshold());
    }

    @Test
    void a_matrix_costs_what_its_four_counts_cost() {
        ConfusionMatrix matrix = ConfusionMatrix.ofCounts(5, 3, 2, 7);
        assertThat(new Costs(-1, 10, 100, 20).of(matrix)).isEqualTo(-5 + 30 + 200 + 140);
    }

    @Test
    void costs_with_nothing_to_decide_are_refused() {
        assertThatThrownBy(() -> Costs.ofMistakes(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("falsePositive must be above trueNegative (0.0), but was 0.0");
        assertThatThrownBy(() -> new Costs(0, 1, 2, 2))
                .hasMessage("falseNegative must be above truePositive (2.0), but was 2.0");
        assertThatThrownBy(() -> Costs.ofMistakes(1, Double.NaN))
                .hasMessage("falseNegative must be finite, but was NaN");
        ConfusionMatrix three = ConfusionMatrix.of(new int[1], new int[1], 3);
        assertThatThrownBy(() -> Costs.ofMistakes(1, 1).of(three))
                .hasMessage("matrix must be of 2 classes, but was of 3");
    }
}
