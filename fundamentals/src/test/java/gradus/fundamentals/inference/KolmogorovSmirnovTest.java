package gradus.fundamentals.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {
    /** Of 20 ways to hand out the labels only two part the samples. */
    @Test
    void three_below_three_by_hand() {
        TestResult test = KolmogorovSmirnov.twoSample(new double[] {3, 1, 2}, new double[] {5, 6, 4});
        assertThat(test.statistic()).isEqualTo(1);
        assertThat(test.pValue()).isCloseTo(2 / 20.0, within(1e-15));
    }

    /** One number at 0.3, against the uniform distribution: the gap is 0.7, and any number below 0.3 or above 0.7 has as large a one. */
    @Test
    void one_number_by_hand() {
        TestResult test = KolmogorovSmirnov.oneSample(new double[] {0.3}, x -> x);
        assertThat(test.statistic()).isEqualTo(0.7);
        assertThat(test.pValue()).isCloseTo(0.6, within(1e-12));
    }

    /** Counts every split, ties among them. */
    @Test
    void the_two_sample_p_value_is_that_of_the_permutation_test_of_its_gap() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 40; round++) {
            double[] a =
                    random.ints(1 + random.nextInt(4), 0, 4).asDoubleStream().toArray();
            double[] b =
                    random.ints(1 + random.nextInt(4), 0, 4).asDoubleStream().toArray();
            assertThat(KolmogorovSmirnov.twoSample(a, b).pValue()).isCloseTo(enumerated(a, b), within(1e-12));
        }
    }

    private static double enumerated(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        double seen = KolmogorovSmirnov.twoSample(a, b).statistic();
        int extreme = 0;
        int ways = 0;
        for (int mask = 0; mask < 1 << all.length; mask++) {
            if (Integer.bitCount(mask) == a.length) {
                double gap = KolmogorovSmirnov.twoSample(chosen(all, mask), chosen(all, ~mask))
                        .statistic();
                extreme += gap >= seen - 1e-9 ? 1 : 0;
                ways++;
            }
        }
        return (double) extreme / ways;
    }

    private static double[] chosen(double[] values, int mask) {
        return java.util.stream.IntStream.range(0, values.length)
                .filter(i -> (mask >> i & 1) == 1)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    /** commons-math3 3.6.1, which its strict flag set to false makes agree with SciPy. */
    @Test
    void agrees_with_commons_math() {
        SplittableRandom random = new SplittableRandom(6);
        var library = new org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest();
        for (int n : new int[] {2, 7, 30, 99}) {
            double[] x = random.doubles(n).map(u -> u * u).toArray();
            double d = KolmogorovSmirnov.oneSample(x, u -> u).statistic();
            assertThat(KolmogorovSmirnov.oneSample(x, u -> u).pValue()).isCloseTo(1 - library.cdf(d, n), within(1e-9));
            double[] y = random.doubles(n + 1).toArray();
            TestResult two = KolmogorovSmirnov.twoSample(x, y);
            assertThat(two.statistic()).isCloseTo(library.kolmogorovSmirnovStatistic(x, y), within(1e-12));
            if (n < 99) {
                assertThat(two.pValue()).isCloseTo(library.exactP(two.statistic(), n, n + 1, false), within(1e-9));
            }
        }
        for (double x : new double[] {0.1, 0.2, 0.21, 0.5, 1, 2}) {
            assertThat(KolmogorovSmirnov.limit(x)).isCloseTo(1 - library.ksSum(x, 1e-15, 10_000), within(1e-10));
        }
    }

    @Test
    void equal_samples_have_no_gap() {
        TestResult test = KolmogorovSmirnov.twoSample(new double[] {1, 1, 2}, new double[] {2, 1, 1});
        assertThat(test.statistic()).isZero();
        assertThat(test.pValue()).isEqualTo(1);
    }

    @Test
    void bad_input_is_refused() {
        assertThatThrownBy(() -> KolmogorovSmirnov.twoSample(new double[0], new double[] {1}))
                .hasMessage("a must hold at least 1 number, but held 0");
        assertThatThrownBy(() -> KolmogorovSmirnov.oneSample(new double[] {1, Double.NaN}, x -> x))
                .hasMessage("x[1] must be finite, but was NaN");
        assertThatThrownBy(() -> KolmogorovSmirnov.oneSample(new double[] {1.5}, x -> x))
                .hasMessage("cdf(1.5) must be between 0 and 1, but was 1.5");
    }
}
