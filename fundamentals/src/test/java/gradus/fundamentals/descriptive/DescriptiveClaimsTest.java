package gradus.fundamentals.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;

/** What the lesson says beyond the numbers that its demo prints. */
class DescriptiveClaimsTest {
    private static final int SEEDS = 20;

    /** For each seed 20,000 samples of four normal numbers whose variance is 1: only the root of s² is too small on average. */
    @Test
    void dividing_by_n_minus_1_is_right_on_average_and_its_root_a_little_too_small() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] variances = DoubleStream.generate(() -> Descriptive.variance(
                            DoubleStream.generate(random::nextGaussian).limit(4).toArray()))
                    .limit(20_000)
                    .toArray();
            double[] roots = Arrays.stream(variances).map(Math::sqrt).toArray();
            assertThat(Descriptive.mean(variances)).as("seed %d", seed).isEqualTo(1, within(0.03)); // 5 standard errors
            assertThat(Descriptive.mean(roots)).as("seed %d", seed).isEqualTo(0.921, within(0.015)); // √(8 / 3π)
        }
    }

    @Test
    void nearly_half_of_a_sample_may_be_wild_before_the_median_gives_way() {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] sample = new SplittableRandom(seed).doubles(101, 0, 1).toArray();
            Arrays.fill(sample, 0, 50, 1e12);
            assertThat(Descriptive.median(sample)).isBetween(0.0, 1.0);
            assertThat(Descriptive.mean(sample)).isGreaterThan(1e11);
            sample[50] = 1e12;
            assertThat(Descriptive.median(sample)).isEqualTo(1e12);
        }
    }

    @Test
    void the_median_of_a_sample_has_at_most_half_below_and_at_most_half_above() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] sample =
                    random.ints(1 + random.nextInt(30), 0, 9).asDoubleStream().toArray();
            double median = Descriptive.median(sample);
            assertThat(Arrays.stream(sample).filter(x -> x < median).count()).isLessThanOrEqualTo(sample.length / 2);
            assertThat(Arrays.stream(sample).filter(x -> x > median).count()).isLessThanOrEqualTo(sample.length / 2);
        }
    }

    @Test
    void two_passes_in_float_are_right_to_three_digits() {
        float[] kelvin = {300.01f, 300.02f, 300.03f};
        float mean = (kelvin[0] + kelvin[1] + kelvin[2]) / 3;
        float squares = 0;
        for (float x : kelvin) {
            squares += (x - mean) * (x - mean);
        }
        assertThat(squares / 2).isEqualTo(0.0001f, within(0.0000005f));
    }

    @Test
    void pearson_and_spearman_do_not_see_a_u() {
        double[] x = {-3, -2, -1, 0, 1, 2, 3};
        double[] y = Arrays.stream(x).map(v -> v * v).toArray();
        assertThat(Correlation.pearson(x, y)).isEqualTo(0, within(1e-15));
        assertThat(Correlation.spearman(x, y)).isEqualTo(0, within(1e-15));
    }

    @Test
    void tablesaw_leaves_a_missing_value_out_of_the_mean_and_answers_nan_to_pearson() {
        DoubleColumn x = DoubleColumn.create("x", 1, 2, Double.NaN, 6);
        DoubleColumn y = DoubleColumn.create("y", 2, 1, 4, 5);
        assertThat(x.mean()).isEqualTo(3);
        assertThat(x.pearsons(y)).isNaN();
    }

    @Test
    void tablesaw_and_commons_math_answer_with_quantiles_of_type_6() {
        double[] weights = Numbers.vector(DataSets.DAVIS.table(), "weight");
        for (double p : new double[] {1, 5, 10, 25, 40, 50, 90, 95, 99}) {
            double type6 = Quantile.TYPE_6.of(weights, p / 100);
            assertThat(DoubleColumn.create("weight", weights).percentile(p)).isEqualTo(type6, within(1e-9));
            assertThat(new Percentile(p).evaluate(weights)).isEqualTo(type6, within(1e-9));
        }
    }
}
