package gradus.fundamentals.distributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistributionsTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static final List<Continuous> CONTINUOUS = List.of(
            new Uniform(-1, 3),
            new Normal(10, 2.5),
            new Exponential(0.25),
            new Gamma(2.5, 2),
            new Gamma(0.3, 1),
            new ChiSquared(3),
            new Beta(2, 3),
            new Beta(0.5, 0.5),
            new StudentT(1),
            new StudentT(7.5),
            new FisherF(3, 20));

    private static final List<Discrete> DISCRETE = List.of(
            new Poisson(0.2), new Poisson(2), new Poisson(200), new Binomial(10, 0.3), new Binomial(1000, 0.001));

    /** By hand: e⁻² = 0.13534; times 1, 2, 2, 4/3. */
    @Test
    void a_poisson_distribution_of_2_is_worked_out_by_hand() {
        Poisson two = new Poisson(2);
        double none = Math.exp(-2);
        assertThat(two.pmf(0)).isEqualTo(none);
        assertThat(two.pmf(1)).isCloseTo(2 * none, within(1e-15));
        assertThat(two.pmf(2)).isCloseTo(2 * none, within(1e-15));
        assertThat(two.pmf(3)).isCloseTo(none * 4 / 3, within(1e-15));
        assertThat(two.cdf(3)).isCloseTo(none * 19 / 3, within(1e-15));
        assertThat(two.survival(3)).isCloseTo(1 - none * 19 / 3, within(1e-15));
        assertThat(two.quantile(0.9)).isEqualTo(4);
    }

    /** By hand: of two throws of a coin, none, one or two heads with ¼, ½, ¼. Half of exponential waits are over after ln 2. */
    @Test
    void coins_and_waits_are_worked_out_by_hand() {
        Binomial coins = new Binomial(2, 0.5);
        assertThat(List.of(coins.pmf(0), coins.pmf(1), coins.pmf(2)))
                .allSatisfy(p -> assertThat(p * 4).isCloseTo(Math.rint(p * 4), within(1e-14)));
        assertThat(coins.cdf(1)).isCloseTo(0.75, within(1e-14));
        assertThat(new Exponential(2).quantile(0.5)).isCloseTo(Math.log(2) / 2, within(1e-16));
        assertThat(new Uniform(1, 5).quantile(0.25)).isEqualTo(2);
        assertThat(new Uniform(1, 5).density(2)).isEqualTo(0.25);
    }

    @Test
    void the_quantile_undoes_the_cdf_and_both_tails_add_up_to_one() {
        SplittableRandom random = new SplittableRandom(3);
        for (Continuous shape : CONTINUOUS) {
            for (int i = 0; i < 60; i++) {
                double p = random.nextDouble();
                double x = shape.quantile(p);
                assertThat(shape.cdf(x)).as("%s at %s", shape, p).isCloseTo(p, within(1e-13));
                assertThat(shape.survival(shape.upperQuantile(p))).isCloseTo(p, within(1e-13));
                assertThat(shape.cdf(x) + shape.survival(x)).isCloseTo(1, within(1e-14));
            }
        }
    }

    @Test
    void the_density_is_the_slope_of_the_cdf() {
        for (Continuous shape : CONTINUOUS) {
            for (double p : new double[] {0.1, 0.35, 0.6, 0.9}) {
                double x = shape.quantile(p);
                double h = 1e-4 * Math.min(Math.abs(x), shape.quantile(0.75) - shape.quantile(0.25));
                double slope = (shape.cdf(x + h) - shape.cdf(x - h)) / (2 * h);
                assertThat(shape.density(x)).as("%s at %s", shape, x).isCloseTo(slope, within(1e-5 * slope));
            }
        }
    }

    @Test
    void a_pmf_adds_up_to_the_cdf_and_its_quantile_is_the_first_count_that_reaches_p() {
        for (Discrete shape : DISCRETE) {
            double sum = 0;
            for (long k = 0; k <= 400; k++) {
                sum += shape.pmf(k);
                assertThat(shape.cdf(k)).as("%s at %s", shape, k).isCloseTo(sum, within(1e-13));
                assertThat(shape.cdf(k) + shape.survival(k)).isCloseTo(1, within(1e-14));
            }
            for (double p : new double[] {1e-300, 0.01, 0.5, 0.99, 1 - 1e-12}) {
                long k = shape.quantile(p);
                assertThat(shape.cdf(k)).isGreaterThanOrEqualTo(p);
                assertThat(shape.cdf(k - 1)).isLessThan(p);
                long far = shape.upperQuantile(p);
                assertThat(shape.survival(far)).isLessThanOrEqualTo(p);
                assertThat(far == 0 ? 1 : shape.survival(far - 1)).isGreaterThan(far == 0 ? 0 : p);
            }
        }
    }

    @Test
    void the_ends_of_the_line_are_answers_too() {
        for (Continuous shape : CONTINUOUS) {
            assertThat(shape.cdf(-INFINITY)).as("%s", shape).isZero();
            assertThat(shape.cdf(INFINITY)).as("%s", shape).isEqualTo(1);
            assertThat(shape.survival(-INFINITY)).as("%s", shape).isEqualTo(1);
            assertThat(shape.survival(INFINITY)).as("%s", shape).isZero();
            assertThat(shape.density(INFINITY)).as("%s", shape).isZero();
            assertThat(shape.density(-INFINITY)).as("%s", shape).isZero();
            assertThat(shape.quantile(0)).as("%s", shape).isEqualTo(shape.upperQuantile(1));
            assertThat(shape.quantile(1)).as("%s", shape).isEqualTo(shape.upperQuantile(0));
        }
        assertThat(Normal.STANDARD.quantile(0)).isEqualTo(-INFINITY);
        assertThat(Normal.STANDARD.quantile(0.5)).isZero();
        assertThat(new StudentT(3).quantile(1)).isEqualTo(INFINITY);
        assertThat(new Exponential(1).quantile(0)).isZero();
        assertThat(new Beta(1, 1).density(0)).isEqualTo(1);
        assertThat(new ChiSquared(1).density(0)).isInfinite();
        assertThat(new ChiSquared(2).density(0)).isEqualTo(0.5);
        assertThat(new ChiSquared(3).density(0)).isZero();
        assertThat(new FisherF(2, 5).density(0)).isEqualTo(1);
    }

    @Test
    void certain_and_impossible_counts_have_their_probabilities() {
        assertThat(new Binomial(5, 0).pmf(0)).isEqualTo(1);
        assertThat(new Binomial(5, 1).pmf(5)).isEqualTo(1);
        assertThat(new Binomial(5, 1).pmf(4)).isZero();
        assertThat(new Binomial(0, 0.5).pmf(0)).isEqualTo(1);
        assertThat(new Binomial(5, 0.5).pmf(6)).isZero();
        assertThat(new Binomial(5, 0.5).quantile(1)).isEqualTo(5);
        assertThat(new Binomial(5, 1).quantile(0.5)).isEqualTo(5);
        assertThat(new Poisson(3).pmf(-1)).isZero();
        assertThat(new Poisson(3).cdf(-1)).isZero();
        assertThat(new Poisson(3).survival(-1)).isEqualTo(1);
        assertThat(new Poisson(3).quantile(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(new Poisson(3).quantile(0)).isZero();
    }

    @Test
    void special_cases_of_one_another_agree() {
        for (double x : new double[] {1e-12, 0.3, 2, 40, 1e6}) {
            double t = new StudentT(5).survival(x);
            assertThat(new FisherF(1, 5).survival(x * x)).isCloseTo(2 * t, within(1e-12 * t));
            assertThat(new NoncentralT(5, 0).survival(x)).isCloseTo(t, within(1e-11 * t));
            double range = new StudentizedRange(2, 5).survival(x * Math.sqrt(2));
            assertThat(range).isCloseTo(2 * t, within(1e-11 * t));
        }
        assertThat(new Gamma(1, 3).survival(200)).isCloseTo(Math.exp(-600), within(1e-11 * Math.exp(-600)));
    }

    @Test
    void noncentral_t_and_the_studentised_range_have_quantiles_and_densities() {
        for (Continuous shape : List.of(new NoncentralT(10, 3), new StudentizedRange(3, 10))) {
            double x = shape.upperQuantile(0.05);
            assertThat(shape.survival(x)).as("%s", shape).isCloseTo(0.05, within(1e-12));
            double slope = (shape.cdf(x + 1e-4) - shape.cdf(x - 1e-4)) / 2e-4;
            assertThat(shape.density(x)).as("%s", shape).isCloseTo(slope, within(1e-5 * slope));
            assertThat(shape.cdf(INFINITY)).isEqualTo(1);
            assertThat(shape.survival(INFINITY)).isZero();
        }
        assertThat(new StudentizedRange(3, 10).cdf(-1)).isZero();
    }

    @Test
    void what_is_no_distribution_and_no_question_is_refused() {
        assertThatThrownBy(() -> new Normal(0, 0))
                .hasMessage("standardDeviation must be finite and above 0, but was 0.0");
        assertThatThrownBy(() -> new Normal(Double.NaN, 1)).hasMessage("mean must be finite, but was NaN");
        assertThatThrownBy(() -> new Uniform(1, 1)).hasMessage("high must be finite and above 1, but was 1.0");
        assertThatThrownBy(() -> new Exponential(-1)).hasMessage("rate must be finite and above 0, but was -1.0");
        assertThatThrownBy(() -> new Poisson(0)).hasMessage("rate must be finite and above 0, but was 0.0");
        assertThatThrownBy(() -> new Binomial(-1, 0.5)).hasMessage("trials must be at least 0, but was -1");
        assertThatThrownBy(() -> new Binomial(1, 1.5)).hasMessage("probability must be between 0 and 1, but was 1.5");
        assertThatThrownBy(() -> new StudentT(0)).hasMessageStartingWith("degreesOfFreedom must be finite and above 0");
        assertThatThrownBy(() -> new StudentizedRange(1, 5)).hasMessage("groups must be at least 2, but was 1");
        assertThatThrownBy(() -> new NoncentralT(5, INFINITY))
                .hasMessage("noncentrality must be finite, but was Infinity");
        for (Continuous shape : CONTINUOUS) {
            assertThatThrownBy(() -> shape.cdf(Double.NaN)).hasMessage("x must be a number, but was NaN");
            assertThatThrownBy(() -> shape.density(Double.NaN)).hasMessage("x must be a number, but was NaN");
            assertThatThrownBy(() -> shape.survival(Double.NaN)).hasMessage("x must be a number, but was NaN");
            assertThatThrownBy(() -> shape.quantile(1.5)).hasMessage("p must be between 0 and 1, but was 1.5");
            assertThatThrownBy(() -> shape.upperQuantile(-1)).hasMessage("p must be between 0 and 1, but was -1.0");
            assertThatThrownBy(() -> shape.draw(null)).hasMessage("random must be given, but was null");
        }
    }
}
