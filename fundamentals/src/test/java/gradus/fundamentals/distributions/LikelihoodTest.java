package gradus.fundamentals.distributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LikelihoodTest {
    /** By hand: the mean of 1, 2, 6 is 3; the squared distances 4, 1, 9 have the mean 14/3. */
    @Test
    void fits_of_three_numbers_are_worked_out_by_hand() {
        double[] sample = {1, 2, 6};
        assertThat(Likelihood.normal(sample).mean()).isEqualTo(3);
        assertThat(Likelihood.normal(sample).standardDeviation()).isCloseTo(Math.sqrt(14 / 3.0), within(1e-15));
        assertThat(Likelihood.exponential(sample).rate()).isEqualTo(1 / 3.0);
        assertThat(Likelihood.poisson(new long[] {1, 2, 6}).rate()).isEqualTo(3);
        assertThat(Likelihood.binomial(10, new long[] {1, 2, 6}).probability()).isCloseTo(0.3, within(1e-16));
        assertThat(Likelihood.log(new Exponential(1 / 3.0), sample)).isCloseTo(-3 * Math.log(3) - 3, within(1e-14));
    }

    @Test
    void no_neighbour_of_a_fit_is_more_likely() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 50; round++) {
            double[] x = random.doubles(2 + random.nextInt(20), 0.1, 5).toArray();
            long[] k = random.longs(x.length, 0, 9).toArray();
            k[0] = 1;
            Normal normal = Likelihood.normal(x);
            double best = Likelihood.log(normal, x);
            double waits = Likelihood.log(Likelihood.exponential(x), x);
            double counts = Likelihood.log(Likelihood.poisson(k), k);
            double trials = Likelihood.log(Likelihood.binomial(9, k), k);
            for (double by : new double[] {0.98, 1.02}) {
                Normal moved = new Normal(normal.mean() * by, normal.standardDeviation());
                Normal wider = new Normal(normal.mean(), normal.standardDeviation() * by);
                assertThat(Likelihood.log(moved, x)).isLessThan(best);
                assertThat(Likelihood.log(wider, x)).isLessThan(best);
                assertThat(Likelihood.log(
                                new Exponential(Likelihood.exponential(x).rate() * by), x))
                        .isLessThan(waits);
                assertThat(Likelihood.log(new Poisson(Likelihood.poisson(k).rate() * by), k))
                        .isLessThan(counts);
                double share = Likelihood.binomial(9, k).probability() * by;
                assertThat(Likelihood.log(new Binomial(9, Math.min(1, share)), k))
                        .isLessThan(trials);
            }
        }
    }

    @Test
    void what_a_distribution_rules_out_has_no_likelihood() {
        assertThat(Likelihood.log(new Exponential(1), new double[] {1, -1})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Likelihood.log(new Binomial(3, 0.5), new long[] {4})).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void points_of_a_quantile_plot_stand_in_the_middle_of_their_slices() {
        QuantilePlot plot = QuantilePlot.of(new Uniform(0, 1), new double[] {0.7, 0.1});
        assertThat(plot.observed()).containsExactly(0.1, 0.7);
        assertThat(plot.expected()).containsExactly(0.25, 0.75);
    }

    @Test
    void means_in_standard_errors_have_mean_0_and_spread_1() {
        double[] means = SampleMeans.standardised(new double[] {1, 2, 9}, 5, 20_000, new SplittableRandom(2));
        Normal spread = Likelihood.normal(means);
        assertThat(spread.mean()).isCloseTo(0, within(7 / Math.sqrt(20_000)));
        assertThat(spread.standardDeviation()).isCloseTo(1, within(0.05));
    }

    @Test
    void samples_that_fit_nothing_are_refused() {
        assertThatThrownBy(() -> Likelihood.normal(new double[] {1}))
                .hasMessage("sample must hold at least 2 numbers, but held 1");
        assertThatThrownBy(() -> Likelihood.normal(new double[] {4, 4}))
                .hasMessage("sample must hold two different numbers, but all were 4.0");
        assertThatThrownBy(() -> Likelihood.exponential(new double[] {1, -2}))
                .hasMessage("sample[1] must be finite and at least 0, but was -2.0");
        assertThatThrownBy(() -> Likelihood.exponential(new double[] {0}))
                .hasMessage("sample must hold a number above 0, but all were 0");
        assertThatThrownBy(() -> Likelihood.poisson(new long[0]))
                .hasMessage("counts must hold at least 1 number, but held 0");
        assertThatThrownBy(() -> Likelihood.poisson(new long[] {0}))
                .hasMessage("counts must hold one above 0, but all were 0");
        assertThatThrownBy(() -> Likelihood.binomial(3, new long[] {4}))
                .hasMessage("counts[0] must be between 0 and 3 (the trials), but was 4");
        assertThatThrownBy(() -> Likelihood.log(new Poisson(1), null)).hasMessage("counts must be given, but was null");
        assertThatThrownBy(() -> SampleMeans.standardised(new double[] {1, 2}, 0, 1, new SplittableRandom(1)))
                .hasMessage("size must be at least 1, but was 0");
    }
}
