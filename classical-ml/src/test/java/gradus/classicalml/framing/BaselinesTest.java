package gradus.classicalml.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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

    @Test
    void the_median_the_shares_and_the_cheapest_decision_are_those_worked_out_by_hand() {
        double[] prices = {10, 1, 4, 2};
        assertThat(Baselines.median(prices, 2)).containsExactly(3, 3);
        assertThat(prices).containsExactly(10, 1, 4, 2);
        assertThat(Baselines.median(new double[] {7}, 0)).isEmpty();
        assertThat(Baselines.shares(new int[] {2, 0, 0, 2}, 4)).containsExactly(0.5, 0, 0.5, 0);
        Matrix costs =
                Matrix.of(new double[][] {{0, 1, 0.4}, {5, 0, 0.4}}); // refusing a good credit 1, granting a bad one 5
        assertThat(Baselines.cheapest(new int[] {0, 0, 0, 1}, costs.columnsAt(0, 1), 2))
                .as("granting all costs 5/4 per loan, refusing all 3/4")
                .containsExactly(1, 1);
        assertThat(Baselines.cheapest(new int[] {0, 0, 0, 1}, costs, 1))
                .as("asking a person costs 0.4")
                .containsExactly(2);
        assertThat(Baselines.cheapest(new int[] {0, 0, 0, 0, 0, 1}, costs.columnsAt(0, 1), 1))
                .as("5/6 either way: the first of equals")
                .containsExactly(0);
    }

    @Test
    void each_constant_is_best_under_its_own_score() {
        Random random = new Random(5);
        for (int trial = 0; trial < 200; trial++) {
            double[] targets =
                    random.doubles(1 + random.nextInt(9), 0, 10).map(Math::rint).toArray();
            double mean = Baselines.mean(targets, 1)[0];
            double median = Baselines.median(targets, 1)[0];
            DoubleUnaryOperator squared =
                    c -> Arrays.stream(targets).map(y -> (y - c) * (y - c)).sum();
            DoubleUnaryOperator absolute =
                    c -> Arrays.stream(targets).map(y -> Math.abs(y - c)).sum();
            double[] others =
                    DoubleStream.iterate(-1, c -> c <= 11, c -> c + 0.25).toArray();
            for (double other : others) {
                assertThat(squared.applyAsDouble(mean)).isLessThanOrEqualTo(squared.applyAsDouble(other) + 1e-9);
                assertThat(absolute.applyAsDouble(median)).isLessThanOrEqualTo(absolute.applyAsDouble(other) + 1e-9);
            }
        }
    }

    @Test
    void shares_have_the_smallest_log_loss_of_all_constant_probabilities() {
        Random random = new Random(6);
        for (int trial = 0; trial < 200; trial++) {
            int[] labels = IntStream.concat(IntStream.of(0, 1), random.ints(1 + random.nextInt(20), 0, 2))
                    .toArray();
            double[] shares = Baselines.shares(labels, 2);
            assertThat(shares[0] + shares[1]).isEqualTo(1);
            for (double p = 0.02; p < 1; p += 0.02) {
                assertThat(logLoss(labels, shares[1])).isLessThanOrEqualTo(logLoss(labels, p) + 1e-12);
            }
        }
    }

    private static double logLoss(int[] labels, double p) {
        return -Arrays.stream(labels)
                .mapToDouble(label -> Math.log(label == 1 ? p : 1 - p))
                .sum();
    }

    @Test
    void guesses_come_in_proportion_and_equal_seeds_give_equal_ones() {
        int[] labels = {0, 0, 0, 4};
        int[] guesses = Baselines.stratified(labels, 10_000, 1);
        assertThat(guesses).containsOnly(0, 4).isEqualTo(Baselines.stratified(labels, 10_000, 1));
        assertThat(guesses).isNotEqualTo(Baselines.stratified(labels, 10_000, 2));
        assertThat(Arrays.stream(guesses).filter(guess -> guess == 4).count())
                .as("a quarter, within five standard errors of 43")
                .isBetween(2284L, 2716L);
    }

    @Test
    void neighbouring_seeds_guess_independently() {
        int[] labels = IntStream.range(0, 16).toArray();
        assertThat(IntStream.range(1, 101)
                        .map(seed -> Baselines.stratified(labels, 1, seed)[0])
                        .distinct()
                        .count())
                .as("different first guesses of 100 seeds, of 16")
                .isGreaterThan(13);
    }

    @Test
    void labels_and_costs_that_do_not_fit_are_refused() {
        Matrix costs = Matrix.of(new double[][] {{0, 1}, {5, 0}});
        assertThatThrownBy(() -> Baselines.median(new double[] {Double.NaN}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trainingTargets[0] must be finite, but was NaN");
        assertThatThrownBy(() -> Baselines.shares(new int[] {0, 2}, 2))
                .hasMessage("trainingLabels must be between 0 and 1 (the last class), but was 2");
        assertThatThrownBy(() -> Baselines.shares(new int[] {0}, 0))
                .hasMessage("classes must be at least 1, but was 0");
        assertThatThrownBy(() -> Baselines.stratified(new int[] {-2}, 1, 1))
                .hasMessage("trainingLabels must be at least 0, but was -2");
        assertThatThrownBy(() -> Baselines.stratified(new int[0], 1, 1))
                .hasMessage("trainingLabels must hold at least 1 number, but held 0");
        assertThatThrownBy(() -> Baselines.cheapest(new int[] {0, 2}, costs, 1))
                .hasMessage("trainingLabels must be between 0 and 1 (the last class), but was 2");
        assertThatThrownBy(() -> Baselines.cheapest(new int[] {0}, null, 1))
                .hasMessage("costs must be given, but was null");
        assertThatThrownBy(() -> Baselines.cheapest(new int[] {0}, costs, -1))
                .hasMessage("cases must be at least 0, but was -1");
    }
}
