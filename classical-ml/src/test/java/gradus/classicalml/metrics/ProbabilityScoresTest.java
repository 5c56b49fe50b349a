package gradus.classicalml.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProbabilityScoresTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final double[] PROBABILITIES = {.9, .8, .8, .7, .6, .6, .6, .4, .3, .1};
    private static final int[] LABELS = {1, 1, 0, 1, 0, 1, 0, 0, 1, 0};
    private static final Matrix THREE =
            Matrix.of(new double[][] {{.7, .2, .1}, {.1, .8, .1}, {.3, .3, .4}, {.2, .5, .3}});
    private static final int[] CLASSES = {0, 1, 0, 2};

    /** log_loss and brier_score_loss of scikit-learn 1.2.1. */
    @Test
    void scores_are_those_of_scikit_learn() {
        assertThat(ProbabilityScores.logLoss(PROBABILITIES, LABELS)).isCloseTo(0.6458182954608922, CLOSE);
        assertThat(ProbabilityScores.brierScore(PROBABILITIES, LABELS)).isCloseTo(0.232, CLOSE);
        assertThat(ProbabilityScores.logLoss(THREE, CLASSES)).isCloseTo(0.7469410259762035, CLOSE);
    }

    @Test
    void the_brier_score_of_three_classes_adds_up_all_three() {
        // 0.09 + 0.04 + 0.01; 0.01 + 0.04 + 0.01; 0.49 + 0.09 + 0.16; 0.04 + 0.25 + 0.49
        assertThat(ProbabilityScores.brierScore(THREE, CLASSES)).isCloseTo(1.72 / 4, CLOSE);
    }

    @Test
    void two_classes_in_a_matrix_have_the_same_log_loss_and_twice_the_brier_score() {
        double[][] rows = new double[10][];
        for (int i = 0; i < 10; i++) {
            rows[i] = new double[] {1 - PROBABILITIES[i], PROBABILITIES[i]};
        }
        Matrix matrix = Matrix.of(rows);
        assertThat(ProbabilityScores.logLoss(matrix, LABELS))
                .isCloseTo(ProbabilityScores.logLoss(PROBABILITIES, LABELS), CLOSE);
        assertThat(ProbabilityScores.brierScore(matrix, LABELS)).isCloseTo(0.464, CLOSE);
    }

    @Test
    void nothing_is_clipped() {
        assertThat(ProbabilityScores.logLoss(new double[] {0, 0.5}, new int[] {1, 1}))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ProbabilityScores.logLoss(new double[] {1}, new int[] {0})).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ProbabilityScores.logLoss(new double[] {1, 0}, new int[] {1, 0}))
                .isEqualTo(0.0);
        assertThat(ProbabilityScores.logLoss(new double[] {1e-200}, new int[] {1}))
                .isCloseTo(200 * Math.log(10), CLOSE);
        assertThat(ProbabilityScores.logLoss(new double[] {1e-20}, new int[] {0}))
                .isCloseTo(1e-20, within(1e-32));
    }

    @Test
    void no_probability_expects_a_better_score_than_the_true_one() {
        double truth = 0.3;
        for (double said = 0.01; said < 1; said += 0.01) {
            assertThat(expectedLogLoss(truth, said)).isGreaterThanOrEqualTo(expectedLogLoss(truth, truth));
            assertThat(expectedBrier(truth, said)).isGreaterThanOrEqualTo(expectedBrier(truth, truth));
        }
    }

    private static double expectedLogLoss(double truth, double said) {
        return truth * ProbabilityScores.logLoss(new double[] {said}, new int[] {1})
                + (1 - truth) * ProbabilityScores.logLoss(new double[] {said}, new int[] {0});
    }

    private static double expectedBrier(double truth, double said) {
        return truth * ProbabilityScores.brierScore(new double[] {said}, new int[] {1})
                + (1 - truth) * ProbabilityScores.brierScore(new double[] {said}, new int[] {0});
    }

    @Test
    void what_is_no_probability_is_refused() {
        assertThatThrownBy(() -> ProbabilityScores.logLoss(new double[] {0.5, 1.5}, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probabilities[1] must be between 0 and 1, but was 1.5");
        assertThatThrownBy(() -> ProbabilityScores.brierScore(new double[] {Double.NaN}, new int[1]))
                .hasMessage("probabilities[0] must be finite, but was NaN");
        assertThatThrownBy(() -> ProbabilityScores.logLoss(new double[] {0.5}, new int[] {2}))
                .hasMessage("labels[0] must be between 0 and 1 (1 is the positive class), but was 2");
        assertThatThrownBy(() -> ProbabilityScores.logLoss(Matrix.of(new double[] {0.5, 0.4}), new int[1]))
                .hasMessage("probabilities[0] must add up to 1, but added up to 0.9");
        assertThatThrownBy(() -> ProbabilityScores.brierScore(Matrix.of(new double[] {1.5, -0.5}), new int[1]))
                .hasMessage("probabilities[0][0] must be between 0 and 1, but was 1.5");
        assertThatThrownBy(() -> ProbabilityScores.logLoss(THREE, new int[] {0, 1, 2, 3}))
                .hasMessage("labels[3] must be between 0 and 2 (the last class), but was 3");
        assertThatThrownBy(() -> ProbabilityScores.logLoss(THREE, new int[3]))
                .hasMessage("labels must hold 4 numbers (one for each row of probabilities), but held 3");
        assertThatThrownBy(() -> ProbabilityScores.logLoss((Matrix) null, new int[3]))
                .hasMessage("probabilities must be given, but was null");
    }
}
