package gradus.fundamentals.distributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Draws at fixed seeds against the cdf: a gap above 3.3 / √n comes once in a billion samples (Kolmogorov's distribution). */
class DrawsTest {
    private static final int N = 4000;
    private static final double ALLOWED = 3.3 / Math.sqrt(N);

    @Test
    void draws_by_inversion_follow_their_cdf() {
        for (Continuous shape : new Continuous[] {
            new Uniform(2, 3),
            new Exponential(0.1),
            new Normal(5, 2),
            new Gamma(0.5, 1),
            new Beta(2, 5),
            new StudentT(2)
        }) {
            assertThat(gap(shape, 1, shape::draw)).as("%s", shape).isLessThan(ALLOWED);
            assertThat(gap(shape, 2, random -> shape.draw(random) * 1.5))
                    .as("%s, stretched", shape)
                    .isGreaterThan(ALLOWED);
        }
    }

    @Test
    void box_and_mullers_draws_are_normal_and_those_of_a_pair_uncorrelated() {
        SplittableRandom random = new SplittableRandom(4);
        BoxMuller normal = new BoxMuller(random);
        double[] z = IntStream.range(0, N).mapToDouble(i -> normal.draw()).toArray();
        assertThat(gap(Normal.STANDARD, z)).isLessThan(ALLOWED);
        double together = IntStream.range(0, N / 2)
                        .mapToDouble(i -> z[2 * i] * z[2 * i + 1])
                        .sum()
                / (N / 2.0);
        assertThat(together).isCloseTo(0, within(6 / Math.sqrt(N / 2.0)));
    }

    /** Seven standard errors of a share are allowed. */
    @Test
    void counts_by_inversion_and_by_arrivals_are_as_frequent_as_poisson_says() {
        Poisson shape = new Poisson(3.5);
        SplittableRandom random = new SplittableRandom(5);
        long[] inverted =
                IntStream.range(0, N).mapToLong(i -> shape.draw(random)).toArray();
        long[] arrived = IntStream.range(0, N)
                .mapToLong(i -> Arrivals.count(3.5, random))
                .toArray();
        for (int k = 0; k < 12; k++) {
            long at = k;
            double p = shape.pmf(k);
            double allowed = 7 * Math.sqrt(p * (1 - p) / N);
            assertThat(Arrays.stream(inverted).filter(c -> c == at).count() / (double) N)
                    .isCloseTo(p, within(allowed));
            assertThat(Arrays.stream(arrived).filter(c -> c == at).count() / (double) N)
                    .isCloseTo(p, within(allowed));
        }
    }

    @Test
    void the_seed_decides() {
        assertThat(new Normal(0, 1).draw(new SplittableRandom(8)))
                .isEqualTo(new Normal(0, 1).draw(new SplittableRandom(8)));
        assertThat(new BoxMuller(new SplittableRandom(8)).draw())
                .isEqualTo(new BoxMuller(new SplittableRandom(8)).draw());
        assertThat(Arrivals.count(50, new SplittableRandom(8))).isEqualTo(Arrivals.count(50, new SplittableRandom(8)));
    }

    @Test
    void draws_without_luck_or_rate_are_refused() {
        assertThatThrownBy(() -> new BoxMuller(null)).hasMessage("random must be given, but was null");
        assertThatThrownBy(() -> Arrivals.count(0, new SplittableRandom(1)))
                .hasMessage("rate must be finite and above 0, but was 0.0");
        assertThatThrownBy(() -> Arrivals.count(1, null)).hasMessage("random must be given, but was null");
    }

    private static double gap(Continuous shape, long seed, ToDoubleFunction<SplittableRandom> draw) {
        SplittableRandom random = new SplittableRandom(seed);
        return gap(
                shape,
                IntStream.range(0, N)
                        .mapToDouble(i -> draw.applyAsDouble(random))
                        .toArray());
    }

    private static double gap(Continuous shape, double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return IntStream.range(0, sorted.length)
                .mapToDouble(i -> Math.max(
                        Math.abs(shape.cdf(sorted[i]) - (double) i / sorted.length),
                        Math.abs(shape.cdf(sorted[i]) - (i + 1.0) / sorted.length)))
                .max()
                .orElseThrow();
    }
}
