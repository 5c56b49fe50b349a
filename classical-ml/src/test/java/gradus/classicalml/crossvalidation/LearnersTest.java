package gradus.classicalml.crossvalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnersTest {
    private static final Matrix X = Matrix.of(new double[][] {{0, 9}, {2, 9}, {10, 8}, {14, 8}});

    @Test
    void least_squares_finds_the_line_that_the_targets_lie_on() {
        assertThat(Learners.onColumns(Learners.leastSquares(), 0)
                        .fit(X, new double[] {1, 5, 21, 29})
                        .apply(Matrix.of(new double[][] {{5, -1}, {-1, 0}})))
                .as("1 + 2x, whatever the other column holds")
                .containsExactly(new double[] {11, -1}, within(1e-12));
    }

    @Test
    void the_nearest_mean_decides_and_of_equally_near_ones_the_smallest_label() {
        double[] labels = {7, 7, 3, 3};
        assertThat(Learners.onColumns(Learners.nearestMean(), 0).fit(X, labels).apply(Matrix.of(new double[][] {
                    {6, 0}, {7, 0}, {6.5, 0}
                })))
                .as("the means are 1 for label 7 and 12 for label 3; 6.5 is as far from both")
                .containsExactly(7, 3, 3);
    }

    @Test
    void scaling_is_learned_from_the_training_rows() {
        Matrix far = Matrix.of(new double[][] {{1e9, 1e9}});
        double[] alone = Learners.standardised(Learners.leastSquares())
                .fit(X, new double[] {1, 5, 21, 29})
                .apply(Matrix.of(new double[][] {{5, 8.5}}));
        assertThat(Learners.standardised(Learners.leastSquares())
                        .fit(X, new double[] {1, 5, 21, 29})
                        .apply(Matrix.of(new double[][] {{5, 8.5}, far.row(0)}))[0])
                .isEqualTo(alone[0]);
    }

    @Test
    void a_learner_must_be_given() {
        assertThatThrownBy(() -> Learners.standardised(null)).hasMessage("learner must be given, but was null");
        assertThatThrownBy(() -> Learners.onColumns(null, 1)).hasMessage("learner must be given, but was null");
        Cases numbers = Cases.of(List.of("a", "b"), X, "y", new double[4]);
        assertThatThrownBy(() -> TribuoLearner.of(() -> null, numbers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the target must be a class to be classified, but y is a number");
        assertThatThrownBy(() -> TribuoLearner.of(null, numbers)).hasMessage("trainer must be given, but was null");
    }

    @Test
    void a_simulation_is_decided_by_its_seed() {
        assertThat(FalseAlarms.run(4, 0.7, 0.7, 3))
                .isEqualTo(FalseAlarms.run(4, 0.7, 0.7, 3))
                .hasSize(7);
        assertThat(FalseAlarms.run(3, 0.1, 3, 3)).allMatch(rate -> rate.share() == 1 && rate.standardError() == 0);
        assertThatThrownBy(() -> FalseAlarms.run(0, 0.7, 0.7, 3))
                .hasMessage("simulations must be at least 1, but was 0");
        assertThatThrownBy(() -> FalseAlarms.run(1, Double.NaN, 0.7, 3))
                .hasMessage("signalA must be finite, but was NaN");
    }
}
