package gradus.fundamentals.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuantileTest {
    private static final double[] TEN = {7, 3, 10, 1, 5, 9, 2, 8, 4, 6};

    @Test
    void a_quarter_of_ten_numbers_by_hand() {
        // n = 10, p = 1/4: places 2.5 (types 1, 2, 4), 2 (type 3), 3, 2.75, 3.25, 35/12 and 47/16
        double[] byHand = {3, 3, 2, 2.5, 3, 2.75, 3.25, 35 / 12.0, 2.9375};
        for (Quantile type : Quantile.values()) {
            assertThat(type.of(TEN, 0.25)).as(type.name()).isEqualTo(byHand[type.ordinal()], within(1e-12));
        }
    }

    /** NumPy 2.4.6, {@code numpy.quantile([15, 20, 35, 40, 50], p, method=…)} with its names for the nine, in their order. */
    @Test
    void numpy_gives_the_same() {
        double[] sample = {15, 20, 35, 40, 50};
        double[][] peer = {
            {15, 15, 20, 35, 50},
            {15, 15, 27.5, 35, 50},
            {15, 15, 20, 20, 50},
            {15, 15, 20, 27.5, 47.5},
            {15, 15, 27.5, 35, 50},
            {15, 15, 26, 35, 50},
            {15, 16, 29, 35, 48},
            {15, 15, 27, 35, 50},
            {15, 15, 27.125, 35, 50}
        };
        double[] ps = {0, 0.05, 0.4, 0.5, 0.95};
        for (Quantile type : Quantile.values()) {
            double[] actual = Arrays.stream(ps).map(p -> type.of(sample, p)).toArray();
            assertThat(actual).as(type.name()).containsExactly(peer[type.ordinal()], within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_library_agrees_wherever_it_can(Quantile type) {
        Percentile library = new Percentile().withEstimationType(EstimationType.values()[type.ordinal() + 1]);
        assertThat(library.getEstimationType().name()).isEqualTo(type.name().replace("TYPE", "R"));
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 1; n < 40; n++) {
            double[] sample = random.doubles(n, -10, 10).toArray();
            for (int i = 1; i <= 40; i++) {
                double p = random.nextDouble(0.001, 1); // never at a step, where rounding would decide
                assertThat(type.of(sample, p)).isEqualTo(library.evaluate(sample, 100 * p), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_larger_probability_never_gives_a_smaller_value(Quantile type) {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 50; round++) {
            double[] sample =
                    random.ints(1 + random.nextInt(12), 0, 6).asDoubleStream().toArray(); // with ties
            double last = Double.NEGATIVE_INFINITY;
            for (int i = 0; i <= 200; i++) {
                double value = type.of(sample, i / 200.0);
                assertThat(value).isGreaterThanOrEqualTo(last - 1e-12);
                last = value;
            }
            assertThat(type.of(sample, 0)).isEqualTo(Arrays.stream(sample).min().orElseThrow());
            assertThat(last).isEqualTo(Arrays.stream(sample).max().orElseThrow());
        }
    }

    @Test
    void the_median_is_the_middle_for_the_types_that_are_symmetric() {
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 1; n < 30; n++) {
            double[] sample = random.doubles(n).toArray();
            for (Quantile type : Quantile.values()) {
                boolean symmetric = type.ordinal() == 1 || type.ordinal() >= 4;
                if (symmetric) {
                    assertThat(type.of(sample, 0.5)).isEqualTo(Descriptive.median(sample), within(1e-12));
                }
            }
        }
    }

    @Test
    void rounding_does_not_push_a_step_to_the_next_value() {
        double[] hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        assertThat(0.07 * 100).isGreaterThan(7); // in a double
        assertThat(Quantile.TYPE_1.of(hundred, 0.07)).isEqualTo(7);
        assertThat(Quantile.TYPE_2.of(hundred, 0.07)).isEqualTo(7.5);
        assertThat(Quantile.TYPE_3.of(hundred, 0.07)).isEqualTo(7);
        assertThat(0.29 * 100).isLessThan(29);
        assertThat(Quantile.TYPE_2.of(hundred, 0.29)).isEqualTo(29.5);
    }

    @Test
    void the_sample_is_not_reordered() {
        double[] sample = TEN.clone();
        Quantile.TYPE_7.of(sample, 0.3);
        assertThat(sample).containsExactly(TEN);
    }

    @ParameterizedTest
    @EnumSource
    void bad_input_is_refused_by_name(Quantile type) {
        for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
            refuses(type, TEN, p, "p must be between 0 and 1, but was " + p);
        }
        refuses(type, null, 0.5, "sample must be given, but was null");
        refuses(type, new double[0], 0.5, "sample must hold at least 1 number, but held 0");
        refuses(type, new double[] {Double.NaN}, 0.5, "sample[0] must be finite, but was NaN");
    }

    private static void refuses(Quantile type, double[] sample, double p, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type.of(sample, p))
                .withMessage(message);
    }
}
