package gradus.fundamentals.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class CorrelationTest {
    private static final List<ToDoubleBiFunction<double[], double[]>> CORRELATIONS =
            List.of(Correlation::pearson, Correlation::spearman, Correlation::biweight);

    @Test
    void four_pairs_worked_out_by_hand() {
        double[] x = {1, 2, 3, 6};
        double[] y = {2, 1, 4, 5};
        // distances from the means 3 and 3: −2, −1, 0, 3 and −1, −2, 1, 2; products 2, 2, 0, 6; squares 14 and 10
        assertThat(Correlation.covariance(x, y)).isEqualTo(10 / 3.0);
        assertThat(Correlation.pearson(x, y)).isEqualTo(10 / Math.sqrt(140), within(1e-15));
        // ranks 1, 2, 3, 4 and 2, 1, 3, 4: 1 − 6 · 2 / (4 · 15)
        assertThat(Correlation.spearman(x, y)).isEqualTo(0.8, within(1e-15));
    }

    @Test
    void equal_values_share_their_ranks() {
        assertThat(Correlation.ranks(new double[] {30, 10, 20, 10})).containsExactly(4, 1.5, 3, 1.5);
        assertThat(Correlation.ranks(new double[] {5, 5, 5})).containsExactly(2, 2, 2);
        assertThat(Correlation.ranks(new double[] {0.0, -0.0, -1})).containsExactly(2.5, 2.5, 1); // −0 equals 0
        assertThat(Correlation.ranks(new double[] {7})).containsExactly(1);
    }

    /** Anscombe 1973, <em>Graphs in statistical analysis</em>, page 17: r² = 0.667 in all four. */
    @Test
    void anscombes_four_pairs_have_one_pearson_and_four_spearmans() {
        double[] spearmans = {0.818182, 0.690909, 0.990909, 0.5}; // SciPy 1.17.1, scipy.stats.spearmanr
        Table quartet = DataSets.ANSCOMBE.table();
        for (int i = 1; i <= 4; i++) {
            double[] x = quartet.numberColumn("x" + i).asDoubleArray();
            double[] y = quartet.numberColumn("y" + i).asDoubleArray();
            assertThat(Math.pow(Correlation.pearson(x, y), 2)).isEqualTo(0.667, within(1e-3));
            assertThat(Correlation.spearman(x, y)).isEqualTo(spearmans[i - 1], within(1e-6));
        }
    }

    @Test
    void one_swapped_row_in_two_hundred_hides_a_correlation_from_pearson_alone() {
        Table adults = DataSets.DAVIS.table();
        double[] weight = adults.numberColumn("weight").asDoubleArray();
        double[] height = adults.numberColumn("height").asDoubleArray();
        assertThat(Correlation.pearson(weight, height)).isEqualTo(0.18965, within(1e-5)); // NumPy 2.4.6, corrcoef
        assertThat(Correlation.spearman(weight, height)).isEqualTo(0.76843, within(1e-5)); // SciPy 1.17.1
        assertThat(Correlation.biweight(weight, height)).isEqualTo(0.79663, within(1e-5)); // Wilcox's formula in NumPy
        weight[11] = 57;
        height[11] = 166;
        assertThat(Correlation.pearson(weight, height)).isEqualTo(0.77107, within(1e-5));
        assertThat(Correlation.spearman(weight, height)).isEqualTo(0.79543, within(1e-5));
        assertThat(Correlation.biweight(weight, height)).isEqualTo(0.79685, within(1e-5));
    }

    @Test
    void the_biweight_by_hand() {
        // medians 0 and 0, MADs 1 and 1, so u = x / 9; weights (1 − u²)²: 1 at 0, 80²/81² at ±1, 45²/81² at 6, 0 at 12
        double near = 6400 / 6561.0;
        double far = 6 * 2025 / 6561.0;
        double[] x = {-1, 0, 1, 0, -1, 6, 12, -1, 0};
        double[] y = {-1, 0, 1, 0, -1, -12, 6, 1, 0};
        double products = 3 * near * near - near * near; // where a weight is 0, so is the product
        double squares = 4 * near * near + far * far;
        assertThat(Correlation.biweight(x, y)).isEqualTo(products / squares, within(1e-12));
    }

    @Test
    void the_library_agrees_on_random_columns_with_ties() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 200; round++) {
            int n = 3 + random.nextInt(40);
            double[] x = random.ints(n, 0, 8).asDoubleStream().toArray();
            double[] y = random.ints(n, 0, 8).asDoubleStream().toArray();
            x[0] = 8; // so that no column is constant
            y[1] = 8;
            assertThat(Correlation.covariance(x, y)).isEqualTo(new Covariance().covariance(x, y), within(1e-12));
            assertThat(Correlation.pearson(x, y)).isEqualTo(new PearsonsCorrelation().correlation(x, y), within(1e-12));
            assertThat(Correlation.spearman(x, y))
                    .isEqualTo(new SpearmansCorrelation().correlation(x, y), within(1e-12));
        }
    }

    @Test
    void units_do_not_matter_and_a_sign_turns_the_sign() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 100; round++) {
            double[] x = random.doubles(12, -1, 1).toArray();
            double[] y = random.doubles(12, -1, 1).toArray();
            double[] fahrenheit = Arrays.stream(x).map(c -> 32 + 1.8 * c).toArray();
            double[] turned = Arrays.stream(x).map(c -> -1e3 * c).toArray();
            for (ToDoubleBiFunction<double[], double[]> correlation : CORRELATIONS) {
                double r = correlation.applyAsDouble(x, y);
                assertThat(r).isBetween(-1.0, 1.0);
                assertThat(correlation.applyAsDouble(y, x)).isEqualTo(r, within(1e-12));
                assertThat(correlation.applyAsDouble(fahrenheit, y)).isEqualTo(r, within(1e-12));
                assertThat(correlation.applyAsDouble(turned, y)).isEqualTo(-r, within(1e-12));
            }
        }
    }

    @Test
    void a_line_gives_exactly_one_and_never_more() {
        SplittableRandom random = new SplittableRandom(10);
        for (int round = 0; round < 200; round++) {
            double[] x = random.doubles(7, -1, 1).toArray();
            double[] y = Arrays.stream(x).map(v -> 0.1 + 0.3 * v).toArray();
            assertThat(Correlation.pearson(x, y)).isLessThanOrEqualTo(1).isEqualTo(1, within(1e-12));
        }
    }

    @Test
    void any_rising_curve_has_a_spearman_of_one() {
        double[] x = {-3, -1, 0, 2, 5};
        double[] y = Arrays.stream(x).map(Math::exp).toArray();
        assertThat(Correlation.spearman(x, y)).isEqualTo(1, within(1e-15));
        assertThat(Correlation.pearson(x, y)).isLessThan(0.9);
    }

    @Test
    void a_constant_column_correlates_with_nothing() {
        double[] constant = {0.1, 0.1, 0.1}; // their mean in doubles is 0.10000000000000002
        double[] y = {1, 2, 4};
        assertThat(Descriptive.mean(constant)).isNotEqualTo(0.1);
        for (ToDoubleBiFunction<double[], double[]> correlation : CORRELATIONS) {
            assertThat(correlation.applyAsDouble(constant, y)).isNaN();
            assertThat(correlation.applyAsDouble(y, constant)).isNaN();
        }
        assertThat(Correlation.covariance(constant, y)).isEqualTo(0, within(1e-15));
    }

    @Test
    void the_biweight_is_unknown_when_more_than_half_of_a_column_is_one_value() {
        Table quartet = DataSets.ANSCOMBE.table();
        double[] x4 = quartet.numberColumn("x4").asDoubleArray(); // ten times 8, and 19
        double[] y4 = quartet.numberColumn("y4").asDoubleArray();
        assertThat(Correlation.biweight(x4, y4)).isNaN();
    }

    @Test
    void huge_and_tiny_units_neither_overflow_nor_vanish() {
        double[] x = {1, 2, 3, 6};
        double[] y = {2, 1, 4, 5};
        for (double unit : new double[] {1e-300, 1e-160, 1e160, 1e300}) {
            double[] scaled = Arrays.stream(x).map(v -> unit * v).toArray();
            assertThat(Correlation.pearson(scaled, y)).isEqualTo(10 / Math.sqrt(140), within(1e-12));
        }
    }

    @Test
    void bad_columns_are_refused_by_name() {
        double[] three = {1, 2, 3};
        List<ToDoubleBiFunction<double[], double[]>> all =
                List.of(Correlation::covariance, Correlation::pearson, Correlation::spearman, Correlation::biweight);
        for (ToDoubleBiFunction<double[], double[]> f : all) {
            refuses(() -> f.applyAsDouble(null, three), "x must be given, but was null");
            refuses(() -> f.applyAsDouble(three, null), "y must be given, but was null");
            refuses(() -> f.applyAsDouble(new double[] {1}, three), "x must hold at least 2 numbers, but held 1");
            refuses(
                    () -> f.applyAsDouble(three, new double[] {1, 2}),
                    "x and y must be of one length, but held 3 and 2 numbers");
            refuses(() -> f.applyAsDouble(three, new double[] {1, Double.NaN, 3}), "y[1] must be finite, but was NaN");
        }
        refuses(() -> Correlation.ranks(new double[0]), "values must hold at least 1 number, but held 0");
    }

    private static void refuses(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
