package gradus.classicalml.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestKTest {
    @Test
    void the_bound_is_the_kth_smallest_so_far() {
        NearestK nearest = new NearestK(2);
        assertThat(nearest.bound()).isInfinite();
        nearest.offer(0, 5);
        assertThat(nearest.bound()).isInfinite();
        nearest.offer(1, 3);
        assertThat(nearest.bound()).isEqualTo(5);
        nearest.offer(2, 1);
        assertThat(nearest.bound()).isEqualTo(3);
        nearest.offer(3, 4);
        assertThat(nearest.bound()).isEqualTo(3);
    }

    @Test
    void it_keeps_what_sorting_would_put_first_whatever_the_order_of_the_offers() {
        SplittableRandom random = new SplittableRandom(1);
        for (int run = 0; run < 2000; run++) {
            int n = 1 + random.nextInt(40);
            int k = 1 + random.nextInt(n);
            double[] distances = random.doubles(n).map(x -> Math.floor(8 * x)).toArray();
            int[] order = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparingInt(i -> i * 31 % 17))
                    .mapToInt(i -> i)
                    .toArray();
            NearestK nearest = new NearestK(k);
            for (int row : order) {
                nearest.offer(row, distances[row]);
            }
            int[] right = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(i -> distances[i])
                            .thenComparing(i -> i))
                    .limit(k)
                    .mapToInt(i -> i)
                    .toArray();
            assertThat(nearest.drain(Distance.MANHATTAN).rows()).isEqualTo(right);
        }
    }

    @Test
    void nan_is_never_kept_and_infinity_is() {
        NearestK nearest = new NearestK(2);
        nearest.offer(0, Double.NaN);
        nearest.offer(1, Double.POSITIVE_INFINITY);
        nearest.offer(2, 1);
        nearest.offer(3, Double.NaN);
        assertThat(nearest.drain(Distance.MANHATTAN).rows()).containsExactly(2, 1);
    }

    @Test
    void k_is_at_least_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NearestK(0))
                .withMessage("k must be at least 1, but was 0");
    }
}
