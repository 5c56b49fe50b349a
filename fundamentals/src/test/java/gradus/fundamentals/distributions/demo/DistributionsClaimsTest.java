package gradus.fundamentals.distributions.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.distributions.Likelihood;
import gradus.fundamentals.distributions.Normal;
import gradus.fundamentals.distributions.Poisson;
import gradus.fundamentals.distributions.QuantilePlot;
import gradus.fundamentals.distributions.StudentT;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page of the lesson says of its numbers. Values named "peer" come from {@code src/test/peers/peer_distributions.py} (SciPy 1.17.1). */
class DistributionsClaimsTest {
    private static final Births BIRTHS = Births.of(DataSets.US_BIRTHS.table());
    private static final Sprays SPRAYS = Sprays.of(DataSets.INSECT_SPRAYS.table());
    private static final Eruptions ERUPTIONS = Eruptions.of(DataSets.FAITHFUL.table());

    @Test
    void poisson_expects_a_day_above_12000_once_in_three_million_years() {
        double mean = Descriptive.mean(BIRTHS.all());
        assertThat(mean).as("peer").isCloseTo(11350.068260631502, within(1e-9));
        double survival = new Poisson(mean).survival(Births.MANY);
        assertThat(survival / 7.2501851556426e-10).as("peer").isCloseTo(1, within(1e-10));
        assertThat(1 / survival / 365.25 / 1e6).isBetween(3.0, 4.5);
    }

    @Test
    void six_days_of_ten_have_more_than_12000_births() {
        assertThat(BIRTHS.crowded()).as("peer").isEqualTo(3232);
        assertThat(BIRTHS.crowded() / BIRTHS.all().length).isCloseTo(0.6, within(0.02));
    }

    @Test
    void days_spread_more_than_twenty_times_as_far_as_poisson_says() {
        Normal spread = Likelihood.normal(BIRTHS.all());
        assertThat(spread.standardDeviation()).as("peer").isCloseTo(2325.6087910558854, within(1e-8));
        assertThat(spread.standardDeviation() / Math.sqrt(spread.mean())).isGreaterThan(20);
    }

    @Test
    void one_minus_the_cdf_is_zero_where_the_survival_keeps_its_digits() {
        assertThat(1 - Normal.STANDARD.cdf(9)).isZero();
        assertThat(Normal.STANDARD.survival(9) / 1.128588405953840647e-19)
                .as("mpmath")
                .isCloseTo(1, within(1e-13));
    }

    @Test
    void pooled_sprays_spread_five_times_as_far_as_poisson_and_single_ones_less_than_half_of_that() {
        assertThat(dispersion(SPRAYS.all())).isGreaterThan(5);
        assertThat(Sprays.NAMES)
                .allSatisfy(spray -> assertThat(dispersion(SPRAYS.of(spray))).isLessThan(2.5));
    }

    @Test
    void six_rates_beat_one_by_155() {
        double one = Sprays.logLikelihood(SPRAYS.all());
        assertThat(one).as("peer").isCloseTo(-337.65086886678284, within(1e-10));
        assertThat(SPRAYS.apart()).as("peer").isCloseTo(-182.29460401558515, within(1e-10));
        assertThat(SPRAYS.apart() - one).isCloseTo(155, within(0.5));
    }

    @Test
    void even_the_tuesdays_of_2009_spread_too_far_for_poisson() {
        assertThat(BIRTHS.tuesdays()).hasSize(52);
        assertThat(dispersion(BIRTHS.tuesdays())).isCloseTo(15, within(0.5));
    }

    @Test
    @Tag("proof")
    void the_gap_to_the_bell_shrinks_with_the_size_of_the_sample_on_ten_seeds() {
        for (long seed = 1; seed <= 10; seed++) {
            double last = Double.POSITIVE_INFINITY;
            for (int size : Eruptions.SIZES) {
                double gap = Eruptions.gap(ERUPTIONS.means(size, seed));
                assertThat(gap).as("seed %d, means of %d", seed, size).isLessThan(last);
                last = gap;
            }
            assertThat(last).isLessThan(0.03);
        }
        assertThat(Eruptions.gap(ERUPTIONS.means(1, 1))).as("peer, of all 272").isCloseTo(0.1816, within(0.02));
    }

    @Test
    @Tag("proof")
    void means_of_a_heavy_tail_do_not_come_nearer_on_ten_seeds() {
        for (long seed = 1; seed <= 10; seed++) {
            double heavy = Pitfalls.spread(new StudentT(1), 100, seed) / Pitfalls.spread(new StudentT(1), 1, seed);
            double normal = Pitfalls.spread(Normal.STANDARD, 100, seed) / Pitfalls.spread(Normal.STANDARD, 1, seed);
            assertThat(heavy).as("seed %d", seed).isBetween(0.6, 1.7);
            assertThat(normal).as("seed %d", seed).isCloseTo(0.1, within(0.03));
        }
    }

    @Test
    void the_normal_fit_of_eruptions_is_highest_where_eruptions_are_rare() {
        double[] minutes = ERUPTIONS.minutes();
        Normal fit = Likelihood.normal(minutes);
        double reach = fit.standardDeviation() / 4;
        assertThat(fit.mean()).isCloseTo(3.5, within(0.05));
        assertThat(Arrays.stream(minutes).filter(x -> Math.abs(x - fit.mean()) <= reach))
                .hasSize(20);
        double expected = minutes.length * (fit.cdf(fit.mean() + reach) - fit.cdf(fit.mean() - reach));
        assertThat(expected).as("peer").isCloseTo(53.69624117151049, within(1e-10));
    }

    @Test
    @Tag("proof")
    void a_skewed_sample_bends_and_heavy_tails_leave_the_line_outwards_on_ten_seeds() {
        for (long seed = 1; seed <= 10; seed++) {
            double[] skewed = above(Fits.skewed(seed));
            assertThat(skewed[0]).as("skewed, left, seed %d", seed).isPositive();
            assertThat(skewed[1]).as("skewed, middle, seed %d", seed).isNegative();
            assertThat(skewed[2]).as("skewed, right, seed %d", seed).isPositive();
            double[] heavy = above(Fits.heavy(seed));
            assertThat(heavy[0]).as("heavy, left, seed %d", seed).isNegative();
            assertThat(heavy[2]).as("heavy, right, seed %d", seed).isPositive();
        }
    }

    /** How far the lowest ten points of a Q–Q plot, the one in the middle, and the highest ten lie above the line. */
    private static double[] above(double[] sample) {
        QuantilePlot plot = Fits.against(sample);
        int n = sample.length;
        return new double[] {above(plot, 0, 10), above(plot, n / 2, n / 2 + 1), above(plot, n - 10, n)};
    }

    private static double above(QuantilePlot plot, int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(i -> plot.observed()[i] - plot.expected()[i])
                .sum();
    }

    @Test
    void fits_of_the_waits_agree_with_scipy() {
        double[] waits = ERUPTIONS.waits();
        assertThat(Likelihood.log(Likelihood.normal(waits), waits))
                .as("peer")
                .isCloseTo(-1095.2888005007117, within(1e-9));
        assertThat(Likelihood.log(Likelihood.exponential(waits), waits))
                .as("peer")
                .isCloseTo(-1431.0542741904283, within(1e-9));
    }

    private static double dispersion(double[] counts) {
        return Descriptive.variance(counts) / Descriptive.mean(counts);
    }
}
