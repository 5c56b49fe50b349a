package gradus.deployment.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RankTest {
    /** 0.07 · 100 is 7.000000000000001 in floating point. */
    @Test
    void a_rank_is_that_of_the_decimal_that_was_written() {
        for (int percent = 1; percent <= 1000; percent++) {
            BigDecimal p = BigDecimal.valueOf(percent, 3);
            for (int n = 1; n <= 2000; n++) {
                long exact = p.multiply(BigDecimal.valueOf(n))
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact();
                if (Rank.of(p.doubleValue(), n) != exact) {
                    assertThat(Rank.of(p.doubleValue(), n)).as("%s of %d", p, n).isEqualTo(exact);
                }
            }
        }
        assertThat(Rank.of(0.07, 100)).isEqualTo(7);
    }

    @Test
    void the_share_of_the_first_k_of_n_names_the_kth() {
        for (int n = 1; n <= 1500; n++) {
            for (int k = 1; k <= n; k++) {
                if (Rank.of(k / (double) n, n) != k) {
                    assertThat(Rank.of(k / (double) n, n)).as("%d of %d", k, n).isEqualTo(k);
                }
            }
        }
    }

    @Test
    void no_share_is_the_first_and_the_whole_the_last_however_many_there_are() {
        for (long n : new long[] {1, 7, 1L << 53, Long.MAX_VALUE}) {
            assertThat(Rank.of(0, n)).isEqualTo(1);
            assertThat(Rank.of(1, n)).isEqualTo(n);
        }
    }

    @Test
    void a_histogram_and_a_trace_count_ranks_so() {
        LatencyHistogram histogram = new LatencyHistogram();
        LongStream.rangeClosed(1, 100).forEach(histogram::record);
        List<Trace.Served> served = IntStream.rangeClosed(1, 100)
                .mapToObj(second -> new Trace.Served(0, 0, second))
                .toList();
        Trace trace = new Trace(served, 0, 100);
        for (int percent = 1; percent <= 100; percent++) {
            assertThat(histogram.quantile(percent / 100.0)).as("%d%%", percent).isEqualTo(percent);
            assertThat(trace.latency(percent / 100.0)).as("%d%%", percent).isEqualTo(percent);
        }
    }
}
