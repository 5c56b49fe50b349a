package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.descriptive.Quantile;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final double[] BOUNDS = {10, 20, 40};

    /** By hand: 95 up to 10, 4 up to 20, 1 up to 40: the 99th is the last of the second bucket, the 97th half way into it. */
    @Test
    void quantiles_by_hand() {
        Buckets buckets = Buckets.of(BOUNDS, new long[] {95, 4, 1, 0});
        assertThat(buckets.quantile(0.99)).isEqualTo(new Buckets.Estimate(10, 20, 20));
        assertThat(buckets.quantile(0.97).value()).isEqualTo(15);
        assertThat(buckets.quantile(1)).isEqualTo(new Buckets.Estimate(20, 40, 40));
        assertThat(buckets.quantile(0.95).value()).isEqualTo(10);
    }

    @Test
    void what_lies_above_all_bounds_nobody_knows() {
        Buckets.Estimate estimate = Buckets.count(BOUNDS, 5, 40.001).quantile(0.99);
        assertThat(estimate.low()).isEqualTo(40);
        assertThat(estimate.value()).isNaN();
        assertThat(estimate.high()).isInfinite();
    }

    @Test
    void the_quantile_lies_in_its_bucket_and_counts_of_instances_add_up() {
        double[] bounds = Buckets.growing(1, 10_000, 1.1);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 50; i++) {
            double[] a = random.doubles(1 + random.nextInt(300))
                    .map(u -> 2 + 100 * u * u)
                    .toArray();
            double[] b = random.doubles(1 + random.nextInt(300))
                    .map(u -> 9 / (1.001 - u))
                    .toArray();
            double[] both =
                    DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
            double exact = Quantile.TYPE_1.of(both, 0.99);
            Buckets.Estimate estimate =
                    Buckets.count(bounds, a).plus(Buckets.count(bounds, b)).quantile(0.99);
            assertThat(exact).isGreaterThan(estimate.low()).isLessThanOrEqualTo(estimate.high());
            assertThat(Math.abs(estimate.value() - exact)).isLessThanOrEqualTo(0.1 * exact * (1 + 1e-9));
        }
    }

    @Test
    void what_was_counted_since_an_earlier_look_is_the_difference() {
        Buckets earlier = Buckets.count(BOUNDS, 5, 15);
        Buckets since = Buckets.count(BOUNDS, 5, 15, 15, 50).minus(earlier);
        assertThat(since.total()).isEqualTo(2);
        assertThat(since.quantile(0.5)).isEqualTo(new Buckets.Estimate(10, 20, 20));
        assertThatIllegalArgumentException()
                .as("an instance that was restarted counts from 0")
                .isThrownBy(() -> earlier.minus(Buckets.count(BOUNDS, 5, 5)))
                .withMessage("counts[0] must be at least 0, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> earlier.minus(Buckets.count(new double[] {1})))
                .withMessageStartingWith("other must have the same bounds");
    }

    @Test
    void bounds_grow_by_their_factor_and_reach_the_end() {
        assertThat(Buckets.growing(1, 8, 2)).containsExactly(1, 2, 4, 8);
        assertThat(Buckets.growing(1, 9, 2)).containsExactly(1, 2, 4, 8, 16);
        assertThat(Buckets.growing(5, 5, 2)).containsExactly(5);
        assertThat(Buckets.growing(1, 1.01, 1.1)[1]).isCloseTo(1.1, within(1e-12));
    }

    @Test
    void errors_name_the_argument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Buckets.of(new double[] {2, 1}, new long[3]))
                .withMessage("bounds must ascend, but held 2.0 before 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Buckets.of(BOUNDS, new long[3]))
                .withMessage("counts must hold 4 numbers (one more than the bounds), but held 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Buckets.count(BOUNDS).quantile(0.5))
                .withMessage("the buckets must hold at least 1 value, but held none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Buckets.count(BOUNDS, 1).quantile(0))
                .withMessage("p must be above 0 and at most 1, but was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Buckets.count(BOUNDS).plus(Buckets.count(new double[] {1})))
                .withMessageStartingWith("other must have the same bounds, [10.0, 20.0, 40.0], but had [1.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Buckets.count(BOUNDS, -1))
                .withMessage("value must be finite and at least 0, but was -1.0");
    }
}
