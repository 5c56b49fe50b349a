package gradus.deployment.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.distributions.Exponential;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    @Test
    void small_durations_are_exact_and_the_rank_is_counted_from_below() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (long nanos = 100; nanos >= 1; nanos--) {
            histogram.record(nanos);
        }
        assertThat(histogram.count()).isEqualTo(100);
        assertThat(histogram.quantile(0.99)).isEqualTo(99);
        assertThat(histogram.quantile(0.5)).isEqualTo(50);
        assertThat(histogram.quantile(0)).isEqualTo(1);
        assertThat(histogram.quantile(1)).isEqualTo(100).isEqualTo(histogram.maxNanos());
    }

    @Test
    void every_bucket_begins_where_the_one_before_it_ends() {
        for (int bucket = 0; bucket + 1 < 57 * 128; bucket++) {
            long last = LatencyHistogram.longestIn(bucket);
            assertThat(LatencyHistogram.bucket(last)).isEqualTo(bucket);
            assertThat(LatencyHistogram.bucket(last + 1)).isEqualTo(bucket + 1);
        }
        assertThat(LatencyHistogram.longestIn(LatencyHistogram.bucket(Long.MAX_VALUE)))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_quantile_is_never_too_low_and_at_most_one_128th_too_high() {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Exponential millisecond = new Exponential(1e-6);
            LatencyHistogram histogram = new LatencyHistogram();
            long[] nanos = new long[5000];
            for (int i = 0; i < nanos.length; i++) {
                nanos[i] = Math.round(millisecond.draw(random));
                histogram.record(nanos[i]);
            }
            Arrays.sort(nanos);
            for (double p : new double[] {0.01, 0.5, 0.9, 0.99, 0.999, 1}) {
                long exact = nanos[(int) Math.ceil(p * nanos.length) - 1];
                assertThat(histogram.quantile(p)).isBetween((double) exact, exact * (1 + 1 / 128.0));
            }
        }
    }

    @Test
    void histograms_add_up_and_the_means_of_their_p99s_do_not() {
        LatencyHistogram calm = new LatencyHistogram();
        LatencyHistogram busy = new LatencyHistogram();
        for (int i = 0; i < 9900; i++) {
            calm.record(1_000_000);
        }
        for (int i = 0; i < 100; i++) {
            busy.record(100_000_000);
        }
        double mean = (calm.millis(0.99) + busy.millis(0.99)) / 2;
        calm.add(busy);
        assertThat(calm.count()).isEqualTo(10_000);
        assertThat(mean).isCloseTo(50.5, within(0.5));
        assertThat(calm.millis(0.99)).isCloseTo(1, within(0.01));
        assertThat(calm.millis(0.995)).isCloseTo(100, within(1.0));
    }

    @Test
    void nothing_has_no_quantile_and_nonsense_is_refused() {
        assertThat(new LatencyHistogram().quantile(0.99)).isNaN();
        assertThat(new LatencyHistogram().maxNanos()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LatencyHistogram().record(-1))
                .withMessage("nanos must be at least 0, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LatencyHistogram().quantile(99))
                .withMessage("p must be between 0 and 1, but was 99.0");
    }
}
