package gradus.fundamentals.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.descriptive.Descriptive;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final double[] SAMPLE = {2, 4, 9};

    /** All 27 resamples of 3 values: the variance of their means is Σ(x − x̄)² / n², here 26 / 9; and 27 / 26 of it with n − 1. */
    @Test
    void all_resamples_of_three_values_by_hand() {
        int[][] all = new int[27][];
        for (int i = 0; i < 27; i++) {
            all[i] = new int[] {i / 9, i / 3 % 3, i % 3};
        }
        Bootstrap bootstrap = Bootstrap.drawn(SAMPLE, Descriptive::mean, all);
        assertThat(bootstrap.standardError()).isCloseTo(Math.sqrt(26 / 9.0 * 27 / 26), within(1e-12));
        assertThat(bootstrap.percentile(0.5).estimate()).isEqualTo(5);
        double[] sorted = bootstrap.replicates();
        Arrays.sort(sorted);
        assertThat(bootstrap.percentile(1 - 2 / 26.0).low())
                .as("place 1 of 0 to 26")
                .isCloseTo(sorted[1], within(1e-12));
    }

    @Test
    void the_standard_error_of_a_mean_comes_near_its_formula() {
        double[] sample = new SplittableRandom(4).doubles(40).toArray();
        double formula = Math.sqrt(Descriptive.variance(sample) * 39 / 40 / 40);
        for (long seed = 0; seed < 10; seed++) {
            assertThat(Bootstrap.of(sample, Descriptive::mean, 4000, seed).standardError())
                    .isCloseTo(formula, within(0.05 * formula));
        }
    }

    /** Of a symmetric statistic without bias nothing is moved. */
    @Test
    void without_bias_and_acceleration_the_corrected_interval_is_the_percentile_interval() {
        int[][] rows = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        Bootstrap bootstrap = Bootstrap.drawn(new double[] {-1, 1}, Descriptive::mean, rows);
        Interval bca = bootstrap.bca(0.8);
        assertThat(bca.low()).isCloseTo(bootstrap.percentile(0.8).low(), within(1e-12));
        assertThat(bca.high()).isCloseTo(bootstrap.percentile(0.8).high(), within(1e-12));
    }

    @Test
    void a_constant_sample_has_an_interval_of_one_point() {
        Interval interval =
                Bootstrap.of(new double[] {7, 7, 7}, Descriptive::mean, 50, 1).bca(0.95);
        assertThat(interval.low()).isEqualTo(7);
        assertThat(interval.high()).isEqualTo(7);
    }

    @Test
    void the_seed_decides_and_a_statistic_that_sorts_harms_nothing() {
        double[] sample = {5, 1, 4, 2};
        Bootstrap sorting = Bootstrap.of(
                sample,
                x -> {
                    Arrays.sort(x);
                    return x[0];
                },
                200,
                7);
        assertThat(sample).containsExactly(5, 1, 4, 2);
        assertThat(sorting.replicates())
                .isEqualTo(Bootstrap.of(sample, x -> Arrays.stream(x).min().orElseThrow(), 200, 7)
                        .replicates());
    }

    @Test
    void what_has_no_interval_is_refused() {
        assertThatThrownBy(() -> Bootstrap.of(new double[] {1}, Descriptive::mean, 10, 1))
                .hasMessage("sample must hold at least 2 numbers, but held 1");
        assertThatThrownBy(() -> Bootstrap.of(SAMPLE, x -> Double.NaN, 10, 1))
                .hasMessage("the statistic of the sample must be finite, but was NaN");
        assertThatThrownBy(() -> Bootstrap.of(SAMPLE, Descriptive::mean, 0, 1))
                .hasMessage("resamples must be at least 1, but was 0");
        assertThatThrownBy(() -> Bootstrap.drawn(SAMPLE, Descriptive::mean, new int[][] {{0, 1}}))
                .hasMessage("rows[0] must hold 3 numbers (one for each value of the sample), but held 2");
        Bootstrap oneSided = Bootstrap.drawn(SAMPLE, Descriptive::mean, new int[][] {{0, 0, 0}, {1, 0, 0}});
        assertThatThrownBy(() -> oneSided.bca(0.95))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("replicates must lie on both sides of the estimate 5.0");
    }
}
