package gradus.fundamentals.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

class MonteCarloTest {
    /** By hand: 2, 4, 9 have the mean 5 and the variance 13; √(13 / 3) = 2.0817. */
    @Test
    void the_standard_error_of_three_draws() {
        Iterator<Double> draws = List.of(2.0, 4.0, 9.0).iterator();
        Estimate estimate = MonteCarlo.mean(3, 1, random -> draws.next());
        assertThat(estimate.value()).isEqualTo(5);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(13 / 3.0), within(1e-15));
        assertThat(draws.hasNext()).isFalse();
    }

    @Test
    void estimates_agree_with_the_statistics_of_commons_math() {
        for (int seed = 0; seed < 20; seed++) {
            SummaryStatistics peer = new SummaryStatistics();
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 500; i++) {
                peer.addValue(1e6 + random.nextGaussian());
            }
            Estimate estimate = MonteCarlo.mean(500, seed, source -> 1e6 + source.nextGaussian());
            assertThat(estimate.value()).isCloseTo(peer.getMean(), within(1e-8));
            assertThat(estimate.standardError()).isCloseTo(peer.getStandardDeviation() / Math.sqrt(500), within(1e-10));
        }
    }

    @Test
    void a_probability_is_the_mean_of_ones_and_zeros() {
        Estimate estimate = MonteCarlo.probability(10_000, 3, random -> random.nextInt(6) == 0);
        double p = estimate.value();
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(p * (1 - p) / 9_999), within(1e-15));
        assertThat(estimate.errorsFrom(1 / 6.0)).isBetween(-4.0, 4.0);
        assertThat(MonteCarlo.probability(10_000, 3, random -> random.nextInt(6) == 0))
                .as("the same seed")
                .isEqualTo(estimate);
    }

    @Test
    void an_estimate_knows_how_many_draws_a_smaller_error_takes() {
        Estimate pilot = new Estimate(0.5, 0.05, 100);
        assertThat(pilot.drawsFor(0.005)).isEqualTo(10_000);
        assertThat(pilot.drawsFor(0.05)).isEqualTo(100);
        assertThat(pilot.errorsFrom(0.6)).isCloseTo(-2, within(1e-12));
        assertThat(new Estimate(0, 0, 100).errorsFrom(0)).isZero();
        assertThat(new Estimate(0, 0, 100).errorsFrom(0.1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void what_never_came_may_still_be_three_in_n() {
        assertThat(Estimate.boundIfNever(1)).isCloseTo(0.95, within(1e-15));
        for (long draws : new long[] {10, 1000, 1_000_000_000_000L}) {
            double bound = Estimate.boundIfNever(draws);
            assertThat(draws * Math.log1p(-bound))
                    .as("ln of the chance to miss it")
                    .isCloseTo(Math.log(0.05), within(1e-9));
        }
        assertThat(1000 * Estimate.boundIfNever(1000)).isCloseTo(3, within(0.01));
    }

    @Test
    void what_cannot_be_estimated_is_refused() {
        assertThatThrownBy(() -> MonteCarlo.mean(1, 1, random -> 0)).hasMessage("draws must be at least 2, but was 1");
        assertThatThrownBy(() -> MonteCarlo.mean(9, 1, random -> Double.NaN))
                .hasMessage("a draw must be finite, but was NaN");
        assertThatThrownBy(() -> Estimate.boundIfNever(0)).hasMessage("draws must be at least 1, but was 0");
        assertThatThrownBy(() -> new Estimate(1, -1, 2))
                .hasMessage("standardError must be finite and at least 0, but was -1.0");
        assertThatThrownBy(() -> new Estimate(1, 1, 2).drawsFor(0))
                .hasMessage("wanted must be finite and above 0, but was 0.0");
    }
}
