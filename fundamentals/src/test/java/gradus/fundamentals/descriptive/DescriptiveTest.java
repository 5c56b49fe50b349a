package gradus.fundamentals.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class DescriptiveTest {
    @Test
    void twenty_nine_percent_of_a_hundred_are_dropped_at_each_end() {
        double[] squares = IntStream.range(0, 100).mapToDouble(i -> i * i).toArray();
        assertThat(Descriptive.trimmedMean(squares, 0.29))
                .as("the mean of 29², …, 70²; 0.29 · 100 is 28.999999999999996, and with 28 dropped it would be 2611.5")
                .isEqualTo(2597.1666666666665);
    }

    @Test
    void five_numbers_worked_out_by_hand() {
        double[] values = {9, 2, 4, 4, 6};
        assertThat(Descriptive.mean(values)).isEqualTo(5);
        assertThat(Descriptive.median(values)).isEqualTo(4);
        assertThat(Descriptive.modes(values)).containsExactly(4);
        assertThat(Descriptive.variance(values)).isEqualTo(7); // (16 + 9 + 1 + 1 + 1) / 4
        assertThat(Descriptive.standardDeviation(values)).isEqualTo(Math.sqrt(7));
        assertThat(Descriptive.medianAbsoluteDeviation(values)).isEqualTo(2); // of 5, 2, 0, 0, 2
        assertThat(Descriptive.trimmedMean(values, 0.2)).isEqualTo(14 / 3.0); // of 4, 4, 6
        assertThat(values).containsExactly(9, 2, 4, 4, 6); // untouched
    }

    @Test
    void an_even_sample_has_its_median_between_the_middle_two() {
        assertThat(Descriptive.median(new double[] {8, 1, 3, 4})).isEqualTo(3.5);
        assertThat(Descriptive.median(new double[] {7})).isEqualTo(7);
    }

    @Test
    void several_values_can_share_the_highest_count() {
        assertThat(Descriptive.modes(new double[] {3, 1, 3, 2, 1})).containsExactly(1, 3);
        assertThat(Descriptive.modes(new double[] {3, 1, 2})).containsExactly(1, 2, 3);
        assertThat(Descriptive.modes(new double[] {5, 5, 1, 2, 2, 2, 9, 9})).containsExactly(2);
    }

    @Test
    void trimming_drops_whole_values_at_both_ends() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000};
        assertThat(Descriptive.trimmedMean(values, 0)).isEqualTo(Descriptive.mean(values));
        assertThat(Descriptive.trimmedMean(values, 0.1)).isEqualTo(5.5); // 2 to 9
        assertThat(Descriptive.trimmedMean(values, 0.19)).isEqualTo(5.5); // 1.9 values are 1
        assertThat(Descriptive.trimmedMean(values, 0.49)).isEqualTo(5.5); // 5 and 6
    }

    /** NIST Statistical Reference Datasets, NumAcc4: 1001 numbers with a certified mean 10000000.2 and deviation 0.1. */
    @Test
    void the_certified_deviation_survives_seven_leading_digits() {
        double[] values = new double[1001];
        Arrays.setAll(values, i -> i == 0 ? 10000000.2 : i % 2 == 1 ? 10000000.1 : 10000000.3);
        assertThat(Descriptive.mean(values)).isEqualTo(10000000.2, within(1e-7));
        assertThat(Descriptive.standardDeviation(values)).isEqualTo(0.1, within(1e-8));
    }

    @Test
    void the_library_agrees_on_random_samples() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 2; n < 60; n++) {
            double[] values = random.doubles(n, -1e3, 1e3).toArray();
            DescriptiveStatistics library = new DescriptiveStatistics(values);
            assertThat(Descriptive.mean(values)).isEqualTo(library.getMean(), within(1e-10));
            assertThat(Descriptive.variance(values)).isEqualTo(library.getVariance(), within(1e-6));
            assertThat(Descriptive.standardDeviation(values)).isEqualTo(library.getStandardDeviation(), within(1e-9));
            assertThat(Descriptive.median(values)).isEqualTo(library.getPercentile(50), within(1e-10));
        }
    }

    @Test
    void the_library_agrees_on_the_modes_of_dice() {
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 1; n < 60; n++) {
            double[] rolls = random.ints(n, 1, 7).asDoubleStream().toArray();
            assertThat(Descriptive.modes(rolls)).containsExactly(StatUtils.mode(rolls));
        }
    }

    @Test
    void moving_and_stretching_a_sample_moves_and_stretches_its_statistics() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 100; round++) {
            double[] x = random.doubles(2 + random.nextInt(30), -5, 5).toArray();
            double shift = random.nextDouble(-100, 100);
            double scale = -random.nextDouble(0.1, 10); // negative: order is turned round too
            double[] y = Arrays.stream(x).map(v -> shift + scale * v).toArray();
            assertThat(Descriptive.mean(y)).isEqualTo(shift + scale * Descriptive.mean(x), within(1e-9));
            assertThat(Descriptive.median(y)).isEqualTo(shift + scale * Descriptive.median(x), within(1e-9));
            assertThat(Descriptive.trimmedMean(y, 0.25))
                    .isEqualTo(shift + scale * Descriptive.trimmedMean(x, 0.25), within(1e-9));
            assertThat(Descriptive.variance(y)).isEqualTo(scale * scale * Descriptive.variance(x), within(1e-9));
            assertThat(Descriptive.medianAbsoluteDeviation(y))
                    .isEqualTo(-scale * Descriptive.medianAbsoluteDeviation(x), within(1e-9));
        }
    }

    @Test
    void one_wild_value_ruins_the_mean_but_not_the_median() {
        double[] wild = {1, 2, 3, 4, 1e12};
        assertThat(Descriptive.mean(wild)).isGreaterThan(1e11);
        assertThat(Descriptive.median(wild)).isEqualTo(3);
        assertThat(Descriptive.medianAbsoluteDeviation(wild)).isEqualTo(1);
    }

    @Test
    void the_scaled_mad_of_normal_data_is_their_standard_deviation() {
        Random random = new Random(4);
        double[] normal =
                random.doubles(20001).map(u -> 3 * random.nextGaussian()).toArray();
        double scaled = Descriptive.NORMAL_CONSISTENCY * Descriptive.medianAbsoluteDeviation(normal);
        assertThat(scaled).isEqualTo(3, within(0.1));
    }

    @Test
    void bad_samples_are_refused_by_name() {
        for (ToDoubleFunction<double[]> statistic : List.<ToDoubleFunction<double[]>>of(
                Descriptive::mean,
                Descriptive::median,
                Descriptive::medianAbsoluteDeviation,
                values -> Descriptive.modes(values)[0],
                values -> Descriptive.trimmedMean(values, 0.1))) {
            refuses(statistic, "values must be given, but was null", (double[]) null);
            refuses(statistic, "values must hold at least 1 number, but held 0");
            refuses(statistic, "values[1] must be finite, but was NaN", 1, Double.NaN);
            refuses(statistic, "values[0] must be finite, but was -Infinity", Double.NEGATIVE_INFINITY);
        }
        refuses(Descriptive::variance, "values must hold at least 2 numbers, but held 1", 1);
        refuses(Descriptive::standardDeviation, "values must hold at least 2 numbers, but held 1", 1);
    }

    @Test
    void a_fraction_that_leaves_nothing_is_refused() {
        for (double fraction : new double[] {-0.01, 0.5, Double.NaN}) {
            refuses(
                    values -> Descriptive.trimmedMean(values, fraction),
                    "fraction must be at least 0 and below 0.5, but was " + fraction,
                    1,
                    2);
        }
    }

    private static void refuses(ToDoubleFunction<double[]> statistic, String message, double... values) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> statistic.applyAsDouble(values))
                .withMessage(message);
    }
}
