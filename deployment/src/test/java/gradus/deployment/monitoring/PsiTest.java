package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PsiTest {
    /** By hand, halves added: p = 50.5/101, q = 30.5/101 and 70.5/101. */
    @Test
    void two_bins_by_hand() {
        Psi psi = Psi.of(new long[] {50, 50}, new long[] {30, 70});
        double byHand = (30.5 - 50.5) / 101 * Math.log(30.5 / 50.5) + (70.5 - 50.5) / 101 * Math.log(70.5 / 50.5);
        assertThat(psi.value()).isCloseTo(byHand, within(1e-15));
        assertThat(psi.expected()).isCloseTo(0.02, within(1e-15));
        assertThat(psi.pValue()).isBetween(0.003, 0.006);
    }

    /** Values of peer_monitoring.py: NumPy 2.4.6, SciPy 1.17.1. */
    @Test
    void columns_of_credit_scoring_as_numpy_has_them() {
        assertPsi("income", 0.06173755102336098, 11, 0.025, 0.005954558788170106);
        assertPsi("age", 0.023974268941362814, 10, 0.0225, 0.3847093464126428);
        assertPsi("seniority", 0.030909718927501335, 10, 0.0225, 0.19356361006166795);
        assertPsi("time", 0.011711822697988495, 4, 0.0075, 0.19639296311993357);
        assertPsi("debt", 0.006829441714293059, 4, 0.0075, 0.4348541619333507);
    }

    private static void assertPsi(String column, double value, int bins, double expected, double p) {
        Table table = DataSets.CREDIT_SCORING.table();
        double[] all = Numbers.vectorWithGaps(table, column);
        Psi psi = Psi.of(Arrays.copyOf(all, 2000), Arrays.copyOfRange(all, 2000, 2500), 10);
        assertThat(psi.bins()).as(column).isEqualTo(bins);
        assertThat(psi.value()).as(column).isCloseTo(value, within(1e-12));
        assertThat(psi.expected()).as(column).isCloseTo(expected, within(1e-12));
        assertThat(psi.pValue()).as(column).isCloseTo(p, within(1e-9));
    }

    @Test
    void threshold_and_p_value_are_two_sides_of_one_thing() {
        Psi psi = new Psi(0.07, 10, 1000, 300);
        assertThat(new Psi(psi.threshold(0.01), 10, 1000, 300).pValue()).isCloseTo(0.01, within(1e-12));
        assertThat(new Psi(0, 1, 5, 5).pValue()).isEqualTo(1);
        assertThat(new Psi(0, 1, 5, 5).threshold(0.01)).isEqualTo(0);
    }

    @Test
    void bins_are_the_references_and_ties_make_fewer() {
        Bins bins = Bins.quantiles(new double[] {1, 2, 3, 4, Double.NaN}, 4);
        assertThat(bins.edges()).containsExactly(1, 2, 3);
        assertThat(bins.counts(new double[] {-1e300, 1, 1.5, 3, 3.1, Double.POSITIVE_INFINITY, Double.NaN}))
                .containsExactly(2, 1, 1, 2, 1);
        assertThat(Bins.quantiles(new double[] {0, 0, 0, 0, 7}, 4).edges()).containsExactly(0);
        assertThat(Bins.quantiles(new double[] {5, 5, 5}, 4).edges()).isEmpty();
        assertThat(Bins.quantiles(new double[] {0, -1}, 2).of(-0.0)).isEqualTo(1);
        assertThat(Bins.quantiles(new double[] {0, 1}, 2).of(-0.0)).isEqualTo(0);
        assertThat(Bins.quantiles(new double[] {-0.0, 1}, 2).counts(new double[] {0.0, -0.0, 1}))
                .containsExactly(2, 1, 0);
    }

    @Test
    void an_empty_bin_gives_a_large_number_and_an_empty_pair_of_bins_none() {
        Psi psi = Psi.of(new long[] {50, 50, 0}, new long[] {0, 100, 0});
        assertThat(psi.value()).isFinite().isGreaterThan(1);
        assertThat(psi).isEqualTo(Psi.of(new long[] {50, 50}, new long[] {0, 100}));
    }

    @Test
    void shares_that_are_equal_give_nothing_and_no_index_is_negative() {
        assertThat(Psi.of(new long[] {7, 3}, new long[] {7, 3}).value()).isEqualTo(0);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 200; i++) {
            long[] a = {random.nextInt(9), random.nextInt(9), 1 + random.nextInt(9)};
            long[] b = {random.nextInt(9), random.nextInt(9), 1 + random.nextInt(9)};
            assertThat(Psi.of(a, b).value()).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void errors_name_the_argument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bins.quantiles(new double[] {Double.NaN}, 10))
                .withMessage("reference without its missing values must hold at least 1 number, but held 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bins.quantiles(new double[] {1}, 1))
                .withMessage("bins must be at least 2, but was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Psi.of(new long[] {1, 2}, new long[] {1}))
                .withMessage("current must hold 2 numbers (one for each bin of the reference), but held 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Psi.of(new long[] {1, 2}, new long[2]))
                .withMessage("the sum of current must be at least 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Psi.of(new long[] {1, -2}, new long[2]))
                .withMessage("reference[1] must be at least 0, but was -2");
    }
}
